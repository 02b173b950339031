// Arithmetic of the terms behind layer_polynomial.hpp.
#pragma once

#include "claim/language/layer_polynomial.hpp"

namespace claim::language::detail::layers {

using Terms = LayerPolynomial::Terms;
using Monomial = LayerPolynomial::Monomial;

/// Terms divided by polynomials in L.
struct LayerValue {
    Terms terms;
    LayerPolynomial::Divisors divisors = {};
};

LayerValue constant(const rigor::Rational& q);
/// The polynomial in L with these coefficients.
Terms polynomial(const std::vector<rigor::Rational>& p);
/// Throws NoLayerForm for products that are too long.
Terms product_of(const Terms& a, const Terms& b);
LayerValue plus(LayerValue a, LayerValue b);
LayerValue times(const LayerValue& a, const LayerValue& b);

}  // namespace claim::language::detail::layers
