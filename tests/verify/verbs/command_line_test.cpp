// The command line from outside: exit statuses, one line for bad input, formats, and nothing half-written.
#include "verify/process.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <csignal>
#include <set>
#include <thread>

using Json = nlohmann::json;

namespace {

/// All of them, from the folder on.
std::set<std::string> files_of(const std::filesystem::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) names.insert(entry.path().lexically_relative(folder).string());
    return names;
}

bool contains_all(const std::set<std::string>& names, const std::set<std::string>& wanted) {
    return std::includes(names.begin(), names.end(), wanted.begin(), wanted.end());
}

}  // namespace

TEST_CASE("bad input: status 2 and one line that names the value") {
    const auto [arguments, named] = GENERATE(table<std::string, std::string>({
        {"eval h --at 2", "2"},
        {"eval h --at -1.0000001", "10000001/10000000"},
        {"eval no-such-function --at 1/2", "no-such-function"},
        {"eval theta-bar --at 1/2 --depth 0", "depth 0"},
        {"eval theta-bar --at 1/2 --depth 1.5", "depth 1.5"},
        {"eval theta-bar --at 1/2 --depth -3", "depth"},
        {"eval theta-bar --at 1/2 --depth ten", "ten"},
        {"eval h --at 1/2 --digits 0", "digits 0"},
        {"eval h --at 1/2 --digits 1000000", "1000000"},
        {"eval h --at 1/2 --digits many", "many"},
        {"eval h --at nan", "nan"},
        {"eval h --at 1/0", "1/0"},
        {"eval h --at 1e999999999", "1e999999999"},
        {"eval h --at ''", "--at"},
        {"eval h", "--at"},
        {"eval h --at 1/2 --depth 3", "--depth"},
        {"eval theta --at 1/2 --depth 3 --beta -1", "-1"},
        {"eval theta --at 1/2 --depth 3 --n0 0", "0"},
        {"eval kappa0-coefficient --n -1", "-1"},
        {"eval kappa0-coefficient --n 0.5", "0.5"},
        {"run no-such-paper/lemma-1", "no-such-paper/lemma-1"},
        {"run yu-2025/lemma-33", "yu-2025/lemma-3"},
        {"run yu-2025/lemma-3 --digits 0", "digits"},
        {"run yu-2025/lemma-3 --seed -1", "seed"},
        {"run yu-2025/lemma-3 --jobs 0", "jobs"},
        {"run yu-2025/lemma-3 --format yaml", "yaml"},
        {"show no-such-claim", "no-such-claim"},
        {"show", "id"},
        {"list --paper nobody-1999", "nobody-1999"},
        {"list --verdict true", "true"},
        {"diff a.json", "B"},
        {"diff no-such-file.json no-such-file.json", "no-such-file.json"},
        {"diff /etc/passwd /etc/passwd", "/etc/passwd"},
        {"cite nobody-1999", "nobody-1999"},
        {"cite yu-2025/lemma-33", "yu-2025/lemma-33"},
        {"cite --format yaml", "yaml"},
        {"--no-such-flag", "no-such-flag"},
        {"frobnicate", "frobnicate"},
    }));
    check_refused(arguments, named);
}

TEST_CASE("a glob that matches nothing: status 5") {
    const Ran ran = run_verify("run 'no-such-paper/*'");
    CHECK(ran.status == 5);
    CHECK(lines(ran.err) == 1);
}

TEST_CASE("help and version are no errors") {
    for (const char* arguments : {"--help", "run --help", "eval -h", "--version"}) {
        const Ran ran = run_verify(arguments);
        CHECK(ran.status == 0);
        CHECK_FALSE(ran.out.empty());
        CHECK(ran.err.empty());
    }
}

TEST_CASE("digits that cannot be reached: status 3") {
    const Ran ran = run_verify(
        GENERATE("eval theta --at 1/2 --depth 10000001", "eval theta-bar --at 1/2 --depth 1e30 --digits 5000"));
    CHECK(ran.status == 3);
    CHECK(lines(ran.err) == 1);
}

