// The quantities v, R, B, t, H and J of one layer, and the proof of their bounds over [0, pi]: derived in
// ntk/depth/depth_asymptotics.hpp.
#include "ntk/depth/depth_asymptotics.hpp"

#include "ntk/kernel/sine_remainder.hpp"
#include "rigor/number/ball_functions.hpp"

namespace ntk {

namespace {

/// (sin x - x cos x - (8/3) sin^3(x/2))/x^5, entire and even; 1/120 at 0. The coefficient of x^(2k) is
/// (-1)^k c/(2k + 5)!, c = 1 - m - 2^(1 - m) + (2/3)(3/2)^m with m = 2k + 5, because sin^3(y) = (3 sin y - sin 3y)/4.
/// For |x| <= 4 and m >= 15 the terms fall by more than half: |c| <= (3/2)^m and m! grows faster.
rigor::Ball cubic_sine_remainder(const rigor::Ball& x) {
    using rigor::Ball, rigor::Rational;
    const Ball y = rigor::square(x);
    Ball sum(0), monomial(1);
    rigor::Integer factorial = 120;
    const double drop = static_cast<double>(rigor::Precision::bits() + 8);
    for (long k = 0;; ++k) {
        const long m = 2 * k + 5;
        const auto degree = static_cast<unsigned long>(m);
        if (m >= 15) {
            const Ball next = monomial * Ball(Rational(rigor::power(Rational(3, 2), degree) / Rational(factorial)));
            if (rigor::magnitude_log2(next) <= -drop) return sum.widened(rigor::scaled_by_power_of_two(next, 1));
        }
        const Rational c = 1 - m - rigor::power_of_two(1 - m) + Rational(2, 3) * rigor::power(Rational(3, 2), degree);
        sum += monomial * Ball(Rational((k % 2 == 0 ? c : Rational(-c)) / Rational(factorial)));
        monomial *= y;
        factorial *= (m + 1) * (m + 2);
    }
}

}  // namespace

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
    q.B = Ball(4) * cubic_sine_remainder(theta) / (pi * sinc_cube);
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

DepthConstants prove_depth_constants(DepthConstants constants) {
    using rigor::Ball, rigor::Point;
    const auto below = [](const rigor::Rational& bound, auto member) -> rigor::Margin {
        return [=](const Point& x) { return Ball(bound) - depth_geometry(x[0]).*member; };
    };
    const auto positive = [](auto member) -> rigor::Margin {
        return [=](const Point& x) { return depth_geometry(x[0]).*member; };
    };
    constants.proved = rigor::Truth::yes;
    for (const rigor::Margin& margin :
         {positive(&DepthGeometry::B), positive(&DepthGeometry::t), positive(&DepthGeometry::H),
          positive(&DepthGeometry::J), below(constants.H_max, &DepthGeometry::H),
          below(constants.J_max, &DepthGeometry::J)}) {
        const rigor::DomainProof proof = rigor::prove_on(all_angles(), margin);
        constants.proved = constants.proved && proof.verdict;
        constants.boxes += proof.boxes;
    }
    return constants;
}

}  // namespace ntk
