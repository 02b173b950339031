// The report folder. That the committed one is what `verify run` writes is tested in tests/reports.
#include "proofs/registry.hpp"
#include "verify/base/checksum.hpp"
#include "verify/process.hpp"
#include "verify/reports/render.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <regex>
#include <set>

using Json = nlohmann::json;

namespace {

std::filesystem::path committed() { return std::filesystem::path(VERIFY_SOURCES) / "reports"; }

/// What leads out of the report folder, to a page or a check, leads into the project, two folders above a claim's page.
std::filesystem::path target_of(const std::filesystem::path& page, const std::string& file) {
    for (const std::string folder : {"../../proofs/", "../../docs/"})
        if (file.rfind(folder, 0) == 0) return std::filesystem::path(VERIFY_SOURCES) / file.substr(6);
    return file.empty() ? page : (page.parent_path() / file).lexically_normal();
}

/// Of all pages of the folder, whose anchors stand once on a page; the number of links.
int check_links(const std::filesystem::path& folder) {
    const std::regex code("`[^`\n]*`"), link(R"(\]\(([^)#]*)(#([^)]*))?\))");
    std::map<std::filesystem::path, std::string> pages;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".md")
            pages[entry.path()] = std::regex_replace(content(entry.path()), code, "code");
    int links = 0;
    const std::regex anchor_mark("<a id=\"([^\"]*)\">");
    for (const auto& [path, page] : pages) {
        std::set<std::string> anchors;
        for (std::sregex_iterator it(page.begin(), page.end(), anchor_mark), end; it != end; ++it) {
            INFO(path.filename() << ": " << (*it)[1]);
            CHECK(anchors.insert((*it)[1]).second);
        }
    }
    for (const auto& [path, page] : pages)
        for (std::sregex_iterator it(page.begin(), page.end(), link), end; it != end; ++it, ++links) {
            const std::string file = (*it)[1], anchor = (*it)[3];
            INFO(path.filename() << " -> " << file << "#" << anchor);
            const auto target = target_of(path, file);
            REQUIRE(std::filesystem::exists(target));
            if (!anchor.empty()) CHECK(pages[target].find("<a id=\"" + anchor + "\">") != std::string::npos);
        }
    return links;
}

}  // namespace

TEST_CASE("a report of a few claims is whole: every link leads somewhere, and what was not run is no link") {
    const TemporaryFolder folder;
    const Ran ran = run_verify("run st-arnaud-2026/theorem-2 'le-2025/eq-3.*' --out '" + folder.path.string() + "'");
    INFO(ran.err);
    REQUIRE(ran.status == 0);
    check_links(folder.path);
    const std::string front = content(folder.path / "st-arnaud-2026.md"), errata = content(folder.path / "errata.md"),
                      page = content(folder.path / "st-arnaud-2026/theorem-2.md");
    CHECK(page.find("`st-arnaud-2026/definition-5`") != std::string::npos);
    // The verdict as a badge, the parts of the page, and what to do who disagrees.
    CHECK(page.find("[![fails](../figures/verdict-fails.svg)](#section-verdict)") != std::string::npos);
    CHECK(content(folder.path / "figures/verdict-fails.svg").find("#a40e26") != std::string::npos);
    CHECK(page.find("Contents: [Statement](#section-statement) · [Verdict](#section-verdict)") != std::string::npos);
    CHECK(page.find("**Disagree? Do this.**") != std::string::npos);
    CHECK(page.find("`verify/run run st-arnaud-2026/theorem-2 --seed 7`") != std::string::npos);
    CHECK(page.find("[how to dispute a verdict](../../docs/dispute.md)") != std::string::npos);
    CHECK(page.find("previous: ") == std::string::npos);  // the only one of its paper
    const std::string inner = content(folder.path / "le-2025/eq-3.6.md");
    for (const char* way : {"previous: [", "next: ["}) CHECK(inner.find(way) != std::string::npos);
    CHECK(front.find("| claim | where | verdict | evidence | severity | what it is |") != std::string::npos);
    CHECK(front.find("| fails | formal | result | ") != std::string::npos);
    CHECK(front.find("*A sentence that rests on other verdicts is left out:") != std::string::npos);
    CHECK(page.find("![") != std::string::npos);
    CHECK(page.find("](../figures/rate.csv)") != std::string::npos);
    CHECK(page.find("[proofs/st_arnaud_2026/theorem-2.md](../../proofs/st_arnaud_2026/theorem-2.md)") !=
          std::string::npos);
    CHECK(page.find("](../st-arnaud-2026.md#theorem-2)") != std::string::npos);
    CHECK(front.find("<a id=\"theorem-2\"></a>[theorem-2](st-arnaud-2026/theorem-2.md)") != std::string::npos);
    CHECK(errata.find("A result, or a sentence of the abstract, is false as printed") <
          errata.find("Slips: nothing depends on them"));
    CHECK_FALSE(std::filesystem::exists(folder.path / "concordance.md"));
    CHECK_FALSE(std::filesystem::exists(folder.path / "yu-2025.md"));
    const std::string summary = content(folder.path / "README.md");
    CHECK(summary.find("## Results") < summary.find("## Counts"));
    for (const std::string* from : {&summary, &errata})
        CHECK(from->find("[corrections](corrections.md)") != std::string::npos);
    CHECK(content(folder.path / "corrections.md").find("# Corrections\n") == 0);
    // The manifest has the digest of each of the other files, and a page names itself by its file.
    const std::regex row(R"(\| \[([^\]]*)\]\(\./([^)]*)\) \| `([0-9a-f]{64})` \|)");
    std::set<std::string> named{"README.md"};
    for (std::sregex_iterator it(summary.begin(), summary.end(), row), end; it != end; ++it) {
        INFO((*it)[1]);
        CHECK((*it)[1] == (*it)[2]);
        CHECK(verify::sha256(content(folder.path / (*it)[2].str())) == (*it)[3]);
        named.insert((*it)[2]);
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path))
        if (entry.is_regular_file()) CHECK(named.erase(entry.path().lexically_relative(folder.path).string()) == 1);
    CHECK(named.empty());
    CHECK(
        front.find("the bytes of `st-arnaud-2026.md` have the SHA-256 that the [manifest](README.md#manifest) names") !=
        std::string::npos);
}

