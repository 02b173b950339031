// Checks verify/readers/tex_statements.hpp: the numbers that LaTeX prints, the texts of statements, and that whatever
// is not understood is said with its place.
#include "verify/readers/tex_statements.hpp"

#include "verify/base/status.hpp"
#include "verify/readers/tex_text.hpp"
#include "verify/temporary_folder.hpp"

#include <algorithm>
#include <map>

using namespace verify;

namespace {

/// A source of several files; main.tex is the first that is read.
struct Source {
    TemporaryFolder folder;
    TexPaper read(const std::map<std::string, std::string>& files) const {
        for (const auto& [name, text] : files) {
            std::filesystem::create_directories((folder.path / name).parent_path());
            folder.file(name, text);
        }
        return read_tex_paper(TexSource(folder.path / "main.tex"));
    }
};

TexPaper read(const std::string& main) { return Source().read({{"main.tex", main}}); }

TexPaper read_body(const std::string& preamble, const std::string& body) {
    return read("\\documentclass{article}\n" + preamble + "\n\\begin{document}\n" + body + "\n\\end{document}\n");
}

/// "Lemma 3; Equation 2.1"
std::string names(const TexPaper& paper) {
    std::string all;
    for (const TexStatement& s : paper.statements) all += (all.empty() ? "" : "; ") + s.kind + " " + s.number;
    return all;
}

bool says(const TexPaper& paper, const std::string& line) {
    return std::any_of(paper.notes.begin(), paper.notes.end(),
                       [&](const TexNote& note) { return note.line().find(line) != std::string::npos; });
}

std::string env(const std::string& name, const std::string& content = "x") {
    return "\\begin{" + name + "}" + content + "\\end{" + name + "}\n";
}

}  // namespace

TEST_CASE("theorem-like environments have the numbers that LaTeX prints") {
    const std::string shared =
        "\\newtheorem{theorem}{Theorem}[section]\\newtheorem{lem}[theorem]{Lemma}\n"
        "\\newtheorem{rem}{Remark}\\newtheorem*{conj}{Conjecture}";
    const TexPaper paper =
        read_body(shared, env("rem") + "\\section{A}" + env("theorem") + env("lem") + "\\section*{B}" + env("lem") +
                              "\\section{C}\\subsection{D}" + env("theorem") + env("rem") + env("conj") +
                              env("theorem*") + "\\appendix\\section{E}" + env("lem"));
    CHECK(names(paper) == "Remark 1; Theorem 1.1; Lemma 1.2; Lemma 1.3; Theorem 2.1; Remark 2; Lemma A.1");
    CHECK(paper.statements[1].where == "section 1, theorem 1.1");
    CHECK(paper.statements.back().where == "appendix A, lemma A.1");
    CHECK(says(paper, ": conj bears no number"));
    CHECK(says(paper, "theorem* bears no number"));
    CHECK(names(read("\\documentclass[11pt]{book}\\newtheorem{thm}{Theorem}[chapter]\\begin{document}\\chapter{A}"
                     "\\chapter{B}" +
                     env("thm") + env("equation", "x\\label{a}") + "\\end{document}")) == "Theorem 2.1; Equation 2.1");
}

TEST_CASE("counters are set, printed otherwise, and taken apart") {
    const std::string theorem = "\\newtheorem{thm}{Theorem}";
    CHECK(names(read_body(theorem, "\\setcounter{thm}{6}" + env("thm") + "\\addtocounter{thm}{-3}" + env("thm"))) ==
          "Theorem 7; Theorem 5");
    CHECK(names(read_body(theorem + "\\renewcommand{\\thethm}{\\Alph{thm}}", env("thm") + env("thm"))) ==
          "Theorem A; Theorem B");
    CHECK(names(read_body(theorem + "\\counterwithin{thm}{section}",
                          "\\section{A}" + env("thm") + "\\section{B}" + env("thm"))) == "Theorem 1.1; Theorem 2.1");
    CHECK(names(read_body("\\declaretheorem[name=Fact, numberwithin=section]{fct}\\declaretheorem[sibling=fct]{obs}",
                          "\\section{A}" + env("fct") + env("obs"))) == "Fact 1.1; Obs 1.2");
    CHECK(says(read_body(theorem + "\\renewcommand{\\thethm}{\\strange{thm}}", env("thm")), "numbers may differ"));
    CHECK(says(read_body(theorem, "\\setcounter{thm}{\\value{page}}" + env("thm")), "numbers may differ"));
    const TexPaper usual = read_body("", env("lemma") + env("theorem") + env("lemma"));
    CHECK(names(usual) == "Lemma 1; Theorem 1; Lemma 2");
    CHECK(says(usual, "no \\newtheorem declares 'lemma'"));
}

