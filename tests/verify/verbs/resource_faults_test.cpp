// Limits of the shell, a full disk, SIGKILL while reports are written: one line and status 2, and nothing half-written.
#include "verify/process.hpp"

#include <algorithm>
#include <csignal>
#include <map>

namespace {

namespace fs = std::filesystem;

constexpr const char* a_claim = "st-arnaud-2026/section-6.2-cubes";

std::map<std::string, std::string> all_in(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        files[entry.path().lexically_relative(folder).string()] =
            entry.is_regular_file() ? content(entry.path()) : "a folder";
    return files;
}

void check_one_line(const Ran& ran, const std::string& named) {
    INFO(ran.err);
    CHECK(ran.status == 2);
    CHECK(ran.out.empty());
    CHECK(lines(ran.err) == 1);
    CHECK(ran.err.starts_with("verify: "));
    CHECK(ran.err.find(named) != std::string::npos);
}

}  // namespace

TEST_CASE("a small stack and few open files: refused in one line by every verb, whatever it would need") {
    for (const std::string arguments :
         {"list", "show yu-2025/lemma-3", "eval kappa1 --at 1/2", "doctor", "errata --paper yu-2025", "--help",
          "prove 'forall x in [0,1]: x >= 0'", "rate '1/4' --of theta-bar --at 1/2", "run yu-2025/lemma-3"}) {
        INFO(arguments);
        check_one_line(run_verify(arguments, "ulimit -s 64;"),
                       "a stack of 64 KB is allowed; expected at least 2048 KB (ulimit -s)");
        check_one_line(run_verify(arguments, "ulimit -s 1024;"), "a stack of 1024 KB is allowed");
        check_one_line(run_verify(arguments, "prlimit --nofile=8"),
                       "8 open files are allowed; expected at least 16 (ulimit -n)");
    }
}

TEST_CASE("where only the soft limits are small they are raised, for threads too") {
    std::string nested;
    for (int i = 0; i < 190; ++i) nested += '(';
    nested += '1' + std::string(190, ')');
    const std::string prove = "prove 'forall x in [0,1]: " + nested + "*x^2 >= 0'";
    for (const char* limits : {"ulimit -S -s 64;", "ulimit -s 2048;", "prlimit --nofile=8:", "prlimit --nofile=16"}) {
        INFO(limits);
        CHECK(run_verify(prove, limits).status == 0);
        CHECK(run_verify("run 'yu-2025/eq-b*' --jobs 2", limits).status == 0);
    }
}

TEST_CASE("a file size limit, as a full disk: status 2, one line, no folder and no file left") {
    for (const std::string& arguments : {std::string("run ") + a_claim + " --out new/reports",
                                         std::string("gram q.csv --kernel fc --depth 2 --save k.npz")}) {
        const TemporaryFolder folder;
        std::string points;
        for (int i = 1; i <= 60; ++i) points += "1," + std::to_string(i) + "\n";
        folder.file("q.csv", points);
        const Ran ran = run_verify(arguments, "cd '" + folder.path.string() + "'; ulimit -f 1; TMPDIR=/tmp");
        INFO(arguments << ": " << ran.err);
        CHECK(ran.status == 2);
        CHECK(ran.err.starts_with("verify: "));
        CHECK(lines(ran.err) == 1);
        CHECK(all_in(folder.path).size() == 1);
    }
}

TEST_CASE("a record that is a device is refused, in little memory") {
    const TemporaryFolder folder;
    fs::create_directory(folder.path / "reports");
    fs::create_symlink("/dev/zero", folder.path / "reports" / "results.json");
    fs::create_symlink(fs::path(VERIFY_SOURCES) / "proofs", folder.path / "proofs");
    const std::string root = "VERIFY_ROOT='" + folder.path.string() + "'";
    for (const std::string& arguments : {std::string("show ") + a_claim, std::string("run ") + a_claim})
        check_one_line(run_verify(arguments, root), "a device; expected the results.json of a run");
    check_one_line(run_verify("diff /dev/zero /dev/zero"), "/dev/zero: a device; expected the results.json of a run");
    const auto state = folder.path / "e" / "interrupted.state";
    fs::create_directory(folder.path / "e");
    fs::create_symlink("/dev/zero", state);
    check_one_line(run_verify("experiment yu-2025-figure-3 --out '" + (folder.path / "e").string() + "'"),
                   "not the state of an experiment");
}

TEST_CASE("kill -9 while reports are written: the next run leaves the same files as one that was not killed") {
    const TemporaryFolder folder;
    const std::string run = std::string("run ") + a_claim + " --out '";
    const auto usual = folder.path / "usual", killed = folder.path / "killed";
    REQUIRE(run_verify(run + usual.string() + "'").status == 0);
    const auto expected = all_in(usual);
    for (int i = 2; i < 5; ++i) {
        const std::string seconds = "0." + std::string(i < 2 ? "0" : "") + std::to_string(i < 2 ? 5 * i + 4 : 5 * i);
        const Ran ran = run_verify(run + killed.string() + "'", "timeout -s KILL " + seconds);
        CHECK((ran.status == 137 || ran.status == 0));
        const Ran next = run_verify(run + killed.string() + "'");
        INFO(seconds << " s: " << next.err);
        CHECK(next.status == 0);
        CHECK(all_in(killed) == expected);
        if (i % 2 == 0) fs::remove_all(killed);
    }
}
