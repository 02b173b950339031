#include "verify/base/external_program.hpp"

#include "verify/base/byte_source.hpp"
#include "verify/base/clean_up.hpp"
#include "verify/base/scratch_folder.hpp"
#include "verify/base/status.hpp"

#include <fmt/format.h>

#include <sys/wait.h>
#include <cerrno>
#include <cstring>

namespace verify {

std::string shell_quoted(const std::string& text) {
    std::string result = "'";
    for (const char c : text) result += c == '\'' ? "'\\''" : std::string(1, c);
    return result + "'";
}

Finished run_program(const std::string& command, const std::string& input) {
    const ScratchFolder folder;
    const auto path = [&](const char* name) { return (folder.path / name).string(); };
    folder.write("in", input);
    const std::string redirected = fmt::format("{{ {} ; }} <{} >{} 2>{}", command, shell_quoted(path("in")),
                                               shell_quoted(path("out")), shell_quoted(path("errors")));
    const int raw = run_in_shell(redirected.c_str());
    if (raw == -1) throw BadInput(fmt::format("{}: no process can be started ({})", command, std::strerror(errno)));
    return {WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw), whole_file(path("out"), "what a program wrote"),
            whole_file(path("errors"), "what a program wrote")};
}

std::string version_of(const std::string& program) {
    const Finished finished = run_program(program + " --version", "");
    return finished.status == 0 ? finished.output.substr(0, finished.output.find('\n')) : "";
}

}  // namespace verify
