// `verify run --certificates DIR`, from outside: the files and what stands in them, what is refused before anything is
// run, and that a full disk, an interruption or a claim that does not exist leaves nothing behind.
#include "verify/user_pack.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <set>
#include <sstream>

using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

std::set<std::string> files_in(const fs::path& folder) {
    std::set<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) found.insert(fs::relative(entry.path(), folder).string());
    return found;
}

/// Flat objects, a line each, whose values are texts; the first has a format.
void check_certificate(const fs::path& file, const std::string& type) {
    INFO(file);
    const std::string text = content(file);
    REQUIRE(text.ends_with("\n"));
    std::istringstream stream(text);
    bool first = true;
    for (std::string line; std::getline(stream, line); first = false) {
        const Json item = Json::parse(line);
        REQUIRE(item.is_object());
        if (first) {
            CHECK(item.at("type") == type);
            CHECK(item.at("format") == 1);
        }
        for (const auto& [key, value] : item.items()) CHECK((value.is_string() || (first && key == "format")));
    }
}

std::string into(const fs::path& folder) { return " --certificates '" + folder.string() + "'"; }

}  // namespace

TEST_CASE("run --certificates: a file for each formula that was decided, which verify check accepts") {
    const TemporaryFolder folder;
    const auto to = folder.path / "new" / "certificates";
    const Ran ran = run_verify("run yu-2025/eq-2.4 le-2025/eq-3.6 le-2025/eq-3.8 yu-2025/lemma-3" + into(to));
    INFO(ran.err);
    REQUIRE(ran.status == 0);
    // lemma-3 has no formula, and steps that are proved on boxes.
    const std::string boxes = "yu-2025/lemma-3.boxes.jsonl";
    const std::set<std::string> expected{boxes, "yu-2025/eq-2.4.jsonl", "le-2025/eq-3.6.jsonl",
                                         "le-2025/eq-3.6.correction.jsonl", "le-2025/eq-3.8.jsonl"};
    CHECK(files_in(to) == expected);
    CHECK(ran.err.find("wrote 5 certificates to " + to.string()) != std::string::npos);
    for (const std::string& name : expected) {
        check_certificate(to / name, name == boxes ? "boxes" : "statement");
        if (name != boxes) CHECK(run_verify("check '" + (to / name).string() + "'").status == 0);
    }
    const std::string failing = content(to / "le-2025/eq-3.6.jsonl");
    CHECK(Json::parse(failing.substr(0, failing.find('\n'))).at("verdict") == "fails");
}

TEST_CASE("run --certificates: the lemmas of large depth with a claim of st-arnaud-2026") {
    const TemporaryFolder folder;
    REQUIRE(run_verify("run st-arnaud-2026/section-6.3-taylor" + into(folder.path)).status == 0);
    CHECK(files_in(folder.path) == std::set<std::string>{"endpoint-series.jsonl", "large-depth.jsonl",
                                                         "st-arnaud-2026/section-6.3-taylor.jsonl"});
    check_certificate(folder.path / "large-depth.jsonl", "large-depth");
    check_certificate(folder.path / "endpoint-series.jsonl", "endpoint-series");
}

TEST_CASE("run --certificates: into a folder that exists, other files stay and those of the same name are replaced") {
    const TemporaryFolder folder;
    fs::create_directory(folder.path / "le-2025");
    folder.file("notes.txt", "mine\n");
    folder.file("le-2025/eq-3.8.jsonl", "old\n");
    REQUIRE(run_verify("run le-2025/eq-3.8" + into(folder.path)).status == 0);
    CHECK(files_in(folder.path) == std::set<std::string>{"notes.txt", "le-2025/eq-3.8.jsonl"});
    CHECK(content(folder.path / "notes.txt") == "mine\n");
    check_certificate(folder.path / "le-2025/eq-3.8.jsonl", "statement");
}

TEST_CASE("run --certificates: a user's own pages") {
    const Pack pack({{"a", "forall z in [-1, 1]: h(z) >= z"}, {"b", "forall z in [-1, 1]: h(z) > z"}});
    const TemporaryFolder folder;
    const auto to = folder.path / "c";
    const Ran ran = run_verify("run --claims " + quoted(pack.path) + into(to));
    INFO(ran.err);
    CHECK(ran.status == 1);
    CHECK(files_in(to).size() == 2);
    for (const std::string& name : files_in(to)) check_certificate(to / name, "statement");
    check_refused("run --claims " + quoted(pack.path) + " --certificates " + quoted(pack.path), "among the pages");
}

