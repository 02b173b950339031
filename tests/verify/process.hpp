// Runs the built program as a user would: a command line in, status, stdout and stderr out.
#pragma once

#include "catch.hpp"
#include "temporary_folder.hpp"

#include <sys/wait.h>
#include <unistd.h>
#include <cstdio>
#include <cstdlib>
#include <string>

struct Ran {
    int status;
    std::string out, err;
};

inline std::string program() { return VERIFY_PROGRAM; }

/// `arguments` goes through the shell; its own redirections win. `before`: a command that starts the program, "env
/// PATH=/nonexistent".
inline Ran run_verify(const std::string& arguments, const std::string& before = "") {
    const TemporaryFolder folder;
    const auto out = folder.path / "out", err = folder.path / "err";
    const int raw = std::system(
        (before + " '" + program() + "' >'" + out.string() + "' 2>'" + err.string() + "' " + arguments).c_str());
    return {WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw), content(out), content(err)};
}

inline long lines(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

/// Status 2, nothing on stdout, and one line on stderr that names what is wrong.
inline void check_refused(const std::string& arguments, const std::string& named) {
    const Ran ran = run_verify(arguments);
    INFO(arguments << ": " << ran.err);
    CHECK(ran.status == 2);
    CHECK(ran.out.empty());
    CHECK(lines(ran.err) == 1);
    CHECK(ran.err.find(named) != std::string::npos);
}
