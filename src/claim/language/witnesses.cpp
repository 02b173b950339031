// Witnesses: rationals, simple constants, simple functions of the outer names, sign changes.
#include "claim/language/witnesses.hpp"

#include "claim/language/definedness.hpp"
#include "claim/language/sample_points.hpp"
#include "rigor/number/ladder.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Ball, rigor::Rational, rigor::Truth;

namespace {

Expression literal(const Rational& q) { return q < 0 ? negate(number(-q)) : number(q); }
Formula relation(const Expression& a, Relation r, const Expression& b) {
    return Formula({.connective = Connective::chain, .sides = {a, b}, .relations = {r}});
}

bool is_plain(const Binding& b) {
    if (b.multiplicity != Multiplicity::each) return false;
    switch (b.domain.kind) {
        case DomainKind::interval:
        case DomainKind::integers:
        case DomainKind::reals:
        case DomainKind::positive_from:
        case DomainKind::other_than:
        case DomainKind::finite: return true;
        default: return false;
    }
}
bool is_plain_body(const Formula& f) {
    switch (f->connective) {
        case Connective::chain:
        case Connective::membership: return true;
        case Connective::forall:
        case Connective::exists:
            if (!std::all_of(f->bindings.begin(), f->bindings.end(), is_plain)) return false;
            [[fallthrough]];
        case Connective::conjunction:
        case Connective::disjunction:
        case Connective::negation:
        case Connective::implies:
        case Connective::equivalent: return std::all_of(f->parts.begin(), f->parts.end(), is_plain_body);
        default: return false;
    }
}

}  // namespace

std::optional<ExistenceClaim> existence_claim(const Formula& f) {
    ExistenceClaim c{{}, {}, f};
    while (c.body->connective == Connective::forall || c.body->connective == Connective::exists) {
        const bool exists = c.body->connective == Connective::exists;
        if (!exists && !c.inner.empty()) break;
        auto& bindings = exists ? c.inner : c.outer;
        bindings.insert(bindings.end(), c.body->bindings.begin(), c.body->bindings.end());
        c.body = Formula(c.body->parts[0]);
    }
    if (c.inner.empty() || !is_plain_body(c.body)) return std::nullopt;
    if (!std::all_of(c.outer.begin(), c.outer.end(), is_plain)) return std::nullopt;
    if (!std::all_of(c.inner.begin(), c.inner.end(), is_plain)) return std::nullopt;
    // Names that are bound twice would be taken for each other.
    std::set<std::string> names;
    for (const auto* bindings : {&c.outer, &c.inner})
        for (const Binding& b : *bindings)
            for (const std::string& name : b.names)
                if (!names.insert(name).second) return std::nullopt;
    return c;
}

std::optional<std::vector<Formula>> membership_conditions(const Expression& value, const Domain& d, bool is_integer) {
    const auto q = rational_value(value);
    const auto side = [&](const Expression& a, Relation r, const Expression& b) -> std::vector<Formula> {
        if (is_infinite(a) || is_infinite(b)) return {};
        return {relation(a, r, b)};
    };
    switch (d.kind) {
        case DomainKind::reals: return std::vector<Formula>{};
        case DomainKind::positive_from: return side(value, Relation::greater, d.ends[0]);
        case DomainKind::other_than: return side(value, Relation::unequal, d.ends[0]);
        case DomainKind::integers:
            if (!is_integer && !(q && denominator(*q) == 1)) return std::nullopt;
            [[fallthrough]];
        case DomainKind::interval: {
            const bool integers = d.kind == DomainKind::integers;
            auto all = side(d.ends[0], integers || d.lower_closed ? Relation::at_most : Relation::less, value);
            for (const Formula& f :
                 side(value, integers || d.upper_closed ? Relation::at_most : Relation::less, d.ends[1]))
                all.push_back(f);
            return all;
        }
        case DomainKind::finite: {
            FormulaNode any{.connective = Connective::disjunction};
            for (const Expression& end : d.ends) {
                if (end == value) return std::vector<Formula>{};
                any.parts.push_back(relation(value, Relation::equal, end));
            }
            return std::vector<Formula>{any.parts.size() == 1 ? any.parts[0] : Formula(any)};
        }
        default: return std::nullopt;
    }
}

