// The angle between two independent uniform points of S^(n0-1) (proposition 7, example 2), in balls. The density is
// proportional to sin^(n0-2).
#pragma once

#include "rigor/proof/integral.hpp"

namespace proofs::st_arnaud_2026 {

/// Gamma(n0/2)/Gamma((n0-1)/2), n0 >= 2: 1/sqrt pi at 2, sqrt pi/2 at 3, and the factor n0/(n0 - 1) from n0 to n0 + 2.
inline rigor::Ball gamma_ratio(long n0) {
    using rigor::Ball;
    const Ball root = rigor::sqrt(Ball::pi());
    Ball ratio = n0 % 2 == 0 ? Ball(1) / root : root / Ball(2);
    for (long k = n0 % 2 == 0 ? 2 : 3; k < n0; k += 2) ratio = ratio * Ball(k) / Ball(k - 1);
    return ratio;
}

/// P(angle <= phi), phi in [0, pi], n0 >= 2: m I_m = -cos sin^(m-1) + (m - 1) I_(m-2) for the integral of sin^m from 0.
/// Loses about n0 bits for small phi.
inline rigor::Ball angle_probability(long n0, const rigor::Ball& phi) {
    using rigor::Ball;
    const Ball sine = rigor::sin(phi), cosine = rigor::cos(phi);
    Ball integral = n0 % 2 == 0 ? phi : Ball(1) - cosine;
    for (long m = n0 % 2 == 0 ? 2 : 3; m <= n0 - 2; m += 2)
        integral = (Ball(m - 1) * integral - cosine * rigor::power(sine, static_cast<unsigned long>(m - 1))) / Ball(m);
    return gamma_ratio(n0) / rigor::sqrt(Ball::pi()) * integral;
}

/// The same by certified quadrature (acb_calc_integrate), which knows nothing of the recursion.
inline rigor::Ball angle_probability_by_quadrature(long n0, const rigor::Ball& phi) {
    using rigor::Ball, rigor::ComplexBall;
    const Ball integral = rigor::integral(
        [n0](const ComplexBall& angle) { return power(sin(angle), static_cast<unsigned long>(n0 - 2)); }, Ball(0), phi);
    return gamma_ratio(n0) / rigor::sqrt(Ball::pi()) * integral;
}

/// The bound of proposition 7 for one pair: (1/sqrt pi) sqrt(n0/2) delta^(n0-1)/(n0-1).
inline rigor::Ball printed_bound(long n0, const rigor::Rational& delta) {
    using rigor::Ball;
    return rigor::sqrt(Ball(rigor::Rational(n0, 2)) / Ball::pi()) *
           Ball(rigor::power(delta, static_cast<unsigned long>(n0 - 1))) / Ball(n0 - 1);
}

/// Equal to less than 2^-100; no where the balls do not meet.
inline rigor::Truth close(const rigor::Ball& a, const rigor::Ball& b) {
    return a.overlaps(b) ? rigor::certainly_less(rigor::abs(a - b), rigor::Ball::dyadic(1, -100)) : rigor::Truth::no;
}

}  // namespace proofs::st_arnaud_2026
