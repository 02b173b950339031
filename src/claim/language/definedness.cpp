// Obligations of definedness.
#include "claim/language/definedness.hpp"

#include "claim/language/functions.hpp"
#include "claim/language/structure_sign.hpp"
#include "claim/language/types.hpp"

#include <algorithm>
#include <string_view>

namespace claim::language {

namespace {

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}
template <class Predicate>
bool all_children(const Expression& e, Predicate predicate) {
    return std::all_of(e->children.begin(), e->children.end(), predicate);
}

Formula conjunction_of(const std::vector<Formula>& parts) {
    return parts.size() == 1 ? parts[0] : Formula({.connective = Connective::conjunction, .parts = parts});
}

/// All of the first, and the second where `guard` holds.
std::optional<Definedness> both(const std::optional<Definedness>& a, const Formula& guard,
                                const std::optional<Definedness>& b) {
    if (!a || !b) return std::nullopt;
    if (b->always) return a;
    const Formula guarded({.connective = Connective::implies, .parts = {guard, *b->formula}});
    if (a->always) return Definedness{.formula = guarded};
    return Definedness{.formula = conjunction_of({*a->formula, guarded})};
}

/// What the parts of an expression ask of their arguments.
class Demands {
public:
    std::vector<Formula> all;

    void of(const Expression& e) {
        if (is_total(e)) return;
        switch (e->kind) {
            case Kind::sum:
            case Kind::product:
            case Kind::negate: return children(e);
            case Kind::reciprocal: return children(e), put(e->children[0], Relation::unequal, 0);
            case Kind::power: return power(e);
            case Kind::call: return call(e);
            default: return whole(e);
        }
    }

private:
    void children(const Expression& e) {
        for (const Expression& child : e->children) of(child);
    }
    void put(const Expression& e, Relation r, long bound) {
        const Expression value = bound < 0 ? negate(number(-bound)) : number(bound);
        const Formula f({.connective = Connective::chain, .sides = {e, value}, .relations = {r}});
        if (std::find(all.begin(), all.end(), f) == all.end()) all.push_back(f);
    }
    void in_unit_interval(const Expression& e) {
        put(e, Relation::at_least, -1);
        put(e, Relation::at_most, 1);
    }
    void whole(const Expression& e) { put(product({number(0), e}), Relation::equal, 0); }
    void power(const Expression& e) {
        const auto q = rational_value(e->children[1]);
        if (!q) return whole(e);
        of(e->children[0]);
        if (denominator(*q) != 1) return put(e->children[0], *q < 0 ? Relation::greater : Relation::at_least, 0);
        if (*q < 0) put(e->children[0], Relation::unequal, 0);
    }
    void call(const Expression& e) {
        const KnownFunction* f = find_function(e->name);
        const bool slope = e->primes == 1 && is_one_of(e->name, {"h", "kappa1"});
        if (!f || !e->names.empty() || (e->primes > 0 && !slope)) return whole(e);
        if (is_one_of(e->name, {"exp", "sin", "cos", "arctan", "abs", "min", "max", "relu", "step"}))
            return children(e);
        if (is_one_of(e->name, {"arccos", "arcsin", "kappa0", "kappa1", "h"}))
            return children(e), in_unit_interval(e->children[0]);
        if (is_one_of(e->name, {"rho", "T", "theta_bar"})) {
            of(e->children[0]);
            in_unit_interval(e->children[0]);
            const auto depth = rational_value(e->children[1]);
            if (!depth || *depth < 1) put(e->children[1], Relation::at_least, 1);
            return;
        }
        if (e->name == "sqrt") return children(e), put(e->children[0], Relation::at_least, 0);
        if (e->name == "log") return children(e), put(e->children[0], Relation::greater, 0);
        whole(e);
    }
};

std::optional<Definedness> of_sides(const std::vector<Expression>& sides) {
    Demands demands;
    for (const Expression& side : sides)
        if (!is_infinite(side)) demands.of(side);
    if (demands.all.empty()) return Definedness{.always = true};
    return Definedness{.formula = conjunction_of(demands.all)};
}

std::optional<Definedness> quantified(const Formula& f) {
    for (const Binding& b : f->bindings)
        for (const Expression& end : b.domain.ends)
            if (!is_total(end) && !is_infinite(end)) return std::nullopt;
    const auto inner = definedness(f->parts[0]);
    if (!inner || inner->always) return inner;
    return Definedness{.formula = for_all_used(f->bindings, *inner->formula)};
}

}  // namespace

