// Hermite coefficients and dual activations by certified quadrature: the formulas and bounds stand in
// ntk/kernel/dual_activation.hpp.
#include "ntk/kernel/dual_activation.hpp"

#include "rigor/number/ball_functions.hpp"
#include "rigor/proof/integral.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace ntk {

rigor::ComplexBall value_of(SmoothActivation a, const rigor::ComplexBall& z) {
    return a == SmoothActivation::erf ? erf(z) : a == SmoothActivation::sine ? sin(z) : tanh(z);
}

namespace {

/// R with R^2/4 > the bits of the working precision: exp(-R^2/4) is below it.
rigor::Rational end_for_precision() {
    return 2 * static_cast<long>(std::ceil(std::sqrt(static_cast<double>(rigor::Precision::bits())))) + 2;
}

}  // namespace

DualActivation::DualActivation(SmoothActivation activation, const rigor::Rational& v, long last)
    : DualActivation(activation, v, last, end_for_precision()) {}

DualActivation::DualActivation(SmoothActivation activation, const rigor::Rational& v, long last,
                               const rigor::Rational& end) {
    if (v <= 0) throw std::domain_error("variance " + rigor::to_string(v) + "; expected a positive number");
    using rigor::Ball, rigor::ComplexBall;
    const Ball scale = rigor::sqrt(Ball(v)), density = Ball(1) / rigor::sqrt(Ball(2) * Ball::pi()),
               cut = rigor::exp(-Ball(rigor::Rational(end * end / 4)));
    std::vector<Ball> roots;
    for (long k = 0; k <= last + 1; ++k) roots.push_back(rigor::sqrt(Ball(k)));
    const auto weighted = [&](const ComplexBall& x) {
        return value_of(activation, ComplexBall(scale) * x) * exp(ComplexBall(0) - x * x / ComplexBall(2)) *
               ComplexBall(density);
    };
    const rigor::IntegralGoal goal{rigor::Precision::bits() - 16, 0};
    second_moment_ =
        (Ball(2) * rigor::integral(
                       [&](const ComplexBall& x) { return weighted(x) * value_of(activation, ComplexBall(scale) * x); },
                       Ball(0), Ball(end), goal))
            .widened(cut);
    for (long k = 0; k <= last; ++k) {
        if (k % 2 == 0) {  // mu is odd
            coefficients_.push_back(Ball(0));
            continue;
        }
        const auto integrand = [&](const ComplexBall& x) {
            ComplexBall below(1), h = x;  // h_0, h_1; h_(j+1) = (x h_j - sqrt(j) h_(j-1))/sqrt(j + 1)
            for (long j = 1; j < k; ++j) {
                ComplexBall next = (x * h - ComplexBall(roots[static_cast<std::size_t>(j)]) * below) /
                                   ComplexBall(roots[static_cast<std::size_t>(j) + 1]);
                below = std::move(h);
                h = std::move(next);
            }
            return weighted(x) * h;
        };
        coefficients_.push_back((Ball(2) * rigor::integral(integrand, Ball(0), Ball(end), goal)).widened(cut));
    }
}

rigor::Ball DualActivation::rest() const {
    rigor::Ball rest = second_moment_;
    for (const rigor::Ball& a : coefficients_) rest -= rigor::square(a);
    return rest;
}

rigor::Ball DualActivation::at(const rigor::Rational& rho) const {
    rigor::Ball sum(0);
    for (long k = last(); k >= 0; --k) sum = sum * rigor::Ball(rho) + rigor::square(coefficient(k));
    const rigor::Ball error =
        rigor::power(rigor::abs(rigor::Ball(rho)), static_cast<unsigned long>(last() + 1)) * rest();
    return sum.widened(rigor::abs(error));
}

rigor::Ball dual_by_quadrature(SmoothActivation activation, const rigor::Rational& v, const rigor::Rational& rho,
                               long bits) {
    using rigor::Ball, rigor::ComplexBall;
    const Ball scale = rigor::sqrt(Ball(v)), across = rigor::sqrt(Ball(rigor::Rational(1 - rho * rho))),
               density = Ball(1) / rigor::sqrt(Ball(2) * Ball::pi());
    const auto gauss = [&](const ComplexBall& x) {
        return exp(ComplexBall(0) - x * x / ComplexBall(2)) * ComplexBall(density);
    };
    const auto inner = [&](const ComplexBall& x) {
        // A wide rectangle cannot give a narrow integral: do not try.
        const double radius =
            std::max(mag_get_d(arb_radref(acb_realref(x.raw()))), mag_get_d(arb_radref(acb_imagref(x.raw()))));
        const long wanted = radius > 0 ? std::clamp(2 - static_cast<long>(std::log2(radius)), 2L, bits + 6) : bits + 6;
        return rigor::complex_integral(
            [&](const ComplexBall& z) {
                return gauss(z) * value_of(activation,
                                           ComplexBall(scale) * (ComplexBall(Ball(rho)) * x + ComplexBall(across) * z));
            },
            Ball(-8), Ball(8), {wanted, 2000});
    };
    const Ball inside = rigor::integral(
        [&](const ComplexBall& x) { return gauss(x) * value_of(activation, ComplexBall(scale) * x) * inner(x); },
        Ball(-8), Ball(8), {bits, 20'000});
    return inside.widened(Ball(4) * rigor::exp(Ball(-32)));
}

}  // namespace ntk
