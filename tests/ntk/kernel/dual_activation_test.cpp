// Checks the dual activations of erf and sin against closed forms, all of them against two-dimensional quadrature, and
// polynomials against moments.
#include "ntk/kernel/dual_activation.hpp"
#include "catch.hpp"
#include "generators.hpp"
#include "ntk/kernel/polynomial_dual.hpp"

using namespace rigor;
using namespace testing_generators;

TEST_CASE("the duals of erf and sin contain their closed forms") {
    const Precision precision(128);
    for (const Rational& v : {Rational(1, 4), Rational(2)}) {
        const ntk::DualActivation erf(ntk::SmoothActivation::erf, v, 21), sine(ntk::SmoothActivation::sine, v, 21);
        for (const Rational& rho : {Rational(-1), Rational(-1, 3), Rational(0), Rational(9, 10), Rational(1)}) {
            const Ball c(Rational(v * rho)), variance{v};
            CHECK(erf.at(rho).overlaps(Ball(2) / Ball::pi() * asin(Ball(2) * c / (Ball(1) + Ball(2) * variance))));
            CHECK(sine.at(rho).overlaps(exp(-variance) * (exp(c) - exp(-c)) / Ball(2)));
        }
        // E sin(sqrt v X) h_1(X) = sqrt v exp(-v/2): narrow, and right.
        CHECK(certainly_less(abs(sine.coefficient(1) - sqrt(Ball(v)) * exp(-Ball(Rational(v / 2)))),
                             Ball::dyadic(1, -90)) == Truth::yes);
        CHECK(sine.coefficient(2).is_exactly_zero());
    }
    CHECK_THROWS_AS(ntk::DualActivation(ntk::SmoothActivation::tanh, 0, 3), std::domain_error);
}

TEST_CASE("the dual of tanh by Hermite coefficients and by quadrature in the plane") {
    const Precision precision(64);
    const ntk::DualActivation tanh(ntk::SmoothActivation::tanh, Rational(1, 2), 15);
    const Ball plane = ntk::dual_by_quadrature(ntk::SmoothActivation::tanh, Rational(1, 2), Rational(-3, 10));
    CHECK(tanh.at(Rational(-3, 10)).overlaps(plane));
    CHECK(certainly_less(abs(tanh.at(Rational(-3, 10)) - plane), Ball(parse_rational("1e-8"))) == Truth::yes);
    CHECK_FALSE(tanh.at(Rational(-29, 100)).overlaps(plane));
}

TEST_CASE("the quadrature in the plane accounts for what lies outside of its square") {
    // Aimed at less than the 1e-15 that is outside: without its bound the enclosures would miss the closed forms.
    const Precision precision(128);
    for (const auto& [v, rho] : {std::pair(Rational(2), Rational(9, 10)), std::pair(Rational(50), Rational(-1, 2))}) {
        const Ball c(Rational(v * rho)), variance{v};
        const Ball plane = ntk::dual_by_quadrature(ntk::SmoothActivation::erf, v, rho, 58);
        const Ball exact = Ball(2) / Ball::pi() * asin(Ball(2) * c / (Ball(1) + Ball(2) * variance));
        CHECK(plane.overlaps(exact));
        CHECK(certainly_less(abs(plane - exact), Ball(parse_rational("1.1e-13"))) == Truth::yes);
    }
}

TEST_CASE("what lies beyond R is in the coefficients and in the second moment, and needed there") {
    const Precision precision(96);
    for (const ntk::SmoothActivation sigma :
         {ntk::SmoothActivation::erf, ntk::SmoothActivation::sine, ntk::SmoothActivation::tanh}) {
        const ntk::DualActivation whole(sigma, 3, 3), cut(sigma, 3, 3, Rational(3));
        const Ball size = exp(-Ball(Rational(9, 4)));
        for (const auto& [a, b] :
             {std::pair(whole.coefficient(1), cut.coefficient(1)), std::pair(whole.coefficient(3), cut.coefficient(3)),
              std::pair(whole.second_moment(), cut.second_moment())}) {
            CHECK(b.contains(a.midpoint()));
            CHECK_FALSE(b.midpoint().widened(Ball::dyadic(1, -60)).overlaps(a));
            CHECK(certainly_less(abs(b.radius() - size), Ball::dyadic(1, -20)) == Truth::yes);
        }
    }
}

TEST_CASE("what is left of the series is bounded and falls") {
    const Precision precision(96);
    const ntk::DualActivation shorter(ntk::SmoothActivation::tanh, 1, 5), longer(ntk::SmoothActivation::tanh, 1, 11);
    CHECK(certainly_less(longer.rest(), shorter.rest()) == Truth::yes);
    CHECK(certainly_positive(longer.rest()) == Truth::yes);
    CHECK(shorter.at(Rational(1, 2)).overlaps(longer.at(Rational(1, 2))));
}

TEST_CASE("duals of polynomials") {
    CHECK(ntk::dual_of_polynomial({0, 0, 1}, 3) == ntk::RationalPolynomial{9, 0, 2});
    CHECK(ntk::dual_of_polynomial({0, 0, 0, 1}, 2) == ntk::RationalPolynomial{0, 36, 0, 6});
    require_property("at c = v the dual is E p(f)^2, at c = 0 it is (E p(f))^2", [] {
        ntk::RationalPolynomial p;
        for (int k = 0; k < 4; ++k) p.push_back(*rc::gen::inRange(-5, 6));
        const Rational v(*rc::gen::inRange(1, 20), 7);
        ntk::RationalPolynomial square(7);
        for (std::size_t i = 0; i < 4; ++i)
            for (std::size_t j = 0; j < 4; ++j) square[i + j] += p[i] * p[j];
        const ntk::RationalPolynomial dual = ntk::dual_of_polynomial(p, v);
        RC_ASSERT(ntk::evaluate(dual, v) == ntk::gaussian_mean(square, v));
        RC_ASSERT(ntk::evaluate(dual, 0) == ntk::gaussian_mean(p, v) * ntk::gaussian_mean(p, v));
    });
}