std::vector<Expression> witness_candidates(const Domain& d, const std::vector<Binding>& outer) {
    std::vector<Expression> found;
    const auto add = [&](const Expression& e) {
        if (std::find(found.begin(), found.end(), e) == found.end()) found.push_back(e);
    };
    if (d.kind == DomainKind::finite) return d.ends;
    const bool integers = d.kind == DomainKind::integers;
    const Expression one = number(1), two = number(2);
    std::vector<std::string> names;
    for (const Binding& b : outer)
        for (const std::string& name : b.names) names.push_back(name);
    for (const std::string& name : names) {
        const Expression x = variable(name);
        for (const Expression& e : {x, sum({x, one}), sum({x, negate(one)}), product({two, x}), negate(x),
                                    power(x, two), sum({power(x, two), one}), sum({one, negate(x)})})
            add(e);
        if (integers) continue;
        const auto over = [](const Expression& a) { return product({number(1), reciprocal(a)}); };
        for (const Expression& e :
             {product({number(Rational(1, 2)), x}), call("sqrt", {x}), over(x), over(sum({x, one})),
              over(power(sum({x, one}), two)), sum({call("abs", {x}), one}), sum({x, number(Rational(1, 2))}),
              product({number(Rational(1, 2)), sum({x, one})}), call("exp", {x}), call("log", {x})})
            add(e);
    }
    if (names.size() == 2 && !integers) {
        const Expression x = variable(names[0]), y = variable(names[1]);
        for (const Expression& e : {product({number(Rational(1, 2)), sum({x, y})}), sum({x, y}), product({x, y}),
                                    sum({y, negate(x)}), sum({x, negate(y)})})
            add(e);
    }
    if (!d.ends.empty() && !is_infinite(d.ends[0])) add(d.ends[0]);
    if (d.ends.size() > 1 && !is_infinite(d.ends[1])) add(d.ends[1]);
    std::mt19937_64 generator(1);
    for (const Rational& q : candidates(d, {}, {}, 0, generator))
        if (msb(denominator(q)) <= 10 && abs(q) <= 10) add(literal(q));
    for (const long n : {100, 10'000, 1'000'000}) {
        add(number(n));
        if (!integers) add(number(Rational(1, n)));
    }
    if (names.empty() && !integers)
        for (const Rational& q : {Rational(1, 2), Rational(1, 3), Rational(2, 3), Rational(3, 4), Rational(2),
                                  Rational(3), Rational(5), Rational(1, 5)}) {
            add(call("sqrt", {number(q)}));
            add(negate(call("sqrt", {number(q)})));
        }
    if (names.empty() && !integers)
        for (const Expression& e :
             {constant("pi"), product({number(Rational(1, 2)), constant("pi")}),
              product({number(Rational(1, 3)), constant("pi")}), product({number(Rational(1, 4)), constant("pi")}),
              product({number(Rational(1, 6)), constant("pi")}), product({one, reciprocal(constant("pi"))}),
              call("exp", {one}), call("log", {two}), call("exp", {negate(one)})})
            add(e);
    return found;
}

namespace {

/// The equation of the claim and the conditions beside it.
struct Equation {
    Expression left = number(0), right = number(0);
    std::vector<Formula> conditions;
};

/// "x < number" and the like, or "number < x": what holds at two points holds between them.
bool is_convex_condition(const Formula& f, const std::string& name) {
    if (f->connective != Connective::chain) return false;
    for (std::size_t i = 0; i < f->relations.size(); ++i) {
        if (f->relations[i] == Relation::equal || f->relations[i] == Relation::unequal) return false;
        const bool left = f->sides[i]->kind == Kind::variable, right = f->sides[i + 1]->kind == Kind::variable;
        if (left == right) return false;
        if (!free_variables(f->sides[left ? i + 1 : i]).empty()) return false;
        if (f->sides[left ? i : i + 1]->name != name) return false;
    }
    return true;
}

std::optional<Equation> equation_of(const ExistenceClaim& c) {
    if (!c.outer.empty() || c.inner.size() != 1 || c.inner[0].names.size() != 1) return std::nullopt;
    const DomainKind kind = c.inner[0].domain.kind;
    if (kind != DomainKind::interval && kind != DomainKind::reals && kind != DomainKind::positive_from)
        return std::nullopt;
    const std::string& name = c.inner[0].names[0];
    Equation e;
    bool any = false;
    const std::vector<Formula> parts =
        c.body->connective == Connective::conjunction ? c.body->parts : std::vector<Formula>{c.body};
    for (const Formula& part : parts) {
        const bool equation = part->connective == Connective::chain && part->relations.size() == 1 &&
                              part->relations[0] == Relation::equal;
        if (equation && !any) {
            e.left = part->sides[0];
            e.right = part->sides[1];
            any = true;
        } else if (is_convex_condition(part, name)) {
            e.conditions.push_back(part);
        } else {
            return std::nullopt;
        }
    }
    if (!any || !is_continuous(e.left) || !is_continuous(e.right)) return std::nullopt;
    return e;
}

/// The sign of left - right at a rational where all conditions hold; 0: not known.
int sign_at(const Equation& e, const std::string& name, const Rational& q, const std::vector<Definition>& definitions) {
    for (const Formula& f : e.conditions)
        if (truth_at(f, {{name, q}}, definitions).truth != Truth::yes) return 0;
    const auto difference = [&](Relation r) {
        return truth_at(relation(e.left, r, e.right), {{name, q}}, definitions).truth == Truth::yes;
    };
    return difference(Relation::less) ? -1 : difference(Relation::greater) ? 1 : 0;
}

bool is_inside(const Domain& d, const Rational& q, const std::vector<Definition>& definitions) {
    const auto conditions = membership_conditions(literal(q), d, false);
    return conditions && std::all_of(conditions->begin(), conditions->end(), [&](const Formula& f) {
               return truth_at(f, {}, definitions).truth == Truth::yes;
           });
}

}  // namespace

std::optional<SignChange> find_sign_change(const ExistenceClaim& c, const std::vector<Definition>& definitions) {
    const auto e = equation_of(c);
    if (!e) return std::nullopt;
    const std::string& name = c.inner[0].names[0];
    const rigor::Precision bits(128);
    std::mt19937_64 generator(1);
    std::vector<Rational> points = candidates(c.inner[0].domain, {}, definitions, 40, generator);
    std::sort(points.begin(), points.end());
    std::optional<std::pair<Rational, int>> last;
    for (const Rational& q : points) {
        const int s = sign_at(*e, name, q, definitions);
        if (s == 0) continue;
        if (last && last->second != s) {
            SignChange change{name, last->first, q, 128};
            for (int i = 0; i < 20; ++i) {
                const Rational middle = (change.from + change.to) / 2;
                const int here = sign_at(*e, name, middle, definitions);
                if (here == 0) break;
                (here == last->second ? change.from : change.to) = middle;
            }
            return change;
        }
        last.emplace(q, s);
    }
    return std::nullopt;
}

bool is_sign_change(const ExistenceClaim& c, const SignChange& change, const std::vector<Definition>& definitions) {
    const auto e = equation_of(c);
    if (!e || change.name != c.inner[0].names[0] || change.from >= change.to) return false;
    if (change.bits < 2 || change.bits > 65536) return false;
    const rigor::Precision bits(change.bits);
    const Domain& d = c.inner[0].domain;
    if (!is_inside(d, change.from, definitions) || !is_inside(d, change.to, definitions)) return false;
    return sign_at(*e, change.name, change.from, definitions) * sign_at(*e, change.name, change.to, definitions) == -1;
}

}  // namespace claim::language
