// The limit kernels for sigma = erf, for double, Real and Ball: the formulas stand in ntk/kernel/erf_kernel.hpp.
#include "ntk/kernel/erf_kernel.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

namespace ntk {

template <rigor::Scalar T>
ErfExpectations<T>::ErfExpectations(const T& a, const T& b, const T& c) {
    using std::atan, std::sqrt;
    // E as 1 + 2 (a + b) + 4 (ab - c^2): no cancellation where c^2 is far from ab, and the last term is exactly 0 in
    // floating point at a = b = c.
    const T root = sqrt(T(1) + T(2) * (a + b) + T(4) * (a * b - c * c));
    const T over_pi = T(2) / rigor::pi<T>();
    product = over_pi * atan(T(2) * c / root);
    slope = T(2) * over_pi / root;
}

template <rigor::Scalar T>
ErfKernelIteration<T>::ErfKernelIteration(const PairInnerProducts& p, const Rational& n0, const Rational& beta) {
    if (p.xx < 0 || p.yy < 0 || p.xy * p.xy > p.xx * p.yy)
        throw std::domain_error("inner products " + rigor::to_string(p.xx) + ", " + rigor::to_string(p.xy) + ", " +
                                rigor::to_string(p.yy) + " that no two points have");
    if (n0 < 1) throw std::domain_error("n0 = " + rigor::to_string(n0) + "; expected at least 1");
    if (beta < 0) throw std::domain_error("beta = " + rigor::to_string(beta) + "; expected at least 0");
    const Rational square = beta * beta;
    const auto first = [&](const Rational& inner) { return rigor::from_rational<T>(Rational(inner / n0 + square)); };
    x_variance_ = first(p.xx);
    y_variance_ = first(p.yy);
    covariance_ = tangent_ = first(p.xy);
    bias_ = rigor::from_rational<T>(square);
}

template <rigor::Scalar T>
void ErfKernelIteration<T>::step() {
    const ErfExpectations<T> across(x_variance_, y_variance_, covariance_), at_x(x_variance_, x_variance_, x_variance_),
        at_y(y_variance_, y_variance_, y_variance_);
    covariance_ = across.product + bias_;
    tangent_ = T(tangent_ * across.slope) + covariance_;
    x_variance_ = at_x.product + bias_;
    y_variance_ = at_y.product + bias_;
}

template <rigor::Scalar T>
T jacot_erf_limit(const PairInnerProducts& p, long depth, long n0, const rigor::Rational& beta) {
    if (depth < 1) throw std::invalid_argument("L = " + std::to_string(depth) + "; expected L >= 1");
    ErfKernelIteration<T> walk(p, n0, beta);
    walk.advance_to(depth);
    return walk.tangent_kernel();
}

template struct ErfExpectations<double>;
template struct ErfExpectations<rigor::Real>;
template struct ErfExpectations<rigor::Ball>;
template class ErfKernelIteration<double>;
template class ErfKernelIteration<rigor::Real>;
template class ErfKernelIteration<rigor::Ball>;
template double jacot_erf_limit<double>(const PairInnerProducts&, long, long, const rigor::Rational&);
template rigor::Real jacot_erf_limit<rigor::Real>(const PairInnerProducts&, long, long, const rigor::Rational&);
template rigor::Ball jacot_erf_limit<rigor::Ball>(const PairInnerProducts&, long, long, const rigor::Rational&);

}  // namespace ntk
