// Proof of an inequality over a whole box: adaptive bisection with ball arithmetic.
//
// The statement is "margin(x) > 0 for every x in the box" (or >= 0). A box is accepted only when
// the ball margin(box) says so, hence "yes" is a proof over the continuum. A point at which the
// margin is certainly of the wrong sign is a counterexample. What stays open is listed.
//
// Singular ends. Boxes are bisected in exact rationals. The ball of a box is the box itself when its half width is a power of two, as for
// bisections of [-1, 1] or [0, 1], so such a domain is never left; otherwise it may spill over the end by a rounding. Either way
// the _on_domain functions enclose sqrt and acos up to their end points. An inequality that becomes
// an equality at an end cannot be decided by bisection: divide the zero out first (1 - cos x = x^2 · entire).
#pragma once

#include "rigor/number/ball.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
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

namespace detail {

inline Truth has_sign(const Ball& margin, Sign sign) {
    return sign == Sign::positive ? certainly_positive(margin) : certainly_nonnegative(margin);
}

inline Point balls_of(const Box& box) {
    Point point;
    point.reserve(box.size());
    for (const Interval& side : box) point.push_back(side.ball());
    return point;
}

/// The two halves of the box, cut across its widest side.
inline std::pair<Box, Box> halves(const Box& box) {
    std::size_t widest = 0;
    for (std::size_t i = 1; i < box.size(); ++i)
        if (box[i].width() > box[widest].width()) widest = i;
    std::pair<Box, Box> parts{box, box};
    parts.first[widest].upper = parts.second[widest].lower = box[widest].middle();
    return parts;
}

struct Pending {
    Box box;
    int depth;
};

}  // namespace detail

/// Tries to prove margin > 0 (or >= 0) on all of `domain`. Throws std::invalid_argument for an
/// empty domain or a side whose ends are in the wrong order.
inline DomainProof prove_on(const Box& domain, const Margin& margin, Sign sign = Sign::positive,
                            const ProofBudget& budget = {}) {
    if (domain.empty()) throw std::invalid_argument("prove_on: a box without sides");
    for (const Interval& side : domain)
        if (side.upper < side.lower)
            throw std::invalid_argument("prove_on: the interval from " + to_string(side.lower) + " to " + to_string(side.upper));

    DomainProof proof;
    std::vector<detail::Pending> pending{{domain, 0}};
    for (long bits = budget.first_bits; !pending.empty() && bits <= budget.last_bits; bits *= 2) {
        const Precision scope(bits);
        proof.bits = bits;
        std::vector<detail::Pending> set_aside;
        while (!pending.empty()) {
            if (proof.boxes >= budget.boxes) {
                set_aside.insert(set_aside.end(), pending.begin(), pending.end());
                break;
            }
            const detail::Pending now = std::move(pending.back());
            pending.pop_back();
            ++proof.boxes;
            if (detail::has_sign(margin(detail::balls_of(now.box)), sign) == Truth::yes) continue;

            Counterexample candidate;
            Point middle;
            for (const Interval& side : now.box) {
                candidate.at.push_back(side.middle());
                middle.emplace_back(side.middle());
            }
            candidate.margin = margin(middle);
            if (detail::has_sign(candidate.margin, sign) == Truth::no) {
                proof.verdict = Truth::no;
                proof.counterexample = std::move(candidate);
                return proof;
            }
            bool is_point = true;
            for (const Interval& side : now.box) is_point = is_point && side.width() == 0;
            // Halving a box that this precision cannot resolve wastes boxes: leave it to the next rung.
            if (is_point || now.depth >= budget.depth * bits / budget.last_bits + 8) {
                set_aside.push_back(now);
                continue;
            }
            auto [left, right] = detail::halves(now.box);
            pending.push_back({std::move(right), now.depth + 1});
            pending.push_back({std::move(left), now.depth + 1});
        }
        pending = std::move(set_aside);
        if (proof.boxes >= budget.boxes) break;
    }
    for (detail::Pending& open : pending) proof.undecided.push_back(std::move(open.box));
    proof.verdict = proof.undecided.empty() ? Truth::yes : Truth::unknown;
    return proof;
}

}  // namespace rigor
