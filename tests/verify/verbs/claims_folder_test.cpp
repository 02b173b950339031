// `verify run --claims DIR`, from outside: a user's own pages, decided by their formulas; statuses without a record,
// reports in --out alone, pages that cannot be used, and that nothing in a page is executed.
#include "verify/process.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <sstream>

using Json = nlohmann::json;

namespace {

const std::filesystem::path packs = std::filesystem::path(VERIFY_SOURCES) / "tests/verify/packs";

std::string quoted(const std::filesystem::path& path) { return "'" + path.string() + "'"; }

/// A paper of pages: id to the rest of their front matter and what stands below the statement.
struct Pack {
    TemporaryFolder folder;
    std::filesystem::path path = folder.path / "pack";

    explicit Pack(const std::map<std::string, std::string>& formulas, const std::string& key = "pack") {
        std::filesystem::create_directory(path);
        std::string claims;
        for (const auto& [id, formula] : formulas) {
            claims += (claims.empty() ? "\"" : ", \"") + id + "\"";
            page(id, "formula = '" + formula + "'\n");
        }
        write("paper.md", "+++\nkey = \"" + key +
                              "\"\nauthors = \"A\"\ntitle = \"T\"\nedition = \"E\"\n[[text]]\nwhere = \"1\"\nsays = "
                              "\"S\"\nclaims = [" +
                              claims + "]\n+++\n");
    }
    void write(const std::string& name, const std::string& text) const { folder.file("pack/" + name, text); }
    void page(const std::string& id, const std::string& front, const std::string& below = "") const {
        write(id + ".md", "+++\nid = \"" + id + "\"\nwhere = \"1\"\ntitle = \"T\"\n" + front +
                              "+++\n## Statement\n\nA sentence.\n" + below);
    }
    Ran run(const std::string& options = "") const {
        return run_verify("run --claims " + quoted(path) + " " + options);
    }
    /// Status 2, nothing on stdout, one line that names what is wrong.
    void check_refused_for(const std::string& named) const {
        check_refused("run --claims " + quoted(path), named);
        check_refused("list --claims " + quoted(path), named);
    }
};

const std::string holds = "forall x in [0, 1]: x^2 <= x", fails = "forall x in [0, 1]: x^2 < x",
                  open = "forall x, y in [0, 1]: x*y <= x", ill_posed = "forall x in [0, 1]: sqrt(x - 1/2) >= 0",
                  unreadable = "forall x in [0, 1: x >= 0";

}  // namespace

TEST_CASE("the pages of a user's paper: the verdicts of expected.txt, and a report of the whole") {
    const TemporaryFolder out;
    const std::filesystem::path reports = out.path / "reports";
    const std::string pack = quoted(packs / "my-paper");
    const std::string record = content(std::filesystem::path(VERIFY_SOURCES) / "reports/results.json");
    const Ran ran = run_verify("run --claims " + pack + " --format json --out " + quoted(reports));
    CHECK(ran.status == 1);
    std::map<std::string, std::string> found;
    const Json json = Json::parse(ran.out);
    for (const Json& result : json.at("results")) {
        const Json& correction = result.at("correction");
        found[result.at("id").get<std::string>()] =
            result.at("verdict").get<std::string>() + " " + result.at("evidence").get<std::string>() + " " +
            (correction.is_null() ? "-" : correction.at("verdict").get<std::string>());
    }
    std::istringstream expected(content(packs / "my-paper/expected.txt"));
    std::size_t count = 0;
    for (std::string line; std::getline(expected, line);) {
        std::istringstream words(line.substr(0, line.find('#')));
        std::string id, verdict, evidence, correction;
        if (!(words >> id >> verdict >> evidence >> correction)) continue;
        ++count;
        CAPTURE(id);
        CHECK(found["my-paper/" + id] == verdict + " " + evidence + " " + correction);
    }
    CHECK(count == 5);
    CHECK(found.size() == 5);
    for (const char* file : {"README.md", "errata.md", "derivation.md", "results.json", "my-paper.md",
                             "my-paper/proposition-2.md", "my-paper/theorem-4.md"}) {
        CAPTURE(file);
        REQUIRE(std::filesystem::is_regular_file(reports / file));
        CHECK(content(reports / file).find(VERIFY_SOURCES) == std::string::npos);
    }
    CHECK(content(reports / "errata.md").find("proposition-2") != std::string::npos);
    CHECK(content(reports / "my-paper/proposition-2.md").find("--claims my-paper") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(reports / "figures"));
    CHECK_FALSE(std::filesystem::exists(reports / "concordance.md"));
    CHECK(content(std::filesystem::path(VERIFY_SOURCES) / "reports/results.json") == record);
    // The same report, whatever the way to the folder.
    const std::filesystem::path again = out.path / "again";
    run_verify("run --claims '" + packs.string() + "/../packs/my-paper/' --out " + quoted(again));
    CHECK(content(again / "results.json") == content(reports / "results.json"));
}

