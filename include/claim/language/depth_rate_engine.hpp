// Limits and rates as L -> inf: order terms, ~ and lim of expressions in rho, T, theta_bar, U and users' recurrences.
//
// Items of certificates:
//   expansion {error, rate, kind, layer, point, where, terms}: the series that decides, at correlation 1 or below
//   parabolic {map, name, fixed, from, [p, k]}: r[L] -> fixed, e' = e - k e^p + …
//   reduced {statement, engine, items}: what the rule needs of the map, and the items that show it
#pragma once

#include "claim/language/decide.hpp"
#include "claim/language/growth_series.hpp"

namespace claim::language {

/// What a series says of error = O(rate) and its kin (of `similar`: error ~ rate) as L -> infinity.
struct OrderDecision {
    rigor::Truth truth = rigor::Truth::unknown;
    std::string why;
};
OrderDecision decide_order(Landau kind, const GrowthSeries& error, const GrowthSeries& rate,
                           const rigor::Symbols& symbols);

/// Statements forall z in I: f = a + O(g) as L -> inf (o, Theta, Omega, ~), lim[L -> inf] f = c, pointwise in z or
/// uniformly; forall z: exists K > 0: forall L >= L0: abs(f - a) <= K g, which is pointwise, and exists K > 0: forall
/// z, L, which is uniform. z = 1 is a case of its own. Uniform claims up to z = 1 are never confirmed; they are refuted
/// where the continuous extension to z = 1 is not of the claimed order. Recurrences: recurrence_rate.hpp.
std::optional<Outcome> depth_rate_engine(const Statement& s, const Budget& budget, const OneVariable& one_variable);
/// With the other engines for what it asks.
std::optional<Outcome> depth_rate_engine(const Statement& s, const Budget& budget);

/// The expansions are computed again and compared; `reduced` as in all_depths_engine.hpp.
std::string replay_depth_rate(const Statement& s, Answer answer, const std::vector<CertificateItem>& items);

}  // namespace claim::language
