// The walk of the residual network, for double, Real and Ball: derived in ntk/kernel/residual_kernel.hpp.
#include "ntk/kernel/residual_kernel.hpp"

#include "ntk/kernel/sine_remainder.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

namespace ntk {

template <rigor::Scalar T>
ResidualKernelIteration<T>::ResidualKernelIteration(const T& angle, const rigor::Rational& alpha)
    : inverse_pi_(T(1) / rigor::pi<T>()),
      angle_(angle),
      power_(1) {
    using std::cos;
    require_domain(angle);
    const rigor::Rational square = alpha * alpha;
    square_ = rigor::from_rational<T>(square);
    weight_ = rigor::from_rational<T>(rigor::Rational(square / (1 + square)));
    growth_ = rigor::from_rational<T>(rigor::Rational(1 + square));
    correlation_ = first_ = cos(angle);
    sensitivity_ = T(1);
    sum_ = bias_sum_ = T(0);
    step();
}

template <rigor::Scalar T>
ResidualKernelValue<T> ResidualKernelIteration<T>::value() const {
    ResidualKernelValue<T> v{power_ * correlation_, sensitivity_, square_ * sum_, square_ * bias_sum_, T(0)};
    v.kernel = T(v.correction + T(first_ * sensitivity_)) + v.covariance;
    return v;
}

template <rigor::Scalar T>
void ResidualKernelIteration<T>::require_domain(const T& angle) {
    const double size = rigor::magnitude(T(rigor::midpoint(angle)));
    if constexpr (std::same_as<T, rigor::Ball>) {
        if (size <= 3.2 && certainly_less(angle, T(0)) != rigor::Truth::yes &&
            certainly_less(T::pi(), angle) != rigor::Truth::yes)
            return;
        throw std::domain_error("an angle of " + (angle.is_finite() ? angle.enclosure() : "nan") +
                                "; expected one in [0, pi]");
    } else {
        if (angle >= 0 && size <= 3.1416) return;
        throw std::domain_error("an angle of " + std::to_string(static_cast<double>(angle)) +
                                "; expected one in [0, pi]");
    }
}

template <rigor::Scalar T>
void ResidualKernelIteration<T>::step() {
    using std::abs, std::atan2, std::cos, std::sin;
    T middle = T(abs(rigor::midpoint(angle_)));
    if constexpr (std::same_as<T, rigor::Ball>) middle = rigor::minimum(middle, T(2) * T::pi() - middle);
    const T half = middle / T(2), sine = sin(half), cosine = cos(half), gain = T(sin_minus_x_cos(middle)) * inverse_pi_;
    const T part = T(weight_ * gain) / T(2), sine_square = T(sine * sine) - part,
            cosine_square = T(cosine * cosine) + part;
    const T dual = rigor::inherit_radius(cosine * cosine - sine * sine + gain, angle_);  // kappa_1(w)

    const T slope = T(1) - T(angle_ * inverse_pi_), factor = T(1) + T(square_ * slope);
    sum_ = sum_ * factor + power_ * dual + (power_ * correlation_ + T(1)) * slope + T(1);
    bias_sum_ = bias_sum_ * factor + slope + T(1);
    sensitivity_ = sensitivity_ * factor;
    power_ = power_ * growth_;
    // Both squares are found without loss, so their quotient gives the angle without loss on either side.
    angle_ = rigor::inherit_radius(T(2) * atan2(root(sine_square), root(cosine_square)), angle_);
    correlation_ = rigor::inherit_radius(T(cosine_square - sine_square), angle_);
}

template <rigor::Scalar T>
T ResidualKernelIteration<T>::root(const T& square) {
    using std::sqrt;
    if constexpr (std::same_as<T, rigor::Ball>)
        return rigor::sqrt_on_domain(square);
    else
        return square > 0 ? T(sqrt(square)) : T(0);
}

template <rigor::Scalar T>
ResidualKernelValue<T> residual_kernel(const T& angle, long depth, const rigor::Rational& alpha) {
    if (depth < 1) throw std::invalid_argument("L = " + std::to_string(depth) + "; expected L >= 1");
    ResidualKernelIteration<T> walk(angle, alpha);
    walk.advance_to(depth);
    return walk.value();
}

template <rigor::Scalar T>
T lifted_angle(const PairInnerProducts& p) {
    using std::atan2, std::sqrt;
    if (p.xx < 0 || p.yy < 0 || p.xy * p.xy > p.xx * p.yy)
        throw std::domain_error("inner products " + rigor::to_string(p.xx) + ", " + rigor::to_string(p.xy) + ", " +
                                rigor::to_string(p.yy) + " that no two points have");
    const rigor::Rational width = p.xy + 1, square = (p.xx + 1) * (p.yy + 1) - width * width;
    return atan2(T(sqrt(rigor::from_rational<T>(square))), rigor::from_rational<T>(width));
}

template <rigor::Scalar T>
T residual_tangent_kernel(const PairInnerProducts& p, long depth, const rigor::Rational& alpha) {
    using std::sqrt;
    const T norms = sqrt(rigor::from_rational<T>(rigor::Rational((p.xx + 1) * (p.yy + 1))));
    return norms * residual_kernel(lifted_angle<T>(p), depth, alpha).kernel;
}

template <rigor::Scalar T>
T residual_tangent_kernel_corrected(const PairInnerProducts& p, long depth, const rigor::Rational& alpha) {
    using std::sqrt;
    const T norms = sqrt(rigor::from_rational<T>(rigor::Rational((p.xx + 1) * (p.yy + 1))));
    const ResidualKernelValue<T> v = residual_kernel(lifted_angle<T>(p), depth, alpha);
    return T(norms * T(v.kernel - v.bias_part)) + v.bias_part;
}

template class ResidualKernelIteration<double>;
template class ResidualKernelIteration<rigor::Real>;
template class ResidualKernelIteration<rigor::Ball>;
template ResidualKernelValue<double> residual_kernel(const double&, long, const rigor::Rational&);
template ResidualKernelValue<rigor::Real> residual_kernel(const rigor::Real&, long, const rigor::Rational&);
template ResidualKernelValue<rigor::Ball> residual_kernel(const rigor::Ball&, long, const rigor::Rational&);
template double lifted_angle<double>(const PairInnerProducts&);
template rigor::Real lifted_angle<rigor::Real>(const PairInnerProducts&);
template rigor::Ball lifted_angle<rigor::Ball>(const PairInnerProducts&);
template double residual_tangent_kernel<double>(const PairInnerProducts&, long, const rigor::Rational&);
template rigor::Real residual_tangent_kernel<rigor::Real>(const PairInnerProducts&, long, const rigor::Rational&);
template rigor::Ball residual_tangent_kernel<rigor::Ball>(const PairInnerProducts&, long, const rigor::Rational&);
template double residual_tangent_kernel_corrected<double>(const PairInnerProducts&, long, const rigor::Rational&);
template rigor::Real residual_tangent_kernel_corrected<rigor::Real>(const PairInnerProducts&, long,
                                                                    const rigor::Rational&);
template rigor::Ball residual_tangent_kernel_corrected<rigor::Ball>(const PairInnerProducts&, long,
                                                                    const rigor::Rational&);

}  // namespace ntk
