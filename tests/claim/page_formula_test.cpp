// Checks what may stand beside a formula on a page: define, hint, witness, seconds, and the same below [correction].
#include "catch.hpp"
#include "claim/claims.hpp"
#include "claim/formula.hpp"
#include "claim/page.hpp"
#include "several_threads.hpp"

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using claim::Verdict;

namespace {

claim::Page page(const std::string& front) {
    return claim::parse_page("+++\nid = \"a\"\nwhere = \"w\"\ntitle = \"t\"\n" + front + "+++\n## Statement\n\ns\n",
                             "a.md", "p");
}

claim::Finding found(const std::string& front) { return claim::find(claim::without_checks({page(front)}).front(), {}); }

const std::string holds = "formula = \"forall x in [0, 1]: x^2 <= x\"\n";

}  // namespace

TEST_CASE("definitions of a page stand in front of its formula, and of its correction") {
    const std::string define = "define = '''\nf(u) = u^2   # the square\ng(u) = f(u) + 1\n'''\n";
    const auto p = page(define +
                        "formula = \"forall x in [0, 1]: g(x) <= 1\"\n[correction]\ndefine = \"b = 2\"\n"
                        "formula = \"forall x in [0, 1]: g(x) <= b\"\n");
    CHECK(p.formula == "f(u) = u^2, g(u) = f(u) + 1; forall x in [0, 1]: g(x) <= 1");
    CHECK(p.correction_formula == "f(u) = u^2, g(u) = f(u) + 1, b = 2; forall x in [0, 1]: g(x) <= b");
    const auto finding = found(define +
                               "formula = \"forall x in [0, 1]: g(x) <= 1\"\n[correction]\ndefine = \"b = 2\"\n"
                               "formula = \"forall x in [0, 1]: g(x) <= b\"\n");
    CHECK(finding.verdict == Verdict::fails);
    REQUIRE(finding.correction);
    CHECK(finding.correction->verdict == Verdict::holds);
    CHECK(found(define + "formula = \"forall x in [0, 1]: g(x) <= 2\"\n").verdict == Verdict::holds);
}

TEST_CASE("a comment ends with its line, and hides nothing of the formula") {
    const auto p = page("formula = '''\nforall x in [0, 1]:   # the unit interval\n  x^2 < x\n'''\n");
    CHECK(p.formula == "forall x in [0, 1]: x^2 < x");
    CHECK(found("formula = '''\n1/3 < 1/2   # and\nand 1/2 < 1/3\n'''\n").verdict == Verdict::fails);
}

TEST_CASE("what stands beside a formula is told with its line") {
    CHECK_THROWS_WITH(page("define = '''\nf(u) = u\ng(u) = hh(u)\n'''\n" + holds), StartsWith("a.md:7: define"));
    CHECK_THROWS_WITH(page("define = \"f(u) = \"\n" + holds), StartsWith("a.md:5: define"));
    CHECK_THROWS_WITH(page("formula = '''\nforall x in [0, 1]:\n  hh(x) >= 0\n'''\n"), StartsWith("a.md:7: formula"));
    CHECK_THROWS_WITH(page("define = \"f(u) = f(u)\"\nformula = \"forall x in [0, 1]: f(x) >= 0\"\n"),
                      Contains("a.md:"));
    CHECK_THROWS_WITH(page(holds + "hint = [\"hope\"]\n"), StartsWith("a.md:6: hint 'hope'"));
    CHECK_THROWS_WITH(page(holds + "hint = \"induct on L\"\n"), Contains("hint is no list"));
    for (const char* seconds : {"0", "-1", "3601", "inf", "nan", "1e9"})
        CHECK_THROWS_WITH(page(holds + "seconds = " + seconds + "\n"), StartsWith("a.md:6: seconds"));
    CHECK_THROWS_WITH(page(holds + "seconds = \"3\"\n"), Contains("seconds is no number"));
    CHECK_THROWS_WITH(page(holds + "witness = 3\n"), StartsWith("a.md:6: witness is no text"));
    CHECK_THROWS_WITH(page(holds + "hints = [\"at 0\"]\n"), StartsWith("a.md:6: unknown key 'hints'"));
    CHECK_THROWS_WITH(page(holds + "[correction]\nformula = \"1 < 2\"\nhints = []\n"),
                      StartsWith("a.md:8: unknown key 'hints'"));
    CHECK_THROWS_WITH(page(holds + "[correction]\nformula = \"1 <\"\n"), StartsWith("a.md:7: formula"));
    CHECK_THROWS_WITH(page(holds + "[correction]\nseconds = 3\n"), StartsWith("a.md:7: seconds without a formula"));
    CHECK_THROWS_WITH(page("seconds = 3\n"), StartsWith("a.md:5: seconds without a formula"));
    CHECK_THROWS_WITH(page("define = \"f(u) = u\"\nnot_checkable = \"x\"\n"), StartsWith("a.md:5: define without"));
    CHECK_THROWS_WITH(
        page("define = \"f(u) = u\"\n" + holds + "[correction]\ndefine = \"f(u) = 2*u\"\nformula = \"1 < 2\"\n"),
        StartsWith("a.md:8: define"));
}

