// Checks the iterates rho^(L) and Theta_bar^(L) against a naive recurrence in MPFR, exact values, and the growth of the
// radii.
#include "ntk/kernel/normalized_kernel.hpp"
#include "generators.hpp"

using namespace ntk;
using namespace rigor;
using namespace testing_generators;

namespace {

const char* const hard_points[] = {"-1", "1", "0", "1/2", "-1/2", "0.9", "-0.9", "-0.999999", "0.999999"};
std::vector<Rational> hard_cosines() {
    std::vector<Rational> z;
    for (const char* text : hard_points) z.push_back(parse_rational(text));
    z.push_back(1 - parse_rational("1e-30"));
    z.push_back(-1 + parse_rational("1e-30"));
    z.push_back(1 - power_of_two(-200));
    z.push_back(parse_rational("1e-30"));
    return z;
}

/// Definitions 3 and 4 of St-Arnaud et al. (2026) in rho, written as they are printed.
struct NaiveRecurrence {
    Real rho, unnormalized;

    void advance() {
        const Real clipped = rho > 1 ? Real(1) : rho;
        const Real slope = 1 - acos(clipped) / pi<Real>();
        rho = clipped * asin(clipped) / pi<Real>() + sqrt(Real(1 - clipped * clipped)) / pi<Real>() + clipped / 2;
        unnormalized = slope * unnormalized + rho;
    }
};

}  // namespace

TEST_CASE("300 layers agree with the naive recurrence at 300 digits") {
    const RealDigits digits(300);
    const long depth = 300;
    for (const Rational& z : hard_cosines()) {
        INFO(z);
        NormalizedKernelIteration<Ball> walk(z);
        NaiveRecurrence naive{from_rational<Real>(z), from_rational<Real>(z)};
        bool contained = true, narrow = true;
        for (long layer = 1; layer <= depth; ++layer) {
            REQUIRE(walk.layer() == layer);
            // Near rho = 1 the naive recurrence loses half of its 300 digits.
            const Rational error = power_of_two(-400);
            contained &= admits(walk.correlation(), exact_value(naive.rho), error);
            contained &= admits(walk.unnormalized(), exact_value(naive.unnormalized), error * layer);
            contained &= admits(walk.value(), exact_value(Real(naive.unnormalized / layer)), error);
            contained &= admits(walk.angle(), exact_value(Real(acos(naive.rho > 1 ? Real(1) : naive.rho))), error);
            // One layer rounds the angle by at most 64 units of 2^-128, so its radius at layer l is at most 64 l units.
            // T_(l+1) takes up T_l/pi times that, at most 64 l^2/pi units: at most 64 L^3/(3 pi) in all when nothing
            // contracts (z next to 1).
            const Rational unit = power_of_two(6 - Precision::bits());
            narrow &= exact_radius(walk.angle()) <= layer * unit;
            narrow &= exact_radius(walk.correlation()) <= layer * unit;
            narrow &= exact_radius(walk.unnormalized()) <= layer * layer * layer * unit;
            narrow &= exact_radius(walk.value()) <= 2 * layer * layer * unit;
            walk.advance();
            naive.advance();
        }
        CHECK(contained);
        CHECK(narrow);
    }
}

TEST_CASE("random inputs agree with the naive recurrence") {
    require_property(
        "z in [-1, 1]",
        [] {
            const RealDigits digits(300);
            const Rational z = *unit_rational();
            const long depth = *rc::gen::inRange<long>(1, 20);
            NaiveRecurrence naive{from_rational<Real>(z), from_rational<Real>(z)};
            for (long layer = 1; layer < depth; ++layer) naive.advance();
            RC_ASSERT(admits(normalized_neural_tangent_kernel<Ball>(z, depth),
                             exact_value(Real(naive.unnormalized / depth)), power_of_two(-300)));
            RC_ASSERT(admits(ntk::correlation<Ball>(z, depth), exact_value(naive.rho), power_of_two(-300)));
            RC_ASSERT(exact_radius(normalized_neural_tangent_kernel<Ball>(z, depth)) <= power_of_two(-115));
        },
        300);
}

