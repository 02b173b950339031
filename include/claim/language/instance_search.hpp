// Refutation of statements about named matrices: small rational matrices of 1, 2 and 3 rows, special ones and random
// ones, and points next to where the premises end.
//
// Items of its certificates:
//   instance   a value for each name, in order ("n", "A", …: rational numbers, vectors, matrices), then `relation`,
//              `left`, `right`: the premises hold there and the relation does not; or `undefined`: what has no value
#pragma once

#include "claim/language/decide.hpp"
#include "claim/language/matrix_instance.hpp"

namespace claim::language {

/// fails or ill_posed with the instance as witness; nothing where none was found, which shows nothing.
std::optional<Outcome> refute_by_instance(const AbstractData& data, const Budget& budget);

/// Whether the instance lies in the domain and refutes (for ill_posed: makes a part undefined). Empty if so.
std::string replay_instance(const AbstractData& data, Answer answer, const CertificateItem& item);

}  // namespace claim::language
