// Checks that the precision ladder climbs by doubling, stops at the first answer and admits when the budget is spent.
#include "rigor/number/ladder.hpp"
#include "generators.hpp"

#include <vector>

using namespace rigor;
using namespace testing_generators;

TEST_CASE("the ladder doubles and ends on its last rung") {
    const auto rungs = [](const Ladder& ladder) {
        std::vector<long> seen;
        const auto answer = climb(ladder, [&]() -> std::optional<int> {
            seen.push_back(Precision::bits());
            return std::nullopt;
        });
        CHECK_FALSE(answer);
        return seen;
    };
    CHECK(rungs({64, 512}) == std::vector<long>{64, 128, 256, 512});
    CHECK(rungs({64, 500}) == std::vector<long>{64, 128, 256, 500});
    CHECK(rungs({64, 64}) == std::vector<long>{64});
    CHECK(rungs({}).back() == 1 << 14);
    CHECK(Precision::bits() == Precision::default_bits);
    CHECK_THROWS_AS(rungs({1, 64}), std::invalid_argument);
}

TEST_CASE("the ladder stops where the question is decided, and not before") {
    // sin(pi - 10^-50) > 0 needs about 170 bits.
    long calls = 0, bits = 0;
    const auto answer = climb(Ladder{}, [&]() -> std::optional<bool> {
        ++calls;
        bits = Precision::bits();
        const Truth positive = certainly_positive(sin(Ball::pi() - Ball::from_text("1e-50")));
        return positive == Truth::unknown ? std::nullopt : std::optional(positive == Truth::yes);
    });
    REQUIRE(answer);
    CHECK(*answer);
    CHECK(calls == 3);
    CHECK(bits == 256);
    // An equality is never decided.
    CHECK_FALSE(climb(Ladder{64, 1024}, []() -> std::optional<bool> {
        const Truth t = certainly_positive(sin(Ball::pi()));
        return t == Truth::unknown ? std::nullopt : std::optional(t == Truth::yes);
    }));
}

TEST_CASE("an exception leaves the ladder and restores the precision") {
    CHECK_THROWS_AS(climb(Ladder{}, []() -> std::optional<int> { throw std::runtime_error("no"); }),
                    std::runtime_error);
    CHECK(Precision::bits() == Precision::default_bits);
}
