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

/// `smallest` and `largest` of the matrix; u = 2^-bits.
Inversion::Digits digits(const EigenvalueBounds& smallest, const EigenvalueBounds& largest, long bits) {
    const Ball u = Ball::dyadic(1, -bits);
    Inversion::Digits d;
    if (certainly_positive(smallest.lower) == Truth::yes)
        d.least = powers_of_ten(u * largest.upper / smallest.lower, [](Truth t) { return t == Truth::yes; });
    if (certainly_positive(smallest.upper) == Truth::yes)
        d.most = powers_of_ten(u * largest.lower / smallest.upper, [](Truth t) { return t != Truth::no; });
    return d;
}

}  // namespace

std::optional<Inversion> inversion(const EigenvalueBounds& smallest, const EigenvalueBounds& largest,
                                   const Rational& condition) {
    if (condition <= 1) throw BadInput("condition", rigor::to_string(condition).substr(0, 60), "", "a number > 1");
    if (certainly_positive(largest.lower) != Truth::yes) return std::nullopt;
    const auto ridge = [&](const Ball& most, const Ball& least) {
        return (most - Ball(condition) * least) / Ball(Rational(condition - 1));
    };
    const auto nonnegative = [](const Ball& exact) {
        return certainly_positive(exact) == Truth::yes ? exact : Ball(0);
    };
    return Inversion{.float64 = digits(smallest, largest, 53),
                     .float32 = digits(smallest, largest, 24),
                     .condition = condition,
                     .ridge = {nonnegative(ridge(largest.lower, smallest.upper).lower()),
                               nonnegative(ridge(largest.upper, smallest.lower).upper())}};
}

}  // namespace services
