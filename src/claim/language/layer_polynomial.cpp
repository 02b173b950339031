// The normal form of layer_polynomial.hpp.
#include "claim/language/layer_polynomial.hpp"

#include "claim/language/functions.hpp"
#include "claim/language/layer_terms.hpp"
#include "claim/language/text.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational;

using namespace detail::layers;

class LayerForm {
    using Value = LayerValue;

public:
    LayerForm(const LayerNames& names, std::map<std::string, Expression>& atoms, std::vector<Obligation>* obligations)
        : names_(names),
          atoms_(atoms),
          obligations_(obligations) {}

    Value of(const Expression& e) {
        if (const auto q = rational_value(e)) return constant(*q);
        const auto& c = e->children;
        switch (e->kind) {
            case Kind::constant:
                if (e->name == "pi") return atom(e);
                break;
            case Kind::variable:
                if (e->name == names_.kernel) return {{{Monomial{.kernel = 1}, 1}}};
                if (e->name == names_.layer) return {{{Monomial{.layer = 1}, 1}}};
                return atom(e);
            case Kind::negate: return times(constant(-1), of(c[0]));
            case Kind::sum: {
                Value total = of(c[0]);
                for (std::size_t i = 1; i < c.size(); ++i) total = plus(total, of(c[i]));
                return total;
            }
            case Kind::product: {
                Value total = constant(1);
                for (const Expression& child : c)
                    total = times(total, child->kind == Kind::reciprocal ? inverse(of(child->children[0])) : of(child));
                return total;
            }
            case Kind::power: return powered(c[0], c[1]);
            case Kind::call: return function(e);
            default: break;
        }
        throw NoLayerForm("no rule for " + to_text(e));
    }

