// The search is linear algebra over the coefficients of R's numerator; the proof is one identity of forms.
#include "claim/language/binomial_sum.hpp"

#include "claim/language/hypergeometric_form.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/sequence_sign.hpp"
#include "claim/language/telescoping.hpp"

namespace claim::language {

using rigor::Rational;
using Poly = NamedPolynomial;

namespace {

const Poly k = Poly::name("k"), j = Poly::name("j");

NameBox quarter_plane() {
    NameBox box;
    box.names["k"] = {.lower = Rational(0)};
    box.names["j"] = {.lower = Rational(0)};
    return box;
}

/// The summand in k and j, and q, p in k + j.
struct Recurrence {
    HypergeometricTerm t;
    Poly p, q;
};

std::optional<Recurrence> recurrence(const IntegerGoal& g) {
    const bool left = g.left->kind == Kind::big;
    const Expression &sum = left ? g.left : g.right, &other = left ? g.right : g.left;
    if (g.relation != Relation::equal || !g.others.names.empty() || sum->kind != Kind::big || sum->name != "sum" ||
        sum->binding->names.size() != 1 || sum->binding->domain.kind != DomainKind::integers ||
        sum->binding->multiplicity != Multiplicity::each || !is_literal(sum->binding->domain.ends[0], 0) ||
        !(sum->binding->domain.ends[1] == variable(g.name)))
        return std::nullopt;
    const std::string& index = sum->binding->names[0];
    FormContext closed;
    closed.box.names[g.name] = {.lower = Rational(g.first)};
    const auto F = try_hypergeometric_form(other, closed);
    // n = k + j; names that no text can contain stand in between.
    Expression body = substitute(sum->children[0], index, variable(".k"));
    body = substitute(body, g.name, variable(".k") + variable(".j"));
    body = substitute(substitute(body, ".k", variable("k")), ".j", variable("j"));
    FormContext plane{.box = quarter_plane()};
    const auto t = try_hypergeometric_form(body, plane);
    if (!F || !t || F->terms().size() != 1 || t->terms().size() != 1) return std::nullopt;
    const HypergeometricTerm ratio = term_ratio(F->terms()[0], g.name);
    if (!ratio.is_rational()) return std::nullopt;
    const auto [p, q] = numerator_and_denominator(ratio);
    if (!closed.box.is_nonzero(q)) return std::nullopt;
    return Recurrence{t->terms()[0], p.substituted(g.name, k + j), q.substituted(g.name, k + j)};
}

/// t(k + 1, j - 1)/t(k, j), for j >= 1.
HypergeometricTerm diagonal_ratio(const HypergeometricTerm& t) {
    // At j + 1: t(k + 1, j)/t(k, j + 1); then back.
    const HypergeometricTerm ahead = t.shifted("k", 1) * t.shifted("j", 1).inverse();
    if (!ahead.is_rational()) throw NotHypergeometric{"a ratio that is not rational"};
    HypergeometricTerm back(ahead.top.substituted("j", j - Poly(1)));
    for (const auto& [f, e] : ahead.factors) back.multiply_factor(f.substituted("j", j - Poly(1)), e);
    return back;
}

/// q t(k, j + 1)/t - p, over t.
TermSum wanted(const Recurrence& r) {
    return TermSum(HypergeometricTerm(r.q)) * TermSum(term_ratio(r.t, "j")) - TermSum(HypergeometricTerm(r.p));
}
/// (G(k + 1, j - 1) - G(k, j))/t.
TermSum difference(const Recurrence& r, const SumCompanion& c) {
    const auto next = [](const Poly& p) { return p.substituted("k", k + Poly(1)).substituted("j", j - Poly(1)); };
    HypergeometricTerm R(c.numerator), shifted(next(c.numerator));
    R.multiply_factor(c.denominator, -1);
    shifted.multiply_factor(next(c.denominator), -1);
    return TermSum(shifted * diagonal_ratio(r.t)) - TermSum(R);
}

std::optional<Poly> numerator_with(const Recurrence& r, const Poly& denominator, long degree) {
    std::vector<Poly> monomials;
    for (long a = 0; a <= degree; ++a)
        for (long b = 0; a + b <= degree; ++b) monomials.push_back(k.power(a) * j.power(b));
    // Over one common denominator: the sum with every part of its own, at independent names for the unknowns.
    TermSum total = TermSum(Rational(-1)) * wanted(r);
    for (std::size_t i = 0; i < monomials.size(); ++i)
        total = total + TermSum(HypergeometricTerm(Poly::name("x" + std::to_string(i)))) *
                            difference(r, {monomials[i], denominator});
    std::map<Poly::Monomial, std::vector<Rational>> rows;
    for (const HypergeometricTerm& t : total.terms()) {
        if (!t.kernel.empty()) return std::nullopt;
        Poly top = t.top;
        for (const auto& [f, e] : t.factors)
            if (e > 0) top = top * f.power(e);
        for (const auto& [m, q] : top.terms()) {
            Poly::Monomial rest = m;
            std::size_t column = monomials.size();
            for (std::size_t i = 0; i < monomials.size(); ++i)
                if (rest.erase("x" + std::to_string(i))) column = i;
            auto& row = rows[rest];
            row.resize(monomials.size() + 1);
            row[column] += column == monomials.size() ? Rational(-q) : q;
        }
    }
    std::vector<std::vector<Rational>> system;
    for (auto& [m, row] : rows) system.push_back(std::move(row));
    const auto x = linear_solution(std::move(system));
    if (!x) return std::nullopt;
    Poly numerator;
    for (std::size_t i = 0; i < monomials.size(); ++i) numerator = numerator + Poly((*x)[i]) * monomials[i];
    return numerator;
}

bool shows(const IntegerGoal& g, const Recurrence& r, const SumCompanion& c) {
    if (!quarter_plane().is_positive(c.denominator)) return false;
    if (!(wanted(r) - difference(r, c)).is_zero()) return false;
    // q S(n + 1) - p S(n) = G(n, 0) - G(0, n) + q t(n, 1) - p t(n, 0) + q t(n + 1, 0), in n = k.
    const auto at = [](const TermSum& s, long more_k, long at_j) { return s.shifted("k", more_k).at("j", at_j); };
    HypergeometricTerm R(c.numerator);
    R.multiply_factor(c.denominator, -1);
    const TermSum t(r.t), G = TermSum(R) * t;
    const TermSum q(HypergeometricTerm(r.q.substituted("j", Poly()))),
        p(HypergeometricTerm(r.p.substituted("j", Poly())));
    const TermSum G_first = G.at("k", 0).replaced("j", k);
    static_cast<void>(g);
    return (at(G, 0, 0) - G_first + q * at(t, 0, 1) - p * at(t, 0, 0) + q * at(t, 1, 0)).is_zero();
}

}  // namespace

std::optional<SumCompanion> sum_companion(const IntegerGoal& goal) {
    try {
        const auto r = recurrence(goal);
        if (!r) return std::nullopt;
        const Poly next = j + Poly(1);
        for (const Poly& denominator : {next, next * next, Poly(1), next * (k + j + Poly(1))})
            for (const long degree : {1, 2, 3}) {
                const auto numerator = numerator_with(*r, denominator, degree);
                if (!numerator) continue;
                const SumCompanion c{*numerator, denominator};
                if (shows(goal, *r, c)) return c;
            }
    } catch (const NotHypergeometric&) {
    } catch (const Poly::TooLong&) {
    }
    return std::nullopt;
}

bool shows_step(const IntegerGoal& goal, const SumCompanion& c) {
    try {
        const auto r = recurrence(goal);
        return r && shows(goal, *r, c);
    } catch (const NotHypergeometric&) {
    } catch (const Poly::TooLong&) {
    }
    return false;
}

CertificateItem companion_item(const SumCompanion& c) {
    return {"companion", {{"numerator", c.numerator.text()}, {"denominator", c.denominator.text()}}};
}

std::optional<SumCompanion> companion_of(const CertificateItem& item) {
    if (item.type != "companion" || item.fields.size() != 2) return std::nullopt;
    const FormContext plane{.box = quarter_plane()};
    std::vector<Poly> both;
    for (const auto& [name, text] : item.fields) {
        const auto form = try_hypergeometric_form(parse_expression(text), plane);
        const auto p = form ? form->polynomial() : std::nullopt;
        if (!p) return std::nullopt;
        both.push_back(*p);
    }
    return SumCompanion{both[0], both[1]};
}

}  // namespace claim::language