TEST_CASE("labelled displays have the numbers that LaTeX prints, row by row") {
    const TexPaper paper = read_body(
        "\\numberwithin{equation}{section}\\newcommand{\\be}{\\begin{equation}}\\def\\ee{\\end{equation}}",
        "\\section{A}" + env("equation", "a") + env("equation", "b\\label{b}") + env("equation*", "c\\label{c}") +
            env("align",
                "d &= 1 \\label{d}\\\\ e &= \\begin{pmatrix}1\\\\2\\end{pmatrix}\\nonumber\\\\[2pt] f &= 2 \\label{f}") +
            "\\be g \\label{g}\\ee" + env("equation", "h\\tag{$*$}\\label{h}") + "\\[ i \\label{i} \\]" +
            env("subequations", env("align", "j\\label{j}\\\\k\\label{k}")) + env("equation", "l\\label{l}"));
    CHECK(
        names(paper) ==
        "Equation 1.2; Equation 1.3; Equation 1.4; Equation 1.5; Equation $*$; Equation 1.6a; Equation 1.6b; Equation 1.7");
    CHECK(paper.statements[1].text == "$d = 1$");
    CHECK(paper.statements[2].text == "$f = 2$");
    CHECK(paper.statements[0].where == "section 1, equation (1.2)");
}

TEST_CASE("a statement keeps its mathematics, and says what it refers to") {
    const TexPaper paper = read_body(
        "\\newtheorem{thm}{Theorem}\\newcommand{\\R}{\\mathbb{R}}\\newcommand{\\norm}[1]{\\|#1\\|}",
        "\\begin{equation}\\label{e}x=1\\end{equation}\n"
        "\\begin{thm}[Main \\emph{result}, $L\\ge 2$]\\label{t}% a comment\n Let $x\\in\\R^d$ with \\eqref{e} and 5\\,\\% ``so''~--\n"
        "then\n\\begin{equation}\n\\norm{x}\\le 1 \\label{in}\n\\end{equation}\nfor Erd\\H{o}s, G\\\"odel and Poincar\\'{e} \\cite{a,b}.\n\n"
        "\\begin{enumerate}\\item first \\(y\\) \\item[(b)] second $$z$$\\end{enumerate}\n\\end{thm}\nBy \\cref{t}.\n");
    CHECK(names(paper) == "Equation 1; Equation 2; Theorem 1");
    const TexStatement& theorem = paper.statements[2];
    CHECK(theorem.title == "Main result, $L\\ge 2$");
    CHECK(
        theorem.text ==
        "Let $x\\in\\mathbb{R}^d$ with (1) and 5 % “so” – then $\\|x\\|\\le 1$ (2) for Erdős, Gödel and Poincaré [a,b].\n\n"
        "- first $y$\n- (b) second $z$");
    CHECK(paper.statements[1].where == "equation (2), in theorem 1");
    CHECK(theorem.place.file == "main.tex");
    CHECK(theorem.place.line == 5);
}

TEST_CASE("comments, verbatim text and what is switched off have no statements, and take no number") {
    const TexPaper paper = read_body(
        "\\newtheorem{thm}{Theorem}",
        "% " + env("thm") + "\\begin{verbatim}\n" + env("thm") + "\\end{verbatim}\n\\begin{comment}\n" + env("thm") +
            "\\end{comment}\n\\iffalse\\ifx a b\\fi\n" + env("thm") + "\\fi\n100\\% " + env("thm", "$a \\iff b$") +
            "\\verb|\\begin{thm}| " + env("lstlisting", "\\begin{thm}") + "\\end{document}" + env("thm"));
    CHECK(names(paper) == "Theorem 1");
    CHECK(paper.statements[0].text == "$a \\iff b$");
    CHECK(paper.notes.empty());
    CHECK(says(read_body("", "\\iffalse\n" + env("lemma")), "main.tex:4: \\iffalse without \\fi"));
}

TEST_CASE("files are read in the folder of the source and nowhere else") {
    const Source source;
    const TexPaper paper = source.read(
        {{"main.tex",
          "\\newtheorem{thm}{Theorem}\\input{parts/one}\\include{two}\\input three.tex \n\\input{/etc/passwd}"
          "\\input{../outside}\\input{missing}\\input{|ls}\\input{link}\\input{self}\\immediate\\write18{touch x}"},
         {"parts/one.tex", "\n" + env("thm", "one")},
         {"two.tex", env("thm", "two")},
         {"three.tex", env("thm", "three")},
         {"self.tex", env("thm", "four") + "\\input{self}"}});
    CHECK(names(paper) == "Theorem 1; Theorem 2; Theorem 3; Theorem 4");
    CHECK(paper.statements[0].place.file == "parts/one.tex");
    CHECK(paper.statements[0].place.line == 2);
    for (const char* note :
         {"main.tex:2: '/etc/passwd' is not read", "'../outside' is not read: it leads out",
          "'missing' is not read: no such file", "'|ls' is not read", "'link' is not read: no such file",
          "self.tex:2: 'self' is not read: it includes itself", "\\write18: no command is run"}) {
        CAPTURE(note);
        CHECK(says(paper, note));
    }
    source.folder.file("outside.txt", "");
    const TemporaryFolder elsewhere;
    elsewhere.file("secret.tex", env("thm", "secret"));
    std::filesystem::create_symlink(elsewhere.path / "secret.tex", source.folder.path / "link.tex");
    CHECK(says(source.read({}), "'link' is not read: it leads out of the folder"));
    CHECK(names(source.read({})) == "Theorem 1; Theorem 2; Theorem 3; Theorem 4");
}

