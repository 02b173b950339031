// Expressions as growth series: names, sequences of the field and users' recurrences by their own series.
#pragma once

#include "claim/language/expression.hpp"
#include "claim/language/growth_series.hpp"

#include <functional>
#include <map>

namespace claim::language {

/// What an expression is built of.
struct SeriesLeaves {
    std::map<std::string, GrowthSeries> names = {};
    /// A call or an indexed name; empty where it is none of its own.
    std::function<std::optional<GrowthSeries>(const Expression&)> call = {};
};

/// Throws NoSeries, naming the part, for what has no series; UndefinedSeries for what is undefined for all large L.
GrowthSeries series_of(const Expression& e, const SeriesLeaves& leaves);

/// How the layer stands in an argument: L + k gives k. Empty for others.
std::optional<rigor::Rational> offset_from(const Expression& e, const std::string& name);

/// Enclosures of the constants of networks with an activation (networks.hpp) in the series of e's calls, where they are
/// not known exactly. Throws NoSeries for a network without a depth law.
void add_network_constants(const Expression& e, rigor::Symbols& symbols);

/// Of networks with an activation at the edge of chaos, rho, T and theta_bar by the depth law
/// (ntk/depth/depth_law.hpp), for every correlation of (-1, 1); rho, T, theta_bar, U, theta, sigma and the kernels'
/// values at them: h(rho(z, L)) is rho(z, L + 1), h'(rho) and kappa0(rho) are 1 - theta/pi. Of every z in [-1, 1), in
/// the symbol C = C(z), by the expansions of ntk/depth/depth_sequences.hpp; `diagonal`: at z = 1, where all is exact. z
/// has the name `point`, or is a number.
std::function<std::optional<GrowthSeries>(const Expression&)> depth_leaves(const Expression& point,
                                                                           const std::string& layer, bool diagonal);

/// The first arguments of all functions with a depth in e.
void collect_points(const Expression& e, std::vector<Expression>& points);

}  // namespace claim::language
