// Coefficients by differential equations, sums by telescoping.
#include "claim/language/sequence_values.hpp"

#include "claim/language/functions.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/series_pieces.hpp"
#include "claim/language/telescoping.hpp"
#include "claim/language/text.hpp"

#include <numeric>

namespace claim::language {

using rigor::Integer, rigor::Rational, rigor::SymbolicConstant;
using Poly = NamedPolynomial;

namespace {

std::string key(const Expression& body, const std::string& name) { return name + " -> " + to_text(body); }

/// t = outer * inner, where outer does not depend on the name.
std::pair<HypergeometricTerm, HypergeometricTerm> split_by(const HypergeometricTerm& t, const std::string& name) {
    HypergeometricTerm outer(Rational(1)), inner(Rational(1));
    (t.top.names().contains(name) ? inner : outer).top = t.top;
    for (const auto& [f, e] : t.factors) (f.names().contains(name) ? inner : outer).multiply_factor(f, e);
    for (const auto& [atom, e] : t.kernel) {
        const bool depends = atom.base.names().contains(name);
        if (depends || atom.kind == TermAtom::Kind::rising) {
            (depends ? inner : outer).multiply_atom(atom, e);
            continue;
        }
        // b^(n + k) = b^n b^k.
        Poly with;
        for (long d = 1; d <= e.degree(name); ++d) with = with + e.coefficient(name, d) * Poly::name(name).power(d);
        if (!with.is_zero()) inner.multiply_atom(atom, with);
        if (!(e - with).is_zero()) outer.multiply_atom(atom, e - with);
    }
    return {outer, inner};
}

}  // namespace

SequenceValues::SequenceValues(bool search, const std::vector<CertificateItem>& given) : search_(search) {
    for (const CertificateItem& item : given) {
        if (item.type != "equation" || item.fields.size() < 3) continue;
        DifferentialEquation equation;
        const std::string& name = item.fields[1].second;
        for (std::size_t i = 2; i < item.fields.size(); ++i) {
            FormContext context;
            context.box.names[name] = {.integer = false};
            const auto form = try_hypergeometric_form(parse_expression(item.fields[i].second), context);
            const auto p = form ? form->polynomial() : std::nullopt;
            if (!p) return;
            equation.coefficients.push_back(*p);
        }
        given_[name + " -> " + item.fields[0].second] = equation;
    }
}

std::optional<TermSum> SequenceValues::of(const Expression& e, const std::string& in, const FormContext& context) {
    if (e->kind == Kind::call && e->name == "coeff" && e->children.size() == 2) return coefficient(e, in, context);
    if (e->kind != Kind::big || e->binding->names.size() != 1 || e->binding->multiplicity != Multiplicity::each ||
        e->binding->domain.kind != DomainKind::integers || is_infinite(e->binding->domain.ends[1]))
        return std::nullopt;
    if (e->name == "sum") return finite_sum(e, in, context);
    if (e->name == "prod") return finite_product(e, in, context);
    return std::nullopt;
}

std::shared_ptr<const HolonomicSeries> SequenceValues::series(const Expression& body, const std::string& name) {
    const std::string id = key(body, name);
    if (const auto found = series_.find(id); found != series_.end()) return found->second;
    std::shared_ptr<const HolonomicSeries> series;
    if (const auto known = given_.find(id); known != given_.end())
        series = HolonomicSeries::with(body, name, known->second);
    else if (search_)
        series = HolonomicSeries::of(body, name);
    series_[id] = series;
    if (series) {
        CertificateItem item{"equation", {{"function", to_text(body)}, {"name", name}}};
        const auto& p = series->equation().coefficients;
        for (std::size_t i = 0; i < p.size(); ++i) item.fields.emplace_back("p" + std::to_string(i), p[i].text());
        items_.push_back(std::move(item));
    }
    return series;
}

const std::vector<SequenceValues::Piece>& SequenceValues::pieces(const Expression& f) {
    const auto body = function_body(f);
    if (!body) throw NotHypergeometric{"a coefficient of " + to_text(f)};
    const std::string id = key(body->first, body->second);
    if (const auto found = pieces_.find(id); found != pieces_.end()) return found->second;
    std::vector<Piece> found;
    if (const auto whole = series(body->first, body->second)) {
        found.push_back({SymbolicConstant(1), 0, whole});
    } else {
        const auto parts = series_pieces(body->first, body->second);
        if (!parts) throw NotHypergeometric{"no differential equation for " + to_text(body->first)};
        for (const SeriesPiece& part : *parts) {
            const auto s = series(part.core, body->second);
            if (!s) throw NotHypergeometric{"no differential equation that gives two terms for " + to_text(part.core)};
            found.push_back({part.factor, part.shift, s});
        }
    }
    return pieces_[id] = std::move(found);
}

TermSum SequenceValues::coefficient(const Expression& e, const std::string& in, const FormContext& context) {
    const auto index = hypergeometric_form(e->children[1], context).polynomial();
    if (!index || index->total_degree() > 1) throw NotHypergeometric{"the index of " + to_text(e)};
    const Rational step = index->coefficient(in, 1).constant_term(), start = index->constant_term();
    if (!(*index == Poly::name(in) * Poly(step) + Poly(start)) || denominator(step) != 1 || denominator(start) != 1 ||
        step < 0 || step > 100 || start < 0 || start > 1000)
        throw NotHypergeometric{"the index of " + to_text(e)};
    const long a = static_cast<long>(numerator(step)), b = static_cast<long>(numerator(start));
    if (a == 0) {
        const auto body = function_body(e->children[0]);
        const auto series = body && b < 400 ? taylor_series(body->first, body->second, b + 1) : std::nullopt;
        if (!series) throw NotHypergeometric{"no exact value of " + to_text(e)};
        return to_term_sum(series->back());
    }
    TermSum total;
    for (const Piece& piece : pieces(e->children[0])) {
        const long first = b - piece.shift;
        if (first < 0) throw NeedLater{(-first + a - 1) / a};
        const auto& recurrence = piece.series->recurrence();
        const long stride = recurrence.terms.size() == 1 ? 1 : recurrence.stride();
        if (a % stride != 0) throw NeedClasses{stride / std::gcd(a, stride)};
        const auto form = piece.series->form(a, first, in);
        if (!form) throw NotHypergeometric{"no closed form of " + to_text(e)};
        if (form->from > 0) throw NeedLater{form->from};
        total = total + to_term_sum(piece.factor) * form->value;
    }
    return total;
}

TermSum SequenceValues::finite_sum(const Expression& e, const std::string& in, const FormContext& context) {
    const Domain& d = e->binding->domain;
    const std::string& k = e->binding->names[0];
    const auto lower = hypergeometric_form(d.ends[0], context).polynomial(),
               upper = hypergeometric_form(d.ends[1], context).polynomial();
    if (!lower || !upper || lower->total_degree() > 1 || upper->total_degree() > 1 || !context.box.is_integer(*lower) ||
        !context.box.is_integer(*upper) || !context.box.is_nonnegative(*lower) || context.box.names.contains(k) ||
        lower->constant_term() > 1000)
        throw NotHypergeometric{"the range of " + to_text(e)};
    const long first = static_cast<long>(numerator(lower->constant_term()));
    FormContext inner = context;
    inner.box.names[k] = {.lower = Rational(first)};
    const TermSum body = hypergeometric_form(e->children[0], inner);
    if (const auto count = (*upper - *lower + Poly(1)).constant()) {  // as written out, with an empty range at -1, …
        if (*count > 200) throw NotHypergeometric{"a long sum"};
        TermSum total;
        for (long i = 0; i < static_cast<long>(numerator(*count)); ++i)
            total = total + body.replaced(k, *lower + Poly(i));
        return total;
    }
    if (!context.box.is_nonnegative(*upper - *lower + Poly(1))) {
        if (!context.box.is_nonnegative(*upper - *lower - Poly((*upper - *lower).constant_term())))
            throw NotHypergeometric{"the range of " + to_text(e)};
        throw NeedLater{1};
    }
    TermSum total;
    for (const HypergeometricTerm& t : body.terms()) {
        const auto [outside, inside] = split_by(t, k);
        if (const auto T = antidifference(TermSum(inside), k, first)) {
            total = total + TermSum(outside) * (T->replaced(k, *upper + Poly(1)) - T->replaced(k, *lower));
            continue;
        }
        total = total + TermSum(outside) * sum_without_form(TermSum(inside), k, *lower, *upper, in);
    }
    return total;
}

TermSum SequenceValues::sum_without_form(const TermSum& t, const std::string& k, const Poly& lower, const Poly& upper,
                                         const std::string& in) {
    const auto first = lower.constant();
    const auto gap = first ? (upper - Poly::name(in) - lower).constant() : std::nullopt;
    if (!gap || *gap > 60 || *gap < -1) throw NotHypergeometric{"a sum without closed form"};
    const long from = static_cast<long>(numerator(*first)), more = static_cast<long>(numerator(*gap));
    const std::string id = "sum: " + t.text() + ", " + k + " from " + first->str() + " to " + in + " + " + first->str();
    sums_[id] = {t, k, from};
    HypergeometricTerm atom(Rational(1));
    atom.multiply_atom({TermAtom::Kind::constant, 0, {}, id}, Poly(1));
    TermSum total(atom);
    const Poly last = Poly::name(in) + Poly(from);
    for (long i = 1; i <= more; ++i) total = total + t.replaced(k, last + Poly(i));
    if (more == -1) total = total - t.replaced(k, last);
    return total;
}

TermSum SequenceValues::finite_product(const Expression& e, const std::string& in, const FormContext& context) {
    const Domain& d = e->binding->domain;
    const std::string& k = e->binding->names[0];
    const auto lower = rational_value(d.ends[0]);
    const auto upper = hypergeometric_form(d.ends[1], context).polynomial();
    const auto last = upper ? (*upper - Poly::name(in)).constant() : std::nullopt;
    if (!lower || denominator(*lower) != 1 || *lower < 0 || *lower > 300 || context.box.names.contains(k))
        throw NotHypergeometric{"the range of " + to_text(e)};
    const long first = static_cast<long>(numerator(*lower));
    FormContext inner = context;
    inner.box.names[k] = {.lower = *lower};
    const TermSum body = hypergeometric_form(e->children[0], inner);
    if (const auto end = upper ? upper->constant() : std::nullopt) {
        TermSum total(Rational(1));
        if (*end > 200 + first || denominator(*end) != 1) throw NotHypergeometric{"a long product"};
        for (long i = first; i <= static_cast<long>(numerator(*end)); ++i) total = total * body.at(k, i);
        return total;
    }
    if (!last || denominator(*last) != 1 || abs(*last) > 300) throw NotHypergeometric{"the range of " + to_text(e)};
    const long to = static_cast<long>(numerator(*last));
    if (to < first - 1) throw NeedLater{first - 1 - to};
    const auto form = product_form(body, k, first, in, to);
    if (!form) throw NotHypergeometric{"no closed form of " + to_text(e)};
    return *form;
}

const OpaqueSum* SequenceValues::opaque_sum(const std::string& atom) const {
    const auto found = sums_.find(atom);
    return found == sums_.end() ? nullptr : &found->second;
}

}  // namespace claim::language
