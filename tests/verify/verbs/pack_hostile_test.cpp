// Packs that somebody else wrote: nothing of them is executed, is markup in a report, leaves its folder, or keeps the
// others from their verdicts.
#include "verify/user_pack.hpp"

#include <nlohmann/json.hpp>

#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <chrono>
#include <regex>
#include <thread>

using Json = nlohmann::json;

namespace {

/// Text that becomes HTML or a link wherever a renderer reads an escape otherwise than its writer.
const std::vector<std::string> hostile{
    "<script>alert(1)</script>",
    "`<script>alert(1)</script>`",
    "`|<img src=x onerror=alert(1)>`",
    "`<b>```x` <script>alert(1)</script>",
    "``<script>alert(1)</script>``",
    "`a|b` `<img src=x onerror=alert(1)>`",
    "[x](javascript:alert(1))",
    "`[x](javascript:alert(1))` ``",
    "$ [x](javascript:alert(1)) $",
    "$5 [x](javascript:alert(1)) and $6",
    "$a$1$ [x](javascript:alert(1)) $",
    "$a\\\\$ [x](javascript:alert(1)) $",
    "&lt;script&gt; &#60;script&#62;",
    "~~~ <script>",
    "@BODY@ @TITLE@ @UP@",
    "</title></code></pre><svg onload=alert(1)>",
    "<!-- the next page -->",
    "![x](http://example.org/x.png)",
};

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A page whose every text is hostile.
std::string page_with(const std::string& id, const std::string& text) {
    std::string toml;
    for (const char c : text) toml += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    return "+++\nid = \"" + id + "\"\nwhere = \"" + toml + "\"\ntitle = \"" + toml + "\"\nformula = '" + fails +
           "'\nwitness = \"" + toml + "\"\n[correction]\nformula = '" + holds + "'\n+++\n## Statement\n\n" + text +
           "\n\n## Reading\n\n- " + text + "\n\n## Correction\n\n" + text + "\n\n## Proof\n\n{#p} " + text +
           "\n\n## Witness\n\n" + text + "\n\n```gp\n ```\n<script>alert(1)</script>\n```\n";
}

std::map<std::string, std::string> hostile_ids() {
    std::map<std::string, std::string> formulas;
    for (std::size_t i = 0; i < hostile.size(); ++i) formulas["a" + std::to_string(i)] = fails;
    return formulas;
}

}  // namespace

TEST_CASE("what a page says is text in every report: no HTML, no link, whatever a renderer makes of it") {
    const Pack pack(hostile_ids());
    for (std::size_t i = 0; i < hostile.size(); ++i)
        pack.write("a" + std::to_string(i) + ".md", page_with("a" + std::to_string(i), hostile[i]));
    std::string paper = content(pack.path / "paper.md");
    paper.replace(paper.find("\"T\""), 3, "'<script>alert(1)</script> @BODY@'");
    paper.replace(paper.find("\"A\""), 3, "'<b onclick=alert(1)>A. Author</b> \\input{x}'");
    pack.write("paper.md", paper);
    const auto out = pack.folder.path / "out";
    const Ran ran = pack.run("--format html --out " + quoted(out));
    REQUIRE(ran.status == 1);
    int pages = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(out)) {
        if (entry.path().extension() != ".html") continue;
        ++pages;
        const std::string html = content(entry.path());
        CAPTURE(entry.path());
        const std::string body = html.substr(html.find("<body"));
        CHECK_FALSE(std::regex_search(body, std::regex("<(img|svg|b )[^>]*(onerror|onload|onclick)")));
        CHECK_FALSE(contains(body, "<script>alert"));
        CHECK_FALSE(contains(body, "href=\"javascript:"));
        CHECK_FALSE(contains(body, "src=\"http"));
        CHECK(html.find("</title>") == html.rfind("</title>"));
    }
    CHECK(pages >= static_cast<int>(hostile.size()) + 3);
    // In Markdown the lines of code stand in a fence as they are; that it holds is what the HTML above shows.
    CHECK_FALSE(contains(content(out / "README.md"), "<script>"));
    const Ran junit = pack.run("--format junit");
    const std::string xml = pack.folder.file("junit.xml", junit.out);
    CHECK(std::system(("/usr/bin/python3 -c \"import sys, xml.dom.minidom as d; d.parse(sys.argv[1])\" '" + xml + "'")
                          .c_str()) == 0);
    CHECK_FALSE(contains(junit.out, "<script>"));
    CHECK_FALSE(contains(run_verify("cite --claims " + quoted(pack.path) + " --format bibtex").out, "\\input"));
}

