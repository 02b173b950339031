// From a differential equation to the coefficients.
#include "claim/language/holonomic_series.hpp"

#include "claim/language/derivative.hpp"
#include "claim/language/normal_form.hpp"
#include "claim/language/telescoping.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace claim::language {

using rigor::Integer, rigor::Rational, rigor::SymbolicConstant;
using Poly = NamedPolynomial;

namespace {

constexpr long largest_order = 400;

/// Around 0, inside of [-1, 1].
Segment next_to_zero(const std::string& name) {
    return {name, {false, SymbolicConstant(Rational(-1, 8)), false}, {false, SymbolicConstant(Rational(1, 8)), false}};
}

}  // namespace

std::optional<std::pair<Expression, std::string>> function_body(const Expression& f) {
    if (f->kind == Kind::function && f->primes == 0) return std::pair(call(f->name, {variable("u")}), std::string("u"));
    if (f->kind == Kind::lambda && f->names.size() == 1) return std::pair(f->children[0], f->names[0]);
    return std::nullopt;
}

TermSum to_term_sum(const SymbolicConstant& c) {
    TermSum total;
    for (const auto& [monomial, q] : c.terms()) {
        if (!monomial.symbols.empty()) throw NotHypergeometric{"a constant without a value"};
        HypergeometricTerm t(q);
        if (monomial.pi_power != 0) t.multiply_atom({TermAtom::Kind::constant, 0, {}, "pi"}, Poly(monomial.pi_power));
        if (monomial.radicand != 1) t.multiply_number_power(Rational(monomial.radicand), Poly(Rational(1, 2)));
        total = total + TermSum(t);
    }
    return total;
}

long CoefficientRecurrence::stride() const {
    long g = 0;
    for (const auto& [s, q] : terms) g = std::gcd(g, s - lowest());
    return g;
}

CoefficientRecurrence recurrence_of(const DifferentialEquation& equation, const std::string& name) {
    CoefficientRecurrence r;
    for (std::size_t i = 0; i < equation.coefficients.size(); ++i)
        for (long j = 0; j <= equation.coefficients[i].degree(name); ++j) {
            const Rational p = equation.coefficients[i].coefficient(name, j).constant_term();
            if (p == 0) continue;
            // u^j D^i u^k = k (k - 1) … (k - i + 1) u^(k - i + j), at k = m + i - j.
            const long s = static_cast<long>(i) - j;
            Poly falling(p);
            for (long l = 0; l < static_cast<long>(i); ++l) falling = falling * (Poly::name("m") + Poly(s - l));
            r.terms[s] = r.terms[s] + falling;
        }
    std::erase_if(r.terms, [](const auto& term) { return term.second.is_zero(); });
    return r;
}

bool satisfies(const Expression& f, const std::string& name, const DifferentialEquation& equation) {
    try {
        Expression d = layered(f), total = number(0);
        for (std::size_t i = 0; i < equation.coefficients.size(); ++i) {
            if (i > 0) d = layered_derivative(d, name);
            const Poly& p = equation.coefficients[i];
            if (!p.is_zero()) total = sum({total, product({to_expression(p), d})});
        }
        return has_zero_normal_form(total, next_to_zero(name));
    } catch (const std::invalid_argument&) {
        return false;
    }
}

std::shared_ptr<const HolonomicSeries> HolonomicSeries::with(const Expression& f, const std::string& name,
                                                             const DifferentialEquation& equation) {
    if (equation.coefficients.empty() || !taylor_series(f, name, 2) || !satisfies(f, name, equation)) return nullptr;
    std::shared_ptr<HolonomicSeries> series(new HolonomicSeries());
    series->function_ = f;
    series->name_ = name;
    series->equation_ = equation;
    series->recurrence_ = recurrence_of(equation, name);
    if (series->recurrence_.terms.size() > 2 || series->recurrence_.terms.empty()) return nullptr;
    return series;
}

std::shared_ptr<const HolonomicSeries> HolonomicSeries::of(const Expression& f, const std::string& name) {
    const auto equation = differential_equation(f, name);
    return equation ? with(f, name, *equation) : nullptr;
}

std::optional<SymbolicConstant> HolonomicSeries::coefficient(long k) const {
    if (k < 0) return SymbolicConstant();
    if (k >= largest_order) return std::nullopt;
    if (k >= static_cast<long>(known_.size()))
        if (const auto longer = taylor_series(function_, name_, std::max(k + 1, 24l))) known_ = *longer;
    if (k >= static_cast<long>(known_.size())) return std::nullopt;
    return known_[static_cast<std::size_t>(k)];
}

std::optional<CoefficientForm> HolonomicSeries::form(long step, long start, const std::string& in) const {
    // c_(k + stride) = -low(k - s)/top(k - s) c_k, with k = m + s; of one term: top(m) c_(m + s) = 0.
    const long s = recurrence_.lowest();
    const bool single = recurrence_.terms.size() == 1;
    const long stride = single ? step : recurrence_.stride();
    if (step % stride != 0) return std::nullopt;
    const Poly index = Poly::name(in) * Poly(step) + Poly(start);
    std::vector<Poly> tops, lows;
    for (long j = 0; j < step; j += stride) {
        const Poly m = index + Poly(j - s);
        tops.push_back(recurrence_.terms.rbegin()->second.substituted("m", m));
        lows.push_back(single ? Poly() : recurrence_.terms.begin()->second.substituted("m", m));
    }
    // From beyond all zeros of numerators and denominators, so that the value stays 0 or stays nonzero.
    long from = 0;
    std::vector<Rational> zeros, poles;
    for (const auto& [list, found] : {std::pair(&lows, &zeros), {&tops, &poles}})
        for (const Poly& p : *list) {
            if (p.is_zero()) continue;
            const auto roots = rational_zeros(p, in);
            if (!roots) return std::nullopt;
            for (const Rational& x : *roots) {
                found->push_back(x);
                while (Rational(from) <= x) ++from;
                if (from > largest_order) return std::nullopt;
            }
        }
    const auto first = coefficient(step * from + start);
    if (!first) return std::nullopt;
    CoefficientForm form{.from = from};
    if (first->is_formally_zero() || single) {
        // Of one term: every coefficient from here on is 0.
        if (!first->is_formally_zero()) return std::nullopt;
        return form;
    }
    HypergeometricTerm t(Rational(1));
    const Poly n = Poly::name(in);
    for (const Rational& x : zeros) t.multiply_rising(Rational(from) - x, n, 1);
    for (const Rational& x : poles) t.multiply_rising(Rational(from) - x, n, -1);
    for (std::size_t j = 0; j < tops.size(); ++j) {
        const Rational low = lows[j].coefficient(in, lows[j].degree(in)).constant_term();
        const Rational top = tops[j].coefficient(in, tops[j].degree(in)).constant_term();
        t.multiply_number_power(-low / top, n);
    }
    form.value = TermSum(t) * to_term_sum(*first);
    return form;
}

}  // namespace claim::language
