// Checks claim/claim.hpp: a check that accepts a falsified variant, or that its own property contradicts, has shown
// nothing.
#include "claim/claim.hpp"
#include "catch.hpp"
#include "claim/generators.hpp"

using claim::Verdict, rigor::Truth;

namespace {

claim::Claim sample(Verdict of_control, bool property_true) {
    return {.id = "paper/lemma-1",
            .where = "",
            .title = "",
            .statement = "",
            .reading = "",
            .method = "",
            .uses = {},
            .check =
                [](const claim::Context&) {
                    return claim::conclude(claim::Argument().step("a", Truth::yes), claim::Evidence::proved, "all");
                },
            .controls = {{"variant", [=](const claim::Context&) { return of_control; }}},
            .property = claim::property(
                "p", [=](long) { return rigor::truth(property_true); }, claim::Input{"n", claim::integers(0, 9)})};
}

}  // namespace

TEST_CASE("a sound claim keeps its verdict") {
    const auto result = claim::adjudicate(sample(Verdict::fails, true), {});
    CHECK(result.finding.verdict == Verdict::holds);
    CHECK(result.controls_tried == 1);
    CHECK(result.controls_rejected == 1);
    CHECK(result.property.cases == 100);
}

TEST_CASE("an undecided control counts as rejected: it did not come out as holds") {
    CHECK(claim::adjudicate(sample(Verdict::undecided, true), {}).controls_rejected == 1);
}

TEST_CASE("an accepted control withdraws the verdict") {
    const auto result = claim::adjudicate(sample(Verdict::holds, true), {});
    CHECK(result.finding.verdict == Verdict::undecided);
    CHECK(result.finding.evidence == claim::Evidence::none);
    CHECK(result.controls_rejected == 0);
    CHECK(result.finding.remark.find("variant") != std::string::npos);
}

TEST_CASE("a counterexample to the property withdraws the verdict") {
    const auto result = claim::adjudicate(sample(Verdict::fails, false), {});
    CHECK(result.finding.verdict == Verdict::undecided);
    CHECK(result.property.counterexample);
}
