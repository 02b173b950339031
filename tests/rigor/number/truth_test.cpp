// Checks the three-valued logic against Kleene's tables: unknown never becomes yes.
#include "rigor/number/truth.hpp"
#include "catch.hpp"

#include <string>

using namespace rigor;

TEST_CASE("negation, conjunction and disjunction are Kleene's") {
    const Truth values[] = {Truth::no, Truth::unknown, Truth::yes};
    // In the order no < unknown < yes, "and" is the minimum, "or" the maximum and "not" the reflection.
    for (int a = 0; a < 3; ++a) {
        CHECK((!values[a]) == values[2 - a]);
        for (int b = 0; b < 3; ++b) {
            CHECK((values[a] && values[b]) == values[std::min(a, b)]);
            CHECK((values[a] || values[b]) == values[std::max(a, b)]);
        }
    }
}

TEST_CASE("truth values come from booleans and have names") {
    CHECK(truth(true) == Truth::yes);
    CHECK(truth(false) == Truth::no);
    CHECK(std::string(to_string(Truth::yes)) == "yes");
    CHECK(std::string(to_string(Truth::no)) == "no");
    CHECK(std::string(to_string(Truth::unknown)) == "unknown");
    static_assert((Truth::unknown && Truth::no) == Truth::no);
    static_assert((Truth::unknown || Truth::yes) == Truth::yes);
    static_assert((!Truth::unknown) == Truth::unknown);
}
