// Statements about layers, brought to one form: one correlation (a name that runs through an interval, or a number),
// one name for the layer, one formula without quantifiers.
#pragma once

#include "claim/language/statement.hpp"

#include <optional>
#include <string>
#include <vector>

namespace claim::language {

/// forall …: A and (forall …: B) as two claims.
struct QuantifiedClaim {
    std::vector<Binding> bindings;
    Formula formula;
};
std::vector<QuantifiedClaim> split_claims(const Formula& f);

/// An interval with rational ends.
struct RationalInterval {
    rigor::Rational lower, upper;
    bool lower_closed = true, upper_closed = true;

    bool is_empty() const { return lower > upper || (lower == upper && !(lower_closed && upper_closed)); }
    bool contains(const rigor::Rational& q) const {
        return (lower_closed ? lower <= q : lower < q) && (upper_closed ? q <= upper : q < upper);
    }
};
/// Empty for other domains than intervals, and for ends that are no rational literals.
std::optional<RationalInterval> rational_interval(const Domain& d);
Domain to_domain(const RationalInterval& i);
/// A rational number inside of it.
rigor::Rational simple_point(const RationalInterval& i);

struct DepthClaim {
    explicit DepthClaim(Formula f) : formula(std::move(f)) {}

    Formula formula;  ///< in the point's name and the layer
    Expression point = number(1);
    RationalInterval points = {1, 1};        ///< that the point runs through; of a number: itself twice
    bool has_point = true;                   ///< false: nothing in the formula depends on a correlation
    std::string layer;                       ///< empty where no quantifier binds one
    rigor::Rational first = 1;               ///< layer >= first
    std::optional<Formula> as_written = {};  ///< in the user's name

    /// What the user calls the point: user_name = scale * point + shift. Empty for a number.
    std::string user_name = {};
    rigor::Rational scale = 1, shift = 0;
    std::vector<std::pair<std::string, std::string>> coordinates(const rigor::Rational& point_value) const;
};

/// Whether a part of e binds one of the names anew.
bool binds_any(const Expression& e, const std::set<std::string>& names);

/// The claim in that form; several for a domain {a, b}. Values at the correlation 1 are put in: rho = 1, T = L,
/// theta_bar = 1, theta = L 2^(1-L), sigma = 2^(1-L). Points that are affine in a name are renamed. Empty for claims of
/// another kind: two correlations, other domains, sequences with options.
std::optional<std::vector<DepthClaim>> depth_claims(const QuantifiedClaim& claim);

}  // namespace claim::language
