// The canonical form of hypergeometric terms.
#include "claim/language/hypergeometric_term.hpp"

#include <algorithm>
#include <tuple>

namespace claim::language {

using rigor::Integer, rigor::Rational;
using Poly = NamedPolynomial;
using AtomKind = TermAtom::Kind;

bool operator<(const TermAtom& a, const TermAtom& b) {
    return std::tie(a.kind, a.number, a.base, a.constant) < std::tie(b.kind, b.number, b.base, b.constant);
}

namespace {

Integer floor_of(const Rational& q) {
    const Integer n = numerator(q), d = denominator(q);
    Integer whole = n / d;
    if (n % d != 0 && n < 0) whole -= 1;
    return whole;
}

Rational integer_power(const Rational& base, const Integer& exponent) {
    if (abs(exponent) > 20'000) throw NotHypergeometric{"a power beyond 20000"};
    const long e = static_cast<long>(exponent);
    const Rational p = rigor::power(base, static_cast<unsigned long>(std::abs(e)));
    return e < 0 ? Rational(1 / p) : p;
}

/// The same value for integer names: coefficients modulo 2, and powers of names as the names.
Poly modulo_two(const Poly& p) {
    Poly reduced;
    for (const auto& [m, q] : p.terms()) {
        if (denominator(q) != 1) throw NotHypergeometric{"a root of a negative number"};
        if (numerator(q) % 2 == 0) continue;
        Poly monomial(1);
        for (const auto& [name, e] : m) monomial = monomial * Poly::name(name);
        reduced = reduced + monomial;
    }
    Poly again;
    for (const auto& [m, q] : reduced.terms())
        if (numerator(q) % 2 != 0) {
            Poly monomial(1);
            for (const auto& [name, e] : m) monomial = monomial * Poly::name(name);
            again = again + monomial;
        }
    return again;
}

}  // namespace

HypergeometricTerm::HypergeometricTerm(const Poly& p) : top(p) {
    if (p.is_zero() || p.constant()) return;
    if (p.terms().size() == 1) {  // a monomial
        const auto& [m, q] = *p.terms().begin();
        top = q;
        for (const auto& [name, e] : m) factors[Poly::name(name)] = e;
    } else if (p.total_degree() == 1) {
        Poly factor = p;
        top = factor.make_monic();
        factors[factor] = 1;
    }
}

void HypergeometricTerm::multiply_factor(const Poly& p, long exponent) {
    if (exponent == 0 || is_zero()) return;
    if (p.is_zero()) {
        if (exponent < 0) throw NotHypergeometric{"a division by 0"};
        *this = HypergeometricTerm(Rational(0));
        return;
    }
    if (const auto q = p.constant()) {
        top = top * integer_power(*q, exponent);
        return;
    }
    if (p.terms().size() == 1) {
        const auto& [m, q] = *p.terms().begin();
        top = top * integer_power(q, exponent);
        for (const auto& [name, e] : m) {
            long& present = factors[Poly::name(name)];
            present += e * exponent;
            if (present == 0) factors.erase(Poly::name(name));
        }
        return;
    }
    Poly factor = p;
    top = top * integer_power(factor.make_monic(), exponent);
    long& present = factors[factor];
    present += exponent;
    if (present == 0) factors.erase(factor);
}

void HypergeometricTerm::multiply_atom(const TermAtom& atom, const Poly& exponent) {
    Poly& e = kernel[atom];
    e = e + exponent;
    if (atom.kind == AtomKind::number && atom.number == -1) {
        e = modulo_two(e);
        if (e.constant_term() != 0) {
            top = top * Poly(-1);
            e = e - Poly(e.constant_term());
        }
    } else if (atom.kind == AtomKind::number || atom.kind == AtomKind::base) {
        const Integer whole = floor_of(e.constant_term());
        e = e - Poly(Rational(whole));
        if (atom.kind == AtomKind::number)
            top = top * integer_power(atom.number, whole);
        else
            multiply_factor(atom.base, static_cast<long>(whole));
    }
    if (e.is_zero()) kernel.erase(atom);
}

void HypergeometricTerm::multiply_number_power(const Rational& q, const Poly& exponent) {
    if (q == 0) throw NotHypergeometric{"a power of 0"};
    if (q < 0) multiply_atom({AtomKind::number, -1}, exponent);
    for (const int sign : {1, -1}) {
        Integer rest = sign > 0 ? abs(numerator(q)) : denominator(q);
        for (Integer p = 2; p * p <= rest && p < 2000; ++p)
            for (; rest % p == 0; rest /= p) multiply_atom({AtomKind::number, Rational(p)}, exponent * Poly(sign));
        if (rest != 1) multiply_atom({AtomKind::number, Rational(rest)}, exponent * Poly(sign));
    }
}

void HypergeometricTerm::multiply_rising(const Rational& c, const Poly& form, int exponent) {
    if (form.is_zero()) return;
    Integer g = 0;
    for (const auto& [m, q] : form.terms()) {
        if (denominator(q) != 1 || q < 0) throw NotHypergeometric{"a factorial of a falling argument"};
        g = gcd(g, numerator(q));
    }
    if (g > 12) throw NotHypergeometric{"a factorial of a high multiple"};
    const long steps = static_cast<long>(g);
    const Poly primitive = form * Poly(Rational(1, steps));
    // (c)_{g l} = g^{g l} prod_j ((c + j)/g)_l, and (b + k)_l = (b)_l (b + l)_k/(b)_k.
    if (steps > 1) multiply_number_power(steps, form * Poly(exponent));
    for (long j = 0; j < steps; ++j) {
        const Rational b = (c + j) / steps;
        Integer k = floor_of(b);
        if (Rational(k) == b) k -= 1;  // b - k in (0, 1]
        if (abs(k) > 400) throw NotHypergeometric{"a factorial with a large shift"};
        const Rational beta = b - Rational(k);
        TermAtom atom{AtomKind::rising, beta, primitive};
        Poly& e = kernel[atom];
        e = e + Poly(exponent);
        if (e.is_zero()) kernel.erase(atom);
        for (long i = 0; i < static_cast<long>(k); ++i) {
            multiply_factor(primitive + Poly(Rational(beta + i)), exponent);
            multiply_factor(Poly(Rational(beta + i)), -exponent);
        }
        for (long i = -1; i >= static_cast<long>(k); --i) {  // (b)_l = (b + 1)_l b/(b + l)
            multiply_factor(primitive + Poly(Rational(beta + i)), -exponent);
            multiply_factor(Poly(Rational(beta + i)), exponent);
        }
    }
}

HypergeometricTerm operator*(HypergeometricTerm a, const HypergeometricTerm& b) {
    if (a.is_zero() || b.is_zero()) return HypergeometricTerm(Rational(0));
    a.top = a.top * b.top;
    for (const auto& [f, e] : b.factors) a.multiply_factor(f, e);
    for (const auto& [atom, e] : b.kernel) a.multiply_atom(atom, e);
    return a;
}

HypergeometricTerm HypergeometricTerm::inverse() const {
    if (is_zero()) throw NotHypergeometric{"a division by 0"};
    HypergeometricTerm t(Rational(1));
    t.multiply_factor(top, -1);
    for (const auto& [f, e] : factors) t.multiply_factor(f, -e);
    for (const auto& [atom, e] : kernel) t.multiply_atom(atom, -e);
    return t;
}

HypergeometricTerm HypergeometricTerm::replaced(const std::string& name, const Poly& value) const {
    HypergeometricTerm t(top.substituted(name, value));
    for (const auto& [f, e] : factors) t.multiply_factor(f.substituted(name, value), e);
    for (const auto& [atom, e] : kernel) {
        const Poly exponent = e.substituted(name, value);
        if (atom.kind == AtomKind::rising) {
            const Poly form = atom.base.substituted(name, value);
            const Rational shift = form.constant_term();
            const auto count = e.constant();
            if (!count || denominator(*count) != 1 || abs(*count) > 12 || denominator(shift) != 1 || shift < 0 ||
                shift > 400)
                throw NotHypergeometric{"a factorial that is not shifted by a small integer"};
            // (beta)_{l + s} = (beta)_s (beta + s)_l.
            for (long i = 0; i < std::abs(static_cast<long>(numerator(*count))); ++i) {
                const int sign = *count > 0 ? 1 : -1;
                for (long j = 0; j < static_cast<long>(numerator(shift)); ++j)
                    t.multiply_factor(Poly(Rational(atom.number + j)), sign);
                t.multiply_rising(atom.number + shift, form - Poly(shift), sign);
            }
        } else if (atom.kind == AtomKind::base) {
            const Poly base = atom.base.substituted(name, value);
            if (const auto q = base.constant()) {
                if (*q == 0) throw NotHypergeometric{"a power of 0"};
                t.multiply_number_power(*q, exponent);
            } else {
                Poly monic = base;
                t.multiply_number_power(monic.make_monic(), exponent);
                t.multiply_atom({AtomKind::base, 0, monic}, exponent);
            }
        } else {
            if (atom.is_sum()) throw NotHypergeometric{"a sum without closed form"};
            t.multiply_atom(atom, exponent);
        }
    }
    return t;
}

HypergeometricTerm HypergeometricTerm::shifted(const std::string& name, long shift) const {
    return shift == 0 ? *this : replaced(name, Poly::name(name) + Poly(shift));
}
HypergeometricTerm HypergeometricTerm::at(const std::string& name, long value) const {
    return replaced(name, Poly(value));
}

std::string HypergeometricTerm::text() const {
    std::string s = "(" + top.text() + ")";
    for (const auto& [f, e] : factors) s += "*(" + f.text() + ")" + (e == 1 ? "" : "^" + std::to_string(e));
    for (const auto& [atom, e] : kernel) {
        switch (atom.kind) {
            case AtomKind::rising: s += "*rising(" + atom.number.str() + ", " + atom.base.text() + ")"; break;
            case AtomKind::number: s += "*(" + atom.number.str() + ")"; break;
            case AtomKind::base: s += "*(" + atom.base.text() + ")"; break;
            default: s += "*" + atom.constant;
        }
        s += "^(" + e.text() + ")";
    }
    return s;
}

}  // namespace claim::language
