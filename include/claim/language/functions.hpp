// The functions that have a name in the language, and the definitions of those of the field.
#pragma once

#include "claim/language/expression.hpp"

#include <string_view>

namespace claim::language {

enum class Class {
    elementary,  ///< of real numbers
    field,       ///< kernels and maps of the field, of real numbers and a depth
    matrix,      ///< real function of a matrix
    to_matrix,   ///< gives a matrix
    points       ///< gives a data set
};

struct KnownFunction {
    std::string_view name;
    int least, most;  ///< numbers of arguments
    Class kind;
    std::string_view latex;
    std::string_view options = {};  ///< names after ';', separated by spaces
    int depth = -1;                 ///< which argument is a depth, an integer >= 1

    bool takes_activation() const { return options.starts_with("phi"); }
};

/// Null for a name that is no function of the language; "theta_bar:erf" (networks.hpp) is one. Other spellings (acos,
/// kappa_0) are not found.
const KnownFunction* find_function(std::string_view name);
/// All names, functions first, then constants.
const std::vector<std::string>& known_names();
bool is_constant(std::string_view name);
/// The name by which the language knows another spelling: "acos" is "arccos"; others as they are.
std::string canonical_name(std::string_view name);
/// The nearest of the names, for "did you mean"; empty if none is near.
std::string nearest_name(std::string_view name, const std::vector<std::string>& names);

/// The body of a function of one variable over elementary functions:
///   kappa0(u) = (pi - arccos u)/pi,   kappa1(u) = (u (pi - arccos u) + sqrt(1 - u^2))/pi,   h = kappa1 as definition 5
/// of St-Arnaud et al. prints it, h(u) = u arcsin(u)/pi + sqrt(1 - u^2)/pi + u/2; relu and step are not elementary.
/// Empty for functions without such a definition. `argument` takes the place of u.
std::optional<Expression> definition(std::string_view function, const Expression& argument);

/// e with kappa0, kappa1, h replaced by their definitions, and rho, T, theta_bar, U at literal depths by theirs: rho(z,
/// 1) = z, rho(z, L + 1) = kappa1(rho(z, L)); T(z, 1) = z, T(z, L + 1) = kappa0(rho(z, L)) T(z, L) + rho(z, L + 1);
/// theta_bar = T/L; U = 3 pi/sqrt(2 (1 - rho)); without options theta = T/2^(L-1), sigma = rho/2^(L-1). Depths beyond
/// `deepest` stay.
Expression unfold(const Expression& e, long deepest = 64);

}  // namespace claim::language
