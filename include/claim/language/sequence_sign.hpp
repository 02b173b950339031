// The sign of a sum of hypergeometric terms for all large integers: a term is eliminated by the ratio of its
// neighbours, E(n + 1) - r(n) E(n) has one term less, and with r >= 0 a first value of the right sign decides all.
#pragma once

#include "claim/language/hypergeometric_form.hpp"

namespace claim::language {

/// E(n) >= 0 (or > 0) for every n >= from. `eliminated`: which term at each step.
struct SequenceSign {
    long from = 0;
    std::vector<std::size_t> eliminated = {};
};

/// E in one integer name that runs from 0. Searches the order of elimination; empty: not found.
std::optional<SequenceSign> sequence_sign(const TermSum& e, const std::string& name, bool strict);
/// With a given order of elimination; no search for it.
std::optional<SequenceSign> sequence_sign(const TermSum& e, const std::string& name, bool strict,
                                          const std::vector<std::size_t>& eliminated);

/// t(n + 1)/t(n), a rational function. Throws NotHypergeometric where it is none.
HypergeometricTerm term_ratio(const HypergeometricTerm& t, const std::string& name, long shift = 1);

/// Whether a sum without names is >= 0 (or > 0); false where that is not shown.
bool is_certainly_nonnegative(const TermSum& value, bool strict);

/// The least n0 >= 0 that is found with p(n) >= 0 (or > 0) for all integers n >= n0.
std::optional<long> nonnegative_from(const NamedPolynomial& p, const std::string& name, bool strict);

}  // namespace claim::language
