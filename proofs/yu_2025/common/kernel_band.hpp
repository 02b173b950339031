// A band around K(X, X): if no entry of K_t(X, X) - K(X, X) exceeds constant lambda_0/n^power, lambda_min(K_t(X, X)) is
// at least lambda_0 less the fall n constant lambda_0/n^power (the Rayleigh quotients of lemma 7).
#pragma once

#include "claim/step.hpp"
#include "rigor/matrix/rational_matrix.hpp"

namespace proofs::yu_2025 {

/// As printed, lambda_0/(2 n^2).
struct Band {
    rigor::Rational constant{1, 2};
    long power = 2;

    /// In units of lambda_0.
    rigor::Rational at(long n) const;
};

/// The fall is at most `part` lambda_0 for every n >= 1.
claim::Step fall_at_most(const Band& band, const rigor::Rational& part);

/// I with the band subtracted from every entry: the K_t(X, X) that is worst at K(X, X) = I, where lambda_0 = 1.
rigor::RationalMatrix worst_in_band(const Band& band, long n);

}  // namespace proofs::yu_2025
