// Gosper's algorithm for one name, and products of rational functions.
#include "claim/language/telescoping.hpp"

#include "claim/language/row_reduction.hpp"
#include "claim/language/sequence_sign.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Integer, rigor::Rational;
using Poly = NamedPolynomial;

std::optional<std::vector<Rational>> rational_zeros(Poly p, const std::string& name) {
    std::vector<Rational> zeros;
    while (p.degree(name) > 0) {
        const long d = p.degree(name);
        std::vector<Rational> c;
        Integer common = 1;
        for (long k = 0; k <= d; ++k) {
            c.push_back(p.coefficient(name, k).constant_term());
            common = lcm(common, denominator(c.back()));
        }
        const Integer last = numerator(Rational(c[0] * Rational(common))),
                      lead = abs(numerator(Rational(c.back() * Rational(common))));
        std::optional<Rational> zero;
        if (last == 0) zero = 0;
        if (abs(last) > 100'000'000 || lead > 10'000) return std::nullopt;
        for (Integer b = 1; !zero && b <= lead; ++b) {
            if (lead % b != 0) continue;
            for (Integer a = 1; !zero && a * a <= abs(last); ++a) {
                if (last % a != 0) continue;
                for (const Integer& top : {a, Integer(abs(last) / a)})
                    for (const int sign : {1, -1}) {
                        const Rational x = Rational(sign * top) / Rational(b);
                        if (!zero && p.substituted(name, x).is_zero()) zero = x;
                    }
            }
        }
        if (!zero) return std::nullopt;
        zeros.push_back(*zero);
        Poly quotient;  // by name - zero, from the top
        Rational carry = 0;
        for (long k = d; k >= 1; --k) {
            carry = carry * *zero + c[static_cast<std::size_t>(k)];
            quotient = quotient + Poly(carry) * Poly::name(name).power(k - 1);
        }
        p = quotient;
    }
    return zeros;
}

std::optional<std::vector<Rational>> linear_solution(RationalRows rows) {
    if (rows.empty()) return std::nullopt;
    const std::size_t unknowns = rows[0].size() - 1;  // the last column is the right side
    const ReducedRows r = reduced(std::move(rows), unknowns + 1);
    if (!r.pivots.empty() && r.pivots.back() == unknowns) return std::nullopt;
    std::vector<Rational> x(unknowns);
    for (std::size_t i = 0; i < r.pivots.size(); ++i) x[r.pivots[i]] = r.rows[i][unknowns];
    return x;
}

namespace {

/// t = c * rest, where rest(k + 1)/rest(k) = a(k)/b(k) and a(k), b(k + h) have no common factor for h >= 0.
struct GosperForm {
    Poly a = 1, b = 1, c = 1;
    HypergeometricTerm rest = HypergeometricTerm(Rational(1));
};

std::optional<GosperForm> gosper_form(const HypergeometricTerm& t, const std::string& k) {
    GosperForm g;
    g.c = t.top;
    for (const auto& [f, e] : t.factors)
        if (e > 0)
            g.c = g.c * f.power(e);
        else
            g.rest.multiply_factor(f, e);
    g.rest.kernel = t.kernel;
    const HypergeometricTerm ratio = term_ratio(g.rest, k);
    if (!ratio.is_rational()) return std::nullopt;
    std::vector<Poly> upper, lower;
    for (const auto& [f, e] : ratio.factors)
        for (long i = 0; i < std::abs(e); ++i) (e > 0 ? upper : lower).push_back(f);
    for (auto& u : upper)
        for (auto& l : lower) {
            const Poly gap = u - l;  // u(k) = l(k + h) for linear monic factors
            const auto h = gap.constant();
            if (u.total_degree() != 1 || l.total_degree() != 1 || !h || denominator(*h) != 1 || *h < 0 || *h > 60)
                continue;
            // u(k)/l(k) = c(k + 1)/c(k) with c = l(k) … l(k + h - 1): c goes into the polynomial.
            HypergeometricTerm extra(Rational(1));
            for (long i = 0; i < static_cast<long>(numerator(*h)); ++i) {
                g.c = g.c * (l + Poly(i));
                extra.multiply_factor(l + Poly(i), -1);
            }
            g.rest = g.rest * extra;
            u = l = Poly(1);
        }
    g.a = ratio.top;
    for (const Poly& u : upper) g.a = g.a * u;
    for (const Poly& l : lower) g.b = g.b * l;
    return g;
}

std::optional<TermSum> gosper(const HypergeometricTerm& t, const std::string& k) {
    const auto g = gosper_form(t, k);
    if (!g) return std::nullopt;
    // a(k) x(k + 1) - b(k - 1) x(k) = c(k) for a polynomial x; T = b(k - 1) x(k) rest(k).
    const Poly K = Poly::name(k), before = g->b.substituted(k, K - Poly(1));
    for (long degree = 0; degree <= g->c.degree(k) + 3; ++degree) {
        std::vector<Poly> columns;
        for (long i = 0; i <= degree; ++i) columns.push_back(g->a * (K + Poly(1)).power(i) - before * K.power(i));
        long highest = g->c.degree(k);
        for (const Poly& p : columns) highest = std::max(highest, p.degree(k));
        std::vector<std::vector<Rational>> rows;
        for (long d = 0; d <= highest; ++d) {
            std::vector<Rational> row;
            for (const Poly& p : columns) row.push_back(p.coefficient(k, d).constant_term());
            row.push_back(g->c.coefficient(k, d).constant_term());
            rows.push_back(std::move(row));
        }
        const auto solution = linear_solution(std::move(rows));
        if (!solution) continue;
        Poly x;
        for (long i = 0; i <= degree; ++i) x = x + Poly((*solution)[static_cast<std::size_t>(i)]) * K.power(i);
        HypergeometricTerm T = HypergeometricTerm(x) * g->rest;
        T.multiply_factor(before, 1);
        return TermSum(T);
    }
    return std::nullopt;
}

bool defined_from(const TermSum& t, const std::string& k, long lower) {
    NameBox box;
    box.names[k] = {.lower = Rational(lower)};
    for (const HypergeometricTerm& term : t.terms()) {
        for (const auto& [f, e] : term.factors)
            if (e < 0 && !box.is_nonzero(f)) return false;
        for (const auto& [atom, e] : term.kernel)
            if (atom.kind == TermAtom::Kind::base && !box.is_positive(atom.base)) return false;
    }
    return true;
}

}  // namespace

bool is_antidifference(const TermSum& T, const TermSum& t, const std::string& name, long lower) {
    if (lower < 0 || !defined_from(T, name, lower)) return false;
    try {
        return (T.shifted(name, 1) - T - t).is_zero();
    } catch (const NotHypergeometric&) {
        return false;
    }
}

std::optional<TermSum> antidifference(const TermSum& t, const std::string& name, long lower) {
    TermSum total;
    try {
        for (const HypergeometricTerm& term : t.terms()) {
            const auto T = gosper(term, name);
            if (!T) return std::nullopt;
            total = total + *T;
        }
    } catch (const NotHypergeometric&) {
        return std::nullopt;
    }
    if (!is_antidifference(total, t, name, lower)) return std::nullopt;
    return total;
}

std::optional<TermSum> product_form(const TermSum& t, const std::string& k, long lower, const std::string& name,
                                    long last) {
    if (t.terms().size() != 1 || last - lower + 1 < 0 || lower < 0) return std::nullopt;
    const HypergeometricTerm& term = t.terms()[0];
    const Poly n = Poly::name(name), count = n + Poly(last - lower + 1);
    HypergeometricTerm product(Rational(1));
    // prod (k - x) = (lower - x)_(count) = (lower - x)_s (lower - x + s)_n, s = last - lower + 1.
    const auto linear = [&](const Poly& p, long exponent) {
        const auto zeros = rational_zeros(p, k);
        if (!zeros) return false;
        const long d = p.degree(k);
        const Rational lead = p.coefficient(k, d).constant_term();
        product.multiply_number_power(lead, count * Poly(exponent));
        for (const Rational& x : *zeros) {
            if (x >= lower) return false;
            for (long e = 0; e < std::abs(exponent); ++e) {
                const int sign = exponent > 0 ? 1 : -1;
                for (long i = 0; i < last - lower + 1; ++i)
                    product.multiply_factor(Poly(Rational(lower + i) - x), sign);
                product.multiply_rising(Rational(lower) - x + (last - lower + 1), n, sign);
            }
        }
        return true;
    };
    for (const Poly& p : {term.top}) {
        for (const std::string& other : p.names())
            if (other != k) return std::nullopt;
        if (!linear(p, 1)) return std::nullopt;
    }
    for (const auto& [f, e] : term.factors) {
        for (const std::string& other : f.names())
            if (other != k) return std::nullopt;
        if (!linear(f, e)) return std::nullopt;
    }
    for (const auto& [atom, e] : term.kernel) {
        if (atom.kind == TermAtom::Kind::rising || atom.kind == TermAtom::Kind::base || e.degree(k) > 1)
            return std::nullopt;
        // The sum of e = e1 k + e0 over the range.
        const Poly e1 = e.coefficient(k, 1), e0 = e.coefficient(k, 0);
        product.multiply_atom(atom, e0 * count + e1 * count * (n + Poly(last + lower)) * Poly(Rational(1, 2)));
    }
    return TermSum(product);
}

}  // namespace claim::language
