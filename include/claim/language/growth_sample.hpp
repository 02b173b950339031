// The growth of an order term's ratio next to its limit, measured in MPFR: evidence that an order term is false.
#pragma once

#include "claim/language/truth_at.hpp"

#include <optional>
#include <string>

namespace claim::language {

/// Of "f = e + O(g) as x -> a" and its kin, and of limits, of a real name x: the ratio (f - e)/g at distances 1e-40,
/// 1e-60 and 1e-80 (at x = 1e40 … where x -> inf), at 800 digits. A text if the power that it follows refutes the term;
/// empty if it does not, if a logarithm could be mistaken for a power, and for layers.
std::optional<std::string> growth_refutes(const FormulaNode& f, const ExactPoint& outer,
                                          const std::vector<Definition>& definitions);

}  // namespace claim::language
