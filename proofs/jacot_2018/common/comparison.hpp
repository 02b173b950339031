// The comparison of appendix A.3, step 4, in a case with a closed form: a' = m^(-1/2) a^3 |d|, a(0) = M, int |d| = J,
// has a = M/sqrt(1 - 2 y), y = M^2 J/sqrt(m), and the condition sqrt(m) > J Q(2 M)/M of lemma 1 is y < 1/8.
#pragma once

#include "claim/decided_steps.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018 {

inline claim::Domain comparison_domain() { return {{{"y = M^2 J/sqrt(m)", {0, rigor::Rational(1, 8)}}}}; }
/// sqrt(1 - 2 y).
inline rigor::Ball comparison_root(const rigor::Point& at) {
    return rigor::sqrt(rigor::Ball(1) - rigor::Ball(2) * at[0]);
}
/// a < ceiling M wherever the condition holds.
inline claim::Step stays_below(const rigor::Rational& ceiling) {
    return claim::everywhere(comparison_domain(),
                             {"a/M, a' = m^(-1/2) a^3 |d|, a(0) = M, int |d| = J",
                              [](const rigor::Point& at) { return rigor::Ball(1) / comparison_root(at); }},
                             claim::Relation::less, claim::constant(ceiling));
}
/// a - M <= factor m^(-1/2) M^3 J; both sides divided by M y.
inline claim::Step moves_at_most(const rigor::Rational& factor) {
    return claim::everywhere(comparison_domain(),
                             {"(a - M)/(m^(-1/2) M^3 J) of the same",
                              [](const rigor::Point& at) {
                                  const rigor::Ball root = comparison_root(at);
                                  return rigor::Ball(2) / (root * (rigor::Ball(1) + root));
                              }},
                             claim::Relation::at_most, claim::constant(factor));
}

}  // namespace proofs::jacot_2018
