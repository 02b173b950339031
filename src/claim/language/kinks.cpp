// Kinks at rational zeros of affine arguments.
#include "claim/language/kinks.hpp"

#include "claim/language/derivative.hpp"

#include <algorithm>
#include <stdexcept>

namespace claim::language {

using rigor::Rational, rigor::SymbolicConstant;

namespace {

struct Affine {
    Rational slope, start;
};
std::optional<Affine> affine(const Expression& e, const std::string& name) {
    try {
        const auto slope = rational_value(derivative(e, name));
        const auto start = rational_value(substitute(e, name, number(0)));
        if (slope && start) return Affine{*slope, *start};
    } catch (const std::invalid_argument&) {
    }
    return std::nullopt;
}

/// What changes its sign at the kink.
std::optional<Expression> argument(const Expression& e) {
    if (e->kind != Kind::call || e->primes != 0 || !e->names.empty()) return std::nullopt;
    if (e->name == "abs" || e->name == "relu" || e->name == "step") return e->children[0];
    if ((e->name == "max" || e->name == "min") && e->children.size() == 2) return e->children[0] - e->children[1];
    return std::nullopt;
}

void collect(const Expression& e, const std::string& name, std::vector<Rational>& zeros) {
    if (const auto u = argument(e))
        if (const auto a = affine(*u, name); a && a->slope != 0) zeros.push_back(Rational(-a->start / a->slope));
    for (const Expression& child : e->children) collect(child, name, zeros);
}

/// e with the branch that counts next to `inside`, which is no zero of an argument.
Expression branch(const Expression& e, const std::string& name, const Rational& inside) {
    std::vector<Expression> children;
    for (const Expression& child : e->children) children.push_back(branch(child, name, inside));
    const Expression same = with_children(e, children);
    const auto u = argument(e);
    const auto a = u ? affine(*u, name) : std::nullopt;
    if (!a) return same;
    const Rational value = a->slope * inside + a->start;
    if (value == 0) return same;
    const bool up = value > 0;
    if (e->name == "abs") return up ? children[0] : negate(children[0]);
    if (e->name == "relu") return up ? children[0] : number(0);
    if (e->name == "step") return number(up ? 1 : 0);
    return children[up == (e->name == "max") ? 0 : 1];
}

}  // namespace

std::vector<SegmentClaim> cut_at_kinks(const SegmentClaim& c) {
    const std::string& name = c.segment.name;
    if (c.formula->connective != Connective::chain) return {c};
    for (const Expression& side : c.formula->sides)
        if (free_variables(side).size() > 1) return {c};
    std::vector<Rational> zeros;
    for (const Expression& side : c.formula->sides) collect(side, name, zeros);
    std::erase_if(zeros, [&](const Rational& q) { return !c.segment.has_inside(q); });
    std::sort(zeros.begin(), zeros.end());
    zeros.erase(std::unique(zeros.begin(), zeros.end()), zeros.end());
    std::vector<SegmentClaim> parts;
    DomainEnd from = c.segment.lower;
    const auto between = [&](const DomainEnd& to) {
        SegmentClaim part{{name, from, to}, c.formula};
        const auto points = inner_points(part.segment, 2);
        if (points.empty()) return false;
        FormulaNode f = *c.formula;
        for (Expression& side : f.sides) side = branch(side, name, points[0]);
        part.formula = Formula(std::move(f));
        parts.push_back(part);
        return true;
    };
    for (const Rational& q : zeros) {
        DomainEnd at{.at = SymbolicConstant(q), .closed = false};
        if (!between(at)) return {c};
        from = at;
        at.closed = true;
        parts.push_back({{name, at, at}, c.formula});
    }
    if (zeros.empty()) {
        // All kinks lie outside, or there are none.
        SegmentClaim all = c;
        if (const auto points = inner_points(c.segment, 2); !points.empty()) {
            FormulaNode f = *c.formula;
            for (Expression& side : f.sides) side = branch(side, name, points[0]);
            all.formula = Formula(std::move(f));
        }
        // At a closed end that is a kink the branches agree, but those of step do not.
        return {all.formula == c.formula || c.segment.lower.closed || c.segment.upper.closed ? c : all};
    }
    if (!between(c.segment.upper)) return {c};
    return parts;
}

}  // namespace claim::language
