// Limits and rates by the proved expansions; z = 1 by exact values.
#include "claim/language/depth_rate_engine.hpp"

#include "claim/language/all_depths_engine.hpp"
#include "claim/language/certificate.hpp"
#include "claim/language/depth_series.hpp"
#include "claim/language/networks.hpp"
#include "claim/language/order_claim.hpp"
#include "claim/language/recurrence_rate.hpp"
#include "claim/language/reduction_replay.hpp"
#include "claim/language/text.hpp"
#include "ntk/depth/depth_limit.hpp"
#include "ntk/depth/depth_sequences.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational, rigor::Truth;
using Constant = rigor::SymbolicConstant;

namespace {

Outcome refuted(const DepthClaim& c, const Formula& f, const Rational& point, std::string says) {
    Outcome outcome{.answer = Answer::fails, .says = std::move(says), .witness = Witness{.relation = to_text(f)}};
    outcome.witness->at = c.coordinates(point);
    return outcome;
}

/// The expansions' constant C(z).
rigor::Symbols constants_at(const Rational& z) {
    const rigor::Precision bits(400);
    return {{ntk::DepthSequences::constant_name, ntk::DepthOrbit(z, ntk::depth_jump_for(320)).depth_constant()}};
}

class PointwiseOrder {
public:
    PointwiseOrder(const DepthClaim& claim, const OrderClaim& order) : claim_(claim), order_(order) {}

