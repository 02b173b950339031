// Statements about all layers L >= L0 and all correlations of an interval.
//
// Only rho at shifts: w = rho(z, L) fills, over all L >= L0, an interval from rho(a, L0) to 1 (h increases and
// h(w) >= w), so the statement is one about w. Affine in T: if alpha T + beta >= 0 at a layer and alpha has the sign s,
//   alpha' T' + beta' = (alpha' kappa0/alpha) (alpha T + beta) + S/|alpha|,
//   S = s (alpha (alpha' h + beta') - alpha' kappa0 beta),
// where ' is the next layer, w' = h(w): with S >= 0 for all w and L the claim passes on. S is a polynomial in L - L0
// with coefficients in w; coefficients >= 0 suffice. All parts are statements in w or z, given to another engine.
//
// Items of certificates:
//   correlation {name, layer, relation}: the statement is one about w = rho(z, L), see `reduced`
//   coefficients {numerator, from, relation}: the coefficients in powers of L - from have the sign
//   induction {base, from, kernel, alpha, beta, sign, step, relation}: S, its coefficients are in `reduced`; without T
//       {base, margin, step, relation}: what the margin gains from layer to layer
//   conclusion {margin, invariant, rest, relation}: the claim from the invariant before it
//   reduced {statement, engine, items}: each statement in w or z, and the items that show it
#pragma once

#include "claim/language/decide.hpp"

namespace claim::language {

/// forall z in I, L >= L0: relation, in either order, and conjunctions; with the hint `invariant` claims that follow
/// from another such relation.
std::optional<Outcome> all_depths_engine(const Statement& s, const Budget& budget, const OneVariable& one_variable);
/// With the other engines for what it asks.
std::optional<Outcome> all_depths_engine(const Statement& s, const Budget& budget);

/// The reduction is made again; the statements to which it leads are those of the items `reduced`, replayed one by one.
std::string replay_all_depths(const Statement& s, Answer answer, const std::vector<CertificateItem>& items);

}  // namespace claim::language
