// Checks claim/claim.hpp and check.hpp: controls run at the true datum and at a changed one, a property may withdraw a
// verdict, findings are asked for and a circle is found, theorems of Coq carry what the check found.
#include "catch.hpp"
#include "claim/cited_steps.hpp"
#include "claim/claims.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"

using claim::Claim, claim::Context, claim::Evidence, claim::Relation, claim::Result, claim::Verdict;
using rigor::Rational, rigor::Truth;

namespace {

/// n^2 >= bound for every n of a list; unread: a datum that the check does not use.
struct Reading {
    long bound = 4;
    long unread = 0;
};
std::vector<long> list() { return {2, 3, -5}; }
Result shows(const Context&, const Reading& reading) {
    Result result;
    result.scope = "n = 2, 3, -5";
    result.steps.carries(claim::exact_for_each<long>(
        "n = 2, 3, -5", list(), {"n^2", [](long n) { return claim::Quantity(n * n); }}, Relation::at_least,
        {"the bound", [&](long) { return claim::Quantity(reading.bound); }}));
    return result;
}
Result refutes(const Context&, const Reading& reading) {
    Result result;
    result.aim = Result::Aim::refute;
    result.scope = "n = 2";
    result.steps.carries(claim::witness<long>("n = 2", 2, {"n^2", [](long n) { return claim::Quantity(n * n); }},
                                              Relation::at_least,
                                              {"the bound", [&](long) { return claim::Quantity(reading.bound); }}));
    return result;
}

Claim with(claim::Check check, const std::string& text = "## Statement\n\nAll.\n") {
    Claim claim;
    static_cast<claim::Page&>(claim) =
        claim::parse_page("+++\nid = \"" + check.id.substr(2) + "\"\nwhere = \"here\"\ntitle = \"t\"\n+++\n" + text,
                          check.id + ".md", "p");
    claim.check = std::move(check);
    return claim;
}
claim::Property about_n(bool is_true) {
    return claim::property(
        "p", [=](long) { return rigor::truth(is_true); }, claim::Input{"n", claim::integers(0, 9)});
}

}  // namespace

TEST_CASE("a sound claim keeps its verdict, each control gives another one") {
    const auto result = claim::adjudicate(
        with(claim::checked("p/a", shows).control("bound 5", [](Reading& r) { r.bound = 5; }).property(about_n(true))),
        {});
    CHECK(result.finding.verdict == Verdict::holds);
    CHECK(result.finding.evidence == Evidence::argued);
    REQUIRE(result.controls.size() == 1);
    CHECK(result.controls[0].outcome == Verdict::undecided);
    CHECK(result.controls_rejected() == 1);
    CHECK(result.property.cases == 100);
}

TEST_CASE("a changed datum that makes no difference withdraws the verdict") {
    for (const bool fails : {false, true}) {
        const auto result =
            claim::adjudicate(with(claim::checked("p/a", fails ? refutes : shows, fails ? Reading{5, 0} : Reading{})
                                       .control("another unread datum", [](Reading& r) { r.unread = 1; })
                                       .property(about_n(true))),
                              {});
        CHECK(result.finding.verdict == Verdict::undecided);
        CHECK(result.finding.evidence == Evidence::none);
        CHECK(result.controls_accepted() == std::vector<std::string>{"another unread datum"});
        CHECK(result.finding.limits.find("unread") != std::string::npos);
    }
}

TEST_CASE("a counterexample to the property withdraws the verdict") {
    const auto result = claim::adjudicate(with(claim::checked("p/a", shows).property(about_n(false))), {});
    CHECK(result.finding.verdict == Verdict::undecided);
    CHECK(result.property.counterexample);
}

TEST_CASE("what refutes the print must not refute the correction, and the correction has controls of its own") {
    const auto result = claim::adjudicate(with(claim::checked("p/a", refutes, {5, 0})
                                                   .corrected(shows, {4, 0})
                                                   .correction_control("bound 5", [](Reading& r) { r.bound = 5; }),
                                               "## Statement\n\nAll.\n## Correction\n\nSome.\n"),
                                          {});
    CHECK(result.finding.verdict == Verdict::fails);
    CHECK(result.finding.evidence == Evidence::proved);
    REQUIRE(result.finding.correction);
    CHECK(result.finding.correction->verdict == Verdict::holds);
    CHECK(result.finding.correction->statement == "Some.");
    REQUIRE(result.controls.size() == 2);
    CHECK(result.controls[0].of == claim::Control::Of::statement);
    CHECK(result.controls[1].of == claim::Control::Of::correction);
    CHECK(result.controls_rejected() == 2);
    CHECK_FALSE(result.finding.witness.empty());  // made from the step
}

