// What a new user meets: no arguments, the examples of every verb's help, a name that is nearly right.
#include "verify/process.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <set>
#include <sstream>

using Json = nlohmann::json;

namespace {

/// The lines below "Examples:" in a verb's help, without "verify ".
std::vector<std::string> examples_of(const std::string& verb) {
    std::istringstream help(run_verify(verb + " --help").out);
    std::vector<std::string> found;
    bool inside = false;
    for (std::string line; std::getline(help, line);) {
        if (inside && line.rfind("  verify ", 0) == 0) found.push_back(line.substr(9));
        if (inside && line.empty()) break;
        inside = inside || line == "Examples:";
    }
    return found;
}

/// Where the examples find what they name: the sources, a certificate, a run of another day, a paper.
void furnish(const TemporaryFolder& folder) {
    const std::filesystem::path sources = VERIFY_SOURCES;
    std::filesystem::create_directory_symlink(sources / "examples", folder.path / "examples");
    std::filesystem::create_directory_symlink(sources / "reports", folder.path / "reports");
    std::filesystem::create_directory(folder.path / "new");
    std::filesystem::copy_file(sources / "reports/results.json", folder.path / "new/results.json");
    std::ofstream(folder.path / "paper.tex") << "\\documentclass{article}\\newtheorem{lemma}{Lemma}\n"
                                                "\\begin{document}\\begin{lemma}$1 < 2$.\\end{lemma}\\end{document}\n";
    for (const char* name : {"c.jsonl", "d.jsonl"})
        REQUIRE(
            run_verify("prove 'forall z in [-1, 1]: h(z) >= z' --certificate '" + (folder.path / name).string() + "'")
                .status == 0);
}

}  // namespace

TEST_CASE("without arguments: five lines, on stderr, with status 2") {
    const Ran ran = run_verify("");
    CHECK(ran.status == 2);
    CHECK(ran.out.empty());
    CHECK(lines(ran.err) == 5);
    for (const char* verb : {"run", "prove", "eval", "gram", "new-paper", "rate", "-h"})
        CHECK(ran.err.find(verb) != std::string::npos);
}

TEST_CASE("every verb's help ends with two examples, and each of them works") {
    const TemporaryFolder folder;
    furnish(folder);
    const std::string there = "env -C '" + folder.path.string() + "'";
    for (const char* verb : {"list", "coverage", "concordance", "show", "errata", "run", "new-paper", "prove", "check",
                             "eval", "rate", "gram", "diff", "cite", "doctor", "experiment"}) {
        const auto examples = examples_of(verb);
        INFO(verb);
        REQUIRE(examples.size() == 2);
        for (const std::string& example : examples) {
            INFO(example);
            CHECK(example.rfind(verb, 0) == 0);
            const Ran ran = run_verify(example, there);
            INFO(ran.err);
            // One refutes a claim, and the versions of the record may be those of another machine.
            const bool may_differ =
                example.find("'1/4 + O(1/L)'") != std::string::npos || example.find("--against") != std::string::npos;
            CHECK((ran.status == 0 || (may_differ && ran.status == 1)));
            const bool writes =
                ran.err.find("wrote ") != std::string::npos || example.find("--out") != std::string::npos;
            CHECK((writes || !ran.out.empty()));
        }
    }
    for (const char* made : {"COVERAGE.md", "concordance.md", "my-paper/lemma-1.md", "theta-bar.svg", "rate.svg",
                             "spectrum.svg", "figure-1/README.md"})
        CHECK(std::filesystem::exists(folder.path / made));
}

TEST_CASE("what is nearly a name is suggested") {
    const auto [arguments, meant] = GENERATE(table<std::string, std::string>(
        {{"eval thta-bar --at 1/2", "did you mean theta-bar"},
         {"eval theta-bar --at 1/2 --dept 3", "did you mean --depth?"},
         {"eval theta-bar --at 1/2 --depth 3 --activation leaky-relo:0.1", "did you mean leaky-relu:"},
         {"rate 'O(1/L)' --of theta_bar --at 0", "did you mean theta-bar"},
         {"gram examples/points.csv --kernel nnpg --depth 3", "did you mean nngp?"},
         {"list --verdict hold", "did you mean holds?"},
         {"experiment yu-2025-figure1", "did you mean yu-2025-figure-1"},
         {"gramm points.csv", "did you mean gram?"},
         {"show le-2025/theorem-2-limit", "those that end so are st-arnaud-2026/theorem-2-limit"}}));
    check_refused(arguments, meant);
}

