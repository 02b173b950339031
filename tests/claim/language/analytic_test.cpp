// Checks claim/language/analytic.hpp: Taylor coefficients at a point give the function beside it, those over a ball
// contain those at its points, and a ball that leaves the domain is refused.
#include "claim/language/analytic.hpp"
#include "catch.hpp"

using namespace claim::language;
using rigor::Ball, rigor::Rational;

namespace {

struct Sample {
    const char* name;
    Rational lower, upper;
};

/// Balls on either side of 0 and around it, where the function has all of them.
std::vector<Sample> samples() {
    std::vector<Sample> all{{"exp", -1, 2},
                            {"sin", -2, 3},
                            {"cos", -2, 3},
                            {"arctan", -2, 3},
                            {"log", Rational(1, 3), 2},
                            {"inverse", Rational(1, 3), 2},
                            {"inverse", -2, Rational(-1, 3)}};
    for (const char* name : {"arcsin", "arccos", "kappa0", "kappa1", "root angle"})
        for (const auto& [a, b] : {std::pair(Rational(-1, 2), Rational(3, 4)),
                                   {Rational(1, 4), Rational(1, 2)},
                                   {Rational(-3, 4), Rational(-1, 8)}})
            all.push_back({name, a, b});
    for (const char* name : {"kappa1 above", "kappa1 below"}) {
        all.push_back({name, Rational(1, 8), Rational(3, 4)});
        all.push_back({name, Rational(-1, 8), Rational(1, 4)});  // over 0 by more than rounding
    }
    return all;
}

std::vector<Rational> points(const Sample& s) {
    std::vector<Rational> all{s.lower, s.upper};
    for (long k = 1; k < 8; ++k) all.push_back(s.lower + (s.upper - s.lower) * Rational(k, 8));
    if (s.lower < 0 && s.upper > 0) all.emplace_back(0);
    return all;
}

bool refused(const char* name, const Rational& lower, const Rational& upper) {
    try {
        taylor(name, Ball::hull(Ball(lower), Ball(upper)), 3);
    } catch (const Wide&) {
        return true;
    }
    return false;
}

}  // namespace

TEST_CASE("the coefficients over a ball contain those at its points") {
    const rigor::Precision bits(128);
    for (const Sample& s : samples()) {
        const auto over = taylor(s.name, Ball::hull(Ball(s.lower), Ball(s.upper)), 6);
        for (const Rational& x : points(s)) {
            const auto at = taylor(s.name, Ball(x), 6);
            for (std::size_t k = 0; k < at.size(); ++k) {
                CAPTURE(s.name, x, k);
                CHECK(over[k].contains(at[k].midpoint()));
            }
        }
    }
}

TEST_CASE("the coefficients at a point give the values beside it") {
    const rigor::Precision bits(512);
    const Rational step = rigor::power_of_two(-40);
    for (const Sample& s : samples())
        for (const Rational& x : points(s)) {
            if (x == s.upper) continue;
            const auto at = taylor(s.name, Ball(x), 6);
            Ball sum(0);
            for (std::size_t k = 0; k < at.size(); ++k) sum += at[k] * power(Ball(step), k);
            const Ball off = abs(taylor(s.name, Ball(Rational(x + step)), 0)[0] - sum);
            CAPTURE(s.name, x);
            // The seventh coefficient is below 3^8 here.
            CHECK(certainly_less(off, Ball::dyadic(1, -40 * 7 + 13)) == rigor::Truth::yes);
        }
}

TEST_CASE("a ball that may leave the domain is too wide") {
    CHECK(refused("inverse", -1, 2));
    CHECK(refused("inverse", 0, 1));
    CHECK(refused("log", -1, 2));
    CHECK(refused("log", 0, 1));
    for (const char* name : {"arcsin", "arccos", "kappa0", "kappa1", "root angle", "kappa1 above", "kappa1 below"}) {
        CAPTURE(name);
        CHECK(refused(name, Rational(1, 2), Rational(3, 2)));
        CHECK(refused(name, Rational(1, 2), 1));
        CHECK(refused(name, Rational(-3, 2), Rational(1, 2)));
    }
}
