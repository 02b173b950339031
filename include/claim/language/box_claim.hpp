// Inequalities in several real names on boxes, as problems for box_engine.hpp.
#pragma once

#include "claim/language/statement.hpp"

#include <optional>
#include <string>
#include <vector>

namespace claim::language {

/// What a name runs through; without an end it is infinite there.
struct Range {
    std::string name;
    std::optional<Expression> lower = {}, upper = {};
    bool lower_closed = false, upper_closed = false;
};
std::optional<Range> range_of(const std::string& name, const Domain& d);
Domain to_domain(const Range& r);

/// margin >= 0, or > 0, for all points of the ranges.
struct BoxProblem {
    std::vector<Range> ranges;
    Expression margin;
    bool strict = false;
};
/// With the names that the margin does not use left out.
Formula to_formula(const BoxProblem& p);

/// What must hold for e to be defined, as problems on the same ranges: `alternatives` of one need only one. Empty for a
/// part whose domain is not known, or that is not continuous on its domain.
struct BoxDefinedness {
    std::vector<BoxProblem> alternatives;
};
std::optional<std::vector<BoxDefinedness>> definedness(const Expression& e, const std::vector<Range>& ranges);

/// A sum of products of powers, with equal terms collected; e itself where that is too long. Equal to e where e is
/// defined, and defined there.
Expression expanded(const Expression& e);
/// The derivative, expanded; empty where a part has no rule.
std::optional<Expression> slope_in(const Expression& e, const std::string& name);
/// Powers of parts that divide every term of an expanded sum, and what is left; empty if there are none.
struct CommonFactors {
    std::vector<std::pair<Expression, long>> factors;
    Expression rest;
};
std::optional<CommonFactors> common_factors(const Expression& e);

}  // namespace claim::language
