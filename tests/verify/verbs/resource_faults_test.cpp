// Limits of the shell, a full disk, SIGKILL while reports are written: one line and status 2, and nothing half-written.
#include "verify/process.hpp"

#include <algorithm>
#include <csignal>
#include <future>
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

TEST_CASE("a FIFO that nobody writes to is given up after ten seconds, one with a late writer is read") {
    const TemporaryFolder folder;
    const std::string root = folder.path.string(), state = (folder.path / "e").string();
    fs::create_directory(state);
    REQUIRE(std::system(("mkfifo '" + root + "/f' '" + root + "/late' '" + state + "/interrupted.state'").c_str()) ==
            0);
    const std::string points = folder.file("q.csv", "1,0\n0,1\n3,4\n");
    std::vector<std::future<Ran>> waiting;
    for (const std::string& arguments :
         {"gram '" + root + "/f' --kernel fc --depth 2", "gram --matrix '" + root + "/f'",
          "gram '" + points + "' --kernel fc --depth 2 --state '" + root + "/f'", "check '" + root + "/f'",
          "rate '1/L + O(1/L^2)' --csv '" + root + "/f'", "diff '" + root + "/f' '" + root + "/f'",
          "doctor --against '" + root + "/f'"})
        waiting.push_back(std::async(std::launch::async, [=] { return run_verify(arguments, "timeout 60"); }));
    auto late = std::async(std::launch::async,
                           [=] { return run_verify("gram '" + root + "/late' --kernel fc --depth 2", "timeout 60"); });
    REQUIRE(std::system(("sleep 1; cat '" + points + "' >'" + root + "/late'").c_str()) == 0);
    CHECK(late.get().out.find("3 points") != std::string::npos);
    for (auto& each : waiting) check_one_line(each.get(), "a FIFO that no program writes to, for 10 seconds; expected");
    check_one_line(run_verify("experiment yu-2025-figure-3 --out '" + state + "'", "timeout 60"),
                   "not the state of an experiment");
    for (const std::string verb : {"prove 'forall x in [0,1]: x >= 0' --certificate", "new-paper new --from",
                                   "run yu-2025/lemma-3 --out", "run --claims"})
        check_one_line(run_verify(verb + " '" + root + "/f'", "timeout 60"), root + "/f");
}

TEST_CASE("devices in place of data, matrices, certificates, states and folders are refused in one line") {
    const TemporaryFolder folder;
    const std::string points = folder.file("q.csv", "1,0\n0,1\n3,4\n");
    // 4 GB of address space: nobody reads /dev/zero to its end.
    for (const std::string device : {"/dev/zero", "/dev/full"})
        for (const std::string& arguments :
             {"gram " + device + " --kernel fc --depth 2", "gram --matrix " + device,
              "rate '1/L + O(1/L^2)' --csv " + device, "check " + device, "diff " + device + " " + device,
              "doctor --against " + device, "gram '" + points + "' --kernel fc --depth 2 --state " + device,
              "gram '" + points + "' --kernel fc --depth 2 --save " + device, "new-paper new --from " + device,
              "prove 'forall x in [0,1]: x >= 0' --certificate " + device, "run yu-2025/lemma-3 --out " + device,
              "run --claims " + device}) {
            INFO(arguments);
            check_one_line(run_verify(arguments, "OPENBLAS_NUM_THREADS=1 timeout 60 prlimit --as=4000000000"), device);
        }
    for (const char* arguments : {"prove -", "gram - --kernel fc --depth 2", "check -"}) {
        INFO(arguments);
        const Ran ran = run_verify(arguments + std::string(" </dev/zero"), "timeout 60");
        CHECK(ran.status == 2);
        CHECK(lines(ran.err) == 1);
    }
}

TEST_CASE("reports that cannot be written beside certificates that were: the line says which are of this run") {
    const TemporaryFolder folder;
    const auto out = folder.path / "out", to = folder.path / "certificates";
    const std::string arguments =
        "run le-2025/eq-3.8 --certificates '" + to.string() + "' --out '" + out.string() + "'";
    // A folder stands where a report must go: seen only when the reports are written.
    fs::create_directories(out / "results.json");
    const Ran ran = run_verify(arguments);
    INFO(ran.err);
    CHECK(ran.status == 2);
    CHECK(ran.err.find("the certificates in " + to.string() + " are of this run, the reports in " + out.string() +
                       " are not\n") != std::string::npos);
    CHECK(fs::exists(to / "le-2025" / "eq-3.8.jsonl"));
    fs::remove_all(out);
    CHECK(run_verify(arguments).status == 0);
}

TEST_CASE("new-paper on a full disk names the folder that was asked for, and leaves nothing") {
    const TemporaryFolder folder;
    const Ran ran = run_verify("new-paper mine", "cd '" + folder.path.string() + "'; ulimit -f 1;");
    check_one_line(ran, "mine/");
    CHECK(ran.err.find("unfinished") == std::string::npos);
    CHECK(fs::is_empty(folder.path));
}
