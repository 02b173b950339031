// Proof for all layers, then refutation at points and layers.
#include "claim/language/all_depths_engine.hpp"

#include "claim/language/certificate.hpp"
#include "claim/language/deadline.hpp"
#include "claim/language/depth_rate_engine.hpp"
#include "claim/language/layer_exponential.hpp"
#include "claim/language/layer_induction.hpp"
#include "claim/language/reduction_replay.hpp"
#include "claim/language/text.hpp"
#include "claim/language/truth_at.hpp"
#include "rigor/number/ladder.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational, rigor::Truth;

namespace {

/// What a search for a counterexample may take.
constexpr double search_seconds = 0.25;

std::vector<Rational> search_points(const RationalInterval& z) {
    std::vector<Rational> points{z.lower, z.upper, simple_point(z)};
    const Rational width = z.upper - z.lower;
    for (const Rational& part : {Rational(1, 1000), Rational(1, 10), Rational(1, 4), Rational(3, 4)}) {
        points.push_back(z.upper - part * width);
        points.push_back(z.lower + part * width);
    }
    for (const long n : {8, 21, 45})
        points.push_back(z.upper - width / rigor::power(Rational(10), static_cast<unsigned long>(n)));
    std::vector<Rational> inside;
    for (const Rational& q : points)
        if (z.contains(q) && std::find(inside.begin(), inside.end(), q) == inside.end()) inside.push_back(q);
    return inside;
}

/// A point and a layer at which the claim fails or is undefined.
std::optional<Outcome> counterexample(const DepthClaim& c, const Statement& s, const Budget& budget,
                                      const std::vector<Rational>& suspects) {
    const Deadline end(std::min(search_seconds, budget.seconds));
    std::vector<Rational> layers;
    for (long k = 0; k < 12; ++k) layers.push_back(c.first + k);
    for (const long k : {15, 20, 30, 45, 70, 100, 150, 220, 320, 500, 1000, 3000}) layers.push_back(c.first + k);
    auto points = suspects;
    for (const Rational& z : search_points(c.points)) points.push_back(z);
    std::erase_if(points, [&](const Rational& z) { return !c.points.contains(z); });
    for (const Rational& layer : layers)
        for (const Rational& z : points) {
            if (budget.interrupted() || end.over()) return std::nullopt;
            ExactPoint at{{c.layer, layer}};
            for (const auto& [name, value] : c.coordinates(z)) at[name] = Rational(value);
            const auto found = rigor::climb({64, layer - c.first < 12 ? 256 : 128}, [&]() -> std::optional<TruthAt> {
                TruthAt t = truth_at(*c.as_written, at, s.definitions);
                if (t.undefined || t.truth != Truth::unknown) return t;
                return std::nullopt;
            });
            if (!found || (!found->undefined && found->truth != Truth::no)) continue;
            Outcome outcome{.answer = found->undefined ? Answer::ill_posed : Answer::fails,
                            .says = found->undefined ? found->says : "false at a point and a layer",
                            .witness = found->witness};
            if (!found->undefined) {
                CertificateItem item{"point", {}};
                for (const auto& [name, q] : at) item.fields.emplace_back(name, q.str());
                outcome.certificate = {item};
            }
            return outcome;
        }
    return std::nullopt;
}

std::vector<LayerRelation> relations(const DepthClaim& c, const FormulaNode& chain) {
    std::vector<LayerRelation> all;
    for (std::size_t i = 0; i < chain.relations.size(); ++i)
        all.push_back({c, chain.sides[i], chain.sides[i + 1], chain.relations[i]});
    return all;
}

/// |e| <= b as -b <= e <= b.
Formula without_absolute_value(const Formula& f) {
    FormulaNode g = *f;
    if (g.sides.size() != 2) return f;
    const bool up = g.relations[0] == Relation::at_most || g.relations[0] == Relation::less;
    const bool down = g.relations[0] == Relation::at_least || g.relations[0] == Relation::greater;
    const std::size_t small = up ? 0 : 1;
    const Expression e = g.sides[small], bound = g.sides[1 - small];
    if ((!up && !down) || e->kind != Kind::call || e->name != "abs" || e->primes != 0) return f;
    const Relation r = g.relations[0] == Relation::at_most || g.relations[0] == Relation::at_least ? Relation::at_most
                                                                                                   : Relation::less;
    g.sides = {negate(bound), e->children[0], bound};
    g.relations = {r, r};
    return Formula(std::move(g));
}

/// The relations of the hints that hold at all layers.
std::vector<LayerInduction> invariants(const LayerRelation& relation, const Statement& s, Asker& asker, Outcome& open) {
    std::vector<LayerInduction> proved;
    // A hint speaks in the user's name: only where that is the claim's own.
    if (relation.claim.scale != 1 || relation.claim.shift != 0) return proved;
    for (const Hint& hint : s.hints) {
        if (hint.kind != "invariant" || !hint.formula || (*hint.formula)->connective != Connective::chain) continue;
        for (const LayerRelation& step : relations(relation.claim, **hint.formula)) {
            try {
                LayerInduction invariant(step, asker);
                const Outcome outcome = invariant.decide();
                if (outcome.answer == Answer::holds) {
                    proved.push_back(invariant);
                    open.certificate.insert(open.certificate.end(), outcome.certificate.begin(),
                                            outcome.certificate.end());
                } else {
                    open.says = "the invariant is not proved: " + outcome.says;
                }
            } catch (const NoLayerForm& stop) {
                open.says = stop.what();
            }
        }
    }
    return proved;
}

Outcome with_hint(const LayerRelation& relation, const Statement& s, Asker& asker, Outcome open) {
    if (s.hints.empty()) return open;
    open.certificate.clear();
    std::vector<LayerInduction> proved = invariants(relation, s, asker, open);
    if (proved.empty()) return open;
    const auto with_items = [&](Outcome follows) {
        follows.certificate.insert(follows.certificate.begin(), open.certificate.begin(), open.certificate.end());
        return follows;
    };
    try {
        LayerInduction claim(relation, asker);
        std::vector<LayerInduction*> all;
        for (LayerInduction& invariant : proved) {
            all.push_back(&invariant);
            const Outcome follows = claim.follows_from(invariant);
            if (follows.answer == Answer::holds) return with_items(follows);
            open.says = follows.says;
        }
        const Outcome follows = claim.from_bounds(all);
        if (follows.answer == Answer::holds) return with_items(follows);
    } catch (const NoLayerForm& stop) {
        open.says = stop.what();
    }
    open.certificate.clear();
    return open;
}

Outcome decide_relation(const LayerRelation& relation, const Statement& s, Asker& asker) {
    Outcome outcome;
    if (auto powers = exponential_claim(relation)) return *powers;
    try {
        outcome = LayerInduction(relation, asker).decide();
    } catch (const NoLayerForm& stop) {
        outcome = {.says = stop.what(), .would_help = "a claim in rho alone, or affine in T"};
    }
    return outcome.answer == Answer::undecided ? with_hint(relation, s, asker, outcome) : outcome;
}

Outcome decide_claim(const DepthClaim& given, const Statement& s, const Budget& budget, const OneVariable& ask);

/// The correlation 1, where a factor of T may vanish, as a claim of its own.
std::optional<Outcome> apart_from_one(const DepthClaim& c, const Statement& s, const Budget& budget,
                                      const OneVariable& ask) {
    if (c.point->kind != Kind::variable || c.points.upper != 1 || !c.points.upper_closed || c.points.lower == 1)
        return std::nullopt;
    const Binding layers{.names = {c.layer},
                         .domain = {.kind = DomainKind::integers, .ends = {number(c.first), constant("inf")}}};
    const auto one = depth_claims({{layers}, substitute(c.formula, c.point->name, number(1))});
    if (!one || one->size() != 1) return std::nullopt;
    DepthClaim below = c;
    below.points.upper_closed = false;
    Outcome all{.answer = Answer::holds, .says = "the correlation 1 by itself"};
    all.certificate = {{"split", {{"name", c.point->name}, {"at", "1"}}}};
    for (const DepthClaim& part : {one->front(), below}) {
        const Outcome o = decide_claim(part, s, budget, ask);
        if (o.answer != Answer::holds) return std::nullopt;
        all.says += "; " + o.says;
        all.certificate.insert(all.certificate.end(), o.certificate.begin(), o.certificate.end());
    }
    return all;
}

Outcome decide_claim(const DepthClaim& given, const Statement& s, const Budget& budget, const OneVariable& ask) {
    DepthClaim c = given;
    c.formula = without_absolute_value(c.formula);
    Asker asker(ask, budget);
    Outcome all{.answer = Answer::holds};
    const auto finished = [&] {
        all.certificate.insert(all.certificate.end(), asker.proved.begin(), asker.proved.end());
        return all;
    };
    // A sequence outside of [-1, 1] is undefined: no proof covers it.
    const bool inside = !c.has_point || (c.points.lower >= -1 && c.points.upper <= 1);
    if (!inside) all = {.says = "correlations outside of [-1, 1]"};
    if (inside)
        for (const LayerRelation& relation : relations(c, *c.formula)) {
            const Outcome outcome = decide_relation(relation, s, asker);
            if (outcome.answer == Answer::fails || outcome.answer == Answer::ill_posed) return outcome;
            if (outcome.answer != Answer::holds) {
                all = outcome;
                break;
            }
            all.says += (all.says.empty() ? "" : "; ") + outcome.says;
            all.certificate.insert(all.certificate.end(), outcome.certificate.begin(), outcome.certificate.end());
        }
    if (all.answer == Answer::holds) return finished();
    if (auto found = counterexample(c, s, budget, asker.suspects)) return *found;
    if (inside && !budget.interrupted())
        if (auto split = apart_from_one(c, s, budget, ask)) return *split;
    return all;
}

}  // namespace

