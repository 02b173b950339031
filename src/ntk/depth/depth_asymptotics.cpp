// The quantities v, R, B, t, H and J of one layer, and the proof of their bounds over [0, pi]: derived in
// ntk/depth/depth_asymptotics.hpp.
#include "ntk/depth/depth_asymptotics.hpp"

#include "ntk/kernel/sine_remainder.hpp"
#include "rigor/number/ball_functions.hpp"

#include <cmath>
#include <stdexcept>

namespace ntk {

namespace {

/// The terms after which what is left of the series for |x| <= 4 is below the working precision.
long cubic_sine_terms() {
    double size = std::log2(4.0) * 10 + std::log2(1.5) * 15 - std::log2(std::tgamma(16.0));  // of term 5, at most
    const double drop = static_cast<double>(rigor::Precision::bits() + 8);
    long terms = 5;
    for (; size > -drop; ++terms) {
        const double m = static_cast<double>(2 * terms + 5);
        size += std::log2(36 / ((m + 1) * (m + 2)));
    }
    return terms;
}

}  // namespace

namespace detail {

// The coefficient of x^(2k) is (-1)^k c/m!, m = 2k + 5, c = 1 - m - 2^(1 - m) + (2/3)(3/2)^m, because
// sin^3(y) = (3 sin y - sin 3y)/4. So |c| <= (3/2)^m for m >= 15, and those bounds of the terms fall by more than half
// for |x| <= 4: what is left out is at most twice the first of them.
rigor::Ball cubic_sine_sum(const rigor::Ball& x, long terms) {
    using rigor::Ball, rigor::Rational;
    if (terms < 5) throw std::invalid_argument(std::to_string(terms) + " terms; expected at least 5");
    const Ball y = rigor::square(x);
    Ball sum(0), monomial(1);
    rigor::Integer factorial = 120;
    for (long k = 0; k < terms; ++k) {
        const long m = 2 * k + 5;
        const Rational c = 1 - m - rigor::power_of_two(1 - m) +
                           Rational(2, 3) * rigor::power(Rational(3, 2), static_cast<unsigned long>(m));
        sum += monomial * Ball(Rational((k % 2 == 0 ? c : Rational(-c)) / Rational(factorial)));
        monomial *= y;
        factorial *= (m + 1) * (m + 2);
    }
    const auto degree = static_cast<unsigned long>(2 * terms + 5);
    const Ball next = monomial * Ball(Rational(rigor::power(Rational(3, 2), degree) / Rational(factorial)));
    return sum.widened(rigor::scaled_by_power_of_two(next, 1));
}

}  // namespace detail

DepthGeometry depth_geometry(const rigor::Ball& theta) {
    using rigor::Ball, rigor::Rational, rigor::square;
    const Ball pi = Ball::pi();
    const Ball half = rigor::scaled_by_power_of_two(theta, -1);
    DepthGeometry q;
    q.v = rigor::sin(half);
    q.sinc = rigor::sinc(half);
    const Ball sinc_cube = square(q.sinc) * q.sinc;
    const Ball first = Ball(4) / (Ball(3) * pi);
    q.R = Ball(4) * sine_remainder(theta) / (pi * sinc_cube);
    q.B = Ball(4) * detail::cubic_sine_sum(theta, cubic_sine_terms()) / (pi * sinc_cube);
    const Ball inside = Ball(1) - q.v * q.R;
    q.t = rigor::sqrt(inside);
    const Ball t1 = Ball(1) + q.t;
    const Ball second_order = (Ball(6) * square(q.t) + Ball(18) * q.t + Ball(16)) / (Ball(16) * q.t * square(t1) * t1);
    q.H = Ball(Rational(9, 4)) * square(pi) *
          (Ball(2) * q.B / square(q.sinc) + square(q.R) * q.R * second_order +
           Ball(Rational(3, 4)) * theta * q.B * (q.R + first) / q.sinc);
    const Ball E = sinc_remainder(half);
    q.J = pi * (q.v * q.sinc * inside + Ball(Rational(3, 16)) * theta * E / q.sinc) +
          q.sinc * (Ball(Rational(3, 2)) + q.v * q.H) / Ball(12);
    return q;
}

rigor::Ball depth_coordinate(const rigor::Ball& theta) {
    using rigor::Ball;
    return Ball(3) * Ball::pi() / (Ball(2) * rigor::sin(rigor::scaled_by_power_of_two(theta, -1)));
}

rigor::Box all_angles() { return {{rigor::Rational(0), rigor::Rational(22, 7)}}; }

std::vector<DepthLemma> depth_lemmas(const DepthConstants& constants) {
    using rigor::Ball, rigor::Point;
    const auto positive = [](const std::string& name, Ball DepthGeometry::*member) -> DepthLemma {
        return {name + " > 0", [=](const Point& x) { return depth_geometry(x[0]).*member; }};
    };
    const auto below = [](const std::string& name, Ball DepthGeometry::*member,
                          const rigor::Rational& bound) -> DepthLemma {
        return {name + " < " + rigor::to_string(bound),
                [=](const Point& x) { return Ball(bound) - depth_geometry(x[0]).*member; }};
    };
    return {positive("B", &DepthGeometry::B),
            positive("t", &DepthGeometry::t),
            positive("H", &DepthGeometry::H),
            positive("J", &DepthGeometry::J),
            below("H", &DepthGeometry::H, constants.H_max),
            below("J", &DepthGeometry::J, constants.J_max)};
}

DepthConstants prove_depth_constants(DepthConstants constants) {
    constants.proved = rigor::Truth::yes;
    for (const DepthLemma& lemma : depth_lemmas(constants)) {
        const rigor::DomainProof proof = rigor::prove_on(all_angles(), lemma.margin);
        constants.proved = constants.proved && proof.verdict;
        constants.boxes += proof.boxes;
    }
    return constants;
}

}  // namespace ntk
