// Brings limits, order terms and explicit bounds to one form.
#include "claim/language/order_claim.hpp"

#include "claim/language/depth_series.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational;

std::optional<OrderClaim> order_claim(const Formula& f) {
    if (f->connective == Connective::exists) {  // exists q in (0, 1): f = O(q^L)
        if (f->bindings.size() != 1 || f->bindings[0].names.size() != 1) return std::nullopt;
        const auto inside = rational_interval(f->bindings[0].domain);
        const std::string& q = f->bindings[0].names[0];
        if (!inside || inside->is_empty() || inside->lower < 0 || inside->upper > 1 || inside->contains(1) ||
            inside->contains(0))
            return std::nullopt;
        auto claim = order_claim(f->parts[0]);
        if (!claim || claim->kind != Landau::big_o || claim->exponential || free_variables(claim->error).contains(q) ||
            !(claim->rate == power(variable(q), variable(claim->layer))))
            return std::nullopt;
        claim->exponential = true;
        return claim;
    }
    const bool limit = f->connective == Connective::limit;
    if (!limit && f->connective != Connective::order) return std::nullopt;
    const Approach& a = *f->approach;
    if (a.point->kind != Kind::constant || a.point->name != "inf") return std::nullopt;
    if (limit && f->relations[0] != Relation::equal) return std::nullopt;
    if (limit) return OrderClaim{Landau::little_o, f->sides[0] - f->sides[1], number(1), a.name};
    return OrderClaim{*f->landau, f->sides[0] - f->sides[1], f->sides[2], a.name, a.uniform};
}

namespace {

bool at_least_two(const Expression& e, const std::string& layer, const Rational& first) {
    if (const auto q = rational_value(e)) return *q >= 2;
    const auto k = offset_from(e, layer);
    return k && first + *k >= 2;
}

}  // namespace

bool positive_from(const Expression& e, const std::string& layer, const Rational& first) {
    if (const auto q = rational_value(e)) return *q > 0;
    if (const auto k = offset_from(e, layer)) return first + *k > 0;
    const auto all = [&](const std::vector<Expression>& parts) {
        return std::all_of(parts.begin(), parts.end(),
                           [&](const Expression& p) { return positive_from(p, layer, first); });
    };
    switch (e->kind) {
        case Kind::constant: return e->name == "pi";
        case Kind::sum:
        case Kind::product:
        case Kind::reciprocal: return all(e->children);
        case Kind::power: return rational_value(e->children[1]) && positive_from(e->children[0], layer, first);
        case Kind::call:
            if (e->name == "sqrt") return all(e->children);
            return e->name == "log" && at_least_two(e->children[0], layer, first);
        default: return false;
    }
}

namespace {

/// Certainly defined at every layer >= first, by its parts.
bool defined_from(const Expression& e, const std::string& layer, const Rational& first) {
    const auto all = [&] {
        return std::all_of(e->children.begin(), e->children.end(),
                           [&](const Expression& part) { return defined_from(part, layer, first); });
    };
    switch (e->kind) {
        case Kind::number:
        case Kind::variable: return true;
        case Kind::constant: return e->name == "pi";
        case Kind::sum:
        case Kind::product:
        case Kind::negate: return all();
        case Kind::reciprocal: return positive_from(e->children[0], layer, first);
        case Kind::call: {
            if (e->name == "log") return positive_from(e->children[0], layer, first);
            const auto k = e->children.size() == 2 ? offset_from(e->children[1], layer) : std::nullopt;
            return k && first + *k >= 1 && (e->name == "rho" || e->name == "T" || e->name == "theta_bar");
        }
        default: return positive_from(e, layer, first);
    }
}

}  // namespace

QuantifiedClaim with_order_terms(const QuantifiedClaim& claim) {
    const FormulaNode& e = *claim.formula;
    if (e.connective != Connective::exists || e.bindings.size() != 1 || e.bindings[0].names.size() != 1) return claim;
    const Domain& constants = e.bindings[0].domain;
    const bool positive = constants.kind == DomainKind::positive_from && is_literal(constants.ends[0], 0);
    if (!positive && constants.kind != DomainKind::reals) return claim;
    const std::string& K = e.bindings[0].names[0];
    const Formula& inner = e.parts[0];
    if (inner->connective != Connective::forall) return claim;
    QuantifiedClaim order{claim.bindings, claim.formula};
    Approach approach{.name = "", .point = constant("inf")};
    Rational first = 1;
    for (const Binding& b : inner->bindings) {
        if (b.domain.kind == DomainKind::integers && is_infinite(b.domain.ends[1]) && b.names.size() == 1) {
            const auto from = rational_value(b.domain.ends[0]);
            if (!from || !approach.name.empty()) return claim;
            approach.name = b.names[0];
            first = *from;
        } else {
            approach.uniform.insert(approach.uniform.end(), b.names.begin(), b.names.end());
            order.bindings.push_back(b);
        }
    }
    const FormulaNode& chain = *inner->parts[0];
    if (approach.name.empty() || chain.connective != Connective::chain || chain.sides.size() != 2) return claim;
    const bool upward = chain.relations[0] == Relation::at_most;
    if (!upward && chain.relations[0] != Relation::at_least) return claim;
    const Expression &small = chain.sides[upward ? 0 : 1], &large = chain.sides[upward ? 1 : 0];
    if (small->kind != Kind::call || small->name != "abs" || free_variables(small).contains(K)) return claim;
    if (!defined_from(small->children[0], approach.name, first)) return claim;
    // large = K g(L).
    std::vector<Expression> factors;
    int constants_found = 0;
    for (const Expression& part : large->kind == Kind::product ? large->children : std::vector<Expression>{large})
        if (part->kind == Kind::variable && part->name == K)
            ++constants_found;
        else
            factors.push_back(part);
    const Expression g = product(std::move(factors));
    if (constants_found != 1 || free_variables(g).contains(K) || !positive_from(g, approach.name, first)) return claim;
    order.formula = Formula({.connective = Connective::order,
                             .sides = {small->children[0], number(0), g},
                             .approach = approach,
                             .landau = Landau::big_o});
    return order;
}

}  // namespace claim::language
