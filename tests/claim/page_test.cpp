// Checks claim/page.hpp and claim/paper.hpp: what a page says, and one line with file and line for each kind of broken
// one.
#include "claim/page.hpp"
#include "catch.hpp"
#include "claim/paper.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

using Catch::Matchers::Contains;

namespace {

const std::string front = "+++\nid = \"lemma-1\"\nwhere = \"section 1\"\ntitle = \"A lemma\"\n";

claim::Page page(const std::string& more_front, const std::string& body) {
    return claim::parse_page(front + more_front + "+++\n" + body, "lemma-1.md", "some-2026");
}
const std::string statement = "## Statement\n\nFor all $x$.\n";

}  // namespace

TEST_CASE("a page has its fields and sections, lines are folded, items and code keep theirs") {
    const auto p = page(
        "uses = [\"lemma-2\", \"other-2025/lemma-1\"]\nformula = '''\nforall x in [0, 1]:\n  x >= 0\n'''\n"
        "[correction]\nformula = \"2 > 0\"\n[literature]\nhayou = \"A paper\"\n",
        "## Statement\n\nFor all $x$,\n  $x\\ge0$.\n\n## Proof\n\nFirst.\n\n{#sum} **The sum.** A line\nand "
        "another:\n- one\n- two\n\n## Witness\n\n$x=1$\n\n```gp\nprint(1)\nprint(2)\n```\n");
    CHECK(p.id == "some-2026/lemma-1");
    CHECK(p.paper() == "some-2026");
    CHECK(p.uses == std::vector<std::string>{"some-2026/lemma-2", "other-2025/lemma-1"});
    CHECK(p.formula == "forall x in [0, 1]: x >= 0");
    CHECK(p.correction_formula == "2 > 0");
    CHECK(p.literature.at("hayou") == "A paper");
    CHECK(p.statement == "For all $x$, $x\\ge0$.");
    REQUIRE(p.proof.size() == 2);
    CHECK(p.proof[0].anchor.empty());
    CHECK(p.proof[1].text == "**The sum.** A line and another:\n- one\n- two");
    REQUIRE(p.paragraph("sum"));
    CHECK_FALSE(p.paragraph("product"));
    CHECK(p.pari == "print(1)\nprint(2)");
    CHECK(p.witness == "$x=1$");
}

TEST_CASE("a broken page is told in one line, with file and line") {
    const auto broken = [](const std::string& text, const std::string& says) {
        INFO(text.substr(0, 200));
        CHECK_THROWS_WITH(claim::parse_page(text, "a.md", "p"), Contains(says));
        try {
            claim::parse_page(text, "a.md", "p");
        } catch (const claim::BrokenPage& error) {
            CHECK_THAT(error.what(), Catch::Matchers::StartsWith("a.md:"));
            CHECK(std::string(error.what()).find('\n') == std::string::npos);
        }
    };
    const std::string head = front + "+++\n";
    broken("", "expected +++");
    broken("# a claim\n", "expected +++");
    broken("+++\nid = \"a\"\n", "no end");
    broken("+++\nid = lemma\n+++\n", "a.md:2: not TOML");
    broken("+++\nid = \"a\"\nid = \"b\"\n+++\n", "a.md:3: not TOML");
    for (const std::string beyond : {"é", "θ", "\xcc\x84", "\xe3\x80\x81", "\xc2\xa0", "“"}) {
        broken("+++\nid = \"a\"" + beyond + "\n+++\n", "a.md:2: not TOML");
        broken("+++\n" + beyond + "id = \"a\"\n+++\n", "a.md:2: not TOML");
        broken("+++\nid = \"\"\"\\" + beyond + "\"\"\"\n+++\n", "a.md:2: not TOML");
    }
    broken("+++\nwhere = \"w\"\ntitle = \"t\"\n+++\n" + statement, "no id");
    broken("+++\nid = \"Lemma 1\"\nwhere = \"w\"\ntitle = \"t\"\n+++\n" + statement, "a.md:2: id 'Lemma 1'");
    broken("+++\nid = \"../a\"\nwhere = \"w\"\ntitle = \"t\"\n+++\n" + statement, "id '../a'");
    broken("+++\nid = 7\nwhere = \"w\"\ntitle = \"t\"\n+++\n" + statement, "id is no text");
    broken(front + "evidence = \"proved\"\n+++\n" + statement, "a.md:5: unknown key 'evidence'");
    broken(front + "uses = \"lemma-2\"\n+++\n" + statement, "uses is no list");
    broken(front + "uses = [2]\n+++\n" + statement, "no text");
    broken(front + "[correction]\nverdict = \"holds\"\n+++\n" + statement, "unknown key 'verdict'");
    broken(head, "no section Statement");
    broken(head + "text\n" + statement, "a.md:6: text before the first section");
    broken(head + statement + "## Evidence\n\nproved\n", "section 'Evidence'");
    broken(head + statement + statement, "stands twice");
    broken(head + statement + "## Proof\n\n{#a} x\n\n{#a} y\n", "the anchor a stands twice");
    broken(head + statement + "## Proof\n\n{#A b} x\n", "an anchor of section Proof");
    broken(head + statement + "## Witness\n\n```gp\nprint(1)\n", "without an end");
    broken(head + statement + "## Witness\n\n```sh\nrm\n```\n", "a code block 'sh'");
    broken(head + statement + "## Tried\n\n```gp\nprint(1)\n```\n", "outside of section Witness");
    broken(head + "## Statement\n\n\xff\n", "not UTF-8");
    broken(head + "## Statement\n\n" + std::string(1, '\0') + "\n", "a.md:8: the character U+0000");
    broken(head + "## Statement\n\n" + std::string((1 << 20) + 1, 'x'), "longer than a megabyte");
}

