// The statements to which existence is reduced; the search and the replay both build them.
#pragma once

#include "claim/language/asked.hpp"
#include "claim/language/definedness.hpp"
#include "claim/language/witnesses.hpp"

namespace claim::language {

using Values = std::vector<std::pair<std::string, Expression>>;  ///< of the inner names, in their order

Statement with_formula(const Statement& s, const Formula& f);
bool is_quantifier_free(const Formula& f);

/// The values lie in their domains, and the body holds of them: in the outer names.
std::optional<Formula> at_values(const ExistenceClaim& c, const Values& values);
/// The same for all outer names. It implies the claim.
std::optional<Formula> witness_instance(const ExistenceClaim& c, const Values& values);
/// exists inner: body, at rationals of the outer names.
Formula at_point(const ExistenceClaim& c, const ExactPoint& point);
/// exists inner: forall outer: body. It implies the claim.
Formula uniform_claim(const ExistenceClaim& c);
/// The claim on both halves of the interval of the only outer name. Together they imply it.
std::optional<std::pair<Formula, Formula>> halved(const ExistenceClaim& c);
/// That the body is defined on the whole domain.
std::optional<Definedness> definedness_of(const ExistenceClaim& c);

CertificateItem sign_change_item(const SignChange& change);

}  // namespace claim::language
