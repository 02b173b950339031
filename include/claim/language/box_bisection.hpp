// Positive margins on boxes, by bisection in balls.
#pragma once

#include "claim/language/box_claim.hpp"

#include <functional>

namespace claim::language {

/// The bisection in preorder, s: split across the widest range, p: positive on the box with its ends; empty if a box is
/// not seen to be positive. Ends are rational and finite.
std::optional<std::string> bisection(const BoxProblem& p, const std::function<bool()>& stop);
/// The margin is certainly negative at one of a few points inside.
bool is_negative_inside(const BoxProblem& p);
/// The margin is positive on every box of the tree.
bool follows_bisection(const BoxProblem& p, const std::string& tree);

}  // namespace claim::language
