// Sequences by the state of a layer.
#include "claim/language/layer_state.hpp"

#include "claim/language/depth_series.hpp"
#include "claim/language/functions.hpp"
#include "claim/language/text.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational;

namespace {

bool is_sequence(const Expression& e) {
    if (e->kind != Kind::call) return false;
    const KnownFunction* f = find_function(e->name);
    return f && f->depth == 1;
}

/// A sequence at a depth that is a number: a function of the correlation.
std::optional<long> fixed_depth(const Expression& e, const DepthClaim& c) {
    if (!is_sequence(e) || !(e->children[0] == c.point) || !e->names.empty() || e->primes != 0) return std::nullopt;
    const auto depth = rational_value(e->children[1]);
    if (!depth || denominator(*depth) != 1 || *depth < 1 || *depth > 8) return std::nullopt;
    return static_cast<long>(numerator(*depth));
}

void offsets(const Expression& e, const DepthClaim& c, std::optional<std::pair<Rational, Rational>>& range) {
    if (is_sequence(e) && !fixed_depth(e, c)) {
        const auto k = offset_from(e->children[1], c.layer);
        if (!k || abs(*k) > 1000 || !(e->children[0] == c.point) || !e->names.empty() || e->primes != 0)
            throw NoLayerForm("no rule for " + to_text(e));
        range = range ? std::pair{std::min(range->first, *k), std::max(range->second, *k)} : std::pair{*k, *k};
    }
    for (const Expression& child : e->children) offsets(child, c, range);
}

}  // namespace

std::optional<std::pair<Rational, Rational>> layer_offsets(const std::vector<Expression>& sides, const DepthClaim& c) {
    std::optional<std::pair<Rational, Rational>> range;
    for (const Expression& side : sides) offsets(side, c, range);
    return range;
}

Expression at_layer(const Expression& e, const DepthClaim& c, const LayerNames& names, long offset) {
    if (is_sequence(e)) {
        const auto fixed = fixed_depth(e, c);
        const long k = fixed ? *fixed : static_cast<long>(numerator(*offset_from(e->children[1], c.layer)));
        Expression w = fixed ? c.point : variable(names.correlation), T = fixed ? c.point : variable(names.kernel);
        for (long i = fixed ? 1 : offset; i < k; ++i) {
            const Expression next = call("h", {w});
            T = call("kappa0", {w}) * T + next;
            w = next;
        }
        const Expression depth = fixed ? number(k) : variable(c.layer) + number(k);
        const Expression variance = power(number(2), number(1) - depth);
        if (e->name == "rho") return w;
        if (e->name == "T") return T;
        if (e->name == "theta_bar") return T / depth;
        if (e->name == "U") return number(3) * constant("pi") / call("sqrt", {number(2) * (number(1) - w)});
        if (e->name == "theta") return variance * T;
        if (e->name == "sigma") return variance * w;
        if (e->name == "sigma_dot") return call("kappa0", {w}) / number(2);
        throw NoLayerForm("no rule for " + to_text(e));
    }
    std::vector<Expression> children;
    for (const Expression& child : e->children) children.push_back(at_layer(child, c, names, offset));
    return with_children(e, std::move(children));
}

Expression at_fixed_layer(const Expression& e, const std::string& layer, const Rational& value) {
    if (e->kind == Kind::variable && e->name == layer) return number(value);
    std::vector<Expression> children;
    for (const Expression& child : e->children) children.push_back(at_fixed_layer(child, layer, value));
    if (is_sequence(e))
        if (const auto depth = rational_value(children[1])) {
            children[1] = number(*depth);
            const bool plain = e->name == "rho" || e->name == "T" || e->name == "theta_bar";
            if (plain && *depth == 1) return children[0];
            // As in at_layer.
            if (e->names.empty() && e->primes == 0 && abs(*depth) < 1000 && denominator(*depth) == 1 && *depth >= 1) {
                const auto state = [&](const char* name) {
                    return *depth == 1 ? children[0] : call(name, {children[0], children[1]});
                };
                const Expression variance = number(rigor::power_of_two(1 - static_cast<long>(numerator(*depth))));
                if (e->name == "theta") return variance * state("T");
                if (e->name == "sigma") return variance * state("rho");
                if (e->name == "sigma_dot") return call("kappa0", {state("rho")}) / number(2);
            }
        }
    const Expression same = with_children(e, std::move(children));
    const auto whole = rational_value(same);
    return whole ? number(*whole) : same;
}

}  // namespace claim::language
