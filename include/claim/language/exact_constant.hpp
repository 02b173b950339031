// Exact real constants: quotients of sums of algebraic numbers times powers of pi, logarithms of primes, exponentials
// and other values. Sums that cancel prove equality; where they do not, nothing is shown.
#pragma once

#include "claim/language/expression.hpp"

#include <map>
#include <string>
#include <vector>

namespace claim::language {

/// Thrown where no exact form is known.
struct NoExactForm {
    std::string why;
};
/// Thrown where a constant is certainly undefined.
struct UndefinedConstant {
    std::string why;
};

/// Atom to exponent: 0 is pi, the others are numbered by ExactConstants.
using AtomPowers = std::map<int, rigor::Rational>;
/// Coefficients are algebraic (algebraic_zero.hpp), none of them is known to be 0.
using AtomSum = std::map<AtomPowers, Expression>;
struct AtomQuotient {
    AtomSum n, d;  ///< d is not 0
};
AtomQuotient single_term(const AtomPowers& powers, const Expression& coefficient);

class ExactConstants {
public:
    ExactConstants();

    /// Of an expression without names: elementary functions, abs, min, max, relu, step, Gamma, kappa0, kappa1, h, rho,
    /// T, theta_bar, U at literal depths, finite sums and products. Each step is defined for certain; throws
    /// UndefinedConstant, NoExactForm.
    AtomQuotient of(const Expression& e);
    /// Certainly 0.
    bool is_zero(const AtomQuotient& x) const;
    /// 1, 0, -1; throws NoExactForm.
    int sign(const AtomQuotient& x) const;

    AtomQuotient add(const AtomQuotient& a, const AtomQuotient& b) const;
    AtomQuotient negate(const AtomQuotient& a) const;
    Expression to_expression(const AtomQuotient& x) const;

private:
    struct Atom {
        std::string function;
        AtomQuotient argument;
        Expression value;
    };

    AtomQuotient rule(const Expression& e);
    AtomQuotient call_value(const Expression& e);
    AtomQuotient elementary(const std::string& name, const AtomQuotient& u);
    AtomQuotient multiply(const AtomQuotient& a, const AtomQuotient& b);
    AtomQuotient expanded(const AtomQuotient& a);
    std::optional<AtomQuotient> cosine_of_angle(const AtomQuotient& x);
    AtomQuotient known_atom(int which) const { return single_term({{which, 1}}, number(1)); }
    AtomQuotient inverse(const AtomQuotient& a) const;
    AtomQuotient power(const AtomQuotient& base, const rigor::Rational& q);
    AtomQuotient root(const AtomQuotient& x, long k);
    AtomQuotient log(const AtomQuotient& x);
    AtomQuotient log_algebraic(const Expression& c);
    AtomQuotient log_rational(rigor::Rational q);
    AtomQuotient exp(const AtomQuotient& x);
    AtomQuotient cosine(const AtomQuotient& x);
    AtomQuotient arccos(const AtomQuotient& x);
    AtomQuotient arctan(const AtomQuotient& x);
    AtomQuotient gamma(const AtomQuotient& x);
    AtomQuotient extremum(const Expression& e);
    AtomQuotient members(const Expression& e);
    AtomQuotient algebraic(const Expression& c) const;
    AtomQuotient pi_times(const rigor::Rational& q) const;
    /// The atom function(argument), known or new. With odd or even: that of the negative argument serves too.
    AtomQuotient atom(const std::string& function, const AtomQuotient& argument, int parity = 0);

    std::vector<Atom> atoms_;
    int depth_ = 0;
};

}  // namespace claim::language
