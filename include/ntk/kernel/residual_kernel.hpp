// The tangent kernel of the residual network of Yu, Tian and Chen (2025), (3.8)-(3.10), exactly as printed. With a = alpha^2 and u = <phi(x), phi(x')>:
//   K_0 = u,   K_l = K_(l-1) + a (1 + a)^(l-1) kappa_1(w_(l-1)),   w_l = K_l/(1 + a)^l,
//   B_(L+1) = 1,   B_l = B_(l+1) (1 + a kappa_0(w_(l-1))),
//   r^(L) = a sum_(l=1)^L B_(l+1) ((1 + a)^(l-1) kappa_1(w_(l-1)) + (K_(l-1) + 1) kappa_0(w_(l-1)) + 1),
//   K^Res(x, x') = |x~| |x~'| (r^(L) + u B_1 + K_L),   x~ = (x, 1).
//
// As printed, (3.9) is not the limit of network (2.2). Its terms and where they come from, at initialisation with b^(l) = d^(l) = 0, n = |x~| |x~'|:
// the stream has E<alpha^(l), alpha'^(l)> = n K_l, the derivative with respect to it E<df/dalpha^(l), df'/dalpha^(l)> = m B_(l+1), so that by
// <delta, delta'> (w^2 <a, a'> + c^2), empirical_kernel.hpp, in the limit
//   W^(L+1): n K_L;   A and b: B_1 n u (w^2 = c^2 = 1/m);   V^(l), w^2 = a/m: a B_(l+1) n (1 + a)^(l-1) kappa_1;   d^(l): a B_(l+1);
//   W^(l): delta = sqrt(2/m) 1(z > 0) (alpha/sqrt(m)) V^T df/dalpha^(l), hence a B_(l+1) kappa_0 n K_(l-1);   b^(l): a B_(l+1) kappa_0.
// So the "+1" of (3.10), the biases b^(l) and d^(l), has no factor n; the corrected kernel is
//   K^Res(x, x') = n (s^(L) + u B_1 + K_L) + t^(L),   s^(L) = a sum B_(l+1) ((1 + a)^(l-1) kappa_1 + K_(l-1) kappa_0),   t^(L) = a sum B_(l+1) (kappa_0 + 1),
// r^(L) = s^(L) + t^(L). The two agree where n = 1, that is at x = x' = 0 only. At x = x' the mean of the empirical kernel is the limit at every width, and it is the
// corrected one (tests/ntk/network/initial_kernel_test.cpp).
//
// Forwards. Every B is a product of the same factors, so P_l = P_(l-1) (1 + a kappa_0(w_(l-1))), P_0 = 1, gives B_1 = P_L, and the sum of r^(L) = a S_L is
//   S_l = S_(l-1) (1 + a kappa_0(w_(l-1))) + (1 + a)^(l-1) kappa_1(w_(l-1)) + (K_(l-1) + 1) kappa_0(w_(l-1)) + 1,   S_0 = 0.
//
// In the angle nothing cancels. w_l = (w + a kappa_1(w))/(1 + a) at w = w_(l-1) = cos theta. With p = a/(1 + a) and w_l = cos theta',
//   sin^2(theta'/2) = sin^2(theta/2) - p (sin theta - theta cos theta)/(2 pi),   cos^2(theta'/2) = cos^2(theta/2) + p (sin theta - theta cos theta)/(2 pi).
//
// theta -> theta' does not expand. With the angle map g of depth_map.hpp, cos theta' = (1 - p) cos theta + p cos g, hence
//   sin theta' · dtheta'/dtheta = (1 - p) sin theta + p g' sin g,   0 <= g' <= 1,
// and since the sine of an angle of [0, pi] is a concave function of its cosine, sin theta' >= (1 - p) sin theta + p sin g: 0 <= dtheta'/dtheta <= 1.
// Nor does kappa_1(cos theta), whose derivative is -kappa_0(cos theta) sin theta. So a ball of angles goes through by its midpoint (depth_map.hpp). A
// midpoint above pi is folded: theta and 2 pi - theta have the same cosine, and 2 pi - theta is at least as near to all angles of [0, pi].
#pragma once

#include "ntk/kernel/depth_map.hpp"
#include "ntk/kernel/two_point_kernel.hpp"