TEST_CASE("list and show agree, in every format") {
    const Ran text = run_verify("list"), json = run_verify("list --format json"),
              markdown = run_verify("list --format markdown");
    CHECK(text.status == 0);
    const Json claims = Json::parse(json.out).at("results");
    CHECK(lines(text.out) == static_cast<long>(claims.size()));
    CHECK(lines(markdown.out) == static_cast<long>(claims.size()) + 2);
    const Ran show = run_verify("show st-arnaud-2026/theorem-2");
    CHECK(show.status == 0);
    CHECK(show.out.find("1/4") != std::string::npos);
    CHECK(show.out.find("fails. Evidence: formal") != std::string::npos);
    CHECK(Json::parse(run_verify("show st-arnaud-2026/theorem-2 --format json").out).at("verdict") == "fails");
    const Json failing = Json::parse(run_verify("list --verdict fails --format json").out).at("results");
    CHECK(failing.size() < claims.size());
    CHECK(failing.size() > 0);
}

TEST_CASE("run of a selection prints and writes nothing") {
    const TemporaryFolder folder;
    const Ran ran = run_verify("run yu-2025/lemma-3 'yu-2025/eq-b.[678]'");
    CHECK(ran.status == 0);
    CHECK(ran.out.find("yu-2025/lemma-3") != std::string::npos);
    CHECK(ran.out.find("4 claims: 3 holds, 1 fails") != std::string::npos);
    CHECK(ran.err.empty());
    const Json json = Json::parse(run_verify("run yu-2025/lemma-3 --format json").out);
    CHECK(json.at("schema") == 2);
    CHECK(json.at("suite").at("sources").get<std::string>().size() == 64);
    const Json& result = json.at("results").at(0);
    CHECK_FALSE(result.at("controls").empty());
    for (const Json& control : result.at("controls")) CHECK(control.at("outcome") != result.at("verdict"));
    CHECK_FALSE(result.at("steps").empty());
    for (const Json& step : result.at("steps"))
        for (const char* field : {"says", "kind", "truth", "carries"}) CHECK(step.contains(field));
    CHECK(result.at("property").at("cases") == 100);
    CHECK(result.at("property").at("discarded") == 0);
    CHECK(result.at("page") == "proofs/yu_2025/lemma-3.md");
    const Ran junit = run_verify("run yu-2025/lemma-3 --format junit");
    CHECK(junit.out.find("<testsuites") != std::string::npos);
    CHECK(junit.out.find("failures=\"0\"") != std::string::npos);
}

TEST_CASE("digits, seed and cases reach the findings") {
    const Json few =
        Json::parse(run_verify("run st-arnaud-2026/definition-5 --digits 10 --seed 5 --cases 17 --format json").out);
    CHECK(few.at("parameters").at("digits") == 10);
    CHECK(few.at("results").at(0).at("property").at("cases") == 17);
    CHECK(few.at("results").at(0).at("property").at("seed") == "5");
    CHECK(few.at("results").at(0).at("values").at(0).at("enclosure").get<std::string>().size() < 30);
}

namespace {

/// Against a record of these results, or with no record at all for a null.
Ran run_against(const Json& results, const std::string& arguments, int schema = 1) {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path / "reports");
    std::filesystem::create_directory_symlink(std::filesystem::path(VERIFY_SOURCES) / "proofs", folder.path / "proofs");
    if (!results.is_null())
        std::ofstream(folder.path / "reports/results.json") << Json{{"schema", schema}, {"results", results}};
    return run_verify(arguments, "env VERIFY_ROOT='" + folder.path.string() + "'");
}

Json recorded(const std::string& verdict, const std::string& evidence = "", const std::string& id = "yu-2025/lemma-3") {
    Json result{{"id", id}, {"verdict", verdict}};
    if (!evidence.empty()) result["evidence"] = evidence;
    return result;
}

/// What the check alone finds, without a record of formal proofs.
std::string evidence_now(const std::string& id) {
    return Json::parse(run_against(Json::array(), "run " + id + " --format json").out)
        .at("results")
        .at(0)
        .at("evidence")
        .get<std::string>();
}

}  // namespace

