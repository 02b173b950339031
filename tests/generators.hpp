// Random exact rationals, dyadics and balls for the tests, and the property runner with a fixed seed.
#pragma once

#include "catch.hpp"
#include "rigor/number/scalar.hpp"

#include <rapidcheck.h>

#include <functional>
#include <ostream>
#include <sstream>
#include <string>

namespace testing_generators {

using rigor::Ball;
using rigor::Integer;
using rigor::Rational;
using rigor::Real;

// Conversions without rounding, so that every comparison in a test is one of exact rationals.

inline Rational exact_midpoint(const Ball& b) { return rigor::rational_midpoint(b); }
inline Rational exact_radius(const Ball& b) { return exact_midpoint(b.radius()); }

/// The value of a finite Real, exactly.
inline Rational exact_value(const Real& x) {
    Rational q;
    mpfr_get_q(q.backend().data(), x.backend().data());
    return q;
}
/// The value of a finite double, exactly.
inline Rational exact_value(double x) { return Rational(x); }

/// Whether `value`, known up to `error`, can be a point of the ball: what a contained exact value must satisfy.
inline bool admits(const Ball& b, const Rational& value, const Rational& error = 0) {
    return b.is_finite() && abs(Rational(exact_midpoint(b) - value)) <= exact_radius(b) + error;
}

// Generators.

/// Rationals in [-1, 1], half of them where the kernels are singular: 0, ±1, ±(1 - 2^-k), ±(1 - 10^-k), ±2^-k, ±10^-k.
inline rc::Gen<Rational> unit_rational() {
    const auto make = [](int kind, long k, long p, bool negative) {
        Rational q;
        switch (kind) {
            case 0: q = Rational(k % 3, 2); break;
            case 1: q = 1 - rigor::power_of_two(-k); break;
            case 2: q = 1 - rigor::power(Rational(1, 10), static_cast<unsigned long>(k)); break;
            case 3: q = rigor::power_of_two(-k); break;
            case 4: q = rigor::power(Rational(1, 10), static_cast<unsigned long>(k)); break;
            default: q = Rational(p % (10 * k), 10 * k);
        }
        return negative ? Rational(-q) : q;
    };
    return rc::gen::apply(make, rc::gen::inRange(0, 10), rc::gen::inRange<long>(1, 100),
                          rc::gen::inRange<long>(0, 1'000'000), rc::gen::arbitrary<bool>());
}

/// Rationals p/q · 2^e of both signs with |e| <= 300; zero now and then.
inline rc::Gen<Rational> wide_rational() {
    const auto make = [](long p, long q, long e) { return Rational(Rational(p, q) * rigor::power_of_two(e)); };
    return rc::gen::apply(make, rc::gen::inRange<long>(-1'000'000, 1'000'001), rc::gen::inRange<long>(1, 1'000'000),
                          rc::gen::inRange<long>(-300, 301));
}

/// Rationals p/q of both signs, |p/q| <= bound.
inline rc::Gen<Rational> rational_up_to(long bound) {
    const auto make = [bound](long p, long q) { return Rational(Rational(p % (bound * q + 1)) / q); };
    return rc::gen::apply(make, rc::gen::inRange<long>(-1'000'000'000, 1'000'000'001),
                          rc::gen::inRange<long>(1, 100'000));
}

/// m · 2^e with |m| < 2^31, |e| <= 60.
inline rc::Gen<Rational> dyadic_rational() {
    const auto make = [](long m, long e) { return Rational(Rational(m) * rigor::power_of_two(e)); };
    return rc::gen::apply(make, rc::gen::inRange<long>(-2'147'483'647, 2'147'483'648), rc::gen::inRange<long>(-60, 61));
}

/// A ball and an exact point of it.
struct BallWithPoint {
    Rational point;
    Ball ball;
};
inline void showValue(const BallWithPoint& b, std::ostream& os) {
    os << b.point << " in " << (b.ball.is_finite() ? b.ball.enclosure(20) : "a ball that is not finite");
}

/// A ball of radius between 2^-140 and 2^largest_radius (or of rounding radius only) around a point that lies
/// anywhere in it, its ends included.
inline rc::Gen<BallWithPoint> ball_around(rc::Gen<Rational> points, long largest_radius = 3) {
    const auto make = [](const Rational& point, long exponent, long offset, bool tight) {
        if (tight) return BallWithPoint{point, Ball(point)};
        const Rational radius = rigor::power_of_two(exponent);
        const Ball middle{Rational(point + radius * Rational(offset, 8))};
        return BallWithPoint{point, middle.widened(Ball(radius))};
    };
    return rc::gen::apply(make, std::move(points), rc::gen::inRange<long>(-140, largest_radius + 1),
                          rc::gen::inRange<long>(-8, 9),
                          rc::gen::map(rc::gen::inRange(0, 8), [](int i) { return i == 0; }));
}

// Runner.

inline constexpr std::uint64_t fixed_seed = 20'260'101;

/// Runs a RapidCheck property inside a Catch2 test case; it draws what it needs with `*generator`. The seed is fixed;
/// RC_PARAMS="seed=…" replaces it and is printed with a failure. Not a template: RapidCheck's take long to compile, and
/// once is enough (test_headers.cpp).
void require_property(const std::string& description, const std::function<void()>& property, int cases = 1000);

}  // namespace testing_generators