TEST_CASE("a hint, a witness and seconds change what is searched and shown, and no verdict") {
    const auto p = page(holds + "hint = [\"at 1\", \"split at 1/2\"]\nwitness = \"x = 1/2\"\nseconds = 2.5\n");
    CHECK(p.with_formula.hints == std::vector<std::string>{"at 1", "split at 1/2"});
    CHECK(p.with_formula.seconds == 2.5);
    const auto finding = found(holds + "hint = [\"at 1\"]\nwitness = \"x = 1/2\"\nseconds = 20\n");
    CHECK(finding.verdict == Verdict::holds);
    CHECK(finding.scope.find("x = 1/2") != std::string::npos);
    // A page that names a witness refutes nothing by it.
    CHECK(found("formula = \"exists q in [0, 1]: q^2 = 2\"\nwitness = \"q = 1\"\n").verdict != Verdict::holds);
    CHECK(found("formula = \"forall x in [0, 1]: x^2 < x\"\nwitness = \"x = 1\"\nhint = [\"at 0\"]\n").verdict ==
          Verdict::fails);
}

TEST_CASE("a page without a formula is undecided where no check is expected") {
    const auto finding = found("");
    CHECK(finding.verdict == Verdict::undecided);
    CHECK_THAT(finding.limits, StartsWith("No formula"));
    CHECK_THROWS_AS(claim::joined({page("")}, {}), claim::BrokenPage);
}

TEST_CASE("texts have no characters that terminals and XML take amiss, and ids are file names everywhere") {
    for (const char* escape : {"\\u0000", "\\u001b", "\\u007f", "\\u202e", "\\u2066", "\\uffff"})
        CHECK_THROWS_WITH(page(holds + "uses = [\"" + escape + "\"]\n"), StartsWith("a.md:6: the character U+"));
    CHECK_THROWS_WITH(page(holds + "not_checkable = \"\\u001b[2J\"\n"), Contains("U+001B"));
    const auto with_id = [](const std::string& id) {
        return claim::parse_page("+++\nid = \"" + id + "\"\nwhere = \"w\"\ntitle = \"t\"\n+++\n## Statement\n\ns\n",
                                 "a.md", "p");
    };
    for (const char* id : {"con", "aux.x", "nul", "com1", "lpt9.a", "a.", "..", "A", "a b"})
        CHECK_THROWS_AS(with_id(id), claim::BrokenPage);
    for (const char* id : {"console", "com", "a.4-step-5", "com10"}) CHECK_NOTHROW(with_id(id));
    CHECK_THROWS_WITH(with_id(std::string(101, 'a')), Contains("101 characters"));
    CHECK_THROWS_WITH(claim::parse_page("+++\nid = \"a\"\n+++\n## Statement\n\nx\x1b[31my\n", "a.md", "p"),
                      StartsWith("a.md:6: the character U+001B"));
    CHECK_THROWS_WITH(claim::parse_page("+++\nid = \"a\"\n+++\n## Statement\n\n\xed\xa0\x80\n", "a.md", "p"),
                      Contains("not UTF-8"));
}

TEST_CASE("several threads decide formulas, the same and others, and find what one thread finds") {
    const std::vector<std::pair<std::string, Verdict>> formulas{
        {"forall x in [0, 1]: x^2 <= x", Verdict::holds},
        {"0.564088893208881 < h(1/2; phi = erf, q = 1) < 0.564088893208882", Verdict::holds},
        {"forall z in [-1, 1]: kappa0(z) >= 1/2", Verdict::fails},
        {"forall z in [0, 1]: kappa1(z) >= z", Verdict::holds}};
    std::vector<std::vector<Verdict>> verdicts(4, std::vector<Verdict>(formulas.size()));
    std::vector<Verdict> of_one_network(4);
    on_four_threads([&](int t) {  // first formulas of their own, about a network that none of them has made
        of_one_network[t] =
            found("formula = \"h(1/3; phi = erf, q = 1) < 1 + 1/" + std::to_string(t + 1) + "\"\n").verdict;
        for (std::size_t k = 0; k < formulas.size(); ++k) {
            const std::size_t i = (k + t) % formulas.size();
            verdicts[t][i] = found("formula = \"" + formulas[i].first + "\"\n").verdict;
        }
    });
    CHECK(of_one_network == std::vector<Verdict>(4, Verdict::holds));
    for (const auto& of_thread : verdicts)
        for (std::size_t i = 0; i < formulas.size(); ++i) {
            INFO(formulas[i].first);
            CHECK(of_thread[i] == formulas[i].second);
        }
}
