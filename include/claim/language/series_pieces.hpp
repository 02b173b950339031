// A function as a sum of constants times powers of its name times other functions: coefficients are linear.
#pragma once

#include "claim/language/expression.hpp"
#include "rigor/series/symbolic_constant.hpp"

#include <optional>
#include <vector>

namespace claim::language {

/// factor * name^shift * core.
struct SeriesPiece {
    rigor::SymbolicConstant factor = rigor::SymbolicConstant(1);
    long shift = 0;
    Expression core = number(1);
};

/// Sums and products multiplied out, kernels by their definitions. Empty: too many pieces.
std::optional<std::vector<SeriesPiece>> series_pieces(const Expression& f, const std::string& name);

}  // namespace claim::language
