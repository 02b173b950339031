// The arithmetic of inversion.hpp, rounded outward.
#include "services/inversion.hpp"

namespace services {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// More than any format here has.
constexpr long most_digits = 20;

/// How many powers of ten, at most most_digits, fit under 1/x by this judgement of 10^k x <= 1.
template <class Fits>
long powers_of_ten(const Ball& x, Fits fits) {
    Ball scaled = Ball(10) * x;
    long k = 0;
    for (; k < most_digits && fits(certainly_at_most(scaled, Ball(1))); ++k) scaled *= Ball(10);
    return k;
}

/// u = 2^-bits.
Inversion::Digits digits(const ConditionBounds& known, long bits) {
    if (known.infinite) return {};
    const Ball u = Ball::dyadic(1, -bits);
    Inversion::Digits d;
    if (known.upper) d.least = powers_of_ten(u * *known.upper, [](Truth t) { return t == Truth::yes; });
    d.most = powers_of_ten(u * known.lower.value_or(Ball(1)), [](Truth t) { return t != Truth::no; });
    return d;
}

bool positive(const Ball& b) { return certainly_positive(b) == Truth::yes; }

}  // namespace

std::optional<Inversion> inversion(const ConditionBounds& known, const EigenvalueBounds& smallest,
                                   const EigenvalueBounds& largest, const Rational& condition) {
    if (condition <= 1) throw BadInput("condition", rigor::to_string(condition).substr(0, 60), "", "a number > 1");
    for (const Ball* end : {&smallest.lower, &smallest.upper, &largest.lower, &largest.upper})
        if (!end->is_finite()) return std::nullopt;
    if (!positive(largest.lower) && !positive(largest.lower - smallest.upper)) return std::nullopt;
    const auto ridge = [&](const Ball& most, const Ball& least) {
        return (most - Ball(condition) * least) / Ball(Rational(condition - 1));
    };
    const auto nonnegative = [](const Ball& exact) {
        return certainly_positive(exact) == Truth::yes ? exact : Ball(0);
    };
    return Inversion{.float64 = digits(known, 53),
                     .float32 = digits(known, 24),
                     .condition = condition,
                     .ridge = {nonnegative(ridge(largest.lower, smallest.upper).lower()),
                               nonnegative(ridge(largest.upper, smallest.lower).upper())}};
}

std::optional<Inversion> inversion(const EigenvalueBounds& smallest, const EigenvalueBounds& largest,
                                   const Rational& condition) {
    ConditionBounds known;
    if (positive(smallest.upper))
        known.lower = (largest.lower / smallest.upper).lower();
    else
        known.infinite = true;
    if (positive(smallest.lower)) known.upper = (largest.upper / smallest.lower).upper();
    return inversion(known, smallest, largest, condition);
}

}  // namespace services
