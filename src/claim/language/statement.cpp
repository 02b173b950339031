// Comparison, free names, substitution and negation of formulas.
#include "claim/language/statement.hpp"

#include "claim/language/types.hpp"

#include <algorithm>
#include <stdexcept>

namespace claim::language {

Formula::Formula(FormulaNode node) : node_(std::make_shared<const FormulaNode>(std::move(node))) {}

bool operator==(const Formula& a, const Formula& b) { return a.node_ == b.node_ || *a == *b; }

bool operator==(const FormulaNode& a, const FormulaNode& b) {
    return a.connective == b.connective && a.bindings == b.bindings && a.parts == b.parts && a.sides == b.sides &&
           a.relations == b.relations && a.names == b.names && a.domain == b.domain && a.approach == b.approach &&
           a.landau == b.landau && a.shape == b.shape;
}

std::size_t hash_of(const Formula& f) {
    std::size_t h = static_cast<std::size_t>(f->connective) + 17;
    const auto mix = [&h](std::size_t value) { h = h * 1099511628211ull + value; };
    for (const Binding& b : f->bindings) {
        for (const std::string& name : b.names) mix(std::hash<std::string>()(name));
        for (const Expression& end : b.domain.ends) mix(hash_of(end));
    }
    for (const Formula& part : f->parts) mix(hash_of(part));
    for (const Expression& side : f->sides) mix(hash_of(side));
    for (const Relation r : f->relations) mix(static_cast<std::size_t>(r));
    return h;
}

const char* to_string(Relation r) {
    constexpr const char* texts[] = {"<", "<=", "=", "!=", ">=", ">"};
    return texts[static_cast<int>(r)];
}
const char* to_string(Landau l) {
    constexpr const char* texts[] = {"O", "o", "Theta", "Omega", "~"};
    return texts[static_cast<int>(l)];
}
const char* to_string(Shape s) {
    constexpr const char* texts[] = {"increasing", "decreasing", "nondecreasing", "nonincreasing", "convex", "concave"};
    return texts[static_cast<int>(s)];
}
Relation mirrored(Relation r) {
    switch (r) {
        case Relation::less: return Relation::greater;
        case Relation::at_most: return Relation::at_least;
        case Relation::at_least: return Relation::at_most;
        case Relation::greater: return Relation::less;
        default: return r;
    }
}
Relation opposite(Relation r) {
    switch (r) {
        case Relation::less: return Relation::at_least;
        case Relation::at_most: return Relation::greater;
        case Relation::equal: return Relation::unequal;
        case Relation::unequal: return Relation::equal;
        case Relation::at_least: return Relation::less;
        default: return Relation::at_most;
    }
}

namespace {

/// The names bound for the parts and sides of a formula by quantifiers, `as`, `best` and shapes.
std::set<std::string> inner_names(const FormulaNode& f) {
    std::set<std::string> names;
    if (f.approach) names.insert(f.approach->name);
    if (f.connective == Connective::best || (f.connective == Connective::shape && f.domain))
        names.insert(f.names.begin(), f.names.end());
    return names;
}

FormulaNode rename_quantified(const FormulaNode& f, std::size_t binding, std::size_t name, const std::string& to) {
    FormulaNode g = f;
    const std::string from = g.bindings[binding].names[name];
    g.bindings[binding].names[name] = to;
    for (std::size_t j = binding + 1; j < g.bindings.size(); ++j)
        g.bindings[j].domain = substitute(g.bindings[j].domain, from, variable(to));
    g.parts[0] = substitute(g.parts[0], from, variable(to));
    return g;
}

}  // namespace

std::set<std::string> free_variables(const Formula& f) {
    std::set<std::string> free;
    for (const Formula& part : f->parts) free.merge(free_variables(part));
    for (const Expression& side : f->sides) free.insert(free_variables(side).begin(), free_variables(side).end());
    for (const std::string& name : inner_names(*f)) free.erase(name);
    // A name that a shape takes from its quantifier is used.
    if (f->connective == Connective::shape && !f->domain) free.insert(f->names[0]);
    if (f->approach) {
        free.insert(free_variables(f->approach->point).begin(), free_variables(f->approach->point).end());
        free.insert(f->approach->uniform.begin(), f->approach->uniform.end());
    }
    if (f->domain) free.merge(free_variables(*f->domain));
    for (auto b = f->bindings.rbegin(); b != f->bindings.rend(); ++b) {
        for (const std::string& name : b->names) free.erase(name);
        free.merge(free_variables(b->domain));
    }
    return free;
}

Formula substitute(const Formula& f, const std::string& name, const Expression& value) {
    if (!free_variables(f).contains(name)) return f;
    const std::set<std::string> incoming = free_variables(value);
    std::set<std::string> taken = free_variables(f);
    taken.insert(incoming.begin(), incoming.end());
    FormulaNode g = *f;
    bool hidden = false;
    for (std::size_t i = 0; i < g.bindings.size(); ++i) {
        if (!hidden) g.bindings[i].domain = substitute(g.bindings[i].domain, name, value);
        for (std::size_t k = 0; k < g.bindings[i].names.size(); ++k) {
            const std::string bound = g.bindings[i].names[k];
            if (bound == name) hidden = true;
            if (bound != name && !hidden && incoming.contains(bound))
                g = rename_quantified(g, i, k, fresh_name(bound, taken));
        }
    }
    if (hidden) return Formula(std::move(g));
    std::set<std::string> inner = inner_names(*f);
    for (const std::string& bound : inner) {
        if (!incoming.contains(bound) || bound == name) continue;
        const std::string to = fresh_name(bound, taken);
        for (Formula& part : g.parts) part = substitute(part, bound, variable(to));
        for (Expression& side : g.sides) side = substitute(side, bound, variable(to));
        if (g.approach && g.approach->name == bound) g.approach->name = to;
        std::replace(g.names.begin(), g.names.end(), bound, to);
    }
    if (g.domain) g.domain = substitute(*g.domain, name, value);
    if (g.approach) {
        g.approach->point = substitute(g.approach->point, name, value);
        if (value->kind == Kind::variable)
            std::replace(g.approach->uniform.begin(), g.approach->uniform.end(), name, value->name);
        else
            std::erase(g.approach->uniform, name);
    }
    if (inner.contains(name)) return Formula(std::move(g));
    for (Formula& part : g.parts) part = substitute(part, name, value);
    for (Expression& side : g.sides) side = substitute(side, name, value);
    if (g.connective == Connective::shape && !g.domain && value->kind == Kind::variable)
        std::replace(g.names.begin(), g.names.end(), name, value->name);
    return Formula(std::move(g));
}

Domain with_expressions(Domain d, const ExpressionMap& map) {
    for (Expression& end : d.ends) end = map(end);
    return d;
}

Formula with_expressions(const Formula& f, const ExpressionMap& map) {
    FormulaNode g = *f;
    for (Binding& b : g.bindings) b.domain = with_expressions(b.domain, map);
    for (Formula& part : g.parts) part = with_expressions(part, map);
    for (Expression& side : g.sides) side = map(side);
    if (g.domain) g.domain = with_expressions(*g.domain, map);
    if (g.approach) g.approach->point = map(g.approach->point);
    return Formula(std::move(g));
}

Formula negate(const Formula& f) {
    FormulaNode g = *f;
    const auto negated_parts = [&g] {
        for (Formula& part : g.parts) part = negate(part);
    };
    switch (f->connective) {
        case Connective::forall:
        case Connective::exists:
            g.connective = f->connective == Connective::forall ? Connective::exists : Connective::forall;
            negated_parts();
            return Formula(std::move(g));
        case Connective::conjunction:
        case Connective::disjunction:
            g.connective = f->connective == Connective::conjunction ? Connective::disjunction : Connective::conjunction;
            negated_parts();
            return Formula(std::move(g));
        case Connective::implies:
            g.connective = Connective::conjunction;
            g.parts = {f->parts[0], negate(f->parts[1])};
            return Formula(std::move(g));
        case Connective::negation: return f->parts[0];
        case Connective::chain: {
            if (!is_certainly_real(f)) break;
            std::vector<Formula> links;
            for (std::size_t i = 0; i < f->relations.size(); ++i)
                links.push_back(Formula({.connective = Connective::chain,
                                         .place = f->place,
                                         .sides = {f->sides[i], f->sides[i + 1]},
                                         .relations = {opposite(f->relations[i])}}));
            if (links.size() == 1) return links[0];
            return Formula({.connective = Connective::disjunction, .place = f->place, .parts = std::move(links)});
        }
        case Connective::range:
        case Connective::best: throw std::invalid_argument("a question has no negation; expected a statement");
        default: break;
    }
    return Formula({.connective = Connective::negation, .place = f->place, .parts = {f}});
}

Statement negate(const Statement& s) {
    Statement negated = s;
    negated.formula = negate(s.formula);
    return negated;
}

}  // namespace claim::language
