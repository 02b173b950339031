// Checks claim/finding.hpp: what steps amount to.
#include "claim/finding.hpp"
#include "catch.hpp"
#include "claim/decided_steps.hpp"

using claim::Evidence, claim::Relation, claim::Result, claim::Verdict, rigor::Truth;

namespace {

claim::Step true_step() {
    return claim::exact({"1/3", rigor::Rational(1, 3)}, Relation::less, {"1/2", rigor::Rational(1, 2)});
}
claim::Step false_step() {
    return claim::exact({"1/2", rigor::Rational(1, 2)}, Relation::less, {"1/3", rigor::Rational(1, 3)});
}

}  // namespace

TEST_CASE("a result holds or fails by its aim, and only if every carrying step is true") {
    Result result;
    CHECK(result.verdict() == Verdict::undecided);  // nothing carries
    result.steps.supports(true_step());
    CHECK(result.verdict() == Verdict::undecided);
    result.steps.carries(true_step());
    CHECK(result.verdict() == Verdict::holds);
    CHECK(result.evidence() == Evidence::argued);  // nobody but the author says that the step is the statement
    result.aim = Result::Aim::refute;
    CHECK(result.verdict() == Verdict::fails);
    for (const Result::Aim aim : {Result::Aim::show, Result::Aim::refute}) {
        Result contradicted = result;
        contradicted.aim = aim;
        contradicted.steps.supports(false_step());  // a second computation comes to another end
        CHECK(contradicted.verdict() == Verdict::undecided);
        CHECK(contradicted.evidence() == Evidence::none);
    }
    result.steps.carries(false_step());
    CHECK(result.verdict() == Verdict::undecided);
    CHECK(result.evidence() == Evidence::none);
    result.aim = Result::Aim::show;
    CHECK(result.verdict() == Verdict::undecided);  // a lemma that is false refutes itself and not the claim
}

TEST_CASE("a result without an aim is not checkable, unless what could be checked about it is not so") {
    Result result;
    result.aim = Result::Aim::nothing;
    CHECK(result.verdict() == Verdict::not_checkable);
    result.steps.carries(true_step());
    CHECK(result.verdict() == Verdict::not_checkable);
    CHECK(result.evidence() == Evidence::none);
    result.steps.carries(false_step());
    CHECK(result.verdict() == Verdict::undecided);
}

TEST_CASE("the words of the contract, strongest first") {
    CHECK(std::string(to_string(Verdict::not_checkable)) == "not-checkable");
    const char* words[] = {"formal", "proved", "argued", "certified", "tested", "simulated", "none"};
    for (int i = 0; i < 7; ++i) {
        CHECK(std::string(to_string(static_cast<Evidence>(i))) == words[i]);
        CHECK(claim::evidence_named(words[i]) == static_cast<Evidence>(i));
        for (int j = 0; j < 7; ++j)
            CHECK(claim::weaker(static_cast<Evidence>(i), static_cast<Evidence>(j)) ==
                  static_cast<Evidence>(std::max(i, j)));
    }
    CHECK_FALSE(claim::evidence_named("certain"));
}

TEST_CASE("what is not decided is no verdict") {
    CHECK(claim::verdict_of(rigor::Truth::yes) == claim::Verdict::holds);
    CHECK(claim::verdict_of(rigor::Truth::no) == claim::Verdict::fails);
    CHECK(claim::verdict_of(rigor::Truth::unknown) == claim::Verdict::undecided);
}
