// Checks claim/finding.hpp: an argument proves its conclusion only if every line is certain.
#include "catch.hpp"
#include "claim/finding.hpp"

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

TEST_CASE("the words of the contract") {
    CHECK(std::string(to_string(Verdict::not_checkable)) == "not-checkable");
    CHECK(std::string(to_string(Verdict::undecided)) == "undecided");
    CHECK(std::string(to_string(Evidence::formal)) == "formal");
    CHECK(std::string(to_string(Evidence::none)) == "none");
}
