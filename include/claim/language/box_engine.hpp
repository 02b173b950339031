// Statements about two to four real variables on boxes: forall x, y in [0, 1]: x*y <= x.
//
// A margin f >= 0 (or > 0) is brought to fewer variables where it is affine, concave or monotone in one of them (its
// least value lies on a face), where a factor of one sign divides it, or where it is a quadratic polynomial in one of
// them with a discriminant that is not positive; what is left in one variable goes to the other engines, what is
// positive with a margin is bisected in balls. Faces that do not belong to the domain count by continuity: there >= 0
// is enough.
//
// Certificate items, in the order in which the problems come up (first what makes the margin defined):
//   rule      claim, rule, name: how the claim was reduced. constant; leaf (then `items` items of the engine `engine`
//   for
//             the claim as it is); affine, concave, rising, falling, quadratic in `name`; factors; boxes with `tree`:
//             the bisection in preorder, s for a split and p for a box on which the margin is positive
//   identity  left, right: equal normal forms
//   point     names, relation, bits: of what fails
#pragma once

#include "claim/language/decide.hpp"

namespace claim::language {

/// forall x, y …: chain of relations, without layers; other statements: empty. Holds is proved for the whole domain,
/// with both sides defined; fails comes with a point of the domain.
std::optional<Outcome> box_engine(const Statement& s, const Budget& budget);

/// Follows the items, each once.
std::string replay_boxes(const Statement& s, Answer answer, const std::vector<CertificateItem>& items);

}  // namespace claim::language