TEST_CASE("what holds past a misprint has its part of the errata, of every paper") {
    const Json record = Json::parse(content(committed() / "results.json")).at("results");
    std::map<std::string, Json> misprints;  // one of each paper
    for (const Json& result : record)
        if (result.at("verdict") == "holds" && !result.at("correction").is_null())
            misprints.emplace(result.at("paper"), result);
    REQUIRE(misprints.size() >= 3);
    std::string ids;
    for (const auto& [paper, result] : misprints) ids += result.at("id").get<std::string>() + " ";
    const TemporaryFolder folder;
    const Ran ran = run_verify("run " + ids + "yu-2025/lemma-3 --out '" + folder.path.string() + "'");
    INFO(ran.err);
    REQUIRE((ran.status == 0 || ran.status == 1));
    const std::string errata = content(folder.path / "errata.md");
    for (const auto& [paper, result] : misprints) {
        const std::size_t part = errata.find("<a id=\"" + paper + "-misprints\"></a>\n\n### Read past a misprint\n"),
                          end = errata.find("\n## ", part);
        INFO(paper);
        REQUIRE(part != std::string::npos);
        const std::string entries = errata.substr(part, end - part);
        for (const std::string& says :
             {"](" + result.at("id").get<std::string>() + ".md)", std::string("   - Printed: "),
              std::string("   - Read as: "), std::string("   - Should be printed: ")})
            CHECK(entries.find(says) != std::string::npos);
        CHECK(errata.find("- [" + paper + "](#" + paper + "): statements that fail: 0. Read past a misprint: 1.") !=
              std::string::npos);
        CHECK(content(folder.path / (paper + ".md")).find("[errata](errata.md#" + paper + ")") != std::string::npos);
    }
    CHECK(content(folder.path / "README.md")
              .find(std::to_string(misprints.size()) + " others are read past a misprint") != std::string::npos);
}

TEST_CASE("a report made with other parameters says how to make it again") {
    const TemporaryFolder folder;
    REQUIRE(run_verify("run yu-2025/lemma-3 --digits 10 --seed 5 --cases 17 --thorough --out '" + folder.path.string() +
                       "'")
                .status == 0);
    CHECK(content(folder.path / "yu-2025/lemma-3.md")
              .find("`verify/run run yu-2025/lemma-3 --digits 10 --seed 5 --cases 17 --thorough`") !=
          std::string::npos);
    CHECK(content(folder.path / "README.md")
              .find("To run everything again: `verify/run run --digits 10 --seed 5 --cases 17 --thorough --out DIR`") !=
          std::string::npos);
    CHECK(content(committed() / "README.md").find("To run everything again: `verify/run`,") != std::string::npos);
}

namespace {

/// In this order; those that would say nothing are left out.
const std::vector<std::string> order{"Statement", "Verdict",  "Correction", "Witness",  "Steps",
                                     "Proof",     "Numbers",  "Reading",    "Controls", "Tried",
                                     "Limits",    "Rests on", "Reproduce"};

/// The places of these titles in the text, each at most once.
std::vector<std::size_t> places_of(const std::vector<std::string>& titles, const std::string& text) {
    std::vector<std::size_t> places;
    for (const std::string& title : titles)
        if (const auto at = text.find(title); at != std::string::npos) {
            places.push_back(at);
            CHECK(text.find(title, at + 1) == std::string::npos);
        }
    return places;
}

}  // namespace

