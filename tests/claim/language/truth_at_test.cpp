// Checks claim/language/truth_at.hpp: what balls do not decide stays unknown, whatever stands beside it.
#include "claim/language/truth_at.hpp"

#include "catch.hpp"
#include "claim/language/near_pi.hpp"
#include "claim/language/parser.hpp"

using namespace claim::language;
using rigor::Truth;

TEST_CASE("implications and chains at a point where balls do not decide") {
    // q is above pi, nearer than 64 bits tell.
    const std::string q = language_tests::decimal_near_pi(60, language_tests::Side::above);
    const auto truth = [](const std::string& text) {
        const rigor::Precision bits(64);
        return truth_at(parse(text).formula, {}).truth;
    };
    const std::string open = q + " < pi", yes = "3 < pi", no = "4 < pi";
    CHECK(truth(open) == Truth::unknown);
    CHECK(truth(open + " => " + yes) == Truth::yes);
    CHECK(truth(open + " => " + no) == Truth::unknown);
    CHECK(truth(open + " => " + open) == Truth::unknown);
    CHECK(truth(yes + " => " + open) == Truth::unknown);
    CHECK(truth(no + " => " + open) == Truth::yes);
    CHECK(truth("3 < " + q + " < pi") == Truth::unknown);
    CHECK(truth("3 < " + q + " < pi < 3") == Truth::no);
    CHECK(truth("3 < " + q + " < pi < 4") == Truth::unknown);
}
