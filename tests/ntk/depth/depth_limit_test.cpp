// Checks ntk/depth/depth_limit.hpp: the explicit bounds hold at every later layer, and rate claims are decided as
// mathematics says.
#include "ntk/depth/depth_limit.hpp"
#include "catch.hpp"

#include <array>
#include <cmath>

using namespace rigor;
using namespace ntk;

TEST_CASE("bounds computed at one layer hold at all later ones") {
    const Precision precision(192);
    const DepthConstants constants = prove_depth_constants();
    for (const Rational& z : {Rational(0), Rational(-1), Rational(1, 2), Rational(99, 100), parse_rational("0.999999")})
        for (const long from : {1L, 2L, 10L, 300L}) {
            INFO(z << " from " << from);
            NormalizedKernelIteration<Ball> walk(z);
            walk.advance_to(from);
            const ExplicitDepthBounds bounds = explicit_depth_bounds(walk, constants);
            bool inside = true;
            for (; walk.layer() < 3000; walk.advance()) {
                const Ball L(walk.layer()), growth = log(L / Ball(from)), value = walk.unnormalized() - L / Ball(4);
                const Ball slack = Ball::dyadic(1, -100);
                inside = inside && certainly_less(bounds.lower_constant + bounds.lower_slope * growth, value + slack) ==
                                       Truth::yes;
                inside = inside && certainly_less(value, bounds.upper_constant + bounds.upper_slope * growth + slack) ==
                                       Truth::yes;
            }
            CHECK(inside);
        }
}

TEST_CASE("the bounds from one layer are those of their derivation, and each of their terms counts") {
    const Precision precision(192);
    const DepthConstants constants = prove_depth_constants();
    enum Term : std::size_t { growth_of_H, first_sum, logarithm, gap, drift, term_count };
    std::array<bool, term_count> counts{};
    for (const Rational& z : {Rational(0), Rational(-1), Rational(1, 2), Rational(99, 100)})
        for (const long from : {1L, 2L, 10L, 300L}) {
            NormalizedKernelIteration<Ball> walk(z);
            walk.advance_to(from);
            const double theta = walk.angle().approx_double(), v = std::sin(theta / 2), L = static_cast<double>(from),
                         U = 4.71238898038468986 / v, D = walk.unnormalized().approx_double() - U / 4,
                         H = from_rational<double>(constants.H_max), J = from_rational<double>(constants.J_max);
            // Of J over (0, theta], as far as balls tell.
            const Ball range = depth_geometry(Ball::hull(Ball(0), walk.angle())).J;
            const double J_sup = range.is_finite() ? std::fmin(J, range.upper_double()) : J,
                         J_inf = range.is_finite() ? std::fmax(0, range.lower_double()) : 0;
            const auto bounds = [&](const std::array<double, term_count>& f) {
                const double s = 1.5 + f[growth_of_H] * v * H, slope = 1.5 / (1 + s / U);
                return std::array{
                    (f[gap] * (U - L) - f[logarithm] * slope * std::log(U / L)) / 4 + f[drift] * std::fmin(D, -J_sup),
                    slope / 4, (f[gap] * (U - L) + f[first_sum] * s / U) / 4 + f[drift] * std::fmax(D, -J_inf), s / 4};
            };
            const ExplicitDepthBounds found = explicit_depth_bounds(walk, constants);
            const std::array produced{found.lower_constant.approx_double(), found.lower_slope.approx_double(),
                                      found.upper_constant.approx_double(), found.upper_slope.approx_double()};
            const auto close = [&](const std::array<double, 4>& list, double tolerance) {
                bool all = true;
                for (std::size_t k = 0; k < 4; ++k)
                    all = all && std::fabs(list[k] - produced[k]) <= tolerance * (1 + std::fabs(produced[k]));
                return all;
            };
            std::array<double, term_count> factor{};
            factor.fill(1);
            INFO(z << " from " << from);
            CHECK(close(bounds(factor), 1e-9));
            for (std::size_t term = 0; term < term_count; ++term) {
                auto without = factor;
                without[term] = 0;
                counts[term] = counts[term] || !close(bounds(without), 1e-3);
            }
        }
    for (const bool count : counts) CHECK(count);
}

