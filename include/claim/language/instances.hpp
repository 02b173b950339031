// Values for the names that a statement binds: the few at which false statements about kernels fail most often.
#pragma once

#include "claim/language/statement.hpp"

#include <functional>
#include <utility>
#include <vector>

namespace claim::language {

using Instance = std::vector<std::pair<std::string, Expression>>;

/// forall bindings: body, without its outer quantifiers.
struct OpenFormula {
    std::vector<Binding> bindings;
    Formula body;
};
OpenFormula opened(const Formula& f);

struct Instances {
    bool all = true;  ///< every value of every name was visited
    long count = 0;
};
/// Calls visit with values inside of the domains until it returns false: integers from the first one on, simple real
/// numbers, named data sets of the sphere (circle(2), …; where repetitions are allowed a repeated point; on the half
/// sphere rational points). At most `limit` instances.
Instances visit_instances(const OpenFormula& f, long limit, const std::function<bool(const Instance&)>& visit);

/// Whether the instance gives each name a value that certainly lies in its domain: a named or explicit set of the unit
/// sphere of its dimension, or embedded in it.
bool lies_in_domains(const OpenFormula& f, const Instance& instance);

/// The body at the instance.
Formula at_instance(const OpenFormula& f, const Instance& instance);

}  // namespace claim::language
