// Proof of an inequality over a whole box: adaptive bisection with ball arithmetic.
//
// The statement is "margin(x) > 0 for every x in the box" (or >= 0). A box is accepted only when
// the ball margin(box) says so, hence "yes" is a proof over the continuum. A point at which the
// margin is certainly of the wrong sign is a counterexample. What stays open is listed.
//
// Singular ends. Boxes are bisected in exact rationals. The ball of a box is the box itself when its half width is a
// power of two, as for bisections of [-1, 1] or [0, 1], so such a domain is never left; otherwise it may spill over
// the end by a rounding. Either way the _on_domain functions enclose sqrt and acos up to their end points. An
// inequality that becomes an equality at an end cannot be decided by bisection: divide the zero out first (1 - cos x =
// x^2 · entire).
#pragma once

#include "rigor/number/ball.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace rigor {

/// A closed interval with exact ends.
struct Interval {
    Rational lower, upper;

    Ball ball() const { return Ball::interval(lower, upper); }
    Rational width() const { return upper - lower; }
    Rational middle() const { return (lower + upper) / 2; }
};

using Box = std::vector<Interval>;
using Point = std::vector<Ball>;
/// A quantity on a box, given as one ball per side; returns a ball that contains all its values there.
using Margin = std::function<Ball(const Point&)>;

enum class Sign { positive, nonnegative };

struct ProofBudget {
    long first_bits = 64;
    long last_bits = 512;
    std::size_t boxes = 200'000;  ///< over all precisions
    int depth = 80;               ///< bisections of one box before it is set aside
};

struct Counterexample {
    std::vector<Rational> at;
    Ball margin;  ///< certainly of the wrong sign
};

struct DomainProof {
    Truth verdict = Truth::unknown;  ///< yes: proved for all points; no: see counterexample
    std::size_t boxes = 0;           ///< evaluated
    long bits = 0;                   ///< highest precision used
    std::optional<Counterexample> counterexample;
    std::vector<Box> undecided;
};

/// Tries to prove margin > 0 (or >= 0) on all of `domain`. Throws std::invalid_argument for an
/// empty domain or a side whose ends are in the wrong order.
DomainProof prove_on(const Box& domain, const Margin& margin, Sign sign = Sign::positive,
                     const ProofBudget& budget = {});

}  // namespace rigor
