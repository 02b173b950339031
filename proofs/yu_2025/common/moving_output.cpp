#include "proofs/yu_2025/common/moving_output.hpp"

#include <stdexcept>

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// 2 ln f + sum_(k >= 1) f^k/(k k!), f > 0. The sum breaks off at n >= 2 f; its rest is at most twice the next term.
Ball primitive(const Ball& f) {
    Ball sum(0), term(1);
    const Ball tiny = Ball::dyadic(1, -rigor::Precision::bits() - 8);
    for (long k = 1;; ++k) {
        term *= f / Ball(k);
        const Ball part = term / Ball(k);
        sum += part;
        if (rigor::certainly_less(Ball(2) * f, Ball(k)) == Truth::yes &&
            rigor::certainly_less(part, tiny) == Truth::yes) {
            const Ball rest = Ball(2) * part;
            return Ball(2) * rigor::log(f) + sum + Ball::hull(Ball(0), rest);
        }
        if (k > 100'000) throw std::runtime_error("the series of Ei did not come to an end");
    }
}

/// The root of an increasing function that is negative at a point certainly below it.
template <class Increasing>
Ball root(const Rational& below, Increasing function) {
    Rational low = below, high = below + 1;
    while (rigor::certainly_positive(function(Ball(high))) != Truth::yes) high += high - below;
    for (long k = 0; k < rigor::Precision::bits(); ++k) {
        const Rational middle = (low + high) / 2;
        const Truth sign = rigor::certainly_positive(function(Ball(middle)));
        if (sign == Truth::unknown) break;
        (sign == Truth::yes ? high : low) = middle;
    }
    return Ball::interval(low, high);
}

void require(const Ball& start, const Rational& t) {
    if (rigor::certainly_positive(start) != Truth::yes)
        throw std::invalid_argument("an output " + start.enclosure(6) + "; expected a positive one");
    if (t < 0) throw std::invalid_argument("a time " + t.str() + "; expected one that is not negative");
}
/// A rational certainly below the start and positive.
Rational just_below(const Ball& start) { return rigor::rational_midpoint(start.lower()) * Rational(999, 1000); }

}  // namespace

Ball moving_output(const Ball& start, const Rational& t) {
    require(start, t);
    const Ball end = primitive(start) + rigor::sqrt(Ball(8)) * Ball(t);
    return root(just_below(start), [&](const Ball& f) { return primitive(f) - end; });
}
Ball frozen_output(const Ball& start, const Rational& t) {
    require(start, t);
    const Ball end = start + rigor::exp(start) + rigor::sqrt(Ball(8)) * Ball(t);
    return root(just_below(start), [&](const Ball& f) { return f + rigor::exp(f) - end; });
}

}  // namespace proofs::yu_2025
