// The cone of functions that are not negative and increase.
#include "claim/language/layer_shape_engine.hpp"

#include "claim/language/depth_claim.hpp"
#include "claim/language/depth_series.hpp"
#include "claim/language/order_claim.hpp"
#include "claim/language/text.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational;

namespace {

struct LayerShape {
    Formula formula;
    std::string layer, name;
    Rational first;
    RationalInterval domain;
};

std::optional<LayerShape> layer_shape(const Statement& s) {
    if (!s.given.empty() || !s.facts.empty()) return std::nullopt;
    const auto claims = split_claims(s.formula);
    if (claims.size() != 1 || claims[0].formula->connective != Connective::shape) return std::nullopt;
    const FormulaNode& f = *claims[0].formula;
    if (f.names.size() != 1) return std::nullopt;
    std::optional<RationalInterval> domain;
    if (f.domain) domain = rational_interval(*f.domain);
    LayerShape shape{.formula = claims[0].formula, .layer = {}, .name = f.names[0], .first = 1, .domain = {}};
    for (const Binding& b : claims[0].bindings)
        for (const std::string& name : b.names) {
            if (b.multiplicity != Multiplicity::each) return std::nullopt;
            if (name == shape.name && !f.domain) {
                domain = rational_interval(b.domain);
                continue;
            }
            const bool layers = b.domain.kind == DomainKind::integers && is_infinite(b.domain.ends[1]);
            const auto first = layers ? rational_value(b.domain.ends[0]) : std::nullopt;
            if (!first || denominator(*first) != 1 || *first < 1 || !shape.layer.empty()) return std::nullopt;
            shape.layer = name;
            shape.first = *first;
        }
    if (shape.layer.empty() || shape.layer == shape.name || !domain || domain->is_empty()) return std::nullopt;
    if (domain->lower < -1 || domain->upper > 1) return std::nullopt;
    shape.domain = *domain;
    return shape;
}

/// What is known of an expression on the whole domain, at all layers. Rising: not falling.
struct Trend {
    bool known = false, nonnegative = false, positive = false, strict = false;
};

class Cone {
public:
    explicit Cone(const LayerShape& s) : s_(s) {}