TEST_CASE("the sections of every claim stand in one order, on its page and on a terminal") {
    std::vector<std::string> on_page, on_terminal;
    for (const std::string& title : order) {
        on_page.push_back("**" + title + ".**");
        on_terminal.push_back("\n" + title + "\n");
    }
    std::size_t claims = 0;
    for (const claim::Claim& claim : proofs::all_claims()) {
        INFO(claim.id);
        const std::string page = content(committed() / (claim.id + ".md"));
        const auto places = places_of(on_page, page);
        CHECK(std::is_sorted(places.begin(), places.end()));
        for (const char* always : {"**Statement.**", "**Verdict.**", "**Reproduce.**"})
            CHECK(page.find(always) != std::string::npos);
        ++claims;
    }
    CHECK(claims > 300);
    for (const char* id : {"st-arnaud-2026/theorem-2", "yu-2025/lemma-3"}) {
        const Ran shown = run_verify("show " + std::string(id));
        REQUIRE(shown.status == 0);
        const auto places = places_of(on_terminal, shown.out);
        CHECK(std::is_sorted(places.begin(), places.end()));
        CHECK(places.size() == places_of(on_page, content(committed() / (std::string(id) + ".md"))).size());
    }
    const Ran wrapped = run_verify("show jacot-2018/theorem-2");  // it has no code, whose lines stay as they are
    std::istringstream stream(wrapped.out);
    for (std::string line; std::getline(stream, line);) {
        INFO(line);
        CHECK((line.size() <= 100 || line.find(' ', line.find_first_not_of(" -")) == std::string::npos));
    }
}

TEST_CASE("pages can be read: a paper's page has at most 60 kB, a claim that holds without remarks few lines") {
    std::size_t pages = 0;
    for (const claim::Paper& paper : proofs::papers()) {
        const std::string front = content(committed() / (paper.key + ".md"));
        INFO(paper.key << ": " << front.size());
        CHECK(front.size() <= 60'000);
        CHECK(front.find("Decided by a machine (formal or proved): ") != std::string::npos);
        CHECK(front.find("## All statements") < 16'000);
        for (const claim::Page& page : paper.pages) {
            const std::string name = page.id.substr(page.id.find('/') + 1);
            INFO(page.id);
            CHECK(front.find("<a id=\"" + name + "\"></a>[" + name + "](" + page.id + ".md)") != std::string::npos);
            CHECK(content(committed() / (page.id + ".md")).size() <= 60'000);
            ++pages;
        }
    }
    std::size_t found = 0;
    for (const claim::Paper& paper : proofs::papers())
        for (const auto& entry : std::filesystem::directory_iterator(committed() / paper.key))
            found += entry.path().extension() == ".md";
    CHECK(found == pages);  // and no page of a claim that is gone
    const Json plain{{"id", "yu-2025/lemma-3"},
                     {"paper", "yu-2025"},
                     {"where", "w"},
                     {"title", "t"},
                     {"statement", "s"},
                     {"method", "m."},
                     {"verdict", "holds"},
                     {"evidence", "proved"},
                     {"scope", "all"},
                     {"uses", Json::array()},
                     {"source", "proofs/yu_2025/lemma_3.cpp"}};
    const std::string text =
        verify::render_claim(verify::Json(plain), verify::ResultSet(std::map<std::string, verify::Json>{}), 100);
    CHECK(std::count(text.begin(), text.end(), '\n') <= 14);
}

TEST_CASE("without gnuplot the report says so and stands") {
    const TemporaryFolder folder;
    const Ran ran =
        run_verify("run st-arnaud-2026/theorem-2 --out '" + folder.path.string() + "'", "env PATH=/nonexistent");
    INFO(ran.err);
    REQUIRE(ran.status == 0);
    CHECK(ran.err.find("gnuplot was not found") != std::string::npos);
    CHECK(content(folder.path / "st-arnaud-2026/theorem-2.md").find("Not drawn: gnuplot was not found") !=
          std::string::npos);
    CHECK(std::filesystem::exists(folder.path / "figures" / "rate.csv"));
    CHECK_FALSE(std::filesystem::exists(folder.path / "figures" / "rate.svg"));
    check_links(folder.path);
}

TEST_CASE("HTML needs a folder and pandoc, and says so before anything runs") {
    check_refused("run le-2025/eq-3.6 --format html", "--out");
    const TemporaryFolder folder;
    const Ran ran = run_verify("run le-2025/eq-3.6 --format html --out '" + folder.path.string() + "/pages'",
                               "env PATH=/nonexistent");
    CHECK(ran.status == 2);
    CHECK(lines(ran.err) == 1);
    CHECK(ran.err.find("pandoc") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder.path / "pages"));
}

TEST_CASE("links of the committed reports lead somewhere") { CHECK(check_links(committed()) > 2000); }

TEST_CASE("no report names a time, a host or a folder of the machine") {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(committed())) {
        if (entry.is_directory()) continue;
        const std::string page = content(entry.path());
        CHECK_FALSE(std::regex_search(page, std::regex(R"((/(home|root|tmp|usr|build)/|\d\d:\d\d:\d\d))")));
    }
}

TEST_CASE("every number of a report is an enclosure") {
    const std::regex form(R"(\[?[-+]?\d[\d.]*(e[-+]?\d+)?( \+/- \d[\d.]*(e[-+]?\d+)?)?\]?)");
    const Json json = Json::parse(content(committed() / "results.json"));
    for (const auto& result : json.at("results"))
        for (const auto& value : result.at("values")) {
            INFO(result.at("id") << " " << value.at("name"));
            CHECK(std::regex_match(value.at("enclosure").get<std::string>(), form));
        }
}
