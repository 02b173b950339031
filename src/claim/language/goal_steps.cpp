// Rewrites goals.
#include "claim/language/goal_steps.hpp"

#include "claim/language/functions.hpp"
#include "claim/language/hypergeometric_form.hpp"

#include <algorithm>
#include <functional>

namespace claim::language {

using rigor::Rational;

namespace {

bool is_sum_to(const Expression& e, const std::string& n) {
    return e->kind == Kind::big && e->name == "sum" && free_variables(e).contains(n);
}

bool grows_by_one(const Expression& e, const std::string& n) {
    FormContext context;
    context.box.names[n] = {.lower = Rational(0)};
    const auto form = try_hypergeometric_form(e, context);
    return form && (*form - TermSum(HypergeometricTerm(NamedPolynomial::name(n)))).rational();
}

/// M(n + 1) - M(n) with each sum that ends at n + c replaced by its next term; empty where a sum stands elsewhere.
std::optional<Expression> step_of(const Expression& e, const std::string& n) {
    const auto next = [&](const Expression& x) { return substitute(x, n, variable(n) + number(1)); };
    if (!free_variables(e).contains(n)) return number(0);
    if (is_sum_to(e, n)) {
        const Domain& d = e->binding->domain;
        if (d.kind != DomainKind::integers || e->binding->names.size() != 1 || is_infinite(d.ends[1]) ||
            free_variables(e->children[0]).contains(n) || free_variables(d.ends[0]).contains(n) ||
            !grows_by_one(d.ends[1], n))
            return std::nullopt;
        return substitute(e->children[0], e->binding->names[0], next(d.ends[1]));
    }
    const auto has_sum = [&](const Expression& x) {
        const std::function<bool(const Expression&)> find = [&](const Expression& y) {
            return is_sum_to(y, n) || std::any_of(y->children.begin(), y->children.end(), find);
        };
        return find(x);
    };
    if (!has_sum(e)) return next(e) - e;
    if (e->kind == Kind::negate) {
        const auto inner = step_of(e->children[0], n);
        return inner ? std::optional(negate(*inner)) : std::nullopt;
    }
    std::vector<Expression> parts;
    if (e->kind == Kind::sum) {
        for (const Expression& child : e->children) {
            const auto part = step_of(child, n);
            if (!part) return std::nullopt;
            parts.push_back(*part);
        }
        return sum(std::move(parts));
    }
    if (e->kind != Kind::product) return std::nullopt;
    int moving = 0;
    for (const Expression& child : e->children) {
        if (!free_variables(child).contains(n)) {
            parts.push_back(child);
            continue;
        }
        const auto part = step_of(child, n);
        if (!part || ++moving > 1) return std::nullopt;
        parts.push_back(*part);
    }
    return product(std::move(parts));
}

/// Every sum in e that ends at n + c begins at most one beyond its end at n = first.
bool sums_begin_before(const Expression& e, const std::string& n, long first) {
    if (is_sum_to(e, n)) {
        const auto low = rational_value(e->binding->domain.ends[0]);
        const auto high = rational_value(substitute(e->binding->domain.ends[1], n, number(first)));
        if (!low || !high || *high + 1 < *low || denominator(*low) != 1 || denominator(*high) != 1) return false;
    }
    return std::all_of(e->children.begin(), e->children.end(),
                       [&](const Expression& child) { return sums_begin_before(child, n, first); });
}

/// e for a real name: powers with symbolic exponents by exp and log; empty for what means something for integers only.
std::optional<Expression> for_real_names(const Expression& e) {
    switch (e->kind) {
        case Kind::number:
        case Kind::constant:
        case Kind::variable: return e;
        case Kind::sum:
        case Kind::product:
        case Kind::negate:
        case Kind::reciprocal:
        case Kind::power: break;
        case Kind::call: {
            const KnownFunction* f = find_function(e->name);
            if (!f || f->kind != Class::elementary || e->name == "binom" || e->name == "Gamma" || e->primes > 0)
                return std::nullopt;
            break;
        }
        default: return std::nullopt;
    }
    std::vector<Expression> children;
    for (const Expression& child : e->children) {
        const auto real = for_real_names(child);
        if (!real) return std::nullopt;
        children.push_back(*real);
    }
    if (e->kind != Kind::power || rational_value(e->children[1])) return with_children(e, std::move(children));
    // b^x = exp(x log b) where b > 0, which the logarithm demands.
    return call("exp", {children[1] * call("log", {children[0]})});
}

}  // namespace

std::optional<IntegerGoal> step_goal(const IntegerGoal& g) {
    if (g.relation == Relation::equal || g.relation == Relation::unequal || !g.others.names.empty())
        return std::nullopt;
    const bool up = g.relation == Relation::less || g.relation == Relation::at_most;
    const auto step = step_of(up ? g.right - g.left : g.left - g.right, g.name);
    if (!step || !sums_begin_before(g.left - g.right, g.name, g.first)) return std::nullopt;
    return IntegerGoal{*step, number(0), Relation::at_least, g.name, g.first, {}};
}

std::optional<Statement> real_statement(const IntegerGoal& g, long from) {
    const auto left = for_real_names(g.left), right = for_real_names(g.right);
    if (!left || !right || !g.others.names.empty()) return std::nullopt;
    const Binding b{.names = {g.name}, .domain = {DomainKind::interval, {number(from), constant("inf")}, true, false}};
    const Formula chain({.connective = Connective::chain, .sides = {*left, *right}, .relations = {g.relation}});
    return Statement{.formula = Formula({.connective = Connective::forall, .bindings = {b}, .parts = {chain}})};
}

}  // namespace claim::language