    Trend of(const Expression& e) const {
        const bool right = s_.domain.lower >= 0;
        if (const auto q = rational_value(e)) return {true, *q >= 0, *q > 0, false};
        if (positive_from(e, s_.layer, s_.first)) return {true, true, true, false};
        switch (e->kind) {
            case Kind::variable:
                if (e->name != s_.name) return {};
                return {true, right, s_.domain.lower > 0, true};
            case Kind::sum: {
                Trend all{true, true, false, false};
                for (const Expression& child : e->children) {
                    const Trend t = of(child);
                    if (!t.known) return {};
                    all.nonnegative = all.nonnegative && t.nonnegative;
                    all.positive = all.positive || t.positive;
                    all.strict = all.strict || t.strict;
                }
                all.positive = all.positive && all.nonnegative;
                return all;
            }
            case Kind::negate: {  // of a constant
                const bool constant =
                    !free_variables(e).contains(s_.name) && positive_from(e->children[0], s_.layer, s_.first);
                return {constant, false, false, false};
            }
            case Kind::product: return product(e);
            case Kind::power: {
                const auto n = rational_value(e->children[1]);
                const Trend t = of(e->children[0]);
                if (!n || *n <= 0 || !t.known || !t.nonnegative) return {};
                return t;
            }
            case Kind::call: return call_trend(e);
            default: return {};
        }
    }

private:
    Trend product(const Expression& e) const {
        Trend all{true, true, true, false};
        int moving = 0;
        for (const Expression& child : e->children) {
            const Trend t = of(child);
            if (!t.known) return {};
            if (!free_variables(child).contains(s_.name) && t.positive) continue;  // a positive constant
            ++moving;
            all.strict = moving == 1 ? t.strict : all.strict && t.strict && all.positive && t.positive;
            all.nonnegative = all.nonnegative && t.nonnegative;
            all.positive = all.positive && t.positive;
        }
        if (moving > 1 && !all.nonnegative) return {};
        return all;
    }
    Trend call_trend(const Expression& e) const {
        const bool right = s_.domain.lower >= 0;
        if (!e->names.empty() || e->primes != 0) return {};
        const auto& c = e->children;
        const bool map = e->name == "h" || e->name == "kappa1" || e->name == "kappa0";
        if (map && c.size() == 1) {
            const bool inside = c[0] == variable(s_.name) || (c[0]->kind == Kind::call && c[0]->name == "rho");
            const Trend t = inside ? of(c[0]) : Trend{};
            return {t.known, t.known, false, t.strict};
        }
        if (c.size() != 2 || !(c[0] == variable(s_.name))) return {};
        const auto k = offset_from(c[1], s_.layer);
        const auto fixed = rational_value(c[1]);
        const bool deep = fixed ? *fixed >= 1 && denominator(*fixed) == 1 : k && s_.first + *k >= 1;
        if (!deep) return {};
        if (e->name == "rho") return {true, right, false, true};
        if (right && (e->name == "T" || e->name == "theta_bar" || e->name == "theta" || e->name == "sigma"))
            return {true, true, false, true};
        if (e->name == "U" && !s_.domain.contains(1)) return {true, true, true, true};
        return {};
    }
    const LayerShape& s_;
};

/// What the induction rests on.
bool maps_are_monotone(const Budget& budget, std::vector<CertificateItem>& items) {
    const Expression w = variable("w");
    const RationalInterval all{-1, 1};
    const auto asked = [&](const Formula& f) {
        const Outcome o = other_engines({.formula = f}, budget);
        items.push_back({"reduced", {{"statement", to_text(f)}}});
        items.insert(items.end(), o.certificate.begin(), o.certificate.end());
        return o.answer == Answer::holds;
    };
    for (const char* map : {"h", "kappa0"}) {
        const Expression f = call(map, {w});
        const Formula rises({.connective = Connective::shape,
                             .sides = {f},
                             .names = {"w"},
                             .domain = to_domain(all),
                             .shape = Shape::increasing});
        const Formula positive(
            {.connective = Connective::forall,
             .bindings = {{.names = {"w"}, .domain = to_domain(all)}},
             .parts = {Formula(
                 {.connective = Connective::chain, .sides = {f, number(0)}, .relations = {Relation::at_least}})}});
        if (!asked(rises) || !asked(positive)) return false;
    }
    return true;
}

std::optional<Outcome> refuted(const LayerShape& s, const Budget& budget) {
    FormulaNode at = *s.formula;
    at.domain = to_domain(s.domain);
    for (Rational layer = s.first; layer < s.first + 4; layer += 1) {
        if (budget.interrupted()) break;
        const Formula there = substitute(Formula(at), s.layer, number(layer));
        Budget little = budget;
        little.seconds = std::min(budget.seconds, 1.0);
        Outcome o = other_engines({.formula = there}, little);
        if (o.answer != Answer::fails) continue;
        o.says = "at " + s.layer + " = " + layer.str() + ": " + o.says;
        if (o.witness) o.witness->at.emplace_back(s.layer, layer.str());
        o.certificate.insert(o.certificate.begin(), {"layer", {{"name", s.layer}, {"value", layer.str()}}});
        return o;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Outcome> layer_shape_engine(const Statement& statement, const Budget& budget) {
    const auto s = layer_shape(statement);
    if (!s) return std::nullopt;
    const Shape shape = *s->formula->shape;
    const bool falling = shape == Shape::decreasing || shape == Shape::nonincreasing;
    const bool strict = shape == Shape::increasing || shape == Shape::decreasing;
    const bool bent = shape == Shape::convex || shape == Shape::concave;
    const Expression f = s->formula->sides[0];
    const Expression rising = falling ? (f->kind == Kind::negate ? f->children[0] : number(0) - f) : f;
    const Trend trend = bent ? Trend{} : Cone(*s).of(rising);
    if (trend.known && (trend.strict || !strict)) {
        Outcome yes{.answer = Answer::holds,
                    .says = "by induction: the layers keep what is not negative and increases"};
        yes.certificate = {{"cone", {{"expression", to_text(rising)}, {"name", s->name}, {"layer", s->layer}}}};
        if (maps_are_monotone(budget, yes.certificate)) return yes;
    }
    if (auto no = refuted(*s, budget)) return no;
    return Outcome{.says = "not built from rho and T by sums and products of what increases and is not negative",
                   .would_help = "single layers, or an interval inside of [0, 1]"};
}

}  // namespace claim::language