    /// Sum of terms without T, L and 2^L, as an expression.
    Expression rebuilt(const Terms& terms) const {
        Expression total = number(0);
        for (const auto& [m, q] : terms) {
            Expression term = number(q < 0 ? Rational(-q) : q);
            for (const auto& [text, n] : m.atoms) {
                const Expression& a = atoms_.at(text);
                const long size = n < 0 ? -n : n;
                const Expression factor = size == 1 ? a : power(a, number(size));
                term = n < 0 ? term / factor : term * factor;
            }
            total = q < 0 ? total - term : total + term;
        }
        return total;
    }

private:
    Value atom(const Expression& e, long exponent = 1) {
        const std::string text = to_text(e);
        atoms_.emplace(text, e);
        return {{{Monomial{.atoms = {{text, exponent}}}, 1}}};
    }
    void oblige(Obligation::Kind kind, const Expression& argument) {
        if (obligations_ && !(kind != Obligation::Kind::correlation && rational_value(argument)))
            obligations_->push_back({kind, argument});
    }
    static bool is_plain(const Value& v) {
        return v.divisors.empty() && std::all_of(v.terms.begin(), v.terms.end(), [](const auto& t) {
                   return t.first.kernel == 0 && t.first.layer == 0 && t.first.halvings == 0;
               });
    }
    Value inverse(const Value& v) {
        if (v.terms.empty()) throw NoLayerForm("a division by 0");
        Value result = constant(1);
        for (const auto& [p, n] : v.divisors)
            for (long i = 0; i < n; ++i) result.terms = product_of(result.terms, polynomial(p));
        // 2^(-L n) in front is never 0.
        const long halvings = v.terms.begin()->first.halvings;
        const bool common =
            std::all_of(v.terms.begin(), v.terms.end(), [&](const auto& t) { return t.first.halvings == halvings; });
        if (common && halvings != 0) {
            const Value factor{{{Monomial{.halvings = -halvings}, 1}}};
            return times(factor, inverse(times(factor, v)));
        }
        const bool only_layers = std::all_of(v.terms.begin(), v.terms.end(), [](const auto& t) {
            return t.first.kernel == 0 && t.first.halvings == 0 && t.first.atoms.empty();
        });
        if (v.terms.size() == 1) {
            const auto& [m, q] = *v.terms.begin();
            if (m.kernel != 0) throw NoLayerForm("a division by T");
            Monomial inverted{.halvings = -m.halvings};
            for (const auto& [text, n] : m.atoms) {
                inverted.atoms[text] = -n;
                const Expression& a = atoms_.at(text);
                if (a->kind == Kind::call && a->name == "sqrt")
                    oblige(Obligation::Kind::positive, a->children[0]);
                else if (!(a->kind == Kind::constant))
                    oblige(Obligation::Kind::nonzero, a);
            }
            result.terms = product_of(result.terms, {{inverted, Rational(1 / q)}});
            if (m.layer > 0) result.divisors[{0, 1}] += m.layer;
            return result;
        }
        if (only_layers) {
            std::vector<Rational> p;
            for (const auto& [m, q] : v.terms) {
                if (static_cast<long>(p.size()) <= m.layer) p.resize(static_cast<std::size_t>(m.layer) + 1);
                p[static_cast<std::size_t>(m.layer)] = q;
            }
            const Rational lead = p.back();
            for (Rational& c : p) c /= lead;
            result.terms = product_of(result.terms, {{Monomial{}, Rational(1 / lead)}});
            result.divisors[p] += 1;
            return result;
        }
        if (!is_plain(v)) throw NoLayerForm("a division by what depends on L or T and on rho");
        const Expression divisor = rebuilt(v.terms);
        oblige(Obligation::Kind::nonzero, divisor);
        return times(result, atom(divisor, -1));
    }
    Value root(const Value& v) {
        if (!is_plain(v)) throw NoLayerForm("a root of what depends on L or T");
        if (v.terms.empty()) return v;
        // sqrt(2 - 2 w) = sqrt(2) sqrt(1 - w): the content of the leading term comes out.
        const Rational content = abs(v.terms.begin()->second);
        const Value scaled = times(constant(1 / content), v);
        const Expression argument = rebuilt(scaled.terms);
        oblige(Obligation::Kind::nonnegative, argument);
        Value result =
            rational_value(argument) && *rational_value(argument) == 1 ? constant(1) : atom(call("sqrt", {argument}));
        if (content != 1) {
            const rigor::Integer n = numerator(content) * denominator(content), s = sqrt(n);
            result = times(result, s * s == n ? constant(Rational(s, denominator(content)))
                                              : times(constant(Rational(1, denominator(content))),
                                                      atom(call("sqrt", {number(Rational(n))}))));
        }
        return result;
    }
    Value repeated(const Value& base, long n) {
        Value v = constant(1);
        for (long i = 0; i < n; ++i) v = times(v, base);
        return v;
    }
    Value powered(const Expression& base, const Expression& exponent) {
        const auto r = rational_value(exponent);
        if (!r) {
            // 2^(k - L) and the like.
            const auto b = rational_value(base);
            const Value n = of(exponent);
            if (!b || !n.divisors.empty() || (*b != 2 && *b != Rational(1, 2)))
                throw NoLayerForm("the power " + to_text(power(base, exponent)));
            Rational factor = 1;
            long halvings = 0;
            for (const auto& [m, q] : n.terms) {
                const bool fixed = m == Monomial{}, layer = m == Monomial{.layer = 1};
                if ((!fixed && !layer) || denominator(q) != 1 || abs(q) > 1000)
                    throw NoLayerForm("the power " + to_text(power(base, exponent)));
                const long k = static_cast<long>(numerator(q)) * (*b == 2 ? 1 : -1);
                if (fixed)
                    factor = rigor::power_of_two(k);
                else
                    halvings = -k;
            }
            return {{{Monomial{.halvings = halvings}, factor}}};
        }
        if (abs(*r) > 12 || denominator(*r) > 2) throw NoLayerForm("the power " + to_text(power(base, exponent)));
        const Value b = of(base);
        const long n = static_cast<long>(numerator(*r));
        const Value part = denominator(*r) == 2 ? root(b) : b;
        return n < 0 ? inverse(repeated(part, -n)) : repeated(part, n);
    }
    Value function(const Expression& e) {
        if (e->children.size() != 1 || !e->names.empty()) throw NoLayerForm("no rule for " + to_text(e));
        const Value u = of(e->children[0]);
        if (e->name == "sqrt" && e->primes == 0) return root(u);
        if (!is_plain(u)) throw NoLayerForm(e->name + " of what depends on L or T");
        const Expression argument = rebuilt(u.terms);
        const bool arc_cosine = e->name == "h" || e->name == "kappa1" || e->name == "kappa0";
        if (arc_cosine || e->name == "arccos" || e->name == "arcsin") oblige(Obligation::Kind::correlation, argument);
        if (e->name == "log") oblige(Obligation::Kind::positive, argument);
        // h is kappa1, and its derivative kappa0: functions.hpp and evaluate.hpp.
        if (arc_cosine && e->name != "kappa0" && e->primes <= 1)
            return atom(call(e->primes == 0 ? "h" : "kappa0", {argument}));
        if (e->primes > 0) throw NoLayerForm("no rule for " + to_text(e));
        for (const char* known : {"kappa0", "arccos", "arcsin", "arctan", "log", "exp", "sin", "cos", "abs"})
            if (e->name == known) return atom(call(e->name, {argument}));
        throw NoLayerForm("no rule for " + to_text(e));
    }

