// `verify run --claims DIR`, from outside: a user's own pages, decided by their formulas; statuses without a record,
// reports in --out alone, pages that cannot be used, and that nothing in a page is executed.
#include "verify/user_pack.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <set>
#include <sstream>

using Json = nlohmann::json;

namespace {

/// "my-paper/theorem-1 fails proved correction holds proved witness circle(8)": all that it says, and nothing else.
void check_line(const std::string& line, const std::map<std::string, Json>& found) {
    std::istringstream words(line);
    std::string id, verdict, evidence;
    REQUIRE(words >> id >> verdict >> evidence);
    CAPTURE(line);
    REQUIRE(found.count(id) == 1);
    const Json& result = found.at(id);
    CHECK(result.at("verdict") == verdict);
    CHECK(result.at("evidence") == evidence);
    bool corrected = false;
    for (std::string word; words >> word;) {
        std::string value;
        if (word == "correction") {
            corrected = true;
            REQUIRE(words >> value >> evidence);
            REQUIRE(result.at("correction").is_object());
            CHECK(result.at("correction").at("verdict") == value);
            CHECK(result.at("correction").at("evidence") == evidence);
        } else {
            REQUIRE(word == "witness");
            REQUIRE(words >> value);
            REQUIRE(result.at("witness").is_string());
            CHECK(result.at("witness").get<std::string>().find(value) != std::string::npos);
        }
    }
    CHECK(result.at("correction").is_object() == corrected);
}

}  // namespace

TEST_CASE("the pages of a user's paper: the verdicts of expected.txt, and a report of the whole") {
    const TemporaryFolder out;
    const std::filesystem::path reports = out.path / "reports";
    const std::string pack = quoted(packs / "my-paper");
    const std::string record = content(std::filesystem::path(VERIFY_SOURCES) / "reports/results.json");
    const Ran ran = run_verify("run --claims " + pack + " --format json --out " + quoted(reports));
    CHECK(ran.status == 1);
    std::map<std::string, Json> found;
    const Json json = Json::parse(ran.out);
    for (const Json& result : json.at("results")) found[result.at("id").get<std::string>()] = result;
    std::istringstream expected(content(packs / "my-paper/expected.txt"));
    std::size_t count = 0;
    for (std::string line; std::getline(expected, line);) {
        if (line.empty() || line[0] == '#') continue;
        ++count;
        check_line(line, found);
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
    CHECK(
        content(reports / "my-paper/proposition-2.md").find("`verify run my-paper/proposition-2 --claims my-paper`") !=
        std::string::npos);
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
    CHECK(Pack({{"a", holds}, {"b", left_open}}).run().status == 3);
    CHECK(Pack({{"a", holds}, {"b", left_open}, {"c", fails}}).run().status == 1);
    const Pack meaningless({{"a", holds}, {"b", ill_posed}});
    const Ran ran = meaningless.run();
    CHECK(ran.status == 3);
    CHECK(ran.out.find("2 claims: 1 holds, 0 fails, 0 undecided, 1 not-checkable") != std::string::npos);
    CHECK(lines(ran.err) == 1);
    CHECK(ran.err.find("pack/b: the formula is ill-posed") != std::string::npos);
    CHECK(meaningless.run("a").status == 0);
    CHECK(meaningless.run("'*/b'").status == 3);
    CHECK(meaningless.run("'*/c'").status == 5);
    const Pack without({{"a", holds}});
    without.page("a", "");
    CHECK(without.run().status == 3);
    CHECK(without.run("--format json").out.find("No formula") != std::string::npos);
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
    Pack({{"a", unreadable}}).check_refused_for("pack/a.md:5: formula: column 18");
    const Pack untrue({{"a", holds}});
    untrue.write("a.md", "+++\nid = \"a\"\nwhere = 3\n+++\n");
    untrue.check_refused_for("pack/a.md:3");
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