    OrderDecision at_one() const { return with(true, Constant(1), {}); }
    /// For every z < 1 of the domain at once.
    OrderDecision below_one(const rigor::Symbols& symbols = {}) const {
        return with(false, parameter_symbol("z", false), symbols);
    }
    /// The series of error and rate, or why there are none.
    OrderDecision with(bool diagonal, const Constant& z, const rigor::Symbols& symbols) const {
        SeriesLeaves leaves{.names = {{order_.layer, GrowthSeries::term(Constant(1), 1)}}};
        if (claim_.point->kind == Kind::variable) leaves.names.emplace(claim_.point->name, z);
        leaves.call = depth_leaves(claim_.point, order_.layer, diagonal);
        const GrowthSeries error = series_of(order_.error, leaves);
        if (order_.exponential) {
            // A power of L that does not vanish is no O(q^L).
            const bool known = !error.terms().empty() && error.terms()[0].power > -100 &&
                               is_certainly_nonzero(error.terms()[0].coefficient, symbols);
            if (error.is_exactly_zero()) return {Truth::yes, "it is exactly 0"};
            return {known ? Truth::no : Truth::unknown, "it is " + error.text()};
        }
        rigor::Symbols all = symbols;
        add_network_constants(order_.error, all);
        add_network_constants(order_.rate, all);
        return decide_order(order_.kind, error, series_of(order_.rate, leaves), all);
    }

private:
    const DepthClaim& claim_;
    const OrderClaim& order_;
};

/// theta_bar(z, L) = 1/4 + 3/8 log L/L + O(1/L) uniformly where z <= b < 1 (ntk/depth/depth_limit.hpp): what follows
/// for theta_bar - a.
bool uniform_by_explicit_bound(const DepthClaim& c, const OrderClaim& o) {
    const auto terms = o.error->kind == Kind::sum ? o.error->children : std::vector<Expression>{o.error};
    const Expression kernel = call("theta_bar", {c.point, variable(o.layer)});
    if (std::count(terms.begin(), terms.end(), kernel) != 1) return false;
    SeriesLeaves leaves{.names = {{o.layer, GrowthSeries::term(Constant(1), 1)}}};
    static const ntk::DepthLimit limit = ntk::prove_depth_limit(ntk::prove_depth_constants());
    if (limit.proved != Truth::yes) return false;
    GrowthSeries error({{Constant(limit.limit)}, {Constant(limit.log_coefficient), -1, 1}},
                       GrowthSeries::Remainder{{-1, 0}, false});
    for (const Expression& term : terms)
        if (!(term == kernel)) error = error + series_of(term, leaves);
    return decide_order(o.kind, error, series_of(o.rate, leaves), {}).truth == Truth::yes;
}

bool has_even_map(const Expression& e) {
    if (e->kind == Kind::call && network_function(e->name)) {
        const auto map = network_of(e);
        if (map && map->parity() == ntk::Parity::even) return true;
    }
    return std::any_of(e->children.begin(), e->children.end(), has_even_map);
}

CertificateItem expansion_item(const DepthClaim& c, const OrderClaim& o, const OrderDecision& d, const char* where) {
    return {"expansion",
            {{"error", to_text(o.error)},
             {"rate", to_text(o.rate)},
             {"kind", to_string(o.kind)},
             {"layer", o.layer},
             {"point", to_text(c.point)},
             {"where", where},
             {"terms", d.why}}};
}

Outcome decide_claim(const DepthClaim& c, const OrderClaim& o, const Formula& f) {
    const PointwiseOrder order(c, o);
    const bool uniform = !o.uniform.empty();
    const bool below = c.has_point && c.points.lower < 1;
    const std::string user = c.user_name.empty() ? "z" : c.user_name;
    Outcome open{.would_help = "expressions in rho, T, theta_bar, U of one correlation, powers, logarithms"};
    std::vector<CertificateItem> items;
    try {
        if (!c.has_point || c.points.contains(1) || (uniform && c.points.upper == 1)) {
            try {
                const OrderDecision one = order.at_one();
                if (one.truth == Truth::no) {
                    if (c.has_point && !c.points.contains(1)) {
                        Outcome no = refuted(c, f, simple_point(c.points),
                                             "not uniform: both sides are continuous in " + user +
                                                 " at 1, and there the claim fails: " + one.why);
                        no.witness->at.clear();  // no single point refutes
                        no.certificate = {expansion_item(c, o, one, "1, by continuity")};
                        return no;
                    }
                    Outcome no = refuted(c, f, 1, c.has_point ? "false at the correlation 1: " + one.why : one.why);
                    no.certificate = {expansion_item(c, o, one, "1")};
                    return no;
                }
                if (one.truth == Truth::unknown && (!c.has_point || c.points.contains(1))) {
                    open.says = c.has_point ? "at the correlation 1: " + one.why : one.why;
                    return open;
                }
                items.push_back(expansion_item(c, o, one, "1"));
            } catch (const UndefinedSeries& undefined) {
                if (!c.has_point || c.points.contains(1)) {
                    Outcome ill{.answer = Answer::ill_posed,
                                .says = std::string("undefined: ") + undefined.what(),
                                .witness = Witness{.relation = to_text(f)}};
                    ill.witness->at = c.coordinates(1);
                    return ill;
                }
            }
        }
        if (below && c.points.contains(-1) && (has_even_map(o.error) || has_even_map(o.rate))) {
            open.says = "at the correlation -1 an even map goes to 1 in one layer, elsewhere the depth law holds";
            open.would_help = "a domain without -1";
            return open;
        }
        if (below) {
            const RationalInterval inside{c.points.lower, std::min(c.points.upper, Rational(1)), c.points.lower_closed,
                                          c.points.upper < 1 && c.points.upper_closed};
            const bool single = inside.lower == inside.upper;
            OrderDecision all = order.below_one(single ? constants_at(inside.lower) : rigor::Symbols{});
            if (all.truth == Truth::unknown && !single)
                for (const Rational& z : {simple_point(inside), Rational((inside.lower + 3 * inside.upper) / 4)}) {
                    const OrderDecision there = order.below_one(constants_at(z));
                    if (there.truth != Truth::no) continue;
                    Outcome no = refuted(c, f, z, there.why + ", C = C(" + user + ") of this " + user);
                    no.certificate = {expansion_item(c, o, there, z.str().c_str())};
                    return no;
                }
            if (all.truth == Truth::no) {
                Outcome no = refuted(c, f, simple_point(inside), all.why);
                no.certificate = {expansion_item(c, o, all, "every point below 1")};
                return no;
            }
            open.says = all.why;
            if (all.truth == Truth::unknown) {
                open.would_help = "a coarser claim, or one value of " + user + ": the expansion ends here";
                return open;
            }
            items.push_back(expansion_item(c, o, all, "every point below 1"));
            if (uniform && !(c.points.upper < 1 && uniform_by_explicit_bound(c, o))) {
                open.says =
                    "true for each " + user + " (" + all.why + "); whether uniformly, the expansions do not say";
                open.would_help = "a domain that ends before 1, and theta_bar = 1/4 + 3/8 log(L)/L + O(1/L) or coarser";
                return open;
            }
        }
    } catch (const NoSeries& stop) {
        open.says = stop.what();
        return open;
    }
    Outcome yes{.answer = Answer::holds, .says = "by the expansions at large depth", .certificate = items};
    return yes;
}

std::optional<Outcome> one_claim(const QuantifiedClaim& given, const Statement& s, const Budget& budget,
                                 const OneVariable& one_variable) {
    const QuantifiedClaim q = with_order_terms(given);
    const auto order = order_claim(q.formula);
    if (!order) return std::nullopt;
    if (auto answer = recurrence_rate(q, s, budget, one_variable)) return answer;
    // The quantifier of q^L is gone: what stays is its order term.
    const Formula f = q.formula->connective == Connective::exists ? q.formula->parts[0] : q.formula;
    FormulaNode plain = *f;
    if (order->exponential) plain.sides[2] = number(1);
    const auto claims = depth_claims({q.bindings, Formula(plain)});
    if (!claims) return std::nullopt;
    std::optional<Outcome> all;
    for (const DepthClaim& c : *claims) {
        if (!c.layer.empty()) return std::nullopt;
        if (c.has_point && (c.points.lower < -1 || c.points.upper > 1)) return std::nullopt;
        auto again = order_claim(c.formula);
        if (order->exponential) again->exponential = true;
        const Outcome outcome = decide_claim(c, *again, q.formula);
        if (outcome.answer != Answer::holds) return outcome;
        if (all)
            all->certificate.insert(all->certificate.end(), outcome.certificate.begin(), outcome.certificate.end());
        else
            all = outcome;
    }
    return all;
}

}  // namespace

