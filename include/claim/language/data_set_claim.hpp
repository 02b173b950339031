// Statements about all data sets on a sphere: forall d >= 2, X distinct in S^(d-1): gram(K, X) > 0, decided by the
// calculus of dot-product kernels (series_signs.hpp), refuted on named data sets.
//
// Let K(u) = sum c_n u^n on [-1, 1], c_n >= 0, and x_1 … x_m unit vectors. The Hadamard powers (<x_i, x_j>^n) are
// positive semidefinite (Schur), so v' K v = sum c_n v' (<x_i, x_j>^n) v is a sum of nonnegative terms (Schoenberg
// 1942: for all d these are the only continuous ones).
//   semidefinite      K >= 0 for every data set, in every dimension.
//   no antipodes      x_i != x_j and x_i != -x_j for i != j, infinitely many c_n > 0: K > 0. The entries off the
//   diagonal
//                     of the powers tend to 0, so v' K v = 0 forces |v|^2 = 0. On the open half sphere there are no
//                     antipodes. (Yu, Tian, Chen 2025, lemma 2.)
//   distinct          x_i != x_j for i != j, infinitely many c_n > 0 with n even and with n odd: K > 0. v' K v = 0
//   makes
//                     v_i + v_j = 0 and v_i - v_j = 0 for antipodes, by the limits along even and odd n, and v_i = 0
//                     for others. (Chen, Menegatto, Sun 2003; only the sufficient half is used.)
//   Weyl              lambda_min(A) >= sum s_k lambda_min(B_k) + c for s_k >= 0, c <= 0, if A - sum s_k B_k >= 0.
//
// Items: kernel {relation, kernel, needs: semidefinite | no antipodes | distinct}, followed by the series {rule,
// kernel, parts, positive} of series_signs.hpp that end in this kernel.
#pragma once

#include "claim/language/outcome.hpp"
#include "claim/language/series_signs.hpp"

namespace claim::language {

/// forall parameters, X: [premise =>] conclusion.
struct DataSetClaim {
    std::vector<Binding> parameters;
    Binding data;  ///< one name
    std::optional<Formula> premise;
    Formula conclusion;

    const std::string& name() const { return data.names[0]; }
};

/// Empty for formulas of another form: no data set on a sphere or half sphere, or more than one.
std::optional<DataSetClaim> data_set_claim(const Formula& f);

/// The certificate of a proof, or nothing: not shown by the calculus. holds for all parameters and data sets; every
/// entry is then defined.
std::optional<std::vector<CertificateItem>> proved_by_calculus(const DataSetClaim& claim);

/// Whether the premise excludes antipodes: x != -y, <x, y> != -1, <x, y> > -1, <x, y> >= -c with c < 1 for all x, y (or
/// all x != y) in the data set.
bool excludes_antipodes(const Formula& premise, const std::string& data_set, const std::vector<Binding>& parameters);

}  // namespace claim::language