TEST_CASE("without a record: 0 all hold, 1 one fails, 3 one is undecided or ill-posed and none fails") {
    CHECK(Pack({{"a", holds}}).run().status == 0);
    CHECK(Pack({{"a", holds}, {"b", open}}).run().status == 3);
    CHECK(Pack({{"a", holds}, {"b", open}, {"c", fails}}).run().status == 1);
    const Pack meaningless({{"a", holds}, {"b", ill_posed}});
    const Ran ran = meaningless.run();
    CHECK(ran.status == 3);
    CHECK(ran.out.find("2 claims: 1 holds, 0 fails, 0 undecided, 1 not-checkable") != std::string::npos);
    CHECK(lines(ran.err) == 1);
    CHECK(ran.err.find("pack/b: the formula is ill-posed") != std::string::npos);
    CHECK(meaningless.run("a").status == 0);
    CHECK(meaningless.run("'*/b'").status == 3);
    CHECK(meaningless.run("'*/c'").status == 5);
    const Pack definition({{"a", holds}});
    definition.page("a", "not_checkable = \"A definition.\"\n");
    CHECK(definition.run().status == 0);
}

TEST_CASE("a folder of several papers, list and show") {
    const TemporaryFolder folder;
    for (const char* name : {"one", "two"}) {
        const Pack pack({{"a", holds}}, name);
        std::filesystem::copy(pack.path, folder.path / name);
    }
    const std::string all = " --claims " + quoted(folder.path);
    const Ran ran = run_verify("run" + all);
    CHECK(ran.status == 0);
    CHECK(ran.out.find("one/a ") != std::string::npos);
    CHECK(ran.out.find("two/a ") != std::string::npos);
    CHECK(lines(run_verify("list" + all).out) == 2);
    CHECK(lines(run_verify("list --paper two" + all).out) == 1);
    const Ran shown = run_verify("show two/a" + all);
    CHECK(shown.status == 0);
    CHECK(shown.out.find("A sentence.") != std::string::npos);
    CHECK(shown.out.find(holds) != std::string::npos);
    check_refused("show st-arnaud-2026/theorem-2" + all, "theorem-2");
    CHECK(run_verify("run 'no-such-page*'" + all).status == 5);
}

TEST_CASE("pages that cannot be used: status 2, one line with the file") {
    Pack({{"a", unreadable}}).check_refused_for("pack/a.md:1: formula: line 1, column 18");
    const Pack untrue({{"a", holds}});
    untrue.write("a.md", "+++\nid = \"a\"\nwhere = 3\n+++\n");
    untrue.check_refused_for("pack/a.md:3");
    const Pack undecidable({{"a", holds}});
    undecidable.page("a", "");
    undecidable.check_refused_for("neither a check nor a formula");
    const Pack a_folder({{"a", holds}});
    std::filesystem::remove(a_folder.path / "a.md");
    std::filesystem::create_directory(a_folder.path / "a.md");
    a_folder.check_refused_for("a.md");
    const TemporaryFolder nothing;
    for (const std::string verb : {"run", "list", "show a"}) {
        check_refused(verb + " --claims " + quoted(nothing.path), "no paper");
        check_refused(verb + " --claims " + quoted(nothing.path / "x"), "--claims");
        check_refused(verb + " --claims ''", "--claims");
    }
}

TEST_CASE("names stay in the folder of reports, and the suite's reports are no place for others") {
    for (const char* id : {"../a", "/a", ".a", "a/b", "-a", "A"}) {
        const Pack pack({{"a", holds}});
        pack.write("a.md", "+++\nid = \"" + std::string(id) + "\"\nwhere = \"1\"\ntitle = \"T\"\nformula = '" + holds +
                               "'\n+++\n## Statement\n\nA.\n");
        pack.check_refused_for("id '");
    }
    for (const char* key : {"../a", "/a", ".", "-a", "errata", "figures", "shared"})
        Pack({{"a", holds}}, key).check_refused_for("key '");
    const Pack pack({{"a", holds}});
    const std::string reports = std::string(VERIFY_SOURCES) + "/reports";
    check_refused("run --claims " + quoted(pack.path) + " --out '" + reports + "'", "--out");
    CHECK(std::filesystem::exists(reports + "/formal.jsonl"));
    CHECK_FALSE(std::filesystem::exists(reports + "/pack.md"));
}

TEST_CASE("nothing in a page is executed, and what is shown is escaped") {
    const Pack pack({{"a", fails}});
    const auto trace = pack.folder.path / "trace";
    pack.page("a", "formula = '" + fails + "'\n",
              "\n## Reading\n\n<script>alert(1)</script> and `$(touch " + trace.string() +
                  ")`.\n\n## Witness\n\nBy hand.\n\n```gp\nsystem(\"touch " + trace.string() +
                  "\")\n```\n\n```python\nopen('" + trace.string() + "', 'w')\n```\n");
    const auto out = pack.folder.path / "out";
    const Ran ran = pack.run("--out " + quoted(out));
    CHECK(ran.status == 1);
    CHECK_FALSE(std::filesystem::exists(trace));
    const std::string page = content(out / "pack/a.md");
    CHECK(page.find("system(") != std::string::npos);
    CHECK(page.find("By hand.") != std::string::npos);
    CHECK(page.find("<script>") == std::string::npos);
}
