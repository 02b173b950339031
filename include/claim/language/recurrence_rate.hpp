// Limits and rates of a user's own recurrence r[1] = z, r[L+1] = c(r[L]) at an end b of the interval of z.
//
// If c(u) > u and c(u) < b on [a, b), the orbit of every z there increases to a limit, at which c would be continuous
// with c(u) = u: so it is b. With e = b - r and, from the exact series of c at b, e' = e - k e^p + o(e^p), p > 1, k >
// 0,
//   e'^(1-p) - e^(1-p) -> k (p - 1),   hence by Cesaro   e_L ~ (k (p - 1) L)^(-1/(p-1)).
// The same from above, with the signs turned.
#pragma once

#include "claim/language/depth_rate_engine.hpp"
#include "claim/language/order_claim.hpp"

namespace claim::language {

/// Of claims whose formula uses a recurrence of the statement; empty for others. Parameters of c may run through
/// intervals of positive numbers.
std::optional<Outcome> recurrence_rate(const QuantifiedClaim& claim, const Statement& s, const Budget& budget,
                                       const OneVariable& one_variable);

}  // namespace claim::language