TEST_CASE("from a deep layer the bounds are sharp: both slopes near 3/8") {
    const Precision precision(192);
    NormalizedKernelIteration<Ball> walk(Rational(0));
    walk.advance_to(20'000);
    const ExplicitDepthBounds bounds = explicit_depth_bounds(walk, prove_depth_constants());
    const Ball near(Rational(1, 1000)), limit(Rational(3, 8));
    CHECK(certainly_less(abs(bounds.lower_slope - limit), near) == Truth::yes);
    CHECK(certainly_less(abs(bounds.upper_slope - limit), near) == Truth::yes);
    CHECK(certainly_less(bounds.lower_slope, limit) == Truth::yes);
    CHECK(certainly_less(limit, bounds.upper_slope) == Truth::yes);
    // The gap: J varies by about 1.7 theta = 8e-4 over (0, theta] (twice that in balls), and (3/8) log(U/L) is 3.4e-4.
    CHECK(certainly_less(bounds.upper_constant - bounds.lower_constant, Ball(3) * near) == Truth::yes);
}

TEST_CASE("without proved constants there are no bounds and no decisions") {
    NormalizedKernelIteration<Ball> walk(Rational(0));
    walk.advance_to(5);
    CHECK_THROWS_AS(explicit_depth_bounds(walk, DepthConstants{}), std::logic_error);
    CHECK(decide({Rational(1, 4), 1, 1}, DepthLimit{}) == Truth::unknown);
    CHECK(decide_log_coefficient(Rational(1, 4), Rational(3, 8), DepthLimit{}) == Truth::unknown);
}

TEST_CASE("the limit is proved from every number that it states") {
    const DepthConstants constants = prove_depth_constants();
    const Rational tiny = parse_rational("1e-30");
    REQUIRE(prove_depth_limit(constants).proved == Truth::yes);
    const auto with = [&](const Rational& limit, const Rational& coefficient, const Rational& excess) {
        DepthLimit candidate;
        candidate.limit = limit;
        candidate.log_coefficient = coefficient;
        candidate.excess = excess;
        return prove_depth_limit(constants, candidate).proved;
    };
    const Rational quarter(1, 4), coefficient(3, 8), half(1, 2);
    CHECK(with(quarter, coefficient, half) == Truth::yes);
    CHECK(with(quarter, coefficient, 100) == Truth::yes);
    CHECK(with(quarter + tiny, coefficient, half) == Truth::no);
    CHECK(with(quarter - tiny, coefficient, half) == Truth::no);
    CHECK(with(quarter, coefficient + tiny, half) == Truth::no);
    CHECK(with(quarter, 0, half) == Truth::no);
    // A wrong pair whose quotient is right.
    CHECK(with(half, 2 * coefficient, half) == Truth::no);
    CHECK(with(quarter, coefficient, Rational(2, 5)) == Truth::unknown);
    CHECK(with(quarter, coefficient, -1) == Truth::unknown);
}

TEST_CASE("a constant of the lemmas changed: the limit is not proved") {
    DepthConstants unproved, low_H, low_J, high_H, high_J;
    CHECK(prove_depth_limit(unproved).proved == Truth::unknown);
    low_H.H_max = Rational(29, 10);
    low_J.J_max = Rational(3, 2);
    CHECK(prove_depth_limit(prove_depth_constants(low_H)).proved != Truth::yes);
    CHECK(prove_depth_limit(prove_depth_constants(low_J)).proved != Truth::yes);
    // True, but too weak for the excess.
    high_H.H_max = 100;
    high_J.J_max = 100;
    for (const DepthConstants& weak : {prove_depth_constants(high_H), prove_depth_constants(high_J)}) {
        CHECK(weak.proved == Truth::yes);
        CHECK(prove_depth_limit(weak).proved == Truth::unknown);
    }
}

TEST_CASE("|L (Theta_bar - 1/4) - (3/8) log L| is at most U_1 + 1/2 from layer 1 on") {
    const Precision precision(192);
    const DepthLimit limit = prove_depth_limit(prove_depth_constants());
    for (const Rational& z :
         {Rational(-1), Rational(-1, 2), Rational(0), Rational(1, 2), Rational(99, 100), parse_rational("0.999999")}) {
        INFO(z);
        NormalizedKernelIteration<Ball> walk(z);
        const Ball most = depth_coordinate(walk.angle()) + Ball(limit.excess),
                   by_separation = uniform_excess(1 - z, limit);
        // U_1 = 3 pi/sqrt(2 (1 - z)): the two agree.
        CHECK(certainly_less(abs(most - by_separation), Ball::dyadic(1, -80)) == Truth::yes);
        bool inside = true;
        for (; walk.layer() < 2000; walk.advance()) {
            const Ball L(walk.layer()),
                distance = walk.unnormalized() - L * Ball(limit.limit) - Ball(limit.log_coefficient) * log(L);
            inside = inside && certainly_less(abs(distance), most) == Truth::yes;
        }
        CHECK(inside);
    }
}

TEST_CASE("rate claims") {
    const DepthLimit limit = prove_depth_limit(prove_depth_constants());
    REQUIRE(limit.proved == Truth::yes);
    CHECK(limit.log_coefficient == Rational(3, 8));
    const Rational quarter(1, 4), tiny = parse_rational("1e-30");
    CHECK(decide({quarter, 1, 0}, limit) == Truth::no);
    CHECK(decide({quarter, 1, 1}, limit) == Truth::yes);
    CHECK(decide({quarter, 1, 1 - tiny}, limit) == Truth::no);
    CHECK(decide({quarter, 1 - tiny, 0}, limit) == Truth::yes);
    CHECK(decide({quarter, 1 + tiny, 100}, limit) == Truth::no);
    CHECK(decide({quarter, Rational(1, 2), -5}, limit) == Truth::yes);
    CHECK(decide({quarter + tiny, 1, 1}, limit) == Truth::no);
    CHECK(decide({quarter + tiny, 0, 0}, limit) == Truth::yes);
    CHECK(decide_log_coefficient(quarter, Rational(3, 8) + tiny, limit) == Truth::no);
}
