// The walk through the layers for two points of R^d, for double, Real and Ball: derived in
// ntk/kernel/two_point_kernel.hpp.
#include "ntk/kernel/two_point_kernel.hpp"

#include "ntk/kernel/depth_map.hpp"

#include <cmath>
#include <stdexcept>
#include <utility>

namespace ntk {

FullyConnectedKernel FullyConnectedKernel::jacot(const rigor::Rational& n0, const rigor::Rational& beta) {
    if (n0 < 1) throw std::domain_error("n0 = " + rigor::to_string(n0) + "; expected at least 1");
    if (beta < 0) throw std::domain_error("beta = " + rigor::to_string(beta) + "; expected at least 0");
    const rigor::Rational square = beta * beta;
    return {1 / n0, square, rigor::Rational(1, 2), square};
}

template <rigor::Scalar T>
TwoPointKernelIteration<T>::TwoPointKernelIteration(const PairInnerProducts& p, const FullyConnectedKernel& kernel)
    : TwoPointKernelIteration(kernel) {
    if (p.xx < 0 || p.yy < 0 || p.xy * p.xy > p.xx * p.yy)
        throw std::domain_error("inner products " + rigor::to_string(p.xx) + ", " + rigor::to_string(p.xy) + ", " +
                                rigor::to_string(p.yy) + " that no two points have");
    const auto first = [&](const Rational& inner) { return Rational(kernel.input_scale * inner + kernel.input_bias); };
    const Rational a = first(p.xx), b = first(p.yy), c = first(p.xy);
    const T covariance = rigor::from_rational<T>(c);
    same_variance_ = a == b;
    x_variance_ = rigor::from_rational<T>(a);
    y_variance_ = rigor::from_rational<T>(b);
    vanishes_ = a == 0 || b == 0;
    if (!vanishes_) {
        // 0 at a positive multiple, exactly; next to it and to the antipode no digit is lost.
        const T height = root(rigor::from_rational<T>(Rational(a * b - c * c)));
        angle_ = direction(height, covariance);
        if (c < 0) supplement_ = direction(height, T(-covariance));
        obtuse_ = c < 0;
    }
    covariance_ = tangent_ = covariance;
    coincide_ = c > 0 && c == a && c == b;
}

template <rigor::Scalar T>
TwoPointKernelIteration<T> TwoPointKernelIteration<T>::from_angle(const T& theta, const FullyConnectedKernel& kernel) {
    using std::cos, std::sin, std::asin;
    TwoPointKernelIteration walk(kernel);
    const Rational variance = kernel.input_scale + kernel.input_bias;
    walk.same_variance_ = true;
    walk.x_variance_ = walk.y_variance_ = rigor::from_rational<T>(variance);
    walk.covariance_ = walk.tangent_ =
        T(rigor::from_rational<T>(kernel.input_scale) * T(cos(theta))) + rigor::from_rational<T>(kernel.input_bias);
    walk.angle_ =
        kernel.input_bias == 0
            ? theta
            : T(2) * asin(root(rigor::from_rational<T>(Rational(kernel.input_scale / variance))) * sin(theta / T(2)));
    return walk;
}

template <rigor::Scalar T>
TwoPointKernelIteration<T> TwoPointKernelIteration<T>::from_first_layer(const T& theta, const T& a, const T& b,
                                                                        const FullyConnectedKernel& kernel) {
    using std::cos;
    TwoPointKernelIteration walk(kernel);
    walk.x_variance_ = a;
    walk.y_variance_ = b;
    walk.angle_ = theta;
    walk.covariance_ = walk.tangent_ = T(root(T(a * b))) * T(cos(theta));
    return walk;
}

template <rigor::Scalar T>
TwoPointKernelIteration<T>::TwoPointKernelIteration(const FullyConnectedKernel& kernel)
    : gain_(rigor::from_rational<T>(kernel.gain)),
      bias_(rigor::from_rational<T>(kernel.bias)),
      inverse_pi_(T(1) / rigor::pi<T>()),
      angle_(rigor::pi<T>() / T(2)),
      supplement_(0),
      has_bias_(kernel.bias != 0) {
    if (kernel.input_scale <= 0 || kernel.gain <= 0 || kernel.input_bias < 0 || kernel.bias < 0)
        throw std::domain_error("a kernel with input scale " + rigor::to_string(kernel.input_scale) + ", input bias " +
                                rigor::to_string(kernel.input_bias) + ", gain " + rigor::to_string(kernel.gain) +
                                ", bias " + rigor::to_string(kernel.bias) +
                                "; expected positive scales and biases >= 0");
}

template <rigor::Scalar T>
T TwoPointKernelIteration<T>::root(const T& square) {
    using std::sqrt;
    if constexpr (std::same_as<T, rigor::Ball>)
        return rigor::sqrt_on_domain(square);
    else
        return T(sqrt(square));
}

template <rigor::Scalar T>
T TwoPointKernelIteration<T>::direction(const T& height, const T& width) {
    using std::atan2;
    return T(atan2(height, width));
}

template <rigor::Scalar T>
void TwoPointKernelIteration<T>::step() {
    const T derivative = slope();
    const T a = gain_ * x_variance_, b = gain_ * y_variance_;
    if (vanishes_) {  // one of the points is 0 and there is no bias so far: E[relu relu'] = 0
        covariance_ = bias_;
        x_variance_ = a + bias_;
        y_variance_ = b + bias_;
        if (has_bias_) {
            vanishes_ = false;
            const T c = bias_;
            angle_ = direction(root(x_variance_ * y_variance_ - c * c), c);
        }
    } else {
        const T root_ab = same_variance_ ? a : root(T(a * b));
        T ratio(1), offset(0), next_root = root_ab;
        if (has_bias_) {
            next_root = same_variance_ ? T(a + bias_) : root((a + bias_) * (b + bias_));
            ratio = root_ab / next_root;
            if (!same_variance_) {
                const T gap = root(a) - root(b);
                offset = bias_ * (gap * gap) / (T(2) * next_root * (next_root + bias_ + root_ab));
            }
        }
        AngleImage<T> image = advance_angle(angle_, inverse_pi_, ratio, offset);
        if (first_obtuse() && !has_bias_) image.correlation = T(sin_minus_x_cos(supplement_)) * inverse_pi_;
        if (coincide_) image.correlation = T(1);
        covariance_ = next_root * image.correlation;
        angle_ = std::move(image.angle);
        x_variance_ = a + bias_;
        y_variance_ = b + bias_;
    }
    tangent_ = gain_ * derivative * tangent_ + covariance_;
}

template class TwoPointKernelIteration<double>;
template class TwoPointKernelIteration<rigor::Real>;
template class TwoPointKernelIteration<rigor::Ball>;

}  // namespace ntk