TEST_CASE("a control sees that only its verdict is wanted") {
    static bool asked = false;
    asked = false;
    struct Nothing {
        int value = 0;
    };
    const auto run = [](const Context& context, const Nothing& nothing) {
        asked = asked || context.verdict_only;
        return shows(context, {4 + nothing.value, 0});
    };
    const auto result = claim::adjudicate(
        with(claim::checked<Nothing>("p/a", +run).control("1 more", [](Nothing& n) { n.value = 1; })), {});
    CHECK(result.controls_rejected() == 1);
    CHECK(asked);
}

namespace {

/// p/a cites p/b, which cites `third`.
std::vector<Claim> chain(const std::string& third) {
    static std::string last;
    last = third;
    struct None {};
    std::vector<Claim> claims;
    claims.push_back(with(claim::checked<None>("p/a", [](const Context& context, const None&) {
        Result result;
        result.steps.carries(claim::cites(context, "p/b"));
        return result;
    })));
    claims.push_back(with(claim::checked<None>("p/b", [](const Context& context, const None&) {
        Result result;
        result.steps.carries(claim::cites(context, last));
        return result;
    })));
    claims.push_back(with(claim::checked("p/c", shows).control("bound 5", [](Reading& r) { r.bound = 5; })));
    return claims;
}

}  // namespace

TEST_CASE("claims ask for each other's findings, and a circle is a broken page") {
    const auto sound = chain("p/c");
    CHECK(claim::adjudicate(sound[0], claim::with_claims(sound, {})).finding.verdict == Verdict::holds);
    const auto circle = chain("p/a");
    CHECK_THROWS_AS(claim::adjudicate(circle[0], claim::with_claims(circle, {})), claim::BrokenPage);
    const auto unknown = chain("p/d");
    CHECK_THROWS_AS(claim::adjudicate(unknown[0], claim::with_claims(unknown, {})), claim::BrokenPage);
}

TEST_CASE("what rests on a withdrawn claim is withdrawn, along the chain") {
    const auto claims = chain("p/c");
    const auto context = claim::with_claims(claims, {});
    std::vector<claim::Adjudication> found;
    for (const Claim& claim : claims) found.push_back(claim::adjudicate(claim, context));
    found[2].finding.verdict = Verdict::undecided;
    claim::settle({"p/a", "p/b", "p/c"}, {&found[0], &found[1], &found[2]});
    for (const claim::Adjudication& adjudication : found) CHECK(adjudication.finding.verdict == Verdict::undecided);
    CHECK(found[0].finding.limits.find("p/b") != std::string::npos);
}

TEST_CASE("a theorem of Coq carries what the check found, and nothing else") {
    const auto with_theorem = [](claim::CheckedTheorem::Kind kind) {
        Context context;
        context.theorems_of = [kind](const std::string&) {
            return std::vector<claim::CheckedTheorem>{{"p.theorem", kind, {"an axiom"}}};
        };
        return context;
    };
    using Kind = claim::CheckedTheorem::Kind;
    const Claim holding = with(claim::checked("p/a", shows)), failing = with(claim::checked("p/a", refutes, {5, 0}));
    CHECK(claim::find(holding, with_theorem(Kind::statement)).evidence == Evidence::formal);
    for (const Kind kind : {Kind::refutation, Kind::correction, Kind::part})
        CHECK(claim::find(holding, with_theorem(kind)).evidence == Evidence::argued);
    const auto formal = claim::find(failing, with_theorem(Kind::refutation));
    CHECK(formal.evidence == Evidence::formal);
    CHECK(formal.steps.front().kind() == claim::Kind::formal);
    CHECK(formal.steps.back().role() == claim::Role::supports);
    CHECK(claim::find(failing, with_theorem(Kind::statement)).evidence == Evidence::proved);
}

TEST_CASE("a page needs a check, a formula or a reason") {
    const auto page = [](const std::string& front) {
        return claim::parse_page("+++\nid = \"a\"\nwhere = \"w\"\ntitle = \"t\"\n" + front + "+++\n## Statement\n\ns\n",
                                 "a.md", "p");
    };
    CHECK_THROWS_AS(claim::joined({page("")}, {}), claim::BrokenPage);
    CHECK(claim::joined({page("not_checkable = \"a definition\"\n")}, {}).size() == 1);
    CHECK_THROWS_AS(claim::joined({}, {claim::checked("p/a", shows)}), std::logic_error);
    CHECK_THROWS_WITH(page("formula = \"1/2 <\"\n"), Catch::Matchers::StartsWith("a.md:5: formula"));
    const auto reason = claim::joined({page("not_checkable = \"a definition\"\n")}, {});
    CHECK(claim::adjudicate(reason.front(), {}).finding.verdict == Verdict::not_checkable);
}