TEST_CASE("run --certificates: what cannot be written is refused before anything is run, and leaves nothing") {
    const TemporaryFolder folder;
    const std::string claim = "run le-2025/eq-3.8";
    check_refused(claim + into(fs::path(VERIFY_SOURCES) / "reports"), "among the reports");
    check_refused(claim + into(folder.file("file", "x\n")), "file");
    check_refused(claim + into("/dev/full"), "/dev/full");
    check_refused(claim + " --certificates ''", "--certificates");
    check_refused("run no-such-paper/lemma-1" + into(folder.path / "none"), "no-such-paper");
    check_refused("run le-2025/no-such-claim" + into(folder.path / "none"), "no-such-claim");
    CHECK(run_verify("run 'le-2025/no-such-*'" + into(folder.path / "none")).status == 5);
    CHECK(files_in(folder.path) == std::set<std::string>{"file"});
    CHECK_FALSE(fs::exists(folder.path / "none"));
}

TEST_CASE("run --certificates: a full disk and an interruption leave no folder, and an old one as it was") {
    const TemporaryFolder folder;
    fs::create_directories(folder.path / "old" / "yu-2025");
    folder.file("old/yu-2025/eq-2.4.jsonl", "old\n");
    for (const char* name : {"new", "old"}) {
        // A limit on the size of files, as a full disk; this certificate is longer than it.
        const Ran full = run_verify("run yu-2025/eq-2.4" + into(folder.path / name), "ulimit -f 1; TMPDIR=/tmp");
        INFO(name << ": " << full.err);
        CHECK(full.status == 2);
        CHECK(lines(full.err) == 1);
        CHECK(files_in(folder.path) == std::set<std::string>{"old/yu-2025/eq-2.4.jsonl"});
        CHECK_FALSE(fs::exists(folder.path / "new"));
        CHECK(content(folder.path / "old/yu-2025/eq-2.4.jsonl") == "old\n");
        for (const char* signal : {"INT", "TERM", "KILL"}) {
            const Ran ran = run_verify("run 'st-arnaud-2026/*'" + into(folder.path / name),
                                       "timeout --preserve-status -s " + std::string(signal) + " 1");
            CHECK(ran.status > 128);
            CHECK(content(folder.path / "old/yu-2025/eq-2.4.jsonl") == "old\n");
        }
        // After SIGKILL an empty folder may be left, and no certificate.
        CHECK(files_in(folder.path) == std::set<std::string>{"old/yu-2025/eq-2.4.jsonl"});
        fs::remove_all(folder.path / "new");
    }
}

TEST_CASE("run --certificates with little memory: one line says so, and what was written is whole") {
    const TemporaryFolder folder;
    const auto run = [&](long kilobytes, const fs::path& out) {
        return run_verify("run st-arnaud-2026/lemma-1" + into(out),
                          "timeout 60 prlimit --core=0 --as=" + std::to_string(kilobytes * 1024));
    };
    const fs::path whole = folder.path / "whole";
    const Ran enough = run(1'000'000, whole);
    REQUIRE(enough.status == 0);
    const std::set<std::string> files = files_in(whole);
    long least = 1'000'000;  // a limit with which it ends well, a hundred kilobytes above one with which it does not
    for (long below = 0; least - below > 100;) {
        const long middle = (below + least) / 2;
        (run(middle, folder.path / "sought").status == 0 ? least : below) = middle;
    }
    int told = 0;
    for (long step = 1; step <= 40; ++step) {
        const fs::path out = folder.path / std::to_string(step);
        const Ran ran = run(least - 150 * step, out);
        INFO(least - 150 * step << " kB: status " << ran.status << ", " << ran.err);
        if (ran.status == 0) {
            CHECK(ran.out == enough.out);
        } else {
            ++told;
            CHECK(ran.status == 2);
            const bool wrote = ran.err.starts_with("wrote ");
            CHECK(fs::exists(out) == wrote);
            const std::string last = wrote ? ran.err.substr(ran.err.find('\n') + 1) : ran.err;
            CHECK(lines(last) == 1);
            CHECK(last.starts_with("verify: not enough memory"));
        }
        if (fs::exists(out)) CHECK(files_in(out) == files);
    }
    CHECK(told > 20);
}