TEST_CASE("a verdict that differs from the record: status 1, named on stderr") {
    const Ran differs = run_against(Json::array({recorded("fails")}), "run yu-2025/lemma-3"),
              junit = run_against(Json::array({recorded("fails")}), "run yu-2025/lemma-3 --format junit");
    CHECK(differs.status == 1);
    CHECK(differs.err.find("yu-2025/lemma-3: recorded as fails, now holds") != std::string::npos);
    CHECK(junit.status == 1);
    CHECK(junit.out.find("failures=\"1\"") != std::string::npos);
    const Ran broken = run_against("not a list at all", "run yu-2025/lemma-3");
    CHECK(broken.status == 2);
    CHECK(lines(broken.err) == 1);
}

TEST_CASE("evidence weaker than recorded: status 1, both named on stderr, and stronger or as strong is status 0") {
    const std::string now = evidence_now("yu-2025/lemma-3");
    for (const char* weaker : {"none", "simulated", "tested", "certified", "argued", now.c_str()}) {
        INFO(weaker);
        const Ran ran = run_against(Json::array({recorded("holds", weaker)}), "run yu-2025/lemma-3");
        CHECK(ran.status == 0);
        CHECK(ran.err.empty());
    }
    const Ran lost = run_against(Json::array({recorded("holds", "formal")}), "run yu-2025/lemma-3"),
              junit = run_against(Json::array({recorded("holds", "formal")}), "run yu-2025/lemma-3 --format junit");
    CHECK(lost.status == 1);
    CHECK(lost.err == "yu-2025/lemma-3: recorded as holds (formal), now holds (" + now + "): weaker evidence\n");
    CHECK(lost.out.find("<< recorded as holds (formal)") != std::string::npos);
    CHECK(junit.out.find("failures=\"1\"") != std::string::npos);
    const Ran unknown = run_against(Json::array({recorded("holds", "revealed")}), "run yu-2025/lemma-3");
    CHECK(unknown.status == 1);
    CHECK(unknown.err.find("recorded as holds (revealed), now holds (" + now +
                           "): the recorded evidence is no word that is known here") != std::string::npos);
}

TEST_CASE("a correction that is weaker than recorded, or lost, is a difference too") {
    Json with = recorded("fails", "argued", "yu-2025/eq-3.6"), gone = recorded("holds", "argued");
    with["correction"] = {{"verdict", "holds"}, {"evidence", "formal"}};
    gone["correction"] = {{"verdict", "holds"}, {"evidence", "tested"}};
    const Ran weaker = run_against(Json::array({with}), "run yu-2025/eq-3.6"),
              lost = run_against(Json::array({gone}), "run yu-2025/lemma-3");
    CHECK(weaker.status == 1);
    CHECK(weaker.err.find("yu-2025/eq-3.6: correction recorded as holds (formal), now holds (") != std::string::npos);
    CHECK(lost.status == 1);
    CHECK(lost.err == "yu-2025/lemma-3: correction recorded as holds (tested), now none\n");
    with["correction"]["evidence"] = "simulated";
    CHECK(run_against(Json::array({with}), "run yu-2025/eq-3.6").status == 0);
}

TEST_CASE("a record of schema 2 is read") {
    Json result = recorded("holds", "argued");
    result.update(
        {{"steps", Json::array({Json{{"says", "a step"}, {"kind", "exact"}, {"truth", "yes"}, {"carries", true}}})},
         {"tried", "an attack"},
         {"limits", "a limit"},
         {"property",
          {{"says", "a property"}, {"cases", 7}, {"discarded", 2}, {"seed", "5"}, {"counterexample", nullptr}}},
         {"controls", Json::array({Json{{"of", "statement"}, {"changed", "a sign"}, {"outcome", "fails"}},
                                   Json{{"of", "statement"}, {"changed", "a bound"}, {"outcome", "holds"}}})}});
    CHECK(run_against(Json::array({result}), "run yu-2025/lemma-3", 2).status == 0);
    const Ran shown = run_against(Json::array({result}), "show yu-2025/lemma-3", 2);
    CHECK(shown.status == 0);
    for (const char* text : {"- exact: a step", "an attack", "a limit", "a sign (fails)",
                             "1 of 2 controls made no difference", "7 random cases"}) {
        INFO(text);
        CHECK(shown.out.find(text) != std::string::npos);
    }
    result["evidence"] = "formal";
    CHECK(run_against(Json::array({result}), "run yu-2025/lemma-3", 2).status == 1);
    const Ran newer = run_against(Json::array({result}), "run yu-2025/lemma-3", 3);
    CHECK(newer.status == 2);
    CHECK(newer.err.find("schema 3") != std::string::npos);
}

