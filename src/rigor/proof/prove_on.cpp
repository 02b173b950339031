// The bisection of prove_on.hpp: boxes on a stack, one rung of precision after another.
#include "rigor/proof/prove_on.hpp"

#include "rigor/proof/proof_ledger.hpp"

#include <stdexcept>
#include <utility>

namespace rigor {

namespace detail {

namespace {

Truth has_sign(const Ball& margin, Sign sign) {
    return sign == Sign::positive ? certainly_positive(margin) : certainly_nonnegative(margin);
}

Point balls_of(const Box& box) {
    Point point;
    point.reserve(box.size());
    for (const Interval& side : box) point.push_back(side.ball());
    return point;
}

/// The two halves of the box, cut across its widest side.
std::pair<Box, Box> halves(const Box& box) {
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

}  // namespace

}  // namespace detail

DomainProof prove_on(const Box& domain, const Margin& margin, Sign sign, const ProofBudget& budget) {
    if (domain.empty()) throw std::invalid_argument("prove_on: a box without sides");
    for (const Interval& side : domain)
        if (side.upper < side.lower)
            throw std::invalid_argument("prove_on: the interval from " + to_string(side.lower) + " to " +
                                        to_string(side.upper));

    DomainProof proof;
    ProofLedger* const ledger = ProofLedger::current();
    ProofLedger::Proof accepted{domain, sign, {}};
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
            const Ball found = margin(detail::balls_of(now.box));
            if (detail::has_sign(found, sign) == Truth::yes) {
                if (ledger) accepted.boxes.push_back({now.box, found.lower(), bits});
                continue;
            }

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
    if (ledger && proof.verdict == Truth::yes) ledger->add(std::move(accepted));
    return proof;
}

}  // namespace rigor