namespace {

/// A folder of pages that goes away.
class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "pages-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()));
        path = name;
    }
    ~Folder() { std::filesystem::remove_all(path); }
    void write(const std::string& name, const std::string& text) const { std::ofstream(path / name) << text; }
    std::filesystem::path path;
};

const std::string paper_front = "+++\nkey = \"some-2026\"\nauthors = \"A\"\ntitle = \"T\"\nedition = \"E\"\n";
std::string passage(const std::string& where, const std::string& rest) {
    return "[[text]]\nwhere = \"" + where + "\"\nsays = \"s\"\n" + rest + "\n";
}
std::string named(const std::string& id) {
    return "+++\nid = \"" + id + "\"\nwhere = \"w\"\ntitle = \"t\"\n+++\n" + statement;
}

}  // namespace

TEST_CASE("a paper is a folder, its pages come in the order of the text") {
    const Folder folder;
    folder.write("paper.md", paper_front + "[errata]\nslip = [\"lemma-1\"]\n" +
                                 passage("lemma 2", "claims = [\"lemma-2\"]") +
                                 passage("lemma 1", "claims = [\"lemma-1\", \"lemma-2\"]") +
                                 passage("end", "reason = \"an opinion\"") + "+++\n");
    folder.write("lemma-1.md", named("lemma-1"));
    folder.write("lemma-2.md", named("lemma-2"));
    folder.write("COVERAGE.md", "generated\n");
    const claim::Paper paper = claim::read_paper(folder.path, "some");
    REQUIRE(paper.pages.size() == 2);
    CHECK(paper.pages[0].id == "some-2026/lemma-2");
    CHECK(paper.passages.size() == 3);
    CHECK(paper.errata.size() == 1);
}

TEST_CASE("a broken paper is told in one line") {
    const auto broken = [](const std::string& paper, const std::vector<std::pair<std::string, std::string>>& pages,
                           const std::string& says) {
        const Folder folder;
        if (!paper.empty()) folder.write("paper.md", paper);
        for (const auto& [name, text] : pages) folder.write(name, text);
        INFO(says);
        CHECK_THROWS_WITH(claim::read_paper(folder.path, "some"), Contains(says));
    };
    const std::string placed = paper_front + passage("lemma 1", "claims = [\"lemma-1\"]") + "+++\n";
    broken("", {}, "some/paper.md:1: cannot be read");
    broken(placed, {}, "names some-2026/lemma-1, which has no page");
    broken(placed, {{"lemma-1.md", named("lemma-1")}, {"lemma-2.md", named("lemma-2")}}, "no passage");
    broken(placed, {{"lemma-1.md", named("lemma-1")}, {"other.md", named("lemma-1")}}, "lemma-1");
    broken(placed, {{"other.md", named("lemma-1")}}, "is not named as its id");
    broken(paper_front + passage("x", "") + "+++\n", {}, "a passage has claims, or a reason");
    broken(paper_front + passage("x", "claims = [\"a\"]\nreason = \"r\"") + "+++\n", {},
           "a passage has claims, or a reason");
    broken(paper_front + "[errata]\nterrible = [\"a\"]\n+++\n", {}, "unknown key 'terrible'");
    broken(paper_front + "+++\n## Notes\n\nx\n", {}, "front matter only");
    broken("+++\nkey = \"Some 2026\"\nauthors = \"A\"\ntitle = \"T\"\nedition = \"E\"\n+++\n", {}, "key 'Some 2026'");
    CHECK_THROWS_AS(claim::read_papers("/no/such/folder", "proofs"), claim::BrokenPage);
}