namespace {

Claim with_formula(const std::string& formula, const std::string& correction = "") {
    Claim claim;
    static_cast<claim::Page&>(claim) = claim::parse_page(
        "+++\nid = \"a\"\nwhere = \"w\"\ntitle = \"t\"\nformula = \"" + formula + "\"\n" +
            (correction.empty() ? "" : "[correction]\nformula = \"" + correction + "\"\n") + "+++\n## Statement\n\ns\n",
        "a.md", "p");
    return claim;
}

}  // namespace

TEST_CASE("a page with a formula alone is decided by the language, and the formula states it") {
    const auto holds = claim::find(with_formula("1/3 < 1/2"), {});
    CHECK(holds.verdict == Verdict::holds);
    CHECK(holds.evidence == Evidence::proved);
    REQUIRE(holds.steps.size() == 2);
    CHECK(holds.steps[1].kind() == claim::Kind::states);
    const auto fails = claim::find(with_formula("1/2 < 1/3", "1/2 > 1/3"), {});
    CHECK(fails.verdict == Verdict::fails);
    CHECK(fails.evidence == Evidence::proved);
    REQUIRE(fails.correction);
    CHECK(fails.correction->verdict == Verdict::holds);
    CHECK(fails.correction->evidence == Evidence::proved);
    CHECK(claim::find(with_formula("1/0 < 1/3"), {}).verdict == Verdict::not_checkable);
    CHECK_THROWS_AS(claim::find(with_formula("1/2 <"), {}), claim::BrokenPage);
}

TEST_CASE("a page that its formula decides is put to controls and tried at points") {
    const auto adjudicated = [](const Claim& given) {
        const auto claims = claim::joined({given}, {});
        return claim::adjudicate(claims.front(), {});
    };
    const auto holds = adjudicated(with_formula("forall x in [0, 1]: x^2 <= x"));
    CHECK(holds.finding.verdict == Verdict::holds);
    CHECK(holds.controls_tried() >= 3);
    CHECK(holds.controls_rejected() == holds.controls_tried());
    CHECK(holds.controls.front().of == claim::Control::Of::statement);
    CHECK(holds.property.cases == 100);
    CHECK_FALSE(holds.property.counterexample);
    CHECK(holds.no_control.empty());
    const auto fails = adjudicated(with_formula("forall x in [0, 1]: x^2 < x", "forall x in (0, 1): x^2 < x"));
    CHECK(fails.finding.verdict == Verdict::fails);
    REQUIRE(fails.controls_tried() >= 3);
    CHECK(fails.controls.front().of == claim::Control::Of::correction);
    CHECK(fails.property.cases == 100);
    const auto empty = adjudicated(with_formula("forall x in [1, 0]: x = 2"));
    CHECK(empty.controls_tried() == 0);
    CHECK(empty.no_control == "no variant was found to be false");
    CHECK(empty.property.cases == 0);
    const auto premise = adjudicated(with_formula("forall x in [0, 1]: x >= 1/2 => x^2 >= 1/4"));
    CHECK(premise.property.discarded > 0);
}

/// A number that a ball does not tell from the bound.
Result does_not_come_out(const Context&, const Reading&) {
    Result result;
    result.scope = "a ball";
    result.steps.carries(claim::exact({"x", rigor::Ball::interval(0, 8)}, Relation::at_least, {"the bound", 4}));
    return result;
}

/// The list as a part of cases.
Result by_cases(const Context& context, const Reading& reading) {
    Result result = shows(context, reading);
    claim::Steps part;
    part.carries(result.steps.list().front());
    result.steps = {};
    result.steps.carries(claim::induction("n", part, part));
    return result;
}

TEST_CASE("check and formula must agree, a check that does not come out contradicts nothing, one that is false does") {
    const auto beside = [](const std::string& formula, const Reading& reading, auto check) {
        Claim claim = with_formula(formula);
        claim.check = claim::checked("p/a", check, reading);
        return claim::find(claim, {});
    };
    const auto agreed = beside("1/3 < 1/2", {}, shows);
    CHECK(agreed.verdict == Verdict::holds);
    CHECK(agreed.evidence == Evidence::proved);
    CHECK(agreed.steps.back().role() == claim::Role::supports);
    const auto contradicted = beside("1/2 < 1/3", {}, shows);
    CHECK(contradicted.verdict == Verdict::undecided);
    CHECK(contradicted.evidence == Evidence::none);
    CHECK(beside("1/3 < 1/2", {}, does_not_come_out).verdict == Verdict::holds);
    for (const auto check : {shows, by_cases}) {
        const auto wrong = beside("1/3 < 1/2", {5, 0}, check);
        CHECK(wrong.verdict == Verdict::undecided);
        CHECK(wrong.evidence == Evidence::none);
    }
}
