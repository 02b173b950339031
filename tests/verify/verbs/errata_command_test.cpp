// Severity: verify list --severity and verify errata, in every format.
#include "verify/process.hpp"

#include <nlohmann/json.hpp>

#include <set>

using Json = nlohmann::json;

namespace {

Json results_of(const std::string& arguments) {
    return Json::parse(run_verify(arguments + " --format json").out).at("results");
}

}  // namespace

TEST_CASE("the severities divide what fails") {
    std::set<std::string> seen;
    for (const char* severity : {"result", "support", "aside", "slip"})
        for (const Json& claim : results_of("list --severity " + std::string(severity))) {
            CHECK(claim.at("weight") == severity);
            CHECK(claim.at("verdict") == "fails");
            CHECK(seen.insert(claim.at("id")).second);
        }
    CHECK(seen.size() == results_of("list --verdict fails").size());
    CHECK(run_verify("list --severity result").out.find(" result ") != std::string::npos);
    CHECK(run_verify("list --severity result --verdict holds").status == 5);
    check_refused("list --severity grave", "expected one of result, support, aside, slip");
}

TEST_CASE("errata of a paper: everything that fails, most important first, with witness and correction") {
    const Json errata = results_of("errata --paper st-arnaud-2026");
    std::size_t fails = 0;
    for (const Json& result : errata) fails += result.at("verdict") == "fails";
    CHECK(fails == results_of("list --paper st-arnaud-2026 --verdict fails").size());
    CHECK(errata.front().at("id") == "st-arnaud-2026/theorem-2");
    const Ran text = run_verify("errata --paper st-arnaud-2026");
    CHECK(text.status == 0);
    CHECK(text.out.find("A result, or a sentence of the abstract, is false as printed") <
          text.out.find("Slips: nothing depends on them"));
    for (const char* part : {"1. st-arnaud-2026/theorem-2", "   Printed: ", "   Counterexample: ", "   Correct: ",
                             "   What depends on it: ", "Read past a misprint"})
        CHECK(text.out.find(part) != std::string::npos);
    CHECK(run_verify("errata --paper le-2025 --format markdown").out.rfind("# Errata\n", 0) == 0);
    for (const Json& result : results_of("errata --severity slip")) CHECK(result.at("weight") == "slip");
    check_refused("errata --paper nobody-1999", "nobody-1999");
    const TemporaryFolder folder;
    std::filesystem::create_directory_symlink(std::filesystem::path(VERIFY_SOURCES) / "proofs", folder.path / "proofs");
    const Ran none = run_verify("errata", "env VERIFY_ROOT='" + folder.path.string() + "'");
    CHECK(none.status == 2);
    CHECK(none.err.find("no record") != std::string::npos);
}

TEST_CASE("a finding as LaTeX, and the errata of a paper") {
    const std::string one = run_verify("show st-arnaud-2026/theorem-2 --format latex").out;
    for (const char* part : {"\\paragraph{", "\\item[Printed]", "$\\frac14$", "\\item[Counterexample]",
                             "\\begin{verbatim}", "\\item[Correct] (holds (formal))", "\\end{description}"}) {
        INFO(part);
        CHECK(one.find(part) != std::string::npos);
    }
    const std::string paper = run_verify("show le-2025 --format latex").out,
                      errata = run_verify("errata --paper le-2025 --format latex").out;
    CHECK(std::count(paper.begin(), paper.end(), '\n') > 500);
    CHECK(errata.find("\\subsubsection*{A result") != std::string::npos);
}
