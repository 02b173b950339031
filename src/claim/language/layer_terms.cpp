// Sums and products of terms.
#include "claim/language/layer_terms.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational;

namespace detail::layers {

namespace {

void add(Terms& terms, const Monomial& m, const Rational& q) {
    Rational& here = terms[m];
    here += q;
    if (here == 0) terms.erase(m);
}

}  // namespace

LayerValue constant(const Rational& q) {
    LayerValue v;
    if (q != 0) v.terms[Monomial{}] = q;
    return v;
}

Terms polynomial(const std::vector<Rational>& p) {
    Terms terms;
    for (std::size_t i = 0; i < p.size(); ++i)
        if (p[i] != 0) terms[Monomial{.layer = static_cast<long>(i)}] = p[i];
    return terms;
}

Terms product_of(const Terms& a, const Terms& b) {
    if (a.size() * b.size() > 4000) throw NoLayerForm("an expression that is too long");
    Terms product;
    for (const auto& [m, p] : a)
        for (const auto& [n, q] : b) {
            Monomial mn{m.kernel + n.kernel, m.layer + n.layer, m.halvings + n.halvings, m.atoms};
            for (const auto& [text, exponent] : n.atoms) {
                long& here = mn.atoms[text];
                here += exponent;
                if (here == 0) mn.atoms.erase(text);
            }
            add(product, mn, p * q);
        }
    return product;
}

LayerValue plus(LayerValue a, LayerValue b) {
    const auto raise = [](LayerValue& v, const LayerPolynomial::Divisors& others) {
        for (const auto& [p, n] : others)
            for (long& here = v.divisors[p]; here < n; ++here) v.terms = product_of(v.terms, polynomial(p));
    };
    raise(a, b.divisors);
    raise(b, a.divisors);
    for (const auto& [m, q] : b.terms) add(a.terms, m, q);
    return a;
}

LayerValue times(const LayerValue& a, const LayerValue& b) {
    LayerValue v{product_of(a.terms, b.terms), a.divisors};
    for (const auto& [p, n] : b.divisors) v.divisors[p] += n;
    return v;
}

}  // namespace detail::layers

bool is_positive_from(const std::vector<Rational>& polynomial, const Rational& first) {
    // Horner's scheme for p(first + k).
    std::vector<Rational> shifted = polynomial;
    for (std::size_t i = 0; i < shifted.size(); ++i)
        for (std::size_t j = shifted.size() - 1; j > i; --j) shifted[j - 1] += first * shifted[j];
    return !shifted.empty() && shifted[0] > 0 &&
           std::all_of(shifted.begin(), shifted.end(), [](const Rational& c) { return c >= 0; });
}

}  // namespace claim::language
