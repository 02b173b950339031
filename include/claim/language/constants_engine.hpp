// Statements about constants that balls do not tell apart: equality by exact forms.
//
// Certificate items:
//   constants  left, right, sign, by: the sign of left - right (-1, 0, 1), from balls at `by` bits, or of the exact
//   form
#pragma once

#include "claim/language/decide.hpp"

namespace claim::language {

/// Comparisons of constants under and, or, not, =>, <=> and quantifiers over at most 64 literal integers or elements:
/// equal constants of exact_constant.hpp are found equal, so that =, <=, chains and their negations are decided.
/// Constants that no exact form tells apart stay undecided.
std::optional<Outcome> constants_engine(const Statement& s, const Budget& budget);
std::string replay_constants(const Statement& s, Answer answer, const std::vector<CertificateItem>& items);

}  // namespace claim::language
