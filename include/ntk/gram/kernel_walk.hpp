// A deep kernel at points and on complex discs in long double, with proved errors: what the pieces of a table
// (kernel_piece.hpp) are made from. Recurrence and letters as in kernel_recurrence.hpp and kernel_series.hpp, x as
// there; w = 2^-64 bounds the unit roundoff of long double, E the errors of phi and q in layer_functions.hpp, D the
// relative errors of the recurrence's coefficients as long doubles, p the weight of a layer.
//
// Points. v is followed with a bound l of |log(computed v) - log v|. On the acute side
//   v' = sqrt(ratio) v sqrt(1 - p q(v)),   d log v'/d log v = 1 - p v q'/(2 (1 - p q)) in [0, 1],
// since q >= 0 increases and v' increases with v: l is carried over whole, and what is added is the rounding of one
// layer. For v <= 0.7501, q <= 0.341, 1 - p q >= 0.659 it is at most
//   (p E + p q (D + w))/(2 (1 - p q)) + D + 3.5 w <= 0.76 E + 1.3 D + 4 w.
// On the obtuse side Q = (1 - p) x^2 + p (1/2 + x^2 q(x)) has
//   x Q' = 2 (1 - p) x^2 + (4 p/pi) x^2 phi(x),   and x' = sqrt(Q): d log x'/d log x = x Q'/(2 Q) in [0, 1]
// for x <= 0.7501, where (2/pi) x^2 phi <= 0.304; a sum of positive products with 5 roundings and two coefficients, and
// p x^2 E/Q <= 2 x^2 E: again less than 0.76 E + 1.3 D + 4 w. The walk changes the side, v' = sqrt(ratio (1 - Q)), as
// soon as Q >= 1/2 (at once for p = 1), so that x <= 0.7072 before each further layer. There 1 - Q >= 0.307, and
//   |d log v'/d log x| = x Q'/(2 (1 - Q)) <= 1.3   (linear in p above and below: the ends p = 0, 1 are 1.287, 0.99),
// and the rounding adds at most E + 2.5 D + 9 w. Then, with t = |computed v| (e^l - 1) <= 1.001 l |v|:
//   kappa_0 = 1 - (2/pi) phi or (2/pi) phi is off by 0.637 (E + 1.52 l v) + 2.1 w, as 1/sqrt(1 - v^2) <= 1.513,
//   w_l = ±(1 - 2 v^2)                            by 4.01 l v^2 + 2.2 w,
// and S = decay N + pull w_l + (lift + slope) and N' = keep N + hold w_l + lift + kappa_0 S by the product rule, with
// D + 4 w for the roundings of each of their terms. l <= 2^-20 is checked, and all sums of errors, in double, are of
// nonnegative terms: their own roundings are covered by a factor at the end.
//
// Discs. If |z - c| <= r then the kernel's v at each layer stays within a disc around a real centre, whose radius
// obeys, layer by layer:
//   acute     all Taylor coefficients of v' = m(v) at c in [0, 1) but the first two are nonpositive: those of q are
//             nonnegative, so sqrt(1 - p q(c + t)) = h_0 - sum_(k >= 1) h_k t^k with h_k >= 0, and times c + t it is
//             c h_0 + (h_0 - c h_1) t - sum_(k >= 2) (c h_k + h_(k-1)) t^k. Hence
//             |m(z) - m(c)| <= m'(c) r + (m(c) + m'(c) r - m(c + r)) = 2 m'(c) r + m(c) - m(c + r);
//             |q(z)| <= q(1) = 1/2 for |z| < 1, so m is analytic there;
//   change    v' = sqrt(ratio (1 - Q)), Q with nonnegative coefficients at c: |v'(z) - v'(c)| <= v'(c) - v'(c + r), as
//             long as Q(c + r) < 1;
//   obtuse    x' = sqrt(Q): |x'(z) - x'(c)| <= sqrt(Q(c)) - sqrt(2 Q(c) - Q(c + r)), if the last argument is positive.
//             Where r < c also x' = x sqrt(g), g = 1 - p + p (1/(2 x^2) + q(x)), of which |g - g(c)| is majorized by
//             d(r) = p ((c - r)^-2 - c^-2)/2 + p (q(c + r) - q(c)); so sqrt(g) - sqrt(g(c)) is majorized by
//             e(r) = sqrt(g(c)) - sqrt(g(c) - d(r)), and
//             |x'(z) - x'(c)| <= x''(c) r + c (e(r) - e'(0) r) + r e(r),   x''(c) the derivative of x' at c,
//             in proportion to p where p is small. The lesser of the two is taken.
// phi has nonnegative coefficients: |phi(z) - phi(c)| <= phi(c + r) - phi(c), and |z^2 - c^2| <= r (2 c + r). Radii of
// sums and products follow. The centres are the numbers that were computed, and their errors belong to the radii: every
// quantity of a layer is right within 2^-57 (2^-50 for g), and 2^-54 (2^-47) is added to its radius.
#pragma once

#include "ntk/gram/kernel_recurrence.hpp"
#include "ntk/gram/kernel_series.hpp"
#include "ntk/gram/layer_functions.hpp"

#include <span>
#include <vector>

namespace ntk {

/// See the top of this file; without KernelRecurrence::neglected. Immutable; reading it from several threads is safe.
class KernelWalk {
public:
    /// Throws what LayerFunctions::table() throws.
    explicit KernelWalk(const KernelRecurrence& recurrence);

    struct Value {
        long double value;
        double error;  ///< absolute, at most; infinite where nothing is known
    };
    /// The kernel at each x, known up to a relative error of 4 roundings of long double; 0 <= x <= 3/4. At most
    /// LayerFunctions::together, as many values (std::invalid_argument).
    void at(AngleSide side, std::span<const long double> x, std::span<Value> values) const;

    /// |f(z) - some number|, at most, for all complex z with |z - centre| <= radius, where f is then analytic; infinite
    /// if that is not shown. 0 <= centre <= 3/4, radius > 0.
    double variation(AngleSide side, double centre, double radius) const;

private:
    struct Layer {
        long double root_ratio, weight, rest, keep, hold, decay, pull, lift,
            slope;  ///< rest = 1 - weight, slope + lift
    };
    struct Point;
    struct Disc;
    void step(Point& at, const detail::LayerFunctions::Values& functions, const Layer& layer) const;
    bool step(Disc& disc, const Layer& layer) const;

    const detail::LayerFunctions& functions_;
    std::vector<Layer> layers_;
    long double scale_, top_;
    double coefficient_error_ = 0;  ///< D
    double layer_error_, change_error_, function_error_;
};

}  // namespace ntk
