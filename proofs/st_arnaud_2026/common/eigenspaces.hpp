// How far the leading eigenvector of a symmetric matrix turns when the matrix changes (theorem-3-projections, #turn):
// if M' has the eigenvector 1 with a gap g below it, and ||K - M'||_2 <= e, then sin(angle) <= 2 e/g.
#pragma once

#include "claim/decided_steps.hpp"

namespace proofs::st_arnaud_2026 {

/// 2 r - r/(1 - r) = r (1 - 2 r)/(1 - r), not negative for r = e/g in [0, 1/2]; the bound e/(g - e) is at most 2 e/g.
claim::Step turn_at_most_twice();

/// The matrices of the argument for random n, a and v with entries that add up to 0: (M + a (1 1^T - I)) 1 = (1 + (n -
/// 1) (c + a)) 1 and (M + a (1 1^T - I)) v = (1 - c - a) v, where M has 1 on the diagonal and c elsewhere.
claim::Step common_entries_move_no_eigenvector(const rigor::Rational& c, std::uint64_t seed);

}  // namespace proofs::st_arnaud_2026
