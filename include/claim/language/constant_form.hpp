// Exact values of closed expressions as sums of q pi^i sqrt(d) S, where S is a product of symbols for what has no such
// form (arccos(1/3), exp(1), cos(pi/7)). Equal forms are equal numbers wherever both expressions are defined; forms
// that differ are different numbers only without symbols.
#pragma once

#include "claim/language/expression.hpp"
#include "rigor/series/symbolic_constant.hpp"

#include <map>
#include <optional>
#include <string>

namespace claim::language {

/// One symbol for one value: forms of one object can be compared, those of two cannot.
class ConstantForms {
public:
    /// Empty for a free name, a part without value (matrices, sums over names), and beyond the sizes of
    /// SymbolicConstant. The value where e is defined; whether it is, is not asked. kappa0, kappa1, h and the kernels
    /// of layers come from their recurrences, cos and sin at multiples of pi/12 and pi/5 from roots.
    std::optional<rigor::SymbolicConstant> of(const Expression& e);

private:
    using Constant = rigor::SymbolicConstant;
    Constant value(const Expression& e);
    Constant call_value(const Expression& e);
    Constant layers(const Expression& e, const Constant& u);
    Constant inverse(const Constant& c);
    Constant power(const Constant& base, const rigor::Rational& exponent);
    Constant root(const Constant& c);
    Constant arccos(const Constant& u);
    Constant cosine(const Constant& angle, const std::string& name);
    Constant kappa0(const Constant& u);
    Constant kappa1(const Constant& u);
    Constant symbol(const std::string& meaning);

    std::map<std::string, std::string> symbols_;  ///< what a symbol stands for, to its name
};

/// cos(pi q), if it is among the multiples of pi/12 and pi/5.
std::optional<rigor::SymbolicConstant> cosine_of_turn(const rigor::Rational& q);

/// A number for a rational value, otherwise the expression itself.
Expression simplified_constant(const Expression& e);

}  // namespace claim::language