TEST_CASE("links out of the folder, and what is no file, are no pages") {
    for (const char* target : {"/etc/passwd", "../outside.md", "../../etc/hostname"}) {
        const Pack pack({{"a", holds}});
        pack.folder.file("outside.md", content(pack.path / "a.md"));
        std::filesystem::remove(pack.path / "a.md");
        std::filesystem::create_symlink(target, pack.path / "a.md");
        pack.check_refused_for("a.md");
        CHECK_FALSE(contains(pack.run().err, "root:"));
    }
    const Pack inside({{"a", holds}});
    std::filesystem::rename(inside.path / "a.md", inside.path / "a.text");
    std::filesystem::create_symlink("a.text", inside.path / "a.md");
    CHECK(inside.run().status == 0);
    const Pack paper({{"a", holds}});
    paper.folder.file("paper.md", content(paper.path / "paper.md"));
    std::filesystem::remove(paper.path / "paper.md");
    std::filesystem::create_symlink("../paper.md", paper.path / "paper.md");
    paper.check_refused_for("paper.md:1: a link out of the folder");
    const TemporaryFolder several;
    const Pack elsewhere({{"a", holds}});
    std::filesystem::create_directory_symlink(elsewhere.path, several.path / "linked");
    check_refused("run --claims " + quoted(several.path), "a link out of the folder");
    const Pack pipe({{"a", holds}});
    std::filesystem::remove(pipe.path / "a.md");
    REQUIRE(mkfifo((pipe.path / "a.md").c_str(), 0600) == 0);
    pipe.check_refused_for("a.md");
}

TEST_CASE("pages of a size and with bytes that no page has: one line") {
    const Pack large({{"a", holds}});
    std::filesystem::resize_file(large.path / "a.md", 100'000'000);
    large.check_refused_for("a.md:1: 100000000 bytes; expected at most a megabyte");
    const Pack zero({{"a", holds}});
    zero.write("a.md", content(zero.path / "a.md") + std::string(1, '\0'));
    zero.check_refused_for("U+0000");
    const Pack long_id(std::map<std::string, std::string>{{std::string(200, 'a'), holds}});
    long_id.check_refused_for("200 characters");
    Pack({{"aux", holds}}).check_refused_for("a device");
    Pack({{"a", holds}}, "con").check_refused_for("a device");
    const Pack upper({{"a", holds}});
    upper.write("A.md", content(upper.path / "a.md"));
    upper.check_refused_for("A.md");
}

TEST_CASE("reports stay apart from the pages and from the suite's own") {
    const Pack pack({{"a", holds}});
    std::filesystem::create_directory(pack.folder.path / "elsewhere");
    std::filesystem::create_directory_symlink(pack.path, pack.folder.path / "link");
    for (const std::filesystem::path& out :
         {pack.path, pack.path / "reports", pack.path / "x/../reports", pack.folder.path, pack.folder.path / "link",
          pack.folder.path / "link/reports", std::filesystem::path(VERIFY_SOURCES) / "reports",
          std::filesystem::path(VERIFY_SOURCES) / "reports/mine"}) {
        check_refused("run --claims " + quoted(pack.path) + " --out " + quoted(out), "--out");
        CHECK_FALSE(std::filesystem::exists(pack.path / "reports"));
        CHECK_FALSE(std::filesystem::exists(pack.path / "README.md"));
        CHECK_FALSE(std::filesystem::exists(pack.folder.path / "README.md"));
    }
    CHECK(pack.run("--out " + quoted(pack.folder.path / "elsewhere")).status == 0);
}

