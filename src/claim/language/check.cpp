// The check of a whole statement: names, order terms, shapes, definitions.
#include "claim/language/functions.hpp"
#include "claim/language/types.hpp"

#include <algorithm>

namespace claim::language {

namespace {

void check_formula(const Formula& f, const TypeScope& outer);

void check_chain(const FormulaNode& f, const TypeScope& scope) {
    for (std::size_t i = 0; i + 1 < f.sides.size(); ++i) {
        const Type a = type_of(f.sides[i], scope), b = type_of(f.sides[i + 1], scope);
        const Relation r = f.relations[i];
        if (a.is_scalar() && b.is_scalar()) continue;
        const bool equality = r == Relation::equal || r == Relation::unequal;
        const bool with_zero = is_literal(f.sides[i], 0) || is_literal(f.sides[i + 1], 0);
        const Type& side = a.is_scalar() ? b : a;
        const auto say = [&](const std::string& expected) {
            throw StatementError(f.sides[i + 1]->place, "a comparison of two different types", expected);
        };
        if (a.is_scalar() != b.is_scalar() && !with_zero) say("sides of one type, or 0");
        if (!a.is_scalar() && !b.is_scalar() && a.sort != b.sort) say("sides of one type");
        if (!equality && side.sort != Sort::matrix)
            throw StatementError(f.sides[i + 1]->place, "'" + std::string(to_string(r)) + "' between what has no order",
                                 "numbers or symmetric matrices");
        for (const auto& [x, y] : {std::pair(a.rows, b.rows), std::pair(a.columns, b.columns)})
            if (x && y && rational_value(*x) && rational_value(*y) && *rational_value(*x) != *rational_value(*y))
                say("sides of one size");
    }
}

void check_order(const FormulaNode& f, const TypeScope& outer) {
    const Approach& a = *f.approach;
    if (!is_infinite(a.point)) static_cast<void>(type_of(a.point, outer));
    for (const std::string& name : a.uniform)
        if (!outer.names.contains(name))
            throw StatementError(f.place, "'uniformly in " + name + "' without a quantifier for it",
                                 "'forall " + name + " in …' before the relation");
    TypeScope scope = outer;
    scope.names[a.name] = is_infinite(a.point) ? Type{Sort::integer} : Type{};
    for (const Expression& side : f.sides) {
        try {
            if (!type_of(side, scope).is_scalar())
                throw StatementError(side->place, "an order term between what is no number", "numbers");
        } catch (const StatementError& error) {
            if (f.connective != Connective::order || error.found.find("the free name") == std::string::npos) throw;
            throw StatementError(
                error.place, error.found + " beside an order term",
                "'forall' for it; the constants may depend on it, unless 'uniformly in' excludes that");
        }
    }
}

void check_formula(const Formula& f, const TypeScope& outer) {
    TypeScope scope = outer;
    for (const Binding& b : f->bindings) scope = with(scope, b);
    switch (f->connective) {
        case Connective::chain: return check_chain(*f, scope);
        case Connective::order:
        case Connective::limit: return check_order(*f, scope);
        case Connective::best: scope.names[f->names[0]] = {}; break;
        case Connective::shape:
            if (f->domain) {
                for (const Expression& end : f->domain->ends)
                    if (!is_infinite(end)) static_cast<void>(type_of(end, scope));
                scope.names[f->names[0]] = {};
            } else if (!scope.names.contains(f->names[0])) {
                throw StatementError(
                    f->place, "'" + std::string(to_string(*f->shape)) + " in " + f->names[0] + "' without a domain",
                    "'on' and an interval");
            }
            [[fallthrough]];
        case Connective::range:
            if (!type_of(f->sides[0], scope).is_scalar())
                throw StatementError(f->place, "a function whose values are no numbers", "numbers");
            break;
        case Connective::membership: {
            if (f->domain->kind == DomainKind::members)
                static_cast<void>(type_of(f->domain->ends[0], scope));
            else
                static_cast<void>(with(scope, Binding{.names = {}, .domain = *f->domain}));
            static_cast<void>(type_of(f->sides[0], scope));
            break;
        }
        default: break;
    }
    for (const Formula& part : f->parts) check_formula(part, scope);
}

void collect_uses(const Expression& e, std::set<std::string>& uses) {
    if (e->kind == Kind::call || e->kind == Kind::function || e->kind == Kind::variable) uses.insert(e->name);
    for (const Expression& child : e->children) collect_uses(child, uses);
    if (e->binding)
        for (const Expression& end : e->binding->domain.ends) collect_uses(end, uses);
}

/// Each definition uses earlier-resolved ones only; the names free in it stay for the place of use.
void check_definitions(const std::vector<Definition>& definitions) {
    for (const Definition& d : definitions) {
        if (d.is_recurrence() && d.index.empty())
            throw StatementError(d.place, "the recurrence '" + d.name + "' with a start but no step",
                                 d.name + "[L+1] = …");
        std::set<std::string> reached;
        std::vector<const Definition*> open{&d};
        while (!open.empty()) {
            const Definition* current = open.back();
            open.pop_back();
            std::set<std::string> uses;
            collect_uses(current->body, uses);
            if (current->start) collect_uses(*current->start, uses);
            for (const Definition& other : definitions) {
                if (!uses.contains(other.name) || !reached.insert(other.name).second) continue;
                if (other.name == d.name && !d.is_recurrence())
                    throw StatementError(d.place, "the definition of '" + d.name + "', which uses itself",
                                         "a recurrence, r[1] = z, r[L+1] = …");
                open.push_back(&other);
            }
        }
    }
}

/// The names free in definitions that must be bound where the statement uses them: all are checked at each use by
/// unfolding.
void check_unfolded(const Statement& s) {
    const Statement plain = unfold_definitions(s);
    TypeScope scope;
    for (const Definition& d : plain.definitions) scope.definitions.push_back(d);
    for (const Binding& b : plain.given) scope = with(scope, b);
    for (const Formula& fact : plain.facts) check_formula(fact, scope);
    check_formula(plain.formula, scope);
}

}  // namespace

void check(const Statement& s) {
    check_definitions(s.definitions);
    for (const Definition& d : s.definitions) {
        // A body is well typed with its own names and with any real ones for the rest.
        TypeScope scope;
        scope.definitions = s.definitions;
        for (const std::string& name : free_variables(d.body))
            if (std::none_of(s.definitions.begin(), s.definitions.end(),
                             [&](const Definition& o) { return o.name == name; }))
                scope.names[name] = {};
        if (!d.index.empty()) scope.names[d.index] = {Sort::integer};
        if (d.parameters.empty() && d.index.empty()) continue;  // a value: checked where it is used
        if (s.given.empty()) static_cast<void>(type_of(d.body, scope));
    }
    check_unfolded(s);
}

bool is_certainly_real(const Formula& f, TypeScope scope) {
    for (const std::string& name : free_variables(f))
        if (!scope.names.contains(name)) scope.names[name] = {};
    try {
        return std::all_of(f->sides.begin(), f->sides.end(),
                           [&](const Expression& side) { return type_of(side, scope).is_scalar(); });
    } catch (const StatementError&) {
        return false;
    }
}

}  // namespace claim::language