TEST_CASE("a broken page, or none: status 2 and one line that names file and line, whatever the verb") {
    const TemporaryFolder folder;
    const auto pages = folder.path / "proofs" / "p";
    std::filesystem::create_directories(pages);
    const auto refused = [&](const std::string& starts, const std::string& says) {
        for (const char* verb :
             {"list", "show p/lemma-1", "run", "run p/lemma-1 --format junit", "coverage --paper p", "concordance"}) {
            const Ran ran = run_verify(verb, "env VERIFY_ROOT='" + folder.path.string() + "'");
            INFO(verb << ": " << ran.err);
            CHECK(ran.status == 2);
            CHECK(lines(ran.err) == 1);
            CHECK(ran.err.find(starts) == 0);
            CHECK(ran.err.find(says) != std::string::npos);
        }
    };
    const auto write = [&](const std::string& name, const std::string& text) { std::ofstream(pages / name) << text; };
    const std::string paper =
        "+++\nkey = \"p\"\nauthors = \"A\"\ntitle = \"T\"\nedition = \"E\"\n[[text]]\nwhere = \"lemma 1\"\nsays = "
        "\"s\"\nclaims = [\"lemma-1\"]\n+++\n";
    const auto page = [](const std::string& more) {
        return "+++\nid = \"lemma-1\"\nwhere = \"lemma 1\"\ntitle = \"T\"\n" + more + "+++\n## Statement\n\ns\n";
    };
    refused("proofs: no paper", "paper.md");
    write("paper.md", "key = 5\n");
    refused("proofs/p/paper.md:1: ", "+++");
    write("paper.md", "+++\nkey = \n+++\n");
    refused("proofs/p/paper.md:2: ", "TOML");
    write("paper.md", paper);
    refused("proofs/p/paper.md:9: ", "p/lemma-1, which has no page");
    write("lemma-1.md", page("colour = \"red\"\n"));
    refused("proofs/p/lemma-1.md:5: ", "unknown key 'colour'");
    write("lemma-1.md", page("uses = [\"lemma-2\"]\nnot_checkable = \"a\"\n"));
    refused("proofs/p/lemma-1.md:5: ", "p/lemma-2, which has no page");
    write("lemma-1.md", page("uses = [\"lemma-1\"]\nnot_checkable = \"a\"\n"));
    refused("proofs/p/lemma-1.md:5: ", "itself");
    write("lemma-1.md", page(""));
    refused("proofs/p/lemma-1.md:1: ", "");  // neither a check nor a reason
    std::filesystem::remove(pages / "lemma-1.md");
    std::filesystem::create_directory(pages / "lemma-1.md");
    refused("proofs/p/lemma-1.md:1: ", "cannot be read");
    std::filesystem::remove_all(folder.path / "proofs");
    refused("proofs: no folder of papers", folder.path.string());
}

TEST_CASE("without a record the verdicts make the status, and that there is none is said") {
    const auto [claims, status] = GENERATE(table<std::string, int>({{"yu-2025/lemma-3", 0},
                                                                    {"yu-2025/eq-3.6", 1},
                                                                    {"yu-2025/lemma-3 yu-2025/eq-3.6", 1},
                                                                    {"yu-2025/definition-2", 0}}));
    INFO(claims);
    for (const char* format : {"text", "json", "junit"}) {
        const Ran ran = run_against(nullptr, "run " + claims + " --format " + format);
        CHECK(ran.status == status);
        CHECK(lines(ran.err) == 1);
        CHECK(ran.err.find("no record to compare with") != std::string::npos);
        CHECK(ran.err.find("reports/results.json does not exist") != std::string::npos);
        CHECK((ran.out + ran.err).find("as recorded") == std::string::npos);
    }
    const Ran junit = run_against(nullptr, "run yu-2025/eq-3.6 --format junit");
    CHECK(junit.out.find("failures=\"1\"") != std::string::npos);
}

