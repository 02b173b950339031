// Lemmas about matrices as inequalities between index sums: each fact is a form that is >= 0, or > 0 where strict.
// For all square matrices of n rows, n >= 1; X, Y symmetric in the lines about eigenvalues. [HJ]: Horn and Johnson,
// Matrix Analysis, 2nd edition; the lines without a source are one line of proof.
//   order            lambda_min(X) <= lambda_max(X)
//   spectral-min     -lambda_min(X) <= norm_2(X)              spectral-max    lambda_max(X) <= norm_2(X)
//   trace-min        n lambda_min(X) <= trace(X)              trace-max       trace(X) <= n lambda_max(X)
//   weyl-min         lambda_min(Y) + lambda_min(X - Y) <= lambda_min(X)       [HJ, theorem 4.3.1, Weyl]
//   weyl-max         lambda_max(X) <= lambda_max(Y) + lambda_max(X - Y)       [HJ, theorem 4.3.1]
//   rayleigh-min     lambda_min(X) |v|^2 <= v'X v             rayleigh-max    v'X v <= lambda_max(X) |v|^2
//                                                                             [HJ, theorem 4.2.2]
//   norm-order       norm_2(A) <= norm_F(A)                   norm-rank       norm_F(A) <= sqrt(n) norm_2(A)
//                                                                             [HJ, 5.6.P23]
//   entry            max abs(A) <= norm_2(A)                  entries         norm_F(A) <= n max abs(A)
//   entry-sum        norm_F(A) <= sum abs(A)                  sum-entries     sum abs(A) <= n^2 max abs(A)
//   sum-norm         sum abs(A) <= n norm_F(A)   [Cauchy-Schwarz]
//   triangle-2, triangle-F, triangle-entry   norm(X) <= norm(Y) + norm(X - Y)
//   cauchy, cauchy-minus   -|u||v| <= u'v <= |u||v|           triangle        |u| <= |v| + |u - v|
//   operator         |A v| <= norm_2(A) |v|
//   definite         lambda_min(E) > 0 or >= 0 for E built from matrices of which a premise says so: sums, positive
//                    multiples, B'E B >= 0 and B'B >= 0 (congruence), E^-1, E^k, exp(q K), I, J, v v', diag(s) with
//                    s > 0 or >= 0, and the entrywise product E o F, > 0 if both are > 0 and >= 0 if both are >= 0
//                    [Schur; HJ, theorem 7.5.3]
//   domain           what the domain of a name says           premise         what a premise says
//   not-negative     norms and squared lengths are >= 0       modulus         abs(a) >= a, abs(a) >= -a
#pragma once

#include "claim/language/noncommutative_form.hpp"

namespace claim::language {

struct IndexSumFact {
    std::string rule, of;  ///< the rule, and to what it is applied
    IndexSum form = {};
    bool strict = false;
};

/// The facts about the matrices and vectors that `form` has met. All of them hold under the premises. With `wide`, also
/// those about differences of these matrices.
std::vector<IndexSumFact> matrix_facts(NoncommutativeForm& form, bool wide);

/// Forms that are >= 0 (strict: > 0) and may multiply facts: powers of sizes n and n - 1 times these, lengths.
std::vector<IndexSumFact> multipliers(NoncommutativeForm& form);

/// What an order relation says as a form >= 0 or > 0: right - left of numbers, lambda_min(right - left) of matrices.
/// Throws NoForm for other relations.
IndexSumFact order_fact(const Formula& link, NoncommutativeForm& form);

/// Whether E > 0 (true) or E >= 0 (false) follows by the rule `definite`; empty if neither does.
std::optional<bool> definiteness(const Expression& e, NoncommutativeForm& form);

}  // namespace claim::language
