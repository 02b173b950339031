// Shapes in the correlation at all layers: forall L >= 1: theta_bar(z, L) increasing in z on [0, 1].
//
// h and kappa0 increase and are not negative on [0, 1], so the layers' recurrences keep what is not negative and
// increases: rho and T by induction, and with them sums and products. rho increases on all of [-1, 1].
//
// Certificate items: cone   expression, name, layer: built from the layers by sums and products
//                    reduced statement: in one variable, then its items
//                    layer  name, value: the layer at which the claim fails; then the items of that shape
#pragma once

#include "claim/language/decide.hpp"

namespace claim::language {

/// forall L >= L0: f increasing (decreasing, nondecreasing, nonincreasing) in z on an interval inside of [-1, 1]; other
/// statements: empty.
std::optional<Outcome> layer_shape_engine(const Statement& s, const Budget& budget);

}  // namespace claim::language
