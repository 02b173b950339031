// Bisection and Newton's method for the fixed points of the variance: ntk/activation/variance_map.hpp.
#include "ntk/activation/variance_map.hpp"

namespace ntk {

using rigor::Ball, rigor::Rational, rigor::Truth;

namespace {

struct VarianceMap {
    const ActivationFunction& phi;
    Ball w, b;

    Ball excess(const Ball& q) const { return w * phi.moment(0, q) + b - q; }
    Ball slope(const Ball& q) const { return w * phi.variance_slope(q); }
};

enum class Side { below, above, zero, unknown };
Side side(const Ball& value) {
    if (value.is_exactly_zero()) return Side::zero;
    if (rigor::certainly_positive(value) == Truth::yes) return Side::above;
    return rigor::certainly_positive(-value) == Truth::yes ? Side::below : Side::unknown;
}

/// Appends the fixed points in [lower, upper], the lower end left out. Where V - q has a zero at most it is a sign at
/// each end that decides.
void search(const VarianceMap& map, const Rational& lower, const Rational& upper, int depth,
            std::vector<VarianceFixedPoint>& found) {
    const Ball box = Ball::interval(lower, upper);
    if (const Side s = side(map.excess(box)); s == Side::above || s == Side::below) return;
    const Ball steepness = map.slope(box) - Ball(1);
    const Side slope = side(steepness);
    if (slope == Side::above || slope == Side::below) {
        const Side left = side(map.excess(Ball(lower))), right = side(map.excess(Ball(upper)));
        if (left == Side::zero || (left == right && left != Side::unknown)) return;
        if (left != Side::unknown && right != Side::unknown && right != Side::zero) {
            found.push_back({lower, upper, rigor::truth(slope == Side::below)});
            return;
        }
    }
    if (depth == 0)
        throw UndecidedVariance("near q = " + Ball((lower + upper) / 2).enclosure(6) +
                                " it is not decided whether the variance has a fixed point");
    const Rational middle = (lower + upper) / 2;
    search(map, lower, middle, depth - 1, found);
    search(map, middle, upper, depth - 1, found);
}

/// V(q) = slope q + b.
std::vector<VarianceFixedPoint> of_homogeneous(const Rational& slope, const Rational& b) {
    if (slope == 1 && b == 0) return {{1, 1, Truth::no, true}};
    const Rational q = slope == 1 ? Rational(0) : Rational(b / (1 - slope));
    if (q <= 0) return {};
    return {{q, q, rigor::truth(slope < 1)}};
}

}  // namespace

Ball VarianceFixedPoint::enclosure(const ActivationFunction& phi, const Rational& w, const Rational& b) const {
    if (lower == upper) return Ball(lower);
    const VarianceMap map{phi, Ball(w), Ball(b)};
    const Side before = stable == Truth::yes ? Side::above : Side::below;  // V - q on the left of the fixed point
    Rational left = lower, right = upper;
    Ball q = Ball::interval(left, right);
    for (bool newton = false;;) {
        const Ball middle = q.midpoint();
        const Ball excess = map.excess(middle);
        if (!newton) {
            const Side s = side(excess);
            if (s != Side::above && s != Side::below) break;
            (s == before ? left : right) = rigor::rational_midpoint(q);
            q = Ball::interval(left, right);
        }
        const Ball next = q.midpoint() - map.excess(q.midpoint()) / (map.slope(q) - Ball(1));
        const bool better =
            next.is_finite() && rigor::certainly_less(Ball(2) * next.radius(), q.radius()) == Truth::yes;
        if (better) q = next;
        if (newton && !better) break;
        newton = newton || better;
    }
    return q;
}

Rational largest_variance(const ActivationFunction& phi, const Rational& w, const Rational& b) {
    const auto bound = phi.supremum();
    return bound ? Rational(w * *bound * *bound + b) : Rational(900 + 4 * b);
}

std::vector<VarianceFixedPoint> variance_fixed_points(const ActivationFunction& phi, const Rational& w,
                                                      const Rational& b) {
    if (w <= 0) throw std::domain_error("weight variance " + rigor::to_string(w) + "; expected a number > 0");
    if (b < 0) throw std::domain_error("bias variance " + rigor::to_string(b) + "; expected a number >= 0");
    if (phi.homogeneous()) return of_homogeneous(w * *phi.exact_moment(0, 1), b);
    if (phi.only_at_unit_variance()) {
        if (w * *phi.exact_moment(0, 1) + b == 1) return {{1, 1, Truth::unknown}};
        return {};
    }
    const rigor::Precision precision(128);
    const VarianceMap map{phi, Ball(w), Ball(b)};
    const Rational last = largest_variance(phi, w, b) * Rational(10001, 10000);
    std::vector<VarianceFixedPoint> found;
    // The ends of the boxes are no numbers that a fixed point is likely to be.
    Rational lower = 0, upper = Rational(9137, 10000) * rigor::power_of_two(-20);
    for (; lower < last; lower = upper, upper *= 2) search(map, lower, std::min(upper, last), 40, found);
    return found;
}

}  // namespace ntk
