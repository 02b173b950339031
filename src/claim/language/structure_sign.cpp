// Signs by form.
#include "claim/language/structure_sign.hpp"

#include "claim/language/layer_polynomial.hpp"

#include <algorithm>
#include <map>

namespace claim::language {

using rigor::Rational;

bool is_total(const Expression& e) {
    const auto& c = e->children;
    const auto all = [&] { return std::all_of(c.begin(), c.end(), is_total); };
    switch (e->kind) {
        case Kind::number:
        case Kind::variable: return true;
        case Kind::constant: return e->name == "pi" || e->name == "euler";
        case Kind::sum:
        case Kind::product:
        case Kind::negate: return all();
        case Kind::reciprocal: return is_positive_by_form(c[0]) || rational_value(c[0]).value_or(0) != 0;
        case Kind::power: {
            const auto n = rational_value(c[1]);
            if (!n) return false;
            if (denominator(*n) == 1 && *n >= 0) return is_total(c[0]);
            return is_positive_by_form(c[0]);
        }
        case Kind::call:
            if (e->primes != 0 || !e->names.empty()) return false;
            for (const char* f : {"exp", "sin", "cos", "arctan", "abs", "min", "max", "relu", "step"})
                if (e->name == f) return all();
            if (e->name == "sqrt") return is_nonnegative_by_form(c[0]);
            return e->name == "log" && is_positive_by_form(c[0]);
        default: return false;
    }
}

namespace {

/// A number >= 1 and what is positive.
bool exceeds_one(const Expression& e) {
    if (e->kind != Kind::sum) return false;
    const auto is_one = [](const Expression& c) {
        const auto q = rational_value(c);
        return q && *q >= 1;
    };
    const auto& c = e->children;
    return std::any_of(c.begin(), c.end(), is_one) && std::all_of(c.begin(), c.end(), is_nonnegative_by_form) &&
           std::any_of(c.begin(), c.end(), [&](const Expression& x) { return !is_one(x) && is_positive_by_form(x); });
}

bool has_exponential(const Expression& e) {
    return (e->kind == Kind::call && e->name == "exp") ||
           std::any_of(e->children.begin(), e->children.end(), has_exponential);
}

/// Multiplied by the divisors that are positive by form.
Expression cleared(const Expression& e) {
    try {
        const LayerPolynomial p(e, {"w ", "T ", "L "});
        std::map<std::string, long> divisors;
        for (const auto& [m, q] : p.terms())
            for (const auto& [text, n] : m.atoms)
                if (n < 0 && is_positive_by_form(p.atom(text))) divisors[text] = std::min(divisors[text], n);
        const Expression whole = p.divided_by(divisors);
        return LayerPolynomial(whole, {"w ", "T ", "L "}).numerator();
    } catch (const NoLayerForm&) {
        return e;
    }
}

}  // namespace

bool is_nonnegative_by_form(const Expression& e) {
    if (is_positive_by_form(e)) return true;
    if (const auto q = rational_value(e)) return *q >= 0;
    if (!is_total(e)) return false;
    const auto& c = e->children;
    switch (e->kind) {
        case Kind::sum:
        case Kind::product: return std::all_of(c.begin(), c.end(), is_nonnegative_by_form);
        case Kind::power: {
            const auto n = rational_value(c[1]);
            if (n && denominator(*n) == 1 && *n >= 0 && numerator(*n) % 2 == 0) return true;
            return n && *n >= 0 && is_nonnegative_by_form(c[0]);
        }
        case Kind::call: return e->name == "abs" || e->name == "sqrt";
        default: return false;
    }
}

bool is_positive_by_form(const Expression& e) {
    if (const auto q = rational_value(e)) return *q > 0;
    const auto& c = e->children;
    switch (e->kind) {
        case Kind::constant: return e->name == "pi" || e->name == "euler";
        case Kind::sum:
            return std::all_of(c.begin(), c.end(), is_nonnegative_by_form) &&
                   std::any_of(c.begin(), c.end(), is_positive_by_form);
        case Kind::product: return std::all_of(c.begin(), c.end(), is_positive_by_form);
        case Kind::reciprocal: return is_positive_by_form(c[0]);
        case Kind::power: return rational_value(c[1]) && is_positive_by_form(c[0]);
        case Kind::call:
            if (e->primes != 0 || !e->names.empty()) return false;
            if (e->name == "exp") return is_total(c[0]);
            if (e->name == "log") return exceeds_one(c[0]);
            return e->name == "sqrt" && is_positive_by_form(c[0]);
        default: return false;
    }
}

Expression without_positive_factors(const Expression& e) {
    if (is_positive_by_form(e)) return number(1);
    if (is_total(e) && has_exponential(e)) {
        // 1 - 1/(1 + exp(-x)) has the sign of exp(-x).
        const Expression plain = cleared(e);
        if (is_positive_by_form(plain)) return number(1);
        if (is_positive_by_form(cleared(negate(plain)))) return negate(number(1));
    }
    if (e->kind == Kind::negate) return negate(without_positive_factors(e->children[0]));
    if (e->kind != Kind::product) return e;
    bool minus = false;
    std::vector<Expression> left;
    for (Expression factor : e->children) {
        if (factor->kind == Kind::product || factor->kind == Kind::negate) factor = without_positive_factors(factor);
        while (factor->kind == Kind::negate) {
            minus = !minus;
            factor = factor->children[0];
        }
        if (is_positive_by_form(factor)) continue;
        // Nothing may be divided by in front.
        if (left.empty() && factor->kind == Kind::reciprocal) left.push_back(number(1));
        left.push_back(factor);
    }
    const Expression rest = product(std::move(left));
    return minus ? negate(rest) : rest;
}

}  // namespace claim::language