    const LayerNames& names_;
    std::map<std::string, Expression>& atoms_;
    std::vector<Obligation>* obligations_;
};

LayerPolynomial::LayerPolynomial(const Expression& e, const LayerNames& names, std::vector<Obligation>* obligations)
    : names_(names) {
    LayerForm form(names_, atoms_, obligations);
    const auto value = form.of(e);
    terms_ = value.terms;
    divisors_ = value.divisors;
}

long LayerPolynomial::kernel_degree() const {
    long degree = 0;
    for (const auto& [m, q] : terms_) degree = std::max(degree, m.kernel);
    return degree;
}
long LayerPolynomial::layer_degree() const {
    long degree = 0;
    for (const auto& [m, q] : terms_) degree = std::max(degree, m.layer);
    return degree;
}

bool LayerPolynomial::without_halvings() {
    Terms plain;
    for (const auto& [m, q] : terms_) {
        if (m.halvings != terms_.begin()->first.halvings) return false;
        Monomial same = m;
        same.halvings = 0;
        plain[same] = q;
    }
    if (!terms_.empty()) halvings_ += terms_.begin()->first.halvings;
    terms_ = plain;
    return true;
}

Expression LayerPolynomial::factor() const {
    const Expression L = variable(names_.layer);
    Expression total = number(1);
    for (const auto& [p, n] : divisors_) {
        Expression value = number(0);
        for (std::size_t k = 0; k < p.size(); ++k) {
            const Expression power_of_layer = k == 0 ? number(1) : k == 1 ? L : power(L, number(static_cast<long>(k)));
            const Expression term = number(abs(p[k])) * power_of_layer;
            if (p[k] != 0) value = p[k] < 0 ? value - term : value + term;
        }
        for (long i = 0; i < n; ++i) total = total * value;
    }
    for (long i = 0; i < std::abs(halvings_); ++i)
        total = halvings_ > 0 ? total * power(number(2), L) : total / power(number(2), L);
    return total;
}

Expression LayerPolynomial::kernel_coefficient(long kernel) const {
    Expression total = number(0);
    for (long j = 0; j <= layer_degree(); ++j) {
        const Expression c = coefficient(kernel, j);
        const Expression L = variable(names_.layer);
        total = total + c * (j == 0 ? number(1) : j == 1 ? L : power(L, number(j)));
    }
    return total;
}

Expression LayerPolynomial::coefficient(long kernel, long layer) const {
    Terms part;
    for (const auto& [m, q] : terms_)
        if (m.kernel == kernel && m.layer == layer) part[Monomial{.atoms = m.atoms}] = q;
    auto atoms = atoms_;
    return LayerForm(names_, atoms, nullptr).rebuilt(part);
}

Expression LayerPolynomial::divided_by(const std::map<std::string, long>& atoms) const {
    Terms rest;
    for (const auto& [m, q] : terms_) {
        Monomial divided = m;
        for (const auto& [text, n] : atoms)
            if ((divided.atoms[text] -= n) == 0) divided.atoms.erase(text);
        rest[divided] = q;
    }
    auto known = atoms_;
    return LayerForm(names_, known, nullptr).rebuilt(rest);
}

Expression LayerPolynomial::numerator() const {
    Expression total = number(0);
    for (long k = 0; k <= kernel_degree(); ++k) {
        const Expression T = variable(names_.kernel);
        total = total + kernel_coefficient(k) * (k == 0 ? number(1) : k == 1 ? T : power(T, number(k)));
    }
    return total;
}

}  // namespace claim::language