std::optional<Outcome> all_depths_engine(const Statement& s, const Budget& budget, const OneVariable& ask) {
    if (!s.given.empty()) return std::nullopt;
    std::vector<DepthClaim> claims;
    std::vector<Statement> others;
    for (const QuantifiedClaim& q : split_claims(s.formula)) {
        std::optional<std::vector<DepthClaim>> found;
        if (q.formula->connective == Connective::chain) found = depth_claims(q);
        if (found && !found->empty() && !found->front().layer.empty()) {
            claims.insert(claims.end(), found->begin(), found->end());
            continue;
        }
        Statement part{.definitions = s.definitions, .formula = q.formula, .hints = s.hints};
        if (!q.bindings.empty())
            part.formula = Formula({.connective = Connective::forall, .bindings = q.bindings, .parts = {q.formula}});
        others.push_back(std::move(part));
    }
    if (claims.empty()) return std::nullopt;
    std::optional<Outcome> open;
    Outcome all{.answer = Answer::holds};
    const auto take = [&](const Outcome& outcome) {
        if (outcome.answer == Answer::undecided) open = outcome;
        all.says += (all.says.empty() || outcome.says.empty() ? "" : "; ") + outcome.says;
        all.certificate.insert(all.certificate.end(), outcome.certificate.begin(), outcome.certificate.end());
        return outcome.answer == Answer::fails || outcome.answer == Answer::ill_posed;
    };
    for (const DepthClaim& c : claims)
        if (const Outcome outcome = decide_claim(c, s, budget, ask); take(outcome)) return outcome;
    for (const Statement& part : others)
        if (const auto rate = depth_rate_engine(part, budget, ask)) {
            if (take(*rate)) return *rate;
        } else {
            Outcome outcome = ask(part, budget);
            if (outcome.answer == Answer::holds) outcome.certificate = reduced_section(part, outcome);
            if (take(outcome)) return outcome;
        }
    return open ? open : all;
}

std::string replay_all_depths(const Statement& s, Answer answer, const std::vector<CertificateItem>& items) {
    return replay_reduction(s, answer, items, [&](const Budget& budget, const OneVariable& known) {
        return all_depths_engine(s, budget, known);
    });
}

std::optional<Outcome> all_depths_engine(const Statement& s, const Budget& budget) {
    return all_depths_engine(s, budget, other_engines);
}

}  // namespace claim::language
