// sum[k in 0..n] t(n, k) = F(n), where t has binomials of n and k: by a companion G = R t with
//   q(n) t(n + 1, k) - p(n) t(n, k) = G(n, k + 1) - G(n, k),   F(n + 1)/F(n) = p(n)/q(n)   (Wilf and Zeilberger).
// With j = n - k all factorials have sums of k and j with nonnegative coefficients as arguments.
#pragma once

#include "claim/language/integer_goal.hpp"

namespace claim::language {

/// R = numerator/denominator, polynomials in "k" and "j"; the denominator is positive for k, j >= 0.
struct SumCompanion {
    NamedPolynomial numerator, denominator;
};

/// Looks for a companion of small degree. Empty: the goal is of another kind, or there is none.
std::optional<SumCompanion> sum_companion(const IntegerGoal& goal);

/// Whether the companion shows q S(n + 1) = p S(n) for all n >= first; the equation at n = first is not part of it.
bool shows_step(const IntegerGoal& goal, const SumCompanion& companion);

/// "companion": numerator, denominator.
CertificateItem companion_item(const SumCompanion& c);
std::optional<SumCompanion> companion_of(const CertificateItem& item);

}  // namespace claim::language
