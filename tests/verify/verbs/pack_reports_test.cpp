// What a report on a user's paper says, and the verbs that go with it: cite, coverage, diff; concordance is refused.
#include "verify/user_pack.hpp"

#include <nlohmann/json.hpp>

#include <regex>

using Json = nlohmann::json;

namespace {

const std::string my_paper = (packs / "my-paper").string();

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A report on the three kinds of verdicts and a page without a formula.
struct Reported {
    Pack pack{{{"a", holds}, {"b", fails}, {"c", left_open}, {"d", holds}}};
    std::filesystem::path out = pack.folder.path / "out";
    Reported() {
        pack.page("d", "", "\n## Limits\n\nSee b and pack/a.\n");
        pack.run("--out " + quoted(out));
    }
};

}  // namespace

TEST_CASE("a report on a user's paper speaks of that paper alone") {
    const Reported reported;
    int pages = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(reported.out)) {
        if (entry.path().extension() != ".md") continue;
        ++pages;
        const std::string text = content(entry.path());
        CAPTURE(entry.path());
        for (const char* ours : {"st-arnaud", "yu-2025", "jacot", "proofs/", "verify/run", "corrections.md",
                                 "concordance", "broken down", "about a minute", "neural tangent", "CITATION"})
            CHECK_FALSE(contains(text, ours));
        CHECK_FALSE(std::regex_search(
            text, std::regex("\\*\\*[A-Z][A-Za-z ]*\\.\\*\\* *\n\n(\\*\\*|<a|$)")));  // an empty section
        CHECK_FALSE(std::regex_search(text, std::regex("## [A-Z][^\n]*\n\n*(## |<a id|$)")));
        // Every link leads to a file of the report, and to an anchor that it has.
        const std::regex links(R"(\]\(([^)#]*)(#([^)]*))?\))");
        for (std::sregex_iterator link(text.begin(), text.end(), links), end; link != end; ++link) {
            CAPTURE(link->str());
            const auto file = (*link)[1].length() == 0 ? entry.path() : entry.path().parent_path() / (*link)[1].str();
            REQUIRE(std::filesystem::is_regular_file(file));
            if ((*link)[3].matched) CHECK(contains(content(file), "id=\"" + (*link)[3].str() + "\""));
        }
    }
    CHECK(pages == 8);
    CHECK(contains(content(reported.out / "errata.md"), "pack/b"));
    CHECK(contains(content(reported.out / "pack/d.md"), "No formula"));
    CHECK(contains(content(reported.out / "derivation.md"), "No claim rests on another"));
    CHECK(contains(content(reported.out / "README.md"), "The verdict is on the formula"));
}

TEST_CASE("the JSON of a user's paper has schema 2") {
    const TemporaryFolder folder;
    const Ran ran = run_verify("run --claims '" + my_paper + "' --format json");
    const std::string json = folder.file("results.json", ran.out);
    const std::string check =
        "/usr/bin/python3 -c \"import json,jsonschema,sys; jsonschema.Draft202012Validator(json.load(open(sys.argv[1]))).validate("
        "json.load(open(sys.argv[2])))\" '" +
        std::string(VERIFY_SOURCES) + "/tests/verify/record/results.schema.json' '" + json + "'";
    CHECK(std::system(check.c_str()) == 0);
}

TEST_CASE("how to cite a user's paper: its pages, its report, a finding") {
    const Reported reported;
    const std::string claims = " --claims " + quoted(reported.pack.path);
    const Ran pages = run_verify("cite" + claims);
    CHECK(pages.status == 0);
    CHECK(contains(pages.out, "SHA-256"));
    CHECK_FALSE(contains(pages.out, "swh:1:cnt"));
    const Ran report = run_verify("cite pack" + claims + " --reports " + quoted(reported.out) + " --format text");
    CHECK(report.status == 0);
    CHECK(contains(report.out, "swh:1:cnt:"));
    const Ran finding = run_verify("cite pack/b" + claims + " --reports " + quoted(reported.out) + " --format bibtex");
    CHECK(contains(finding.out, "Finding pack/b: fails, proved."));
    check_refused("cite pack/x" + claims, "pack/x");
    check_refused("cite other" + claims, "other");
    check_refused("cite pack --reports " + quoted(reported.out), "--claims");
    check_refused("cite pack" + claims + " --reports " + quoted(reported.pack.path), "results.json");
}

TEST_CASE("coverage of a user's paper, with the verdicts of a run, and no concordance") {
    const Reported reported;
    const std::string claims = " --claims " + quoted(reported.pack.path);
    const Ran without = run_verify("coverage" + claims);
    CHECK(without.status == 0);
    CHECK(contains(without.out, "not run"));
    const Ran with = run_verify("coverage --paper pack" + claims + " --reports " + quoted(reported.out));
    CHECK(contains(with.out, "holds, proved<br>fails, proved<br>undecided<br>undecided"));
    CHECK(run_verify("coverage" + claims + " --out " + quoted(reported.pack.folder.path / "cover")).status == 0);
    CHECK(std::filesystem::exists(reported.pack.folder.path / "cover/COVERAGE.md"));
    check_refused("coverage --paper other" + claims, "other");
    check_refused("coverage", "--paper");
    check_refused("concordance" + claims, "--claims");
}

TEST_CASE("two runs of a user's paper are compared") {
    const Reported reported;
    const auto again = reported.pack.folder.path / "again";
    reported.pack.run("--out " + quoted(again));
    const std::string before = quoted(reported.out / "results.json");
    CHECK(run_verify("diff " + before + " " + quoted(again / "results.json")).out == "no difference\n");
    reported.pack.page("a", "formula = '" + fails + "'\n");
    reported.pack.run("--out " + quoted(again));
    const Ran changed = run_verify("diff " + before + " " + quoted(again / "results.json"));
    CHECK(changed.status == 1);
    CHECK(contains(changed.out, "pack/a: holds -> fails"));
}
