// 1 - rho(p, L) and T(p, L) for a point p that tends to 1, as growth series whose coefficients are polynomials in L.
#pragma once

#include "claim/language/growth_series.hpp"

namespace claim::language {

/// The coefficients' symbol of a layer with this name.
rigor::SymbolicConstant layer_symbol(const std::string& layer);
/// c with the layer's symbol replaced; products of L and 1/L cancel.
rigor::SymbolicConstant with_layer(const rigor::SymbolicConstant& c, const std::string& layer,
                                   const rigor::SymbolicConstant& value);
GrowthSeries with_layer(const GrowthSeries& s, const std::string& layer, const rigor::SymbolicConstant& value);

struct LayerSeries {
    GrowthSeries gap = {}, kernel = {};  ///< 1 - rho and T at the layer L
};

/// Throws NoSeries for 1 - point that does not tend to 0 from above and is not 0: the layers are undefined there.
void demand_below_one(const GrowthSeries& gap);

/// By summation, with remainders of the order N^last in T. Throws NoSeries for a start that does not tend to 0 from
/// above.
LayerSeries layer_series(const GrowthSeries& start, const std::string& layer, const rigor::Rational& last);

/// Empty if the series are those of `start` at L = 1 and satisfy the recurrences for all L, with their remainders; else
/// what is wrong.
std::string refused(const LayerSeries& series, const GrowthSeries& start, const std::string& layer);

/// Not 0 at every integer L >= first.
bool is_nonzero_from(const rigor::SymbolicConstant& c, const std::string& layer, const rigor::Rational& first);

}  // namespace claim::language