namespace ntk {

/// The parts of (3.9) for one pair of points.
template <rigor::Scalar T>
struct ResidualKernelValue {
    T covariance;   ///< K_L
    T sensitivity;  ///< B_1
    T correction;   ///< r^(L)
    T bias_part;    ///< t^(L): what the biases b^(l), d^(l) add to r^(L)
    T kernel;       ///< r^(L) + u B_1 + K_L: the bracket of (3.9)
};

/// Walks through the layers: value() belongs to a network with layer() hidden layers, 1 at the start. O(1) memory. Balls enclose; the radius of the
/// angle grows by one rounding a layer, those of the kernel, relatively to its value at u = 1, like the square of the number of layers.
template <rigor::Scalar T>
class ResidualKernelIteration : public LayerWalk<ResidualKernelIteration<T>> {
public:
    /// At u = cos(angle). Domain: [0, pi] radians, up to rounding (std::domain_error); a ball that reaches beyond is read as its part inside, its
    /// midpoint must lie in [-3.2, 3.2]. alpha enters by its square: any rational number.
    ResidualKernelIteration(const T& angle, const rigor::Rational& alpha) : inverse_pi_(T(1) / rigor::pi<T>()), angle_(angle), power_(1) {
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

    /// Angle of w_l, radians.
    const T& angle() const { return angle_; }
    /// w_l = K_l/(1 + alpha^2)^l.
    const T& correlation() const { return correlation_; }
    ResidualKernelValue<T> value() const {
        ResidualKernelValue<T> v{power_ * correlation_, sensitivity_, square_ * sum_, square_ * bias_sum_, T(0)};
        v.kernel = v.correction + first_ * sensitivity_ + v.covariance;
        return v;
    }

private:
    friend LayerWalk<ResidualKernelIteration>;

    static void require_domain(const T& angle) {
        const double size = rigor::magnitude(rigor::midpoint(angle));
        if constexpr (std::same_as<T, rigor::Ball>) {
            if (size <= 3.2 && certainly_less(angle, T(0)) != rigor::Truth::yes && certainly_less(T::pi(), angle) != rigor::Truth::yes) return;
            throw std::domain_error("an angle of " + (angle.is_finite() ? angle.enclosure() : "nan") + "; expected one in [0, pi]");
        } else {
            if (angle >= 0 && size <= 3.1416) return;
            throw std::domain_error("an angle of " + std::to_string(static_cast<double>(angle)) + "; expected one in [0, pi]");
        }
    }

    void step() {
        using std::abs, std::atan2, std::cos, std::sin;
        T middle = abs(rigor::midpoint(angle_));
        if constexpr (std::same_as<T, rigor::Ball>) middle = rigor::minimum(middle, T(2) * T::pi() - middle);
        const T half = middle / T(2), sine = sin(half), cosine = cos(half);
        const T gain = sin_minus_x_cos(middle) * inverse_pi_;
        const T part = weight_ * gain / T(2), sine_square = sine * sine - part, cosine_square = cosine * cosine + part;
        const T dual = rigor::inherit_radius(cosine * cosine - sine * sine + gain, angle_);  // kappa_1(w)

        const T slope = T(1) - angle_ * inverse_pi_, factor = T(1) + square_ * slope;
        sum_ = sum_ * factor + power_ * dual + (power_ * correlation_ + T(1)) * slope + T(1);
        bias_sum_ = bias_sum_ * factor + slope + T(1);
        sensitivity_ = sensitivity_ * factor;
        power_ = power_ * growth_;
        // Both squares are found without loss, so their quotient gives the angle without loss on either side.
        angle_ = rigor::inherit_radius(T(2) * atan2(root(sine_square), root(cosine_square)), angle_);
        correlation_ = rigor::inherit_radius(cosine_square - sine_square, angle_);
    }

    static T root(const T& square) {
        using std::sqrt;
        if constexpr (std::same_as<T, rigor::Ball>)
            return rigor::sqrt_on_domain(square);
        else
            return square > 0 ? sqrt(square) : T(0);
    }

    T inverse_pi_, angle_, power_, square_, weight_, growth_, correlation_, first_, sensitivity_, sum_, bias_sum_;
};

/// The kernel of `depth` hidden layers at u = cos(angle). Throws std::invalid_argument for depth < 1, otherwise as the iteration.
template <rigor::Scalar T>
ResidualKernelValue<T> residual_kernel(const T& angle, long depth, const rigor::Rational& alpha) {
    if (depth < 1) throw std::invalid_argument("L = " + std::to_string(depth) + "; expected L >= 1");
    ResidualKernelIteration<T> walk(angle, alpha);
    walk.advance_to(depth);
    return walk.value();
}

/// arccos <phi(x), phi(x')>, (3.8), without loss for near points: the radicand is exact. Throws std::domain_error unless xx, yy >= 0 and xy^2 <= xx yy.
template <rigor::Scalar T>
T lifted_angle(const PairInnerProducts& p) {
    using std::atan2, std::sqrt;
    if (p.xx < 0 || p.yy < 0 || p.xy * p.xy > p.xx * p.yy)
        throw std::domain_error("inner products " + rigor::to_string(p.xx) + ", " + rigor::to_string(p.xy) + ", " + rigor::to_string(p.yy) +
                                " that no two points have");
    const rigor::Rational width = p.xy + 1, square = (p.xx + 1) * (p.yy + 1) - width * width;
    return atan2(sqrt(rigor::from_rational<T>(square)), rigor::from_rational<T>(width));
}

/// K^Res(x, x') of (3.9) as printed, for two points with these inner products. It is not the limit of network (2.2). Errors as lifted_angle and residual_kernel.
template <rigor::Scalar T>
T residual_tangent_kernel(const PairInnerProducts& p, long depth, const rigor::Rational& alpha) {
    using std::sqrt;
    const T norms = sqrt(rigor::from_rational<T>(rigor::Rational((p.xx + 1) * (p.yy + 1))));
    return norms * residual_kernel(lifted_angle<T>(p), depth, alpha).kernel;
}

/// The limit of the tangent kernel of network (2.2), with the terms of the biases b^(l), d^(l) outside the bracket: n (s^(L) + u B_1 + K_L) + t^(L).
template <rigor::Scalar T>
T residual_tangent_kernel_corrected(const PairInnerProducts& p, long depth, const rigor::Rational& alpha) {
    using std::sqrt;
    const T norms = sqrt(rigor::from_rational<T>(rigor::Rational((p.xx + 1) * (p.yy + 1))));
    const ResidualKernelValue<T> v = residual_kernel(lifted_angle<T>(p), depth, alpha);
    return norms * (v.kernel - v.bias_part) + v.bias_part;
}

}  // namespace ntk
