// Existence, and the connectives between statements with quantifiers of their own.
//
// Certificate items (asked: asked.hpp; "at" fields give a value for each name):
//   witness      one field for each name: its value, an expression in the names bound outside; then asked: the instance
//   sign_change  name, from, to, bits: left - right of the equation has opposite signs at the two rationals; continuous
//   negation     none; then asked: the negated statement, with the opposite answer. Of "not A": of, "negated" (asked is
//                the negation of A in positive form) or "as it is" (asked is A)
//   point        one field for each name bound outside; then asked: the statement at that point, which fails
//   uniform      none; then asked: one witness for all values of the outer names
//   cut          none; then asked: the statement on both halves of the interval of the outer name
//   defined      none; then asked: that every part of the statement is defined on the domain
//   part_of      index; then asked: that part of the disjunction, implication or equivalence
#pragma once

#include "claim/language/asked.hpp"

namespace claim::language {

/// "exists …: A" and "forall …: exists …: A". Holds: by a witness (an expression in the outer names), by a sign change
/// of a continuous function (intermediate values), or because the negation fails; and A is defined on the whole domain.
/// Fails: because the negation holds, or at a point of the outer names.
std::optional<Outcome> existence_engine(const Statement& s, const Budget& budget);
std::string replay_existence(const Statement& s, Answer answer, const std::vector<CertificateItem>& items);

/// "not A", "A or B", "A => B", "A <=> B" between statements, at least one with a quantifier or a limit: decided from
/// the answers to A and B. What a decided part hides need not be defined, what stands before does.
std::optional<Outcome> connectives_engine(const Statement& s, const Budget& budget);
std::string replay_connectives(const Statement& s, Answer answer, const std::vector<CertificateItem>& items);

}  // namespace claim::language
