// `verify new-paper`, from outside: what it writes can be run, what is there stays, and nothing is half-written.
#include "verify/user_pack.hpp"

#include <sys/resource.h>
#include <algorithm>

namespace {

constexpr const char* source = R"(\documentclass{article}
\title{A {\em paper} "quoted" \& <b>bold</b>}
\author{A. B\"ocker \and C. D}
\newtheorem{lem}{Lemma}[section]
\begin{document}
\section{One}
\begin{lem}[Name of $x$]\label{l} $x\le 1$ % half
\end{lem}
\begin{equation}\label{e} y = x\end{equation}
\begin{lem*} none \end{lem*}
\begin{lem} By \ref{l} and \eqref{e}. \end{lem}
\end{document}
)";

std::string new_paper(const std::filesystem::path& folder, const std::string& more = "") {
    return "new-paper " + quoted(folder) + " " + more;
}

/// Files of a folder and below, by name; hidden ones too.
std::vector<std::string> files_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        names.push_back(entry.path().lexically_relative(folder).string());
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

TEST_CASE("a new folder has an example that holds, and the recipe for the CI") {
    const TemporaryFolder folder;
    const Ran ran = run_verify(new_paper(folder.path / "My Paper"));
    CHECK(ran.status == 0);
    CHECK(ran.err.empty());
    CHECK(files_in(folder.path / "My Paper") == std::vector<std::string>{"README.md", "lemma-1.md", "paper.md"});
    CHECK(content(folder.path / "My Paper/paper.md").find("key = \"my-paper\"") != std::string::npos);
    const std::string readme = content(folder.path / "My Paper/README.md");
    for (const char* part : {"debian:12", "--format junit", "verify run --claims", "my-paper"})
        CHECK(readme.find(part) != std::string::npos);
    CHECK(run_verify("run --claims " + quoted(folder.path / "My Paper")).status == 0);
    CHECK(run_verify(new_paper(folder.path / "claims", "--key other")).status == 0);
    CHECK(run_verify("list --claims " + quoted(folder.path / "claims")).out.find("other/lemma-1") == 0);
}

TEST_CASE("the statements of a TeX source are pages, undecided until they have a formula") {
    const TemporaryFolder folder;
    const std::string tex = folder.file("main.tex", source);
    const auto pack = folder.path / "paper";
    const Ran ran = run_verify(new_paper(pack, "--from '" + tex + "'"));
    CHECK(ran.status == 0);
    CHECK(ran.out.find("3 pages") != std::string::npos);
    CHECK(ran.err == "main.tex:10: lem* bears no number: no page\n");
    CHECK(files_in(pack) ==
          std::vector<std::string>{"README.md", "eq-1.md", "lemma-1.1.md", "lemma-1.2.md", "paper.md"});
    const std::string page = content(pack / "lemma-1.1.md");
    for (const char* part : {"title = \"Name of $x$\"", "where = \"section 1, lemma 1.1\"", "$x\\le 1$\n"})
        CHECK(page.find(part) != std::string::npos);
    CHECK(content(pack / "lemma-1.2.md").find("By 1.1 and (1).") != std::string::npos);
    const std::string paper = content(pack / "paper.md");
    CHECK(paper.find("title = \"A paper \\\"quoted\\\" & <b>bold</b>\"") != std::string::npos);
    CHECK(paper.find("authors = \"A. Böcker, C. D\"") != std::string::npos);
    const Ran run = run_verify("run --claims " + quoted(pack));
    CHECK(run.status == 3);
    CHECK(run.out.find("3 claims: 0 holds, 0 fails, 3 undecided") != std::string::npos);
    CHECK(run_verify("run --claims " + quoted(pack) + " --format json").out.find("No formula") != std::string::npos);
}

TEST_CASE("nothing that is there is replaced, and what cannot be written is not begun") {
    const TemporaryFolder folder;
    const std::string tex = folder.file("main.tex", source), file = folder.file("file", "x");
    std::filesystem::create_directory(folder.path / "full");
    folder.file("full/paper.md", "mine");
    std::filesystem::create_directory(folder.path / "empty");
    std::filesystem::create_directory_symlink(folder.path / "empty", folder.path / "link");
    const auto before = files_in(folder.path);
    for (const char* name : {"full", "file", "link", "no/such/parent", "errata", "con", "ä"})
        check_refused(new_paper(folder.path / name, "--from '" + tex + "'"), "expected");
    for (const std::string& more :
         std::vector<std::string>{"--key ../x", "--key A", "--key readme", "--key ''", "--from /no/such.tex",
                                  "--from /tmp", "--from ''", "--key " + std::string(300, 'a')})
        check_refused(new_paper(folder.path / "new", more), "expected");
    CHECK(run_verify(new_paper(folder.path / "new", "--from '" + file + "'")).status == 5);
    CHECK(files_in(folder.path) == before);
    CHECK(content(folder.path / "full/paper.md") == "mine");
    CHECK(run_verify(new_paper(folder.path / "empty", "--from '" + tex + "'")).status == 0);
    CHECK(content(folder.path / "empty/paper.md").find("key = \"empty\"") != std::string::npos);
}

TEST_CASE("where the disk is full nothing is left") {
    const TemporaryFolder folder;
    std::string many = "\\newtheorem{t}{T}\n";
    for (int i = 0; i < 50; ++i) many += "\\begin{t}" + std::string(3000, 'x') + "\\end{t}\n";
    const std::string tex = folder.file("main.tex", many);
    const auto before = files_in(folder.path);
    const Ran ran = run_verify(new_paper(folder.path / "new", "--from '" + tex + "'"), "prlimit --fsize=2000");
    CHECK(ran.status == 2);
    CHECK(ran.err.find("cannot be written") != std::string::npos);
    CHECK(files_in(folder.path) == before);
    std::filesystem::create_directory(folder.path / "locked");
    std::filesystem::permissions(folder.path / "locked",
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    if (::access((folder.path / "locked").c_str(), W_OK) != 0)  // root may write anywhere
        check_refused(new_paper(folder.path / "locked/new"), "cannot be made");
    std::filesystem::permissions(folder.path / "locked", std::filesystem::perms::owner_all);
}

TEST_CASE("an interrupted new-paper leaves nothing") {
    const TemporaryFolder folder;
    std::string many = "\\newtheorem{t}{T}\n";
    for (int i = 0; i < 19'000; ++i) many += "\\begin{t}$x\\le " + std::to_string(i) + "$\\end{t}\n";
    const std::string tex = folder.file("main.tex", many);
    const std::string command = "env --default-signal=INT timeout -s INT 0.7 '" + program() + "' " +
                                new_paper(folder.path / "new", "--from '" + tex + "'") + " >/dev/null 2>&1";
    const int raw = std::system(command.c_str());
    REQUIRE(WIFEXITED(raw));
    const bool whole = std::filesystem::exists(folder.path / "new");
    CHECK(files_in(folder.path).size() == (whole ? 1 + 1 + 19'000 + 2 : 1));
}

TEST_CASE("what a killed new-paper has left is removed by the next one, what a living process writes is not") {
    const TemporaryFolder folder;
    const std::string of_the_killed = ".new.2147483646.unfinished",  // beyond the largest number of a process
        of_the_living = ".new." + std::to_string(::getpid()) + ".unfinished", of_another = ".old.2147483646.unfinished";
    for (const std::string& name : {of_the_killed, of_the_living, of_another}) {
        std::filesystem::create_directories(folder.path / name / ".verify-set.unfinished");
        folder.file(name + "/.verify-set.unfinished/paper.md", "half");
    }
    const Ran ran = run_verify(new_paper(folder.path / "new"));
    CHECK(ran.status == 0);
    CHECK(ran.err.find(of_the_killed + ": the unfinished folder of an interrupted run was removed") !=
          std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder.path / of_the_killed));
    CHECK(std::filesystem::exists(folder.path / of_the_living / ".verify-set.unfinished/paper.md"));
    CHECK(std::filesystem::exists(folder.path / of_another));
}

TEST_CASE("ids of statements that two counters give the same number stay apart") {
    const TemporaryFolder folder;
    const std::string tex = folder.file(
        "main.tex", "\\newtheorem{a}{Lemma}\\newtheorem{b}{Lemma}\n\\begin{a}x\\end{a}\n\\begin{b}y\\end{b}\n");
    const Ran ran = run_verify(new_paper(folder.path / "new", "--from '" + tex + "'"));
    CHECK(ran.status == 0);
    CHECK(ran.err.find("main.tex:3: a second Lemma 1: its page is lemma-1-2.md") == 0);
    CHECK(run_verify("list --claims " + quoted(folder.path / "new")).status == 0);
}
