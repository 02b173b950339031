// The limit kernels of proposition 1 and theorem 1 of Jacot et al. (2018) for sigma = erf, which fulfils every hypothesis of the paper (the ReLU is not
// differentiable at 0). For a centred Gaussian pair (u, v) of covariance S = [[a, c], [c, b]], with E = (1 + 2a)(1 + 2b) - 4 c^2 = det(I + 2S):
//   E[erf'(u) erf'(v)] = (4/pi) E exp(-u^2 - v^2) = (4/pi)/sqrt(E);
//   E[erf(u) erf(v)] = (2/pi) arctan(2c/sqrt(E)):   both sides vanish at c = 0, and d/dc of the left side is the line above (integration by parts), of the
//   right side (2/pi) (2/sqrt(E) + 8 c^2/E^(3/2))/(1 + 4 c^2/E) = (4/pi)/sqrt(E).
// It is (2/pi) arcsin(2c/sqrt((1 + 2a)(1 + 2b))) of Williams (1997), without its loss of digits where the quotient comes near 1. With ab >= c^2, E >= 1 + 2a + 2b.
//   Sigma^(1) = Theta^(1) = <x, x'>/n0 + beta^2,   Sigma^(l+1) = E[erf erf] + beta^2,   Theta^(l+1) = Theta^(l) E[erf' erf'] + Sigma^(l+1).
#pragma once

#include "ntk/kernel/layer_walk.hpp"
#include "ntk/kernel/two_point_kernel.hpp"

namespace ntk {

/// E[erf(u) erf(v)] and E[erf'(u) erf'(v)] for variances a, b >= 0 and covariance c, c^2 <= ab. For balls: enclosures.
template <rigor::Scalar T>
struct ErfExpectations {
    T product, slope;

    ErfExpectations(const T& a, const T& b, const T& c) {
        using std::atan, std::sqrt;
        // E as 1 + 2 (a + b) + 4 (ab - c^2): no cancellation where c^2 is far from ab, and the last term is exactly 0 in floating point at a = b = c.
        const T root = sqrt(T(1) + T(2) * (a + b) + T(4) * (a * b - c * c));
        const T over_pi = T(2) / rigor::pi<T>();
        product = over_pi * atan(T(2) * c / root);
        slope = T(2) * over_pi / root;
    }
};

/// Walks through the layers L = 1, 2, … for two points.
template <rigor::Scalar T>
class ErfKernelIteration : public LayerWalk<ErfKernelIteration<T>> {
    using Rational = rigor::Rational;

public:
    /// Throws std::domain_error unless xx, yy >= 0, xy^2 <= xx yy, n0 >= 1, beta >= 0.
    ErfKernelIteration(const PairInnerProducts& p, const Rational& n0, const Rational& beta) {
        if (p.xx < 0 || p.yy < 0 || p.xy * p.xy > p.xx * p.yy)
            throw std::domain_error("inner products " + rigor::to_string(p.xx) + ", " + rigor::to_string(p.xy) + ", " + rigor::to_string(p.yy) +
                                    " that no two points have");
        if (n0 < 1) throw std::domain_error("n0 = " + rigor::to_string(n0) + "; expected at least 1");
        if (beta < 0) throw std::domain_error("beta = " + rigor::to_string(beta) + "; expected at least 0");
        const Rational square = beta * beta;
        const auto first = [&](const Rational& inner) { return rigor::from_rational<T>(Rational(inner / n0 + square)); };
        x_variance_ = first(p.xx);
        y_variance_ = first(p.yy);
        covariance_ = tangent_ = first(p.xy);
        bias_ = rigor::from_rational<T>(square);
    }

    /// Sigma^(L)(x, x').
    const T& covariance() const { return covariance_; }
    /// Sigma^(L)(x, x) and Sigma^(L)(x', x').
    const T& x_variance() const { return x_variance_; }
    const T& y_variance() const { return y_variance_; }
    /// Theta_infinity^(L)(x, x').
    const T& tangent_kernel() const { return tangent_; }

private:
    friend LayerWalk<ErfKernelIteration>;

    void step() {
        const ErfExpectations<T> across(x_variance_, y_variance_, covariance_), at_x(x_variance_, x_variance_, x_variance_),
            at_y(y_variance_, y_variance_, y_variance_);
        covariance_ = across.product + bias_;
        tangent_ = tangent_ * across.slope + covariance_;
        x_variance_ = at_x.product + bias_;
        y_variance_ = at_y.product + bias_;
    }

    T bias_, x_variance_, y_variance_, covariance_, tangent_;
};

/// Theta_infinity^(L) of theorem 1 for sigma = erf, L >= 1. Throws std::invalid_argument for L < 1, std::domain_error as the iteration does.
template <rigor::Scalar T>
T jacot_erf_limit(const PairInnerProducts& p, long depth, long n0, const rigor::Rational& beta) {
    if (depth < 1) throw std::invalid_argument("L = " + std::to_string(depth) + "; expected L >= 1");
    ErfKernelIteration<T> walk(p, n0, beta);
    walk.advance_to(depth);
    return walk.tangent_kernel();
}

}  // namespace ntk
