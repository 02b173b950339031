// Whether a real algebraic number, given as an expression, is 0: by a separation bound.
#pragma once

#include "claim/language/expression.hpp"
#include "rigor/number/truth.hpp"

namespace claim::language {

/// e in literals, sums, products, reciprocals, powers with rational exponents (of bases that are not negative) and cos
/// of a rational multiple of pi, "cos(3/7*pi)"; no divisor may be 0. yes: e = 0. no: e != 0. unknown: the bound is out
/// of reach (70,000 bits), or e has other parts.
///
/// The bound, after Burnikel, Fleischer, Mehlhorn and Schirra (2000): e = U/L with algebraic integers U and L != 0 of a
/// number field of degree at most D, all conjugates of U at most u, those of L at most l in modulus. If U is not 0, its
/// norm is an integer other than 0, so |U| >= u^(1 - D) and |e| >= 1/(u^(D - 1) l). D is the product of the degrees of
/// the different roots and of the order of the roots of unity.
rigor::Truth is_algebraic_zero(const Expression& e);

/// 1, 0, -1; empty where that is not decided.
std::optional<int> algebraic_sign(const Expression& e);

/// The rational number that e is, if that is found and proved.
std::optional<rigor::Rational> rational_of(const Expression& e);

/// -log2 of the bound; empty for other expressions. A number of this form that is smaller in modulus than 2^-bits is 0.
std::optional<long> separation_bits(const Expression& e);

}  // namespace claim::language
