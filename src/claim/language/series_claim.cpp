// Reads equations with infinite series, and says where the series converge.
#include "claim/language/depth_claim.hpp"
#include "claim/language/evaluate.hpp"
#include "claim/language/sequence_sign.hpp"
#include "claim/language/series_identity.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Ball, rigor::Rational;
using Poly = NamedPolynomial;

namespace {

bool is_infinite_sum(const Expression& e) {
    return e->kind == Kind::big && e->name == "sum" && e->binding->names.size() == 1 &&
           e->binding->multiplicity == Multiplicity::each && e->binding->domain.kind == DomainKind::integers &&
           is_infinite(e->binding->domain.ends[1]);
}
bool has_infinite_sum(const Expression& e) {
    return is_infinite_sum(e) || std::any_of(e->children.begin(), e->children.end(), has_infinite_sum);
}

/// e = rest + sum of factor * series.
struct Parts {
    std::vector<Expression> rest;
    std::vector<std::pair<Expression, Expression>> series;  ///< factor, sum
};
bool collect(const Expression& e, const Expression& factor, Parts& parts) {
    if (!has_infinite_sum(e)) return parts.rest.push_back(factor * e), true;
    if (is_infinite_sum(e)) return parts.series.emplace_back(factor, e), true;
    const auto& c = e->children;
    switch (e->kind) {
        case Kind::negate: return collect(c[0], negate(factor), parts);
        case Kind::sum:
            return std::all_of(c.begin(), c.end(), [&](const Expression& x) { return collect(x, factor, parts); });
        case Kind::product: {
            std::optional<Expression> inner;
            std::vector<Expression> others;
            for (const Expression& child : c) {
                if (!has_infinite_sum(child)) {
                    others.push_back(child);
                } else if (inner || child->kind == Kind::reciprocal) {
                    return false;
                } else {
                    inner = child;
                }
            }
            return collect(*inner, factor * product(std::move(others)), parts);
        }
        default: return false;
    }
}

std::optional<PowerTerm> power_term(const Expression& factor, const Expression& series, const std::string& u) {
    const Binding& b = *series->binding;
    const auto first = rational_value(b.domain.ends[0]);
    PowerTerm t{.body = factor * series->children[0], .index = b.names[0]};
    if (!first || denominator(*first) != 1 || *first < 0 || *first > 300 || t.index == u ||
        free_variables(factor).contains(t.index))
        return std::nullopt;
    t.first = static_cast<long>(numerator(*first));
    FormContext context;
    context.box.names[u] = {.integer = false, .lower = Rational(0), .lower_closed = false};
    context.box.names[t.index] = {.lower = *first};
    const auto form = try_hypergeometric_form(t.body, context);
    if (!form || form->terms().size() > 1) return std::nullopt;
    if (form->is_zero()) return t;
    HypergeometricTerm c = form->terms()[0];
    const TermAtom power{TermAtom::Kind::base, 0, Poly::name(u)};
    Poly exponent;
    if (const auto found = c.factors.find(Poly::name(u)); found != c.factors.end()) {
        exponent = Poly(found->second);
        c.factors.erase(found);
    }
    if (const auto found = c.kernel.find(power); found != c.kernel.end()) {
        exponent = exponent + found->second;
        c.kernel.erase(found);
    }
    for (const auto& [f, e] : c.factors)
        if (f.names().contains(u)) return std::nullopt;
    for (const auto& [atom, e] : c.kernel)
        if (atom.base.names().contains(u) || e.names().contains(u) || atom.is_sum()) return std::nullopt;
    const Rational step = exponent.coefficient(t.index, 1).constant_term(), start = exponent.constant_term();
    if (c.top.names().contains(u) || !(exponent == Poly::name(t.index) * Poly(step) + Poly(start)) ||
        denominator(step) != 1 || denominator(start) != 1 || step < 1 || step > 12 || abs(start) > 300 ||
        step * *first + start < 0)
        return std::nullopt;
    t.step = static_cast<long>(numerator(step));
    t.start = static_cast<long>(numerator(start));
    t.coefficient = TermSum(c);
    return t;
}

/// |t(n + 1)/t(n)| = |N(n)/D(n)|.
std::optional<std::pair<Poly, Poly>> ratio_of(const PowerTerm& t) {
    try {
        const HypergeometricTerm r = term_ratio(t.coefficient.terms()[0], t.index);
        if (!r.is_rational()) return std::nullopt;
        return numerator_and_denominator(r);
    } catch (const NotHypergeometric&) {
        return std::nullopt;
    }
}

}  // namespace

