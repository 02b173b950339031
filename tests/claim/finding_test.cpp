// Checks claim/finding.hpp: an argument proves its conclusion only if every line is certain.
#include "claim/finding.hpp"
#include "catch.hpp"

using claim::Argument, claim::Evidence, claim::Verdict, rigor::Truth;

TEST_CASE("an argument is as strong as its weakest line") {
    CHECK(Argument().conclusion() == Truth::unknown);
    CHECK(Argument().step("a", Truth::yes).conclusion() == Truth::yes);
    CHECK(Argument().step("a", Truth::yes).step("b", Truth::unknown).conclusion() == Truth::unknown);
    CHECK(Argument().step("a", Truth::unknown).step("b", Truth::no).conclusion() == Truth::no);
}

TEST_CASE("an undecided argument earns no evidence") {
    const auto open = claim::conclude(Argument().step("a", Truth::unknown), Evidence::proved, "all z");
    CHECK(open.verdict == Verdict::undecided);
    CHECK(open.evidence == Evidence::none);
    const auto closed = claim::conclude(Argument().step("a", Truth::yes), Evidence::proved, "all z");
    CHECK(closed.verdict == Verdict::holds);
    CHECK(closed.evidence == Evidence::proved);
    CHECK(closed.argument.size() == 1);
}

namespace {

std::vector<Argument> arguments_that_show_nothing() {
    return {Argument(), Argument().step("a", Truth::unknown),
            Argument().step("a", Truth::yes).step("b", Truth::unknown),
            Argument().step("a", Truth::unknown).step("b", Truth::yes)};
}
std::vector<Argument> arguments_with_a_false_line() {
    return {Argument().step("a", Truth::no), Argument().step("a", Truth::yes).step("b", Truth::no),
            Argument().step("a", Truth::no).step("b", Truth::unknown)};
}

}  // namespace

TEST_CASE("a refutation that does not come out refutes nothing, and proves nothing either") {
    const auto shown = claim::refute(Argument().step("a", Truth::yes).step("b", Truth::yes), Evidence::proved, "one z");
    CHECK(shown.verdict == Verdict::fails);
    CHECK(shown.evidence == Evidence::proved);
    CHECK(shown.scope == "one z");
    CHECK(shown.argument.size() == 2);
    for (const auto& some : {arguments_that_show_nothing(), arguments_with_a_false_line()})
        for (const Argument& argument : some) {
            const auto finding = claim::refute(argument, Evidence::certified, "one z");
            CHECK(finding.verdict == Verdict::undecided);
            CHECK(finding.evidence == Evidence::none);
            CHECK(finding.argument.size() == argument.steps().size());
        }
}

TEST_CASE("a conclusion is what its lines are: an empty argument proves nothing, a false line makes it false") {
    for (const Argument& argument : arguments_that_show_nothing()) {
        CHECK(claim::conclude(argument, Evidence::proved, "").verdict == Verdict::undecided);
        CHECK(claim::conclude(argument, Evidence::proved, "").evidence == Evidence::none);
    }
    for (const Argument& argument : arguments_with_a_false_line())
        CHECK(claim::conclude(argument, Evidence::proved, "").verdict == Verdict::fails);
}

TEST_CASE("what asserts nothing is not checkable only if all that could be checked came out") {
    CHECK(claim::unchecked(Argument().step("a", Truth::yes), "").verdict == Verdict::not_checkable);
    CHECK(claim::unchecked(Argument().step("a", Truth::yes), "").evidence == Evidence::none);
    for (const Argument& argument : arguments_that_show_nothing())
        CHECK(claim::unchecked(argument, "").verdict == Verdict::undecided);
    for (const Argument& argument : arguments_with_a_false_line())
        CHECK(claim::unchecked(argument, "").verdict == Verdict::fails);
}

TEST_CASE("the words of the contract") {
    CHECK(std::string(to_string(Verdict::not_checkable)) == "not-checkable");
    CHECK(std::string(to_string(Verdict::undecided)) == "undecided");
    CHECK(std::string(to_string(Evidence::formal)) == "formal");
    CHECK(std::string(to_string(Evidence::none)) == "none");
}