TEST_CASE("a claim that the record does not have is named, and its verdict makes the status") {
    const Ran fails = run_against(Json::array({recorded("holds", "argued")}), "run yu-2025/lemma-3 yu-2025/eq-3.6"),
              holds = run_against(Json::array({recorded("fails", "argued", "yu-2025/eq-3.6")}),
                                  "run yu-2025/lemma-3 yu-2025/eq-3.6");
    CHECK(fails.status == 1);
    CHECK(fails.err == "yu-2025/eq-3.6: not in the record, now fails (" + evidence_now("yu-2025/eq-3.6") + ")\n");
    CHECK(holds.status == 0);
    CHECK(holds.err == "yu-2025/lemma-3: not in the record, now holds (" + evidence_now("yu-2025/lemma-3") + ")\n");
}

TEST_CASE("a paper and a name without its paper are selections") {
    const Json listed = Json::parse(run_verify("list --paper le-2025 --format json").out).at("results");
    CHECK(Json::parse(run_verify("show le-2025 --format json").out).at("results") == listed);
    CHECK(run_verify("show le-2025").out == run_verify("list --paper le-2025").out);
    const Ran run = run_verify("run le-2025");
    CHECK(run.status == 0);
    CHECK(run.out.find(std::to_string(listed.size()) + " claims:") != std::string::npos);
    CHECK(run_verify("show theorem-2-limit").out == run_verify("show st-arnaud-2026/theorem-2-limit").out);
    CHECK(lines(run_verify("show 'yu-2025/lemma-[34]'").out) == 2);
    CHECK(run_verify("show 'yu-2025/no-such-*'").status == 5);
}

TEST_CASE("a name that may be several claims: status 2, and each of them is named") {
    for (const char* verb : {"show ", "run "}) {
        for (const char* id : {"st-arnaud-2026/theorem-2", "jacot-2018/theorem-2", "yu-2025/theorem-2-residual",
                               "yu-2025/theorem-2-fully-connected"})
            check_refused(std::string(verb) + "theorem-2", id);
        for (const char* id : {"yu-2025/lemma-1", "st-arnaud-2026/lemma-1", "jacot-2018/lemma-1"})
            check_refused(std::string(verb) + "lemma-1", id);
        check_refused(std::string(verb) + "yu-2025/theorem-2", "yu-2025/theorem-2-residual");
        check_refused(std::string(verb) + "st-arnaud-2026/theorem-3", "st-arnaud-2026/theorem-3-early-stopping");
        check_refused(std::string(verb) + "yu-2025/lemma-33", "the nearest id is yu-2025/lemma-3 ");
    }
}

TEST_CASE("the JSON of a list has the recorded verdict and evidence") {
    const Json failing = Json::parse(run_verify("list --verdict fails --format json").out).at("results");
    REQUIRE_FALSE(failing.empty());
    for (const Json& result : failing) {
        CHECK(result.at("verdict") == "fails");
        CHECK(result.at("evidence") ==
              Json::parse(run_verify("show " + result.at("id").get<std::string>() + " --format json").out)
                  .at("evidence"));
        if (&result - &failing[0] > 5) break;
    }
    const Json none = Json::parse(run_against(nullptr, "list --paper yu-2025 --format json").out).at("results").at(0);
    CHECK(none.at("verdict").is_null());
    CHECK(none.at("evidence").is_null());
}

TEST_CASE("reports do not depend on the number of threads and repeat byte by byte") {
    const TemporaryFolder folder;
    const auto a = folder.path / "a", b = folder.path / "b";
    REQUIRE(run_verify("run 'yu-2025/*' --jobs 1 --out '" + a.string() + "'").status == 0);
    REQUIRE(run_verify("run 'yu-2025/*' --jobs 4 --out '" + b.string() + "'").status == 0);
    const auto names = files_of(a);
    CHECK(names == files_of(b));
    CHECK(contains_all(names, {"README.md", "errata.md", "derivation.md", "yu-2025.md", "yu-2025/lemma-3.md",
                               "results.json", "figures/rate.svg"}));
    for (const std::string& name : names) {
        INFO(name);
        CHECK(content(a / name) == content(b / name));
    }
}

TEST_CASE("an output folder that cannot be written: status 2, nothing left behind") {
    const TemporaryFolder folder;
    std::ofstream(folder.path / "file") << "x";
    const Ran ran = run_verify("run yu-2025/lemma-3 --out '" + (folder.path / "file/inside").string() + "'");
    CHECK(ran.status == 2);
    CHECK(lines(ran.err) == 1);
    CHECK(content(folder.path / "file") == "x");
}

