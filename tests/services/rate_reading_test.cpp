// Checks services/rate_reading.hpp: errors with their column and what may have been meant, bounds in sentences.
#include "services/rate_reading.hpp"
#include "catch.hpp"

namespace {

std::string complaint(const std::string& claim) {
    try {
        services::read_rate_claim(claim, {"C"});
    } catch (const services::BadInput& error) {
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("rate reading: what cannot be read is named with its column") {
    CHECK(complaint("1/4 + O(1/L)") == "none");
    CHECK(complaint("C/4 + O(1/L)") == "none");
    CHECK(complaint("O(1/n)").starts_with("the claim 'O(1/n)': column 5: the unknown name 'n'"));
    CHECK(complaint("O(1/n)").ends_with("(the index is called L here)"));
    CHECK(complaint("O(h)").ends_with("(for a step size h write L = 1/h: h^2 is 1/L^2)"));
    CHECK(complaint("c/L + O(1/L^2)").find("claim Theta(g)") != std::string::npos);
    CHECK(complaint("").find("expected a claim") != std::string::npos);
    CHECK_THROWS_AS(services::read_rate_claim("C + O(1/L)", {}), services::BadInput);
    // What the scale of powers and logarithms does not have is said here, not later.
    CHECK(complaint("1/4 + O(0)").find("the claim '1/4 + O(0)'") == 0);
}

TEST_CASE("rate reading: a bound in a sentence") {
    CHECK(services::sentence({"s - 1/4", "log(L)/L", "", "0.49", "3", ""}) ==
          "for all L >= 3: |s - 1/4| <= 0.49 * log(L)/L");
    CHECK(services::sentence({"s", "1/L", "0.1", "1.2", "9", "2"}) ==
          "for all L >= 9: 0.1/L <= |s| <= 1.2/L (by direct iteration from L = 2 on)");
}
