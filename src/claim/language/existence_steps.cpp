// Reductions of existence, and the replay of their certificates.
#include "claim/language/existence_steps.hpp"

#include "claim/language/existence_engine.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/text.hpp"
#include "claim/language/tidied.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational, rigor::Truth;

namespace {

using ItemList = std::vector<CertificateItem>;

Expression literal(const Rational& q) { return q < 0 ? negate(number(Rational(-q))) : number(q); }

Formula quantified(Connective c, const std::vector<Binding>& bindings, const Formula& f) {
    return bindings.empty() ? f : Formula({.connective = c, .bindings = bindings, .parts = {f}});
}

bool is_integer(const Expression& e, const std::vector<Binding>& outer) {
    if (e->kind != Kind::variable && e->kind != Kind::sum && e->kind != Kind::product && e->kind != Kind::negate &&
        e->kind != Kind::power && e->kind != Kind::number)
        return false;
    if (e->kind == Kind::number) return denominator(e->number) == 1;
    if (e->kind == Kind::power) {
        const auto q = rational_value(e->children[1]);
        return q && denominator(*q) == 1 && *q >= 0 && is_integer(e->children[0], outer);
    }
    if (e->kind == Kind::variable)
        return std::any_of(outer.begin(), outer.end(), [&](const Binding& b) {
            return b.domain.kind == DomainKind::integers &&
                   std::find(b.names.begin(), b.names.end(), e->name) != b.names.end();
        });
    return std::all_of(e->children.begin(), e->children.end(),
                       [&](const Expression& child) { return is_integer(child, outer); });
}

std::optional<Rational> rational_text(const std::string& text) {
    try {
        return rigor::parse_rational(text);
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

}  // namespace

Statement with_formula(const Statement& s, const Formula& f) {
    Statement t = s;
    t.formula = f;
    return t;
}

bool is_quantifier_free(const Formula& f) {
    return f->connective != Connective::forall && f->connective != Connective::exists &&
           std::all_of(f->parts.begin(), f->parts.end(), is_quantifier_free);
}

std::optional<Formula> at_values(const ExistenceClaim& c, const Values& values) {
    FormulaNode all{.connective = Connective::conjunction};
    Formula body = c.body;
    std::size_t next = 0;
    for (Binding b : c.inner)
        for (const std::string& name : b.names) {
            if (next >= values.size() || values[next].first != name) return std::nullopt;
            Domain d = b.domain;
            for (std::size_t i = 0; i < next; ++i) d = substitute(d, values[i].first, values[i].second);
            const Expression& value = values[next++].second;
            const auto conditions = membership_conditions(value, d, is_integer(value, c.outer));
            if (!conditions) return std::nullopt;
            all.parts.insert(all.parts.end(), conditions->begin(), conditions->end());
        }
    if (next != values.size()) return std::nullopt;
    for (const auto& [name, value] : values) body = substitute(body, name, value);
    all.parts.push_back(body);
    return tidied(all.parts.size() == 1 ? body : Formula(all));
}

std::optional<Formula> witness_instance(const ExistenceClaim& c, const Values& values) {
    const auto f = at_values(c, values);
    return f ? std::optional(for_all_used(c.outer, *f)) : std::nullopt;
}

Formula at_point(const ExistenceClaim& c, const ExactPoint& point) {
    Formula f = quantified(Connective::exists, c.inner, c.body);
    for (const auto& [name, q] : point) f = substitute(f, name, literal(q));
    return f;
}

Formula uniform_claim(const ExistenceClaim& c) {
    return quantified(Connective::exists, c.inner, quantified(Connective::forall, c.outer, c.body));
}

std::optional<std::pair<Formula, Formula>> halved(const ExistenceClaim& c) {
    if (c.outer.size() != 1 || c.outer[0].names.size() != 1 || c.outer[0].domain.kind != DomainKind::interval)
        return std::nullopt;
    const auto a = rational_value(c.outer[0].domain.ends[0]), b = rational_value(c.outer[0].domain.ends[1]);
    if (!a || !b || *a >= *b) return std::nullopt;
    const Expression middle = literal((*a + *b) / 2);
    Binding low = c.outer[0], high = c.outer[0];
    low.domain.ends[1] = middle;
    low.domain.upper_closed = false;
    high.domain.ends[0] = middle;
    high.domain.lower_closed = true;
    const Formula inner = quantified(Connective::exists, c.inner, c.body);
    return std::pair(quantified(Connective::forall, {low}, inner), quantified(Connective::forall, {high}, inner));
}

std::optional<Definedness> definedness_of(const ExistenceClaim& c) {
    return definedness(quantified(Connective::forall, c.outer, quantified(Connective::exists, c.inner, c.body)));
}

CertificateItem sign_change_item(const SignChange& change) {
    return {"sign_change",
            {{"name", change.name},
             {"from", change.from.str()},
             {"to", change.to.str()},
             {"bits", std::to_string(change.bits)}}};
}

namespace {

std::string replay_witness(const Statement& s, const ExistenceClaim& c, const ItemList& items, std::size_t& at) {
    Values values;
    for (const auto& [name, text] : items[at].fields) try {
            values.emplace_back(name, parse_expression(text));
        } catch (const StatementError&) {
            return "a witness that is no expression";
        }
    const auto instance = witness_instance(c, values);
    if (!instance) return "the witness is not for these names";
    return replay_asked(with_formula(s, *instance), Answer::holds, items, ++at);
}

std::string replay_sign_change(const Statement& s, const ExistenceClaim& c, const ItemList& items, std::size_t& at) {
    const CertificateItem& item = items[at++];
    const auto from = rational_text(text_field(item, "from")), to = rational_text(text_field(item, "to")),
               bits = rational_text(text_field(item, "bits"));
    if (!from || !to || !bits || denominator(*bits) != 1 || abs(*bits) > 65536) return "no numbers of a sign change";
    const SignChange change{text_field(item, "name"), *from, *to, static_cast<long>(numerator(*bits))};
    return is_sign_change(c, change, s.definitions) ? ""
                                                    : "no sign change between " + from->str() + " and " + to->str();
}

std::string replay_point(const Statement& s, const ExistenceClaim& c, const ItemList& items, std::size_t& at) {
    ExactPoint point;
    for (const auto& [name, text] : items[at].fields) {
        const auto q = rational_text(text);
        if (!q) return "a coordinate that is no rational";
        point[name] = *q;
    }
    std::size_t names = 0;
    const rigor::Precision bits(256);
    for (const Binding& b : c.outer)
        for (const std::string& name : b.names) {
            ++names;
            if (!point.contains(name)) return "a coordinate is missing";
            Domain d = b.domain;
            for (const auto& [other, q] : point) d = substitute(d, other, literal(q));
            const auto conditions = membership_conditions(literal(point[name]), d, false);
            if (!conditions) return "a domain of another kind";
            for (const Formula& f : *conditions)
                if (truth_at(f, {}, s.definitions).truth != Truth::yes) return "the point lies outside of the domain";
        }
    if (names != point.size()) return "a coordinate too many";
    return replay_asked(with_formula(s, at_point(c, point)), Answer::fails, items, ++at);
}

std::string replay_step(const Statement& s, const ExistenceClaim& c, Answer answer, const ItemList& items,
                        std::size_t& at) {
    const std::string type = items[at].type;
    if (type == "negation")
        return replay_asked(with_formula(s, negate(s.formula)), answer == Answer::holds ? Answer::fails : Answer::holds,
                            items, ++at);
    if (answer == Answer::fails) return type == "point" ? replay_point(s, c, items, at) : "no item of a refutation";
    if (type == "witness") return replay_witness(s, c, items, at);
    if (type == "sign_change") return replay_sign_change(s, c, items, at);
    if (type == "uniform") return replay_asked(with_formula(s, uniform_claim(c)), Answer::holds, items, ++at);
    const auto halves = halved(c);
    if (type != "cut" || !halves) return "no item of a proof";
    const std::string first = replay_asked(with_formula(s, halves->first), Answer::holds, items, ++at);
    return first.empty() ? replay_asked(with_formula(s, halves->second), Answer::holds, items, at) : first;
}

}  // namespace

std::string replay_existence(const Statement& s, Answer answer, const ItemList& items) {
    const auto c = existence_claim(s.formula);
    if (!c || items.empty()) return "no items of existence";
    if (answer != Answer::holds && answer != Answer::fails) return "no answer";
    std::size_t at = 0;
    const std::string wrong = replay_step(s, *c, answer, items, at);
    if (!wrong.empty()) return wrong;
    if (answer == Answer::holds) {
        const auto d = definedness_of(*c);
        if (!d) return "it is not known where the statement is defined";
        if (!d->always) {
            if (at >= items.size() || items[at].type != "defined") return "an item 'defined' is missing";
            const std::string undefined = replay_asked(with_formula(s, *d->formula), Answer::holds, items, ++at);
            if (!undefined.empty()) return undefined;
        }
    }
    return at == items.size() ? "" : "items too many";
}

}  // namespace claim::language