Formula for_all_used(const std::vector<Binding>& bindings, const Formula& f) {
    if (f->connective == Connective::conjunction) {
        FormulaNode all = *f;
        for (Formula& part : all.parts) part = for_all_used(bindings, part);
        return Formula(std::move(all));
    }
    std::set<std::string> used = free_variables(f);
    std::vector<Binding> kept;
    for (auto b = bindings.rbegin(); b != bindings.rend(); ++b) {
        Binding own = *b;
        std::erase_if(own.names, [&](const std::string& name) { return !used.contains(name); });
        if (own.names.empty()) continue;
        used.merge(free_variables(own.domain));
        kept.insert(kept.begin(), own);
    }
    return kept.empty() ? f : Formula({.connective = Connective::forall, .bindings = kept, .parts = {f}});
}

bool is_continuous(const Expression& e) {
    switch (e->kind) {
        case Kind::number:
        case Kind::variable: return true;
        case Kind::constant: return e->name == "pi" || e->name == "euler";
        case Kind::sum:
        case Kind::product:
        case Kind::negate:
        case Kind::reciprocal: return all_children(e, is_continuous);
        case Kind::power: return rational_value(e->children[1]).has_value() && is_continuous(e->children[0]);
        case Kind::call: {
            const KnownFunction* f = find_function(e->name);
            if (f && f->depth == 1) {
                const auto depth = rational_value(e->children[1]);
                return e->primes == 0 && e->names.empty() && depth && denominator(*depth) == 1 && *depth >= 1 &&
                       is_one_of(e->name, {"rho", "T", "theta_bar"}) && is_continuous(e->children[0]);
            }
            if (e->primes > 1 || !e->names.empty()) return false;
            if (e->primes == 1 && e->name != "h" && e->name != "kappa1") return false;
            return is_one_of(e->name, {"sqrt", "exp", "log", "sin", "cos", "arccos", "arcsin", "arctan", "abs", "min",
                                       "max", "relu", "kappa0", "kappa1", "h"}) &&
                   all_children(e, is_continuous);
        }
        default: return false;
    }
}

std::optional<Definedness> definedness(const Formula& f) {
    switch (f->connective) {
        case Connective::chain:
            if (!is_certainly_real(f)) return std::nullopt;
            return of_sides(f->sides);
        case Connective::membership: {
            if (f->domain->kind != DomainKind::interval && f->domain->kind != DomainKind::finite) return std::nullopt;
            std::vector<Expression> sides = f->sides;
            sides.insert(sides.end(), f->domain->ends.begin(), f->domain->ends.end());
            return of_sides(sides);
        }
        case Connective::negation: return definedness(f->parts[0]);
        case Connective::implies: return both(definedness(f->parts[0]), f->parts[0], definedness(f->parts[1]));
        case Connective::equivalent: {
            const auto a = definedness(f->parts[0]), b = definedness(f->parts[1]);
            if (!a || !b) return std::nullopt;
            if (a->always || b->always) return a->always ? b : a;
            return Definedness{.formula = conjunction_of({*a->formula, *b->formula})};
        }
        case Connective::conjunction:
        case Connective::disjunction: {
            std::optional<Definedness> all = Definedness{.always = true};
            std::vector<Formula> before;
            for (const Formula& part : f->parts) {
                const auto own = definedness(part);
                all = before.empty() ? own : both(all, conjunction_of(before), own);
                if (!all) return std::nullopt;
                before.push_back(f->connective == Connective::conjunction ? part : negate(part));
            }
            return all;
        }
        case Connective::forall:
        case Connective::exists: return quantified(f);
        default: return std::nullopt;
    }
}

}  // namespace claim::language
