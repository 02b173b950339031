// Brings statements about layers to one form.
#include "claim/language/depth_claim.hpp"

#include "claim/language/depth_series.hpp"
#include "claim/language/derivative.hpp"
#include "claim/language/functions.hpp"

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace claim::language {

using rigor::Rational;

namespace {

void split(const Formula& f, const std::vector<Binding>& outer, std::vector<QuantifiedClaim>& claims) {
    if (f->connective == Connective::forall) {
        std::vector<Binding> all = outer;
        all.insert(all.end(), f->bindings.begin(), f->bindings.end());
        return split(f->parts[0], all, claims);
    }
    if (f->connective == Connective::conjunction) {
        for (const Formula& part : f->parts) split(part, outer, claims);
        return;
    }
    claims.push_back({outer, f});
}

/// f with every expression replaced, without those of quantifiers; only called on formulas without quantifiers.
template <class Change>
Formula changed(const Formula& f, const Change& change) {
    FormulaNode g = *f;
    for (Formula& part : g.parts) part = changed(part, change);
    for (Expression& side : g.sides) side = change(side);
    return Formula(std::move(g));
}

bool is_quantifier_free(const Formula& f) {
    if (!f->bindings.empty()) return false;
    return std::all_of(f->parts.begin(), f->parts.end(), is_quantifier_free);
}

void all_points(const Formula& f, std::vector<Expression>& points) {
    for (const Formula& part : f->parts) all_points(part, points);
    for (const Expression& side : f->sides) collect_points(side, points);
}

/// A depth that may be no layer: the values at 1 hold from the first layer on, and before it there are none.
struct NoLayer {};

/// The values at the correlation 1 put in. Throws NoLayer.
Expression at_one(const Expression& e, const std::function<bool(const Expression&)>& is_layer) {
    std::vector<Expression> children;
    for (const Expression& child : e->children) children.push_back(at_one(child, is_layer));
    if (e->kind == Kind::call && e->names.empty() && e->primes == 0 && children.size() == 2 &&
        is_literal(children[0], 1)) {
        const Expression& L = children[1];
        const KnownFunction* f = find_function(e->name);
        if (f && f->depth == 1 && !is_layer(L)) throw NoLayer{};
        const Expression variance = power(number(2), number(1) - L);
        if (e->name == "rho" || e->name == "theta_bar") return number(1);
        if (e->name == "T") return L;
        if (e->name == "theta") return L * variance;
        if (e->name == "sigma") return variance;
        if (e->name == "sigma_dot") return number(Rational(1, 2));
    }
    return with_children(e, std::move(children));
}

Expression replaced(const Expression& e, const Expression& what, const Expression& by) {
    if (e == what) return by;
    std::vector<Expression> children;
    for (const Expression& child : e->children) children.push_back(replaced(child, what, by));
    return with_children(e, std::move(children));
}

/// Names may be bound or differentiated in e.
bool binds_names(const Expression& e) {
    switch (e->kind) {
        case Kind::derivative:
        case Kind::at:
        case Kind::lambda:
        case Kind::integral:
        case Kind::expectation:
        case Kind::big: return true;
        default: return std::any_of(e->children.begin(), e->children.end(), binds_names);
    }
}
bool binds_names(const Formula& f) {
    return std::any_of(f->sides.begin(), f->sides.end(), [](const Expression& e) { return binds_names(e); }) ||
           std::any_of(f->parts.begin(), f->parts.end(), [](const Formula& part) { return binds_names(part); });
}

struct Affine {
    Rational scale, shift;
};
/// scale * name + shift.
std::optional<Affine> affine(const Expression& e, const std::string& name) {
    try {
        const auto slope = rational_value(derivative(e, name));
        const auto start = rational_value(substitute(e, name, number(0)));
        if (!slope || !start || *slope == 0) return std::nullopt;
        return Affine{*slope, *start};
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

}  // namespace

bool binds_any(const Expression& e, const std::set<std::string>& names) {
    for (const std::string& name : bound_names(*e))
        if (names.contains(name)) return true;
    return std::any_of(e->children.begin(), e->children.end(),
                       [&](const Expression& child) { return binds_any(child, names); });
}

std::vector<QuantifiedClaim> split_claims(const Formula& f) {
    std::vector<QuantifiedClaim> claims;
    split(f, {}, claims);
    return claims;
}

std::optional<RationalInterval> rational_interval(const Domain& d) {
    if (d.kind != DomainKind::interval) return std::nullopt;
    const auto low = rational_value(d.ends[0]), high = rational_value(d.ends[1]);
    if (!low || !high) return std::nullopt;
    return RationalInterval{*low, *high, d.lower_closed, d.upper_closed};
}

Domain to_domain(const RationalInterval& i) {
    return {DomainKind::interval, {number(i.lower), number(i.upper)}, i.lower_closed, i.upper_closed};
}

Rational simple_point(const RationalInterval& i) {
    for (const Rational& q : {Rational(0), Rational(-1), Rational(1, 2), Rational(-1, 2)})
        if (i.contains(q)) return q;
    return (i.lower + i.upper) / 2;
}

std::vector<std::pair<std::string, std::string>> DepthClaim::coordinates(const Rational& value) const {
    if (user_name.empty()) return {};
    return {{user_name, Rational(scale * value + shift).str()}};
}

std::optional<std::vector<DepthClaim>> depth_claims(const QuantifiedClaim& claim) {
    if (!is_quantifier_free(claim.formula)) return std::nullopt;
    const std::set<std::string> used = free_variables(claim.formula);
    DepthClaim base(claim.formula);
    std::optional<std::pair<std::string, Domain>> real;
    for (const Binding& b : claim.bindings)
        for (const std::string& name : b.names) {
            if (b.multiplicity != Multiplicity::each || !used.contains(name)) return std::nullopt;
            const bool layers = b.domain.kind == DomainKind::integers && is_infinite(b.domain.ends[1]);
            if (layers) {
                const auto first = rational_value(b.domain.ends[0]);
                if (!first || denominator(*first) != 1 || !base.layer.empty()) return std::nullopt;
                base.layer = name;
                base.first = *first;
            } else {
                if (real) return std::nullopt;
                real = {name, b.domain};
            }
        }
    std::set<std::string> own{base.layer};
    if (real) own.insert(real->first);
    if (claim.formula->approach) own.insert(claim.formula->approach->name);
    for (const Expression& side : claim.formula->sides)
        if (binds_any(side, own)) return std::nullopt;
    if (!claim.formula->parts.empty()) return std::nullopt;
    if (real && real->second.kind == DomainKind::finite) {
        std::vector<DepthClaim> all;
        for (const Expression& element : real->second.ends) {
            QuantifiedClaim one{claim.bindings, substitute(claim.formula, real->first, element)};
            std::erase_if(one.bindings, [&](const Binding& b) { return b.names[0] == real->first; });
            const auto found = depth_claims(one);
            if (!found || !rational_value(element)) return std::nullopt;
            all.insert(all.end(), found->begin(), found->end());
        }
        return all;
    }
    base.as_written = base.formula;
    const auto is_layer = [&](const Expression& depth) {
        if (const auto q = rational_value(depth)) return denominator(*q) == 1 && *q >= 1;
        if (const auto k = offset_from(depth, base.layer); k && !base.layer.empty()) return base.first + *k >= 1;
        // What a limit binds is large.
        const auto& approach = claim.formula->approach;
        return approach && offset_from(depth, approach->name);
    };
    try {
        base.formula = changed(base.formula, [&](const Expression& e) { return at_one(e, is_layer); });
    } catch (const NoLayer&) {
        return std::nullopt;
    }
    std::vector<Expression> points;
    all_points(base.formula, points);
    if (points.size() > 1) return std::nullopt;
    if (real) {
        const auto interval = rational_interval(real->second);
        if (!interval || interval->is_empty()) return std::nullopt;
        base.points = *interval;
        base.user_name = real->first;
        base.point = variable(real->first);
    }
    base.has_point = real || !points.empty();
    if (points.empty() || points[0] == base.point) return std::vector{base};
    if (const auto fixed = rational_value(points[0])) {
        if (real) return std::nullopt;
        base.point = number(*fixed);
        base.points = {*fixed, *fixed};
        base.formula = changed(base.formula, [&](const Expression& e) { return replaced(e, points[0], base.point); });
        return std::vector{base};
    }
    if (!real || binds_names(base.formula)) return std::nullopt;
    const auto map = affine(points[0], real->first);
    if (!map) return std::nullopt;
    // w = scale z + shift takes the place of z.
    std::set<std::string> taken = used;
    const Expression w = variable(fresh_name("w", taken));
    base.scale = 1 / map->scale;
    base.shift = -map->shift / map->scale;
    const Expression back = number(base.scale) * w + number(base.shift);
    base.formula = changed(
        base.formula, [&](const Expression& e) { return substitute(replaced(e, points[0], w), real->first, back); });
    base.point = w;
    const auto image = [&](const Rational& z) { return Rational(map->scale * z + map->shift); };
    const RationalInterval& z = base.points;
    base.points = map->scale > 0 ? RationalInterval{image(z.lower), image(z.upper), z.lower_closed, z.upper_closed}
                                 : RationalInterval{image(z.upper), image(z.lower), z.upper_closed, z.lower_closed};
    return std::vector{base};
}

}  // namespace claim::language
