// Dual activations of erf, sin and tanh by certified Hermite coefficients: mu(x) = sigma(sqrt(v) x), and for a Gaussian pair (X, Y) with unit variances and correlation rho
//   E[mu(X) mu(Y)] = sum_k a_k^2 rho^k,   a_k = E[mu(X) h_k(X)],   h_k = He_k/sqrt(k!)
// (Daniely, Frostig and Singer 2016; lemma 2 of Jacot et al. 2018). The h_k are the probabilists' Hermite polynomials divided by sqrt(k!): orthonormal for N(0, 1). With He_k itself, E[mu He_k]^2
// stands in place of k! a_k^2 and the formula is false; hermite_dual.hpp has the ReLU, polynomial_dual.hpp polynomials.
// |sigma| <= 1, so what lies beyond |x| > R changes a_k by at most P(|X| > R)^(1/2) <= exp(-R^2/4) (Cauchy-Schwarz), and the terms k > N change the sum by at most |rho|^(N+1) (E mu^2 - sum_(k <= N) a_k^2).
#pragma once

#include "rigor/proof/integral.hpp"

#include <vector>

namespace ntk {

enum class SmoothActivation { erf, sine, tanh };  ///< odd, bounded by 1, holomorphic near the real line

inline const char* name_of(SmoothActivation a) { return a == SmoothActivation::erf ? "erf" : a == SmoothActivation::sine ? "sin" : "tanh"; }

inline rigor::ComplexBall value_of(SmoothActivation a, const rigor::ComplexBall& z) {
    return a == SmoothActivation::erf ? erf(z) : a == SmoothActivation::sine ? sin(z) : tanh(z);
}

class DualActivation {
public:
    /// Coefficients up to index `last`, at the working precision. v > 0 (std::domain_error otherwise).
    DualActivation(SmoothActivation activation, const rigor::Rational& v, long last) {
        if (v <= 0) throw std::domain_error("variance " + rigor::to_string(v) + "; expected a positive number");
        using rigor::Ball, rigor::ComplexBall;
        const long bits = rigor::Precision::bits();
        const rigor::Rational end(2 * static_cast<long>(std::ceil(std::sqrt(static_cast<double>(bits)))) + 2);  // end^2/4 > bits
        const Ball scale = rigor::sqrt(Ball(v)), density = Ball(1) / rigor::sqrt(Ball(2) * Ball::pi()), cut = rigor::exp(-Ball(rigor::Rational(end * end / 4)));
        std::vector<Ball> roots;
        for (long k = 0; k <= last + 1; ++k) roots.push_back(rigor::sqrt(Ball(k)));
        const auto weighted = [&](const ComplexBall& x) { return value_of(activation, ComplexBall(scale) * x) * exp(ComplexBall(0) - x * x / ComplexBall(2)) * ComplexBall(density); };
        const rigor::IntegralGoal goal{bits - 16, 0};
        second_moment_ = (Ball(2) * rigor::integral([&](const ComplexBall& x) { return weighted(x) * value_of(activation, ComplexBall(scale) * x); }, Ball(0), Ball(end), goal)).widened(cut);
        for (long k = 0; k <= last; ++k) {
            if (k % 2 == 0) {  // mu is odd
                coefficients_.push_back(Ball(0));
                continue;
            }
            const auto integrand = [&](const ComplexBall& x) {
                ComplexBall below(1), h = x;  // h_0, h_1; h_(j+1) = (x h_j - sqrt(j) h_(j-1))/sqrt(j + 1)
                for (long j = 1; j < k; ++j) {
                    ComplexBall next = (x * h - ComplexBall(roots[static_cast<std::size_t>(j)]) * below) / ComplexBall(roots[static_cast<std::size_t>(j) + 1]);
                    below = std::move(h);
                    h = std::move(next);
                }
                return weighted(x) * h;
            };
            coefficients_.push_back((Ball(2) * rigor::integral(integrand, Ball(0), Ball(end), goal)).widened(cut));
        }
    }

    const rigor::Ball& coefficient(long k) const { return coefficients_.at(static_cast<std::size_t>(k)); }  ///< a_k
    long last() const { return static_cast<long>(coefficients_.size()) - 1; }
    const rigor::Ball& second_moment() const { return second_moment_; }  ///< E mu(X)^2
    /// E mu(X)^2 - sum_(k <= last) a_k^2.
    rigor::Ball rest() const {
        rigor::Ball rest = second_moment_;
        for (const rigor::Ball& a : coefficients_) rest -= rigor::square(a);
        return rest;
    }
    /// E[mu(X) mu(Y)], |rho| <= 1.
    rigor::Ball at(const rigor::Rational& rho) const {
        rigor::Ball sum(0);
        for (long k = last(); k >= 0; --k) sum = sum * rigor::Ball(rho) + rigor::square(coefficient(k));
        const rigor::Ball error = rigor::power(rigor::abs(rigor::Ball(rho)), static_cast<unsigned long>(last() + 1)) * rest();
        return sum.widened(rigor::abs(error));
    }

private:
    std::vector<rigor::Ball> coefficients_;
    rigor::Ball second_moment_;
};

/// E[mu(X) mu(Y)] by two-dimensional certified quadrature, Y = rho X + sqrt(1 - rho^2) Z over |X|, |Z| <= 8; what lies outside is at most 4 exp(-32) < 5.1e-14. Knows nothing of Hermite polynomials.
/// The error aimed at is 2^-bits.
inline rigor::Ball dual_by_quadrature(SmoothActivation activation, const rigor::Rational& v, const rigor::Rational& rho, long bits = 34) {
    using rigor::Ball, rigor::ComplexBall;
    const Ball scale = rigor::sqrt(Ball(v)), across = rigor::sqrt(Ball(rigor::Rational(1 - rho * rho))), density = Ball(1) / rigor::sqrt(Ball(2) * Ball::pi());
    const auto gauss = [&](const ComplexBall& x) { return exp(ComplexBall(0) - x * x / ComplexBall(2)) * ComplexBall(density); };
    const auto inner = [&](const ComplexBall& x) {
        // A wide rectangle cannot give a narrow integral: do not try.
        const double radius = std::max(mag_get_d(arb_radref(acb_realref(x.raw()))), mag_get_d(arb_radref(acb_imagref(x.raw()))));
        const long wanted = radius > 0 ? std::clamp(2 - static_cast<long>(std::log2(radius)), 2L, bits + 6) : bits + 6;
        return rigor::complex_integral([&](const ComplexBall& z) { return gauss(z) * value_of(activation, ComplexBall(scale) * (ComplexBall(Ball(rho)) * x + ComplexBall(across) * z)); }, Ball(-8), Ball(8), {wanted, 2000});
    };
    const Ball inside = rigor::integral([&](const ComplexBall& x) { return gauss(x) * value_of(activation, ComplexBall(scale) * x) * inner(x); }, Ball(-8), Ball(8), {bits, 20'000});
    return inside.widened(Ball(4) * rigor::exp(Ball(-32)));
}

}  // namespace ntk
