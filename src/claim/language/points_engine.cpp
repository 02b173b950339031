// Refutation at points; it never confirms.
#include "claim/language/deadline.hpp"
#include "claim/language/decide.hpp"
#include "claim/language/depth_claim.hpp"

#include "claim/language/certificate.hpp"
#include "claim/language/refutation.hpp"
#include "claim/language/sample_points.hpp"
#include "claim/language/text.hpp"
#include "rigor/number/ladder.hpp"

namespace claim::language {

using rigor::Rational, rigor::Truth;

QuantifiedClaim as_points(const QuantifiedClaim& c) {
    if (c.formula->connective != Connective::shape || !c.formula->domain) return c;
    const FormulaNode& f = *c.formula;
    std::set<std::string> taken = free_variables(f.sides[0]);
    for (const Binding& b : c.bindings) taken.insert(b.names.begin(), b.names.end());
    const std::string x = fresh_name(f.names[0] + "_left", taken), y = fresh_name(f.names[0] + "_right", taken);
    const auto at = [&](const Expression& point) { return substitute(f.sides[0], f.names[0], point); };
    const auto relation = [](const Expression& a, Relation r, const Expression& b) {
        return Formula({.connective = Connective::chain, .sides = {a, b}, .relations = {r}});
    };
    QuantifiedClaim claim{c.bindings, c.formula};
    claim.bindings.push_back({.names = {x, y}, .domain = *f.domain});
    const Expression left = at(variable(x)), right = at(variable(y));
    const Formula ordered = relation(variable(x), Relation::less, variable(y));
    const Expression middle = at((variable(x) + variable(y)) / number(2)), mean = (left + right) / number(2);
    const auto conclusion = [&]() -> Formula {
        switch (*f.shape) {
            case Shape::increasing: return relation(left, Relation::less, right);
            case Shape::decreasing: return relation(left, Relation::greater, right);
            case Shape::nondecreasing: return relation(left, Relation::at_most, right);
            case Shape::nonincreasing: return relation(left, Relation::at_least, right);
            case Shape::convex: return relation(middle, Relation::at_most, mean);
            default: return relation(middle, Relation::at_least, mean);
        }
    }();
    claim.formula = Formula({.connective = Connective::implies, .parts = {ordered, conclusion}});
    return claim;
}

std::optional<Outcome> points_engine(const Statement& s, const Budget& budget) {
    if (!s.given.empty()) return std::nullopt;
    const std::vector<QuantifiedClaim> claims = split_claims(s.formula);
    const Deadline end(budget.seconds);
    std::optional<TruthAt> refuted, undefined;
    std::size_t visited = 0;
    bool any = false;
    for (const QuantifiedClaim& claim : claims) {
        const QuantifiedClaim points = as_points(claim);
        if (points.bindings.empty() && claims.size() == 1) continue;
        constexpr std::size_t limit = 400;
        any |= visit_points(points.bindings, s.definitions, limit, budget.seed, [&](const ExactPoint& point) {
            if (budget.interrupted() || end.over()) return false;
            ++visited;
            // Most points decide at once; only those next to an end need more than a few hundred bits.
            rigor::climb({64, std::min(budget.last_bits, 512l)}, [&]() -> std::optional<bool> {
                const TruthAt t = truth_at(points.formula, point, s.definitions);
                if (t.undefined)
                    undefined = t;
                else if (t.truth == Truth::no && !refuted)
                    refuted = t;
                if (t.undefined || t.truth != Truth::unknown) return true;
                return std::nullopt;
            });
            return !undefined.has_value();
        });
        if (undefined) break;
    }
    // Where a part is undefined the statement is neither true nor false: this comes first.
    if (undefined) return Outcome{.answer = Answer::ill_posed, .says = undefined->says, .witness = undefined->witness};
    if (refuted) {
        Outcome outcome{.answer = Answer::fails, .says = "false at a point of the domain", .witness = refuted->witness};
        if (refuted->witness) outcome.certificate.push_back(point_item(*refuted->witness));
        return outcome;
    }
    if (!any) return std::nullopt;
    return Outcome{.says = "no counterexample at " + std::to_string(visited) + " points, which shows nothing",
                   .would_help = "an engine that decides the whole domain"};
}

}  // namespace claim::language
