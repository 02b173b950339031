// Values for bound names.
#include "claim/language/instances.hpp"

#include "claim/language/constant_form.hpp"
#include "claim/language/evaluate.hpp"
#include "claim/language/matrix_truth.hpp"
#include "claim/language/point_sets.hpp"
#include "claim/language/text.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Ball, rigor::Rational, rigor::Truth;

namespace {

constexpr long most_integers = 64;

Expression literal(const Rational& q) { return q < 0 ? negate(number(Rational(-q))) : number(q); }

Domain with_values(Domain d, const Instance& instance) {
    for (const auto& [name, value] : instance) d = substitute(d, name, value);
    return d;
}

/// Whether a < b (a <= b), certainly.
bool is_less(const Expression& a, const Expression& b, bool or_equal) {
    const auto x = rational_value(a), y = rational_value(b);
    if (x && y) return or_equal ? *x <= *y : *x < *y;
    const auto u = evaluate(a, Assignment<Ball>{}), v = evaluate(b, Assignment<Ball>{});
    return u && v && certainly_less(u.result.value, v.result.value) == Truth::yes;
}

bool is_inside(const Expression& value, const Domain& d) {
    const auto q = rational_value(value);
    if (!q) return false;
    const auto& end = d.ends;
    switch (d.kind) {
        case DomainKind::reals: return true;
        case DomainKind::integers:
            return denominator(*q) == 1 && is_less(end[0], value, true) &&
                   (is_infinite(end[1]) || is_less(value, end[1], true));
        case DomainKind::interval:
            return (is_infinite(end[0]) || is_less(end[0], value, d.lower_closed)) &&
                   (is_infinite(end[1]) || is_less(value, end[1], d.upper_closed));
        case DomainKind::positive_from: return is_less(end[0], value, false);
        case DomainKind::other_than: return is_less(end[0], value, false) || is_less(value, end[0], false);
        case DomainKind::finite: return std::find(end.begin(), end.end(), value) != end.end();
        default: return false;
    }
}

/// Dimension of the space in which a sphere S^k or S+^k lies; empty if k is no literal.
std::optional<Rational> space_of(const Domain& d) {
    if (d.kind != DomainKind::sphere && d.kind != DomainKind::half_sphere) return std::nullopt;
    const auto k = rational_value(d.ends[0]);
    if (!k || denominator(*k) != 1 || *k < 0) return std::nullopt;
    return Rational(*k + 1);
}

bool is_exactly(const Expression& e, long value) {
    const auto c = ConstantForms().of(e);
    return c && *c == rigor::SymbolicConstant(value);
}

/// All points different: for unit vectors, no inner product of two is 1.
bool are_distinct(const PointSet& set) {
    for (std::size_t i = 0; i < set.inner.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const auto c = ConstantForms().of(set.inner[i][j]);
            if (c && !c->has_symbols()) {
                if (*c == rigor::SymbolicConstant(1)) return false;
                continue;
            }
            const auto value = evaluate(set.inner[i][j], Assignment<Ball>{});
            if (!value || certainly_less(value.result.value, Ball(1)) != Truth::yes) return false;
        }
    return true;
}

bool is_data_set_of(const Expression& value, const Binding& b, const Domain& d) {
    const auto space = space_of(d);
    const auto set = point_set(value);
    if (!space || !set || Rational(set->dimension) > *space) return false;
    for (std::size_t i = 0; i < set->inner.size(); ++i)
        if (!is_exactly(set->inner[i][i], 1)) return false;
    if (b.multiplicity == Multiplicity::distinct && !are_distinct(*set)) return false;
    if (d.kind == DomainKind::sphere) return true;
    // The last coordinate of explicit points is positive; embedded, it stays the last one.
    if (value->kind != Kind::set) return false;
    return std::all_of(value->children.begin(), value->children.end(), [](const Expression& p) {
        return is_less(number(0), p->kind == Kind::tuple ? p->children.back() : p, false);
    });
}

Expression point(std::initializer_list<Rational> coordinates) {
    std::vector<Expression> c;
    for (const Rational& q : coordinates) c.push_back(literal(q));
    return Expression({.kind = Kind::tuple, .children = std::move(c)});
}
Expression set_of(std::vector<Expression> points) {
    return Expression({.kind = Kind::set, .children = std::move(points)});
}
Expression named(const char* name, long n) { return call(name, {number(n)}); }

std::vector<Expression> data_sets(const Binding& b, const Domain& d) {
    const auto space = space_of(d);
    if (!space || *space < 2) return {};
    std::vector<Expression> sets;
    const Rational a(3, 5), c(4, 5);
    if (d.kind == DomainKind::half_sphere) {
        if (b.multiplicity == Multiplicity::subset) sets.push_back(set_of({point({0, 1}), point({0, 1})}));
        sets.push_back(set_of({point({a, c}), point({-a, c})}));
        sets.push_back(set_of({point({0, 1}), point({a, c}), point({-a, c})}));
        sets.push_back(set_of({point({0, 1}), point({a, c}), point({-a, c}), point({c, a}), point({-c, a})}));
        return sets;
    }
    for (const long n : {2, 4, 6, 8, 12, 10, 3, 5}) sets.push_back(named("circle", n));
    // Six points without antipodes.
    sets.push_back(
        set_of({point({1, 0}), point({c, a}), point({a, c}), point({0, 1}), point({-a, c}), point({-c, a})}));
    if (b.multiplicity == Multiplicity::subset) sets.push_back(repeated_point(2).text);
    sets.push_back(named("circle", 24));
    return sets;
}

/// Values of one name; `all` becomes false if there are others.
std::vector<Expression> values_of(const Binding& b, const Domain& d, bool& all) {
    std::vector<Expression> values;
    if (b.multiplicity == Multiplicity::subset || b.multiplicity == Multiplicity::distinct) {
        all = false;
        return data_sets(b, d);
    }
    if (d.kind == DomainKind::finite) return d.ends;
    if (d.kind == DomainKind::integers) {
        const auto from = rational_value(d.ends[0]),
                   to = is_infinite(d.ends[1]) ? std::nullopt : rational_value(d.ends[1]);
        if (!from || denominator(*from) != 1 || (to && *to < *from)) {
            all &= from && to && *to < *from;
            return values;
        }
        const bool finite = to && *to - *from <= most_integers;
        const Rational last = finite ? *to : Rational(*from + 3);
        all &= finite;
        for (Rational k = *from; k <= last; k += 1) values.push_back(literal(k));
        return values;
    }
    all = false;
    for (const auto& q : {Rational(1, 2), Rational(0), Rational(1), Rational(-1), Rational(1, 4), Rational(2)})
        if (values.size() < 4 && is_inside(literal(q), d)) values.push_back(literal(q));
    return values;
}

struct Visitor {
    const OpenFormula& formula;
    long limit;
    const std::function<bool(const Instance&)>& visit;
    Instances result = {};
    Instance current = {};