std::optional<SeriesClaim> series_claim(const Formula& f) {
    const auto claims = split_claims(f);
    if (claims.size() != 1 || claims[0].formula->connective != Connective::chain || claims[0].bindings.size() != 1 ||
        claims[0].bindings[0].names.size() != 1 || claims[0].bindings[0].multiplicity != Multiplicity::each)
        return std::nullopt;
    const FormulaNode& chain = *claims[0].formula;
    if (chain.sides.size() != 2 || chain.relations[0] != Relation::equal) return std::nullopt;
    SeriesClaim claim{.name = claims[0].bindings[0].names[0]};
    const Domain& d = claims[0].bindings[0].domain;
    if (d.kind == DomainKind::interval) {
        const auto lower = rational_value(d.ends[0]), upper = rational_value(d.ends[1]);
        if ((!lower && !is_infinite(d.ends[0])) || (!upper && !is_infinite(d.ends[1]))) return std::nullopt;
        if (lower && upper && *lower >= *upper) return std::nullopt;
        claim.lower = lower;
        claim.upper = upper;
        claim.lower_closed = lower && d.lower_closed;
        claim.upper_closed = upper && d.upper_closed;
    } else if (d.kind != DomainKind::reals) {
        return std::nullopt;
    }
    Parts parts;
    const Expression difference = sum({chain.sides[0], negate(chain.sides[1])});
    if (!has_infinite_sum(difference) || !collect(difference, number(1), parts)) return std::nullopt;
    // rest + series = 0: the function is -rest.
    claim.function = negate(sum(parts.rest));
    for (const auto& [factor, series] : parts.series) {
        const auto term = power_term(factor, series, claim.name);
        if (!term) return std::nullopt;
        claim.terms.push_back(*term);
    }
    return claim;
}

Convergence convergence_at(const PowerTerm& t, const Rational& u) {
    if (u == 0 || t.coefficient.is_zero()) return Convergence::converges;
    const auto ratio = ratio_of(t);
    if (!ratio) return Convergence::unknown;
    const auto& [N, D] = *ratio;
    const long degree = N.degree(t.index), below = D.degree(t.index);
    if (degree != below) return degree < below ? Convergence::converges : Convergence::diverges;
    const auto coefficient = [&](const Poly& p, long k) {
        return k < 0 ? Rational(0) : p.coefficient(t.index, k).constant_term();
    };
    const Rational limit = coefficient(N, degree) / coefficient(D, degree) * (u < 0 && t.step % 2 != 0 ? -1 : 1) *
                           rigor::power(Rational(abs(u)), static_cast<unsigned long>(t.step));
    if (abs(limit) != 1) return abs(limit) < 1 ? Convergence::converges : Convergence::diverges;
    // |ratio| = 1 - c/n + O(1/n^2): absolutely convergent for c > 1, the terms tend to 0 for c > 0 only (Gauss).
    const Rational c =
        coefficient(D, degree - 1) / coefficient(D, degree) - coefficient(N, degree - 1) / coefficient(N, degree);
    if (c > 1) return Convergence::converges;
    // The ratio tends to 1 or -1: terms of one sign, or alternating and falling (Leibniz).
    return limit == -1 && c > 0 ? Convergence::converges : Convergence::diverges;
}

std::optional<Rational> limit_of_ratios(const PowerTerm& t) {
    if (t.coefficient.is_zero()) return Rational(0);
    const auto ratio = ratio_of(t);
    if (!ratio) return std::nullopt;
    const auto& [N, D] = *ratio;
    const long degree = N.degree(t.index), below = D.degree(t.index);
    if (degree > below) return std::nullopt;
    if (degree < below) return Rational(0);
    return abs(
        Rational(N.coefficient(t.index, degree).constant_term() / D.coefficient(t.index, degree).constant_term()));
}

std::optional<Ball> enclosure_at(const PowerTerm& t, const std::string& name, const Rational& u) {
    if (t.coefficient.is_zero()) return Ball(0);
    const auto ratio = ratio_of(t);
    if (!ratio) return std::nullopt;
    const Rational size = rigor::power(Rational(abs(u)), static_cast<unsigned long>(t.step));
    // |ratio| size <= 3/4 from `last` on: 3/4 |D| - size |N| >= 0.
    auto [N, D] = *ratio;
    if (const auto from = nonnegative_from(D, t.index, true); !from) D = -D;
    const auto positive = nonnegative_from(D, t.index, true);
    const Poly bound = D * Poly(Rational(3, 4));
    const auto above = nonnegative_from(bound - N * Poly(size), t.index, false),
               below = nonnegative_from(bound + N * Poly(size), t.index, false);
    if (!positive || !above || !below) return std::nullopt;
    const long last = std::max({*positive, *above, *below, t.first}) + 120;
    if (last > 600) return std::nullopt;
    Ball total(0);
    for (long n = t.first; n <= last; ++n) {
        const Assignment<Ball> at{{name, exactly<Ball>(u)}, {t.index, exactly<Ball>(n)}};
        const auto value = evaluate(t.body, at);
        if (!value) return std::nullopt;
        if (n < last)
            total += value.result.value;
        else  // the tail: at most |t(last)| (1 + 3/4 + …)
            total += rigor::abs(value.result.value) * Ball(4) * Ball::interval(Rational(-1), Rational(1));
    }
    return total;
}

}  // namespace claim::language