TEST_CASE("Latin-1 is read and said, other bytes are refused") {
    const TexPaper latin = read_body(
        "\\title{Th\xe9or\xe8me}\\author{F. M\xfcller\\thanks{x}\\\\ Z\xfcrich \\and B. C}", env("thm", "\xe0 la"));
    CHECK(latin.title == "Théorème");
    CHECK(latin.authors == "F. Müller, B. C");
    REQUIRE(latin.statements.size() == 1);
    CHECK(latin.statements[0].text == "à la");
    CHECK(says(latin, "main.tex:2: not UTF-8 (the byte \\xe9); the file is read as Latin-1"));
    CHECK_THROWS_AS(read(std::string("\xff\xfe\\\0d\0", 6)), BadInput);
    CHECK_THROWS_AS(TexSource("/no/such/file.tex"), BadInput);
    CHECK_THROWS_AS(TexSource("/tmp"), BadInput);
}

TEST_CASE("what is not understood is said, never lost") {
    CHECK(says(read_body("\\newtheorem{thm}{Theorem}", "\\begin{thm} x"), "main.tex:4: \\begin{thm} has no end"));
    CHECK(says(read_body("", "x\n\\end{lemma}"), "main.tex:5: \\end{lemma} without a beginning"));
    CHECK(says(read_body("\\newcommand{\\bt}[1]{\\begin{theorem}[#1]}", ""), "\\bt begins or ends an environment"));
    CHECK(says(read_body("", env("lemma", "\\weird{x}")), "\\weird is not known"));
    CHECK(says(read_body("", env("lemma", " ")), "Lemma 1 is empty"));
    const TexPaper alias =
        read_body("\\newtheorem{thm}{Theorem}\\newenvironment{boxed}{\\begin{thm}\\bf}{\\end{thm}}", env("boxed"));
    CHECK(names(alias) == "Theorem 1");
    CHECK(names(read_body("\\newtheorem{thm}{Theorem}", "\\begin{restatable}[Main]{thm}{main} x\\end{restatable}")) ==
          "Theorem 1");
    CHECK(names(read_body("\\newtheorem{thm}{Theorem}\\newtheorem{clm}[thm]{Claim}",
                          env("thm", "a " + env("clm", "b")))) == "Claim 2; Theorem 1");
}

TEST_CASE("hostile sources end in time and in bounded memory") {
    std::string nested, braces(300'000, '{'), begins;
    for (int i = 0; i < 100'000; ++i) begins += "\\begin{thm}";
    CHECK(says(read_body("\\newtheorem{thm}{Theorem}", begins), "nested more than 500 deep"));
    CHECK_NOTHROW(read_body("\\newtheorem{thm}{Theorem}", env("thm", braces)));
    CHECK_NOTHROW(read_body("", "\\section" + braces));
    std::string footnotes;
    for (int i = 0; i < 9'000; ++i) footnotes += "\\footnote{";
    CHECK_NOTHROW(read_body("", env("lemma", footnotes + std::string(9'000, '}'))));
    // a doubles twenty times
    std::string bomb = "\\def\\a{x}";
    for (char c = 'a'; c < 'z'; ++c) bomb += std::string("\\def\\") + char(c + 1) + "{\\" + c + "\\" + c + "}";
    const TexPaper paper = read_body(bomb, env("lemma", "$\\z$") + env("lemma", "\\def\\q{\\q\\q}$\\q$"));
    for (const TexStatement& s : paper.statements) CHECK(s.text.size() < 1'000'000);
    CHECK(says(read_body("", "\\numberwithin{section}{equation}\\numberwithin{equation}{section}\\section{A}" +
                                 env("equation", "x\\label{x}")),
               "") == false);
}

TEST_CASE("the text of a page has no line that looks like its structure") {
    const TexPaper paper = read_body("", env("lemma", "\n## Proof\n\n```gp\n\n+++\n\n\\#\\# Witness"));
    REQUIRE(paper.statements.size() == 1);
    const std::string& text = paper.statements[0].text;
    CHECK(text.find("\n## ") == std::string::npos);
    CHECK_FALSE(text.starts_with("## "));
    CHECK(text.find("```") == std::string::npos);
}