    /// The names of all bindings in one row.
    bool from(std::size_t binding, std::size_t name) {
        if (binding == formula.bindings.size()) {
            if (result.count >= limit) return result.all = false;
            ++result.count;
            if (visit(current)) return true;
            return result.all = false;
        }
        const Binding& b = formula.bindings[binding];
        if (name == b.names.size()) return from(binding + 1, 0);
        const Domain d = with_values(b.domain, current);
        for (const Expression& value : values_of(b, d, result.all)) {
            current.emplace_back(b.names[name], value);
            const bool go_on = from(binding, name + 1);
            current.pop_back();
            if (!go_on) return false;
        }
        return true;
    }
};

}  // namespace

OpenFormula opened(const Formula& f) {
    OpenFormula open{{}, f};
    while (open.body->connective == Connective::forall) {
        open.bindings.insert(open.bindings.end(), open.body->bindings.begin(), open.body->bindings.end());
        open.body = Formula(*open.body->parts[0]);
    }
    return open;
}

Instances visit_instances(const OpenFormula& f, long limit, const std::function<bool(const Instance&)>& visit) {
    Visitor visitor{f, limit, visit};
    visitor.from(0, 0);
    return visitor.result;
}

bool lies_in_domains(const OpenFormula& f, const Instance& instance) {
    std::size_t at = 0;
    Instance before;
    for (const Binding& b : f.bindings)
        for (const std::string& name : b.names) {
            if (at == instance.size() || instance[at].first != name) return false;
            const Domain d = with_values(b.domain, before);
            const Expression& value = instance[at].second;
            const bool data = b.multiplicity == Multiplicity::subset || b.multiplicity == Multiplicity::distinct;
            if (b.multiplicity == Multiplicity::unequal) return false;
            if (data ? !is_data_set_of(value, b, d) : !is_inside(value, d)) return false;
            before.push_back(instance[at]);
            ++at;
        }
    return at == instance.size();
}

Formula at_instance(const OpenFormula& f, const Instance& instance) {
    Formula body = f.body;
    for (const auto& [name, value] : instance) body = substitute(body, name, value);
    return body;
}

}  // namespace claim::language