TEST_CASE("a paper that is nearly right is suggested by every verb that reads one") {
    for (const char* arguments : {"list --paper {}", "errata --paper {}", "coverage --paper {}", "show {}", "run {}",
                                  "cite {}", "show {}/theorem-2", "run {}/theorem-2", "cite {}/theorem-2"})
        for (const char* misspelt : {"starnaud-2026", "st-arnaud-2025", "st-arnaud"}) {
            const std::string meant = std::string(arguments).find('/') == std::string::npos ? "" : "/theorem-2";
            const bool of_cite = std::string(arguments).starts_with("cite");
            check_refused(fmt::format(fmt::runtime(arguments), misspelt),
                          "did you mean st-arnaud-2026" + (of_cite ? "" : meant));
        }
    const Ran glob = run_verify("run 'starnaud-2026/lemma-*'");
    CHECK(glob.status == 5);
    CHECK(glob.err.find("did you mean 'st-arnaud-2026/lemma-*'?") != std::string::npos);
    for (const char* arguments : {"list --paper nobody-1999", "run nobody-1999", "show nobody-1999/lemma-1"})
        CHECK(run_verify(arguments).err.find("did you mean") == std::string::npos);
}

TEST_CASE("a relation that is written with a blank is named") {
    for (const char* relation : {"<", ">"})
        check_refused(fmt::format("prove 'forall z in [-1, 1]: z {} = 0'", relation),
                      fmt::format("column 24: found '{0} ='; expected '{0}=', without a blank", relation));
    check_refused("prove 'forall z in [-1, 1]: z = = 0'", "expected a number, a name or '('");
}

TEST_CASE("a word that is near to nothing gets no suggestion") {
    for (const char* arguments : {"frobnicate", "eval h --at 1/2 --colour red", "gram x --kernel rational --depth 3"}) {
        const Ran ran = run_verify(arguments);
        INFO(ran.err);
        CHECK(ran.status == 2);
        CHECK(ran.err.find("did you mean") == std::string::npos);
    }
}

TEST_CASE("JSON of every verb is JSON") {
    const TemporaryFolder folder;
    furnish(folder);
    const std::string there = "env -C '" + folder.path.string() + "'";
    for (const char* arguments :
         {"list", "coverage --paper le-2025", "concordance", "show le-2025/theorem-4.1", "errata --paper le-2025",
          "run yu-2025/lemma-3", "new-paper another", "prove '1 < 2'", "check c.jsonl", "eval h --at 1/2",
          "eval h --at -1..1 --plot h.svg", "rate '1/4 + O(log(L)/L)' --of theta-bar", "experiment",
          "gram examples/points.csv --kernel fc --depth 2", "diff reports/results.json new/results.json",
          "cite le-2025", "doctor"}) {
        const Ran ran = run_verify(std::string(arguments) + " --format json", there);
        INFO(arguments << ": " << ran.err);
        CHECK(ran.status == 0);
        CHECK(Json::accept(ran.out));
    }
    const Json checked = Json::parse(run_verify("check c.jsonl --format json", there).out).at("certificates").at(0);
    CHECK(checked.at("result") == "holds");
    CHECK(checked.at("file") == "c.jsonl");
}

TEST_CASE("doctor names the versions in which another run differs, and its status says so") {
    const TemporaryFolder folder;
    const auto file = folder.path / "results.json";
    Json here = Json::parse(run_verify("doctor --format json").out);
    Json other{{"suite", {{"version", here.at("version")}}}, {"versions", here.at("compiled")}};
    std::ofstream(file) << other;
    CHECK(run_verify("doctor --against '" + file.string() + "'").status == 0);
    other["versions"]["MPFR"] = "1.0";
    other["versions"].erase("GMP");
    other["versions"]["PARI"] = "2.15";
    std::ofstream(file) << other;
    const Ran ran = run_verify("doctor --format json --against '" + file.string() + "'");
    CHECK(ran.status == 1);
    std::set<std::string> names;
    const Json found = Json::parse(ran.out);
    for (const Json& each : found.at("differences")) names.insert(each.at("name"));
    CHECK(names == std::set<std::string>{"GMP", "MPFR", "PARI"});
    std::ofstream(file) << "{}";
    check_refused("doctor --against '" + file.string() + "'", "no suite and versions");
    check_refused("doctor --against '" + file.string() + ".not'", "results.json.not");
}

TEST_CASE("completion: verbs, options, papers, claims with and without their paper, functions") {
    const auto completed = [](const std::string& words) {
        const Ran ran = run_verify("--complete " + words);
        CHECK(ran.status == 0);
        CHECK(ran.err.empty());
        std::istringstream out(ran.out);
        std::set<std::string> found;
        for (std::string line; std::getline(out, line);) found.insert(line);
        return found;
    };
    CHECK(completed("er") == std::set<std::string>{"errata"});
    CHECK(completed("run --se") == std::set<std::string>{"--seconds", "--seed"});
    CHECK(completed("show yu-2025/lemma-7") == std::set<std::string>{"yu-2025/lemma-7"});
    CHECK(completed("show lemma-7").contains("lemma-7"));
    CHECK_FALSE(completed("show ''").contains("lemma-7"));
    CHECK_FALSE(completed("show lemma-1").contains("lemma-1"));  // of three papers
    CHECK(completed("eval kappa0").contains("kappa0"));
    CHECK(completed("nothing x").empty());
}

TEST_CASE("completion without the papers says nothing") {
    const Ran ran = run_verify("--complete show l", "env VERIFY_ROOT=/nowhere");
    CHECK(ran.status == 1);
    CHECK(ran.out.empty());
    CHECK(ran.err.empty());
}