TEST_CASE("a disk that is full: status 2, the old files whole, no remains") {
    const TemporaryFolder folder;
    const auto out = folder.path / "out";
    std::filesystem::create_directory(out);
    std::ofstream(out / "README.md") << "old";
    // A limit on the size of files makes write() fail as a full disk does.
    const std::string command = "sh -c 'trap \"\" XFSZ; ulimit -f 1; exec \"" + program() +
                                "\" run yu-2025/lemma-3 --out \"" + out.string() + "\" 2>/dev/null >/dev/null'";
    const int raw = std::system(command.c_str());
    CHECK(WEXITSTATUS(raw) == 2);
    CHECK(content(out / "README.md") == "old");
    CHECK(files_of(out) == std::set<std::string>{"README.md"});
    CHECK(run_verify("list >/dev/full").status == 2);
}

TEST_CASE("Ctrl-C: ended at once, no files") {
    const TemporaryFolder folder;
    const auto out = folder.path / "out";
    const pid_t child = fork();
    if (child == 0) {
        std::freopen("/dev/null", "w", stdout);
        execl(program().c_str(), "verify", "run", "st-arnaud-2026/theorem-2", "--thorough", "--out", out.c_str(),
              nullptr);
        _exit(127);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
    REQUIRE(kill(child, SIGINT) == 0);
    int raw = 0;
    REQUIRE(waitpid(child, &raw, 0) == child);
    CHECK(WIFEXITED(raw));
    CHECK(WEXITSTATUS(raw) == 128 + SIGINT);
    CHECK_FALSE(std::filesystem::exists(out / "README.md"));
}

TEST_CASE("a signal while another program draws: ended at once, no folder of reports, no temporary one") {
    const TemporaryFolder folder;
    const auto out = folder.path / "out", bin = folder.path / "bin", tmp = folder.path / "tmp o'rary";
    std::filesystem::create_directory(bin);
    std::filesystem::create_directory(tmp);
    std::ofstream(bin / "gnuplot") << "#!/bin/sh\n[ \"$1\" = --version ] && echo gnuplot && exit\n: >'"
                                   << folder.path.string() << "/draws'\nexec /bin/sleep 6\n";
    std::filesystem::permissions(bin / "gnuplot", std::filesystem::perms::owner_all);
    const int signal = GENERATE(SIGINT, SIGTERM);
    const pid_t child = fork();
    if (child == 0) {
        std::freopen("/dev/null", "w", stdout);
        setenv("PATH", bin.c_str(), 1);
        setenv("TMPDIR", tmp.c_str(), 1);
        execl(program().c_str(), "verify", "run", "le-2025/eq-3.6", "--out", out.c_str(), nullptr);
        _exit(127);
    }
    for (int wait = 0; wait < 600 && !std::filesystem::exists(folder.path / "draws"); ++wait)
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    REQUIRE(std::filesystem::exists(folder.path / "draws"));
    REQUIRE(kill(child, signal) == 0);
    int raw = 0;
    REQUIRE(waitpid(child, &raw, 0) == child);
    CHECK(WIFEXITED(raw));
    CHECK(WEXITSTATUS(raw) == 128 + signal);
    CHECK_FALSE(std::filesystem::exists(out));
    for (int wait = 0; wait < 100 && !std::filesystem::is_empty(tmp); ++wait)
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    CHECK(std::filesystem::is_empty(tmp));
}

TEST_CASE("no room for temporary files: the report stands without figures, HTML is refused") {
    const TemporaryFolder folder;
    const std::string out = "--out '" + (folder.path / "out").string() + "'";
    const Ran ran = run_verify("run le-2025/eq-3.6 " + out, "env TMPDIR=/nonexistent");
    CHECK(ran.status == 0);
    CHECK(ran.err.find("TMPDIR (/nonexistent)") != std::string::npos);
    CHECK(content(folder.path / "out" / "README.md").find("Not drawn") != std::string::npos);
    CHECK(run_verify("run le-2025/eq-3.6 --format html " + out, "env TMPDIR=/nonexistent").status == 2);
}