TEST_CASE("z = 1 and z = -1 stay exact where the answer is rational") {
    for (const long depth : {1L, 2L, 3L, 10L, 300L}) {
        const Ball one = normalized_neural_tangent_kernel<Ball>(1, depth);
        CHECK(one.is_exact());
        CHECK(one.contains(Rational(1)));
        CHECK(ntk::correlation<Ball>(1, depth).is_exact());
        CHECK(normalized_neural_tangent_kernel<double>(1, depth) == 1);
    }
    CHECK(normalized_neural_tangent_kernel<Ball>(-1, 2).is_exactly_zero());
    CHECK(normalized_neural_tangent_kernel<double>(-1, 2) == 0);
    CHECK(ntk::correlation<Ball>(-1, 2).is_exactly_zero());
    const Ball first = normalized_neural_tangent_kernel<Ball>(-1, 1);
    CHECK(first.is_exact());
    CHECK(first.contains(Rational(-1)));
    // T_3(-1) = h'(0) · 0 + h(0) = 1/pi.
    const Ball third = normalized_neural_tangent_kernel<Ball>(-1, 3) * Ball(3) * Ball::pi();
    CHECK(third.contains(Rational(1)));
    CHECK(exact_radius(third) <= power_of_two(-115));
}

TEST_CASE("iterates of doubles and MPFR points agree with the balls") {
    const RealDigits digits(60);
    for (const Rational& z : hard_cosines())
        for (const long depth : {1L, 2L, 5L, 50L, 300L}) {
            INFO(z << " at depth " << depth);
            const Precision scope(300);
            const Ball exact = normalized_neural_tangent_kernel<Ball>(z, depth);
            // As for the radii: a few units in the last place a layer. The input itself is rounded once, at angle
            // sqrt(2^-53) next to ±1 no worse, because angle_of works from the exact 1 - |z|.
            CHECK(admits(exact, exact_value(normalized_neural_tangent_kernel<double>(z, depth)),
                         depth * power_of_two(-49)));
            CHECK(admits(exact, exact_value(normalized_neural_tangent_kernel<Real>(z, depth)),
                         depth * power_of_two(-190)));
        }
}

TEST_CASE("more precision gives balls inside those of less") {
    for (const Rational& z : hard_cosines()) {
        const Ball coarse = normalized_neural_tangent_kernel<Ball>(z, 100);
        const Precision scope(1000);
        const Ball fine = normalized_neural_tangent_kernel<Ball>(z, 100);
        CHECK(coarse.overlaps(fine));
        CHECK(exact_radius(fine) <= power_of_two(-980));
    }
}

TEST_CASE("z next to 1 and -1 costs no digits at the second layer") {
    // h' has a vertical tangent there: h'(z) must come from the exact 1 - |z|, not from z rounded to the working
    // precision.
    for (const char* text : {"1e-9", "1e-30", "1e-60", "1e-1000"}) {
        const Rational e = parse_rational(text);
        INFO(text);
        CHECK(exact_radius(normalized_neural_tangent_kernel<Ball>(1 - e, 2)) <= power_of_two(-118));
        CHECK(exact_radius(normalized_neural_tangent_kernel<Ball>(-1 + e, 2)) <= power_of_two(-118));
        // Theta_bar^(2)(-1 + e) = (h'(z) z + h(z))/2 is about -sqrt(2e)/(2 pi).
        CHECK(normalized_neural_tangent_kernel<Ball>(-1 + e, 2).accurate_bits() >= 100);
    }
}

TEST_CASE("the guard bits keep the promised digits at depth") {
    const long depth = 3000, digits = 30;
    const Precision scope(bits_for_digits(digits) + guard_bits_for_depth(depth));
    for (const Rational& z : {Rational(-1), Rational(1, 2), Rational(-1, 3)}) {
        const Ball value = normalized_neural_tangent_kernel<Ball>(z, depth);
        CHECK(exact_radius(value) < power(Rational(1, 10), digits));
        CHECK(certainly_less(value, Ball(Rational(1, 3))) == Truth::yes);
        CHECK(certainly_less(Ball(Rational(1, 4)), value) == Truth::yes);
    }
    CHECK(guard_bits_for_depth(1) >= 24);
    CHECK(guard_bits_for_depth(1'000'000) > guard_bits_for_depth(1000));
}

TEST_CASE("unusable input is refused by name") {
    CHECK_THROWS_AS(normalized_neural_tangent_kernel<Ball>(2, 3), std::domain_error);
    CHECK_THROWS_WITH(normalized_neural_tangent_kernel<double>(Rational(-11, 10), 3), Catch::Contains("-11/10"));
    CHECK_THROWS_AS(normalized_neural_tangent_kernel<Ball>(0, 0), std::invalid_argument);
    CHECK_THROWS_WITH(ntk::correlation<Ball>(0, -4), Catch::Contains("-4"));
    NormalizedKernelIteration<Ball> walk(0);
    walk.advance_to(5);
    CHECK_THROWS_AS(walk.advance_to(4), std::invalid_argument);
    CHECK_NOTHROW(walk.advance_to(5));
    CHECK(walk.layer() == 5);
}