std::optional<Outcome> depth_rate_engine(const Statement& s, const Budget& budget, const OneVariable& one_variable) {
    if (!s.given.empty()) return std::nullopt;
    const auto claims = split_claims(s.formula);
    bool order = false;
    for (const QuantifiedClaim& q : claims) order = order || order_claim(with_order_terms(q).formula);
    if (!order) return std::nullopt;
    std::optional<Outcome> open;
    Outcome all{.answer = Answer::holds};
    for (const QuantifiedClaim& q : claims) {
        if (budget.interrupted()) return Outcome{.says = "interrupted"};
        std::optional<Outcome> outcome = one_claim(q, s, budget, one_variable);
        if (!outcome && claims.size() > 1) {
            // The other conjuncts belong to other engines.
            Statement part{.definitions = s.definitions, .formula = q.formula, .hints = s.hints};
            if (!q.bindings.empty())
                part.formula =
                    Formula({.connective = Connective::forall, .bindings = q.bindings, .parts = {q.formula}});
            outcome = all_depths_engine(part, budget, one_variable);
            if (!outcome) {
                outcome = one_variable(part, budget);
                if (outcome->answer == Answer::holds) outcome->certificate = reduced_section(part, *outcome);
            }
        }
        if (!outcome) return std::nullopt;
        if (outcome->answer == Answer::fails || outcome->answer == Answer::ill_posed) return outcome;
        if (outcome->answer == Answer::undecided) open = outcome;
        if (!outcome->says.empty()) all.says = outcome->says;
        all.certificate.insert(all.certificate.end(), outcome->certificate.begin(), outcome->certificate.end());
    }
    return open ? open : all;
}

std::string replay_depth_rate(const Statement& s, Answer answer, const std::vector<CertificateItem>& items) {
    return replay_reduction(s, answer, items, [&](const Budget& budget, const OneVariable& known) {
        return depth_rate_engine(s, budget, known);
    });
}

std::optional<Outcome> depth_rate_engine(const Statement& s, const Budget& budget) {
    return depth_rate_engine(s, budget, other_engines);
}

}  // namespace claim::language
