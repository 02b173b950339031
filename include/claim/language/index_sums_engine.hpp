// Identities between named matrices, vectors and index sums, and along dynamics that are given: decided by the normal
// form of noncommutative_form.hpp, refuted at rational matrices (never by unequal normal forms).
//
// Lemmas beyond the normal form
//   solution   f' = F(t, f) with F a polynomial in f has at most one solution with given f(0) (Picard-Lindelöf); so
//              f = g(t) holds if g' = F(t, g) and g(0) = f(0), both identities.
//
// Items of its certificates
//   identity   goal, form: the normal form of both sides (of the entry [@1], [@1, @2] of vectors and matrices)
//   solution   goal, name, derivative: the normal form of g' and F(t, g), start: that of g(0) and f(0)
//   instance   see instance_search.hpp
#pragma once

#include "claim/language/decide.hpp"
#include "claim/language/noncommutative_form.hpp"

namespace claim::language {

/// Takes statements of abstract_data.hpp in which all relations that are claimed are equalities. A positive answer
/// proves them for every size n >= 1 and all values of the names.
std::optional<Outcome> index_sums_engine(const Statement& s, const Budget& budget);
std::string replay_index_sums(const Statement& s, Answer answer, const std::vector<CertificateItem>& items);

/// What was shown of the goals of a statement so far; `stuck` is empty if all of them hold.
struct GoalAttempt {
    std::vector<CertificateItem> items;
    std::string stuck;
};
/// The work on an attempt; where there is no normal form, `stuck` says so.
GoalAttempt attempted(const std::function<void(GoalAttempt&)>& work);

/// The item that proves an equality; nothing if the normal forms differ. Throws NoForm.
std::optional<CertificateItem> identity_item(const Formula& goal, NoncommutativeForm& form);
/// The same by the lemma `solution`.
std::optional<CertificateItem> solution_item(const Formula& goal, NoncommutativeForm& form);

/// The entries of e that the text of a shape needs: none, [@1] or [@1, @2].
IndexSum general_entry(const Expression& e, const Expression& beside, NoncommutativeForm& form);

}  // namespace claim::language