TEST_CASE("a pack that cannot be written to is decided all the same") {
    const Pack pack({{"a", holds}});
    std::filesystem::permissions(pack.path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    CHECK(pack.run("--out " + quoted(pack.folder.path / "out")).status == 0);
    std::filesystem::permissions(pack.path, std::filesystem::perms::owner_all);
    long files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(pack.path)) files += entry.exists();
    CHECK(files == 2);
}

TEST_CASE("two thousand pages, one of them ill-posed and one without a formula") {
    std::map<std::string, std::string> formulas;
    for (int i = 0; i < 2000; ++i)
        formulas["lemma-" + std::to_string(i)] = std::to_string(i) + " < " + std::to_string(i + 1);
    formulas["lemma-7"] = ill_posed;
    const Pack pack(formulas);
    pack.page("lemma-9", "");
    const auto out = pack.folder.path / "out";
    const auto start = std::chrono::steady_clock::now();
    const Ran ran = pack.run("--out " + quoted(out));
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(120));
    CHECK(ran.status == 3);
    CHECK(contains(ran.out, "2000 claims: 1998 holds, 0 fails, 1 undecided, 1 not-checkable"));
    CHECK(std::filesystem::exists(out / "pack/lemma-1999.md"));
}

TEST_CASE("all formulas together have the seconds of the run, and what was not begun says so") {
    const Pack pack({{"a", holds}, {"b", fails}});
    const Ran ran = pack.run("--seconds 1e-3 --jobs 1 --format json");
    CHECK(ran.status == 3);
    CHECK(contains(ran.out, "seconds of the run were over"));
    for (const char* seconds : {"0", "-1", "x", "1e9"})
        check_refused("run --claims " + quoted(pack.path) + " --seconds " + seconds, "--seconds");
    check_refused("run --seconds 3", "--claims");
}

TEST_CASE("a formula that takes long keeps no other from its verdict, and is undecided") {
    // So long that no engine is at its end; none may be waited for much longer than the page says.
    const Pack pack({{"a", holds}, {"b", holds}});
    std::string deep = "x";
    for (int i = 0; i < 12; ++i)
        deep = "sin(" + deep + " + cos(" + std::to_string(i) + "*x^" + std::to_string(i % 7 + 1) + "))";
    pack.page("a", "formula = 'forall x in [0, 1]: " + deep + " <= 1 - 1/10^300'\nseconds = 1\n");
    const auto start = std::chrono::steady_clock::now();
    const Ran ran = pack.run("--jobs 1");
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(30));
    CHECK((ran.status == 3 || ran.status == 1));
    CHECK(contains(ran.out, "pack/b"));
    CHECK(contains(ran.out, "holds"));
}

TEST_CASE("an interrupted run says how far it came and leaves no half of a report") {
    std::map<std::string, std::string> formulas;
    for (int i = 0; i < 60; ++i)
        formulas["a" + std::to_string(i)] =
            "forall x, y in [0, 1]: x*y <= " + std::to_string(i) + "/100 + x*cos(y)*exp(x)";
    const Pack pack(formulas);
    const auto out = pack.folder.path / "out", err = pack.folder.path / "err";
    const std::string command = "timeout -s INT 2 '" + program() + "' run --jobs 1 --claims " + quoted(pack.path) +
                                " --out " + quoted(out) + " >/dev/null 2>" + quoted(err);
    const int raw = std::system(("env --default-signal=INT " + command).c_str());
    CHECK(WIFEXITED(raw));
    const std::string said = content(err);
    if (contains(said, "wrote")) return;  // it was quicker than that: nothing to see
    CHECK(contains(said, "interrupted after"));
    CHECK(contains(said, "of 60 claims"));
    CHECK(lines(said) == 1);
    CHECK_FALSE(std::filesystem::exists(out));
}
