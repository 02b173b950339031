// Reads statements about all integers, and puts the answers to their relations together.
#include "claim/language/integer_engine.hpp"

#include "claim/language/depth_claim.hpp"
#include "claim/language/functions.hpp"
#include "claim/language/series_identity.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational, rigor::Truth;

namespace {

bool is_of_integers(const Expression& e) {
    const auto all = [&] { return std::all_of(e->children.begin(), e->children.end(), is_of_integers); };
    switch (e->kind) {
        case Kind::number:
        case Kind::constant:
        case Kind::variable: return true;
        case Kind::sum:
        case Kind::product:
        case Kind::negate:
        case Kind::reciprocal:
        case Kind::power:
        case Kind::factorial: return all();
        case Kind::big: return (e->name == "sum" || e->name == "prod") && all();
        case Kind::call: {
            if (e->name == "coeff") return is_of_integers(e->children[1]);
            const KnownFunction* f = find_function(e->name);
            return f && f->kind == Class::elementary && e->primes == 0 && all();
        }
        default: return false;
    }
}

/// Factorials, sums, products and coefficients: what other engines do not know.
bool has_integer_part(const Expression& e) {
    if (e->kind == Kind::factorial || e->kind == Kind::big || (e->kind == Kind::call && e->name == "coeff"))
        return true;
    return std::any_of(e->children.begin(), e->children.end(), has_integer_part);
}

std::optional<NameRange> range_of(const Domain& d) {
    NameRange r;
    r.integer = d.kind == DomainKind::integers;
    switch (d.kind) {
        case DomainKind::reals: r.lower_closed = r.upper_closed = false; return r;
        case DomainKind::positive_from: {
            r.lower = rational_value(d.ends[0]);
            r.lower_closed = false;
            return r.lower ? std::optional(r) : std::nullopt;
        }
        case DomainKind::interval:
            r.lower_closed = d.lower_closed;
            r.upper_closed = d.upper_closed;
            [[fallthrough]];
        case DomainKind::integers:
            if (!is_infinite(d.ends[0])) {
                r.lower = rational_value(d.ends[0]);
                if (!r.lower) return std::nullopt;
            }
            if (!is_infinite(d.ends[1])) {
                r.upper = rational_value(d.ends[1]);
                if (!r.upper) return std::nullopt;
            }
            if (r.lower && r.upper && *r.lower >= *r.upper && !r.integer) return std::nullopt;
            if (r.integer && (!r.lower || denominator(*r.lower) != 1 || *r.lower < 0 || *r.lower > 100'000))
                return std::nullopt;
            return r;
        default: return std::nullopt;
    }
}

/// Puts outcomes of parts together as a conjunction. Where a part is undefined the whole is neither true nor false.
Outcome joined(std::vector<Outcome> parts) {
    Outcome all{.answer = Answer::holds};
    for (Outcome& o : parts) {
        if (o.answer == Answer::ill_posed) return std::move(o);
        if (o.answer == Answer::fails && all.answer != Answer::fails) {
            all = std::move(o);
        } else if (o.answer == Answer::undecided && all.answer == Answer::holds) {
            all = std::move(o);
        } else if (o.answer == Answer::holds && all.answer == Answer::holds) {
            if (all.says.find(o.says) == std::string::npos) all.says += (all.says.empty() ? "" : "; and ") + o.says;
            all.certificate.insert(all.certificate.end(), o.certificate.begin(), o.certificate.end());
        }
    }
    return all;
}

}  // namespace

std::optional<IntegerGoals> integer_goals(const Formula& f) {
    const auto claims = split_claims(f);
    if (claims.size() != 1 || claims[0].formula->connective != Connective::chain) return std::nullopt;
    const FormulaNode& chain = *claims[0].formula;
    if (!std::all_of(chain.sides.begin(), chain.sides.end(), is_of_integers)) return std::nullopt;
    IntegerGoals all;
    IntegerGoal base;
    std::set<std::string> used;
    for (const Expression& side : chain.sides) used.insert(free_variables(side).begin(), free_variables(side).end());
    for (const Binding& b : claims[0].bindings) {
        if (b.multiplicity != Multiplicity::each) return std::nullopt;
        const auto range = range_of(b.domain);
        if (!range) return std::nullopt;
        for (const std::string& name : b.names) {
            if (base.others.names.contains(name) || name == base.name) return std::nullopt;
            const bool main = range->integer && base.name.empty() && used.contains(name);
            if (!main) {
                base.others.names[name] = *range;
                continue;
            }
            base.name = name;
            base.first = static_cast<long>(numerator(*range->lower));
            if (range->upper) {
                if (denominator(*range->upper) != 1 || *range->upper > 100'000) return std::nullopt;
                all.last = static_cast<long>(numerator(*range->upper));
            }
        }
    }
    // A finite range of another integer, and an empty one, are no kind of this engine.
    for (const auto& [name, range] : base.others.names)
        if (range.integer && range.upper) return std::nullopt;
    if (all.last && (*all.last < base.first || !base.others.names.empty())) return std::nullopt;
    if (base.name.empty()) {
        const bool any = std::any_of(chain.sides.begin(), chain.sides.end(), has_integer_part);
        if (!any || !used.empty() || !claims[0].bindings.empty()) return std::nullopt;
        base.name = "n";  // of constants: one value, whatever n is
        base.first = 0;
        all.last = 0;
    }
    for (std::size_t i = 0; i < chain.relations.size(); ++i) {
        all.goals.push_back(base);
        all.goals.back().left = chain.sides[i];
        all.goals.back().right = chain.sides[i + 1];
        all.goals.back().relation = chain.relations[i];
    }
    return all;
}

std::optional<Outcome> integer_engine(const Statement& s, const Budget& budget, const OneVariable& one_variable) {
    if (!s.given.empty() || !s.facts.empty()) return std::nullopt;
    if (auto series = series_engine(s, budget, one_variable)) return series;
    const auto goals = integer_goals(s.formula);
    if (!goals) return std::nullopt;
    std::vector<Outcome> parts;
    for (const IntegerGoal& goal : goals->goals)
        parts.push_back(goals->last ? decide_range(goal, *goals->last, budget)
                                    : decide_goal(goal, budget, one_variable));
    return joined(std::move(parts));
}

std::optional<Outcome> integer_engine(const Statement& s, const Budget& budget) {
    return integer_engine(s, budget, other_engines);
}

std::string replay_integers(const Statement& s, Answer answer, const std::vector<CertificateItem>& items) {
    if (!items.empty() && items[0].type.starts_with("series")) return replay_series(s, answer, items);
    const auto goals = integer_goals(s.formula);
    if (!goals) return "a statement of another kind";
    if (answer == Answer::fails) {
        for (const CertificateItem& item : items)
            if (item.type == "point" && item.fields.size() == 2)
                for (const IntegerGoal& goal : goals->goals) {
                    if (item.fields[0].first != goal.name || item.fields[0].second.size() > 9) continue;
                    const Rational n = rigor::parse_rational(item.fields[0].second);
                    if (denominator(n) != 1 || n < goal.first || (goals->last && n > *goals->last)) continue;
                    if (truth_of(goal, static_cast<long>(numerator(n))).truth == Truth::no) return "";
                }
        return "no point at which a relation is false";
    }
    if (answer != Answer::holds) return "neither holds nor fails";
    std::size_t at = 0;
    for (const IntegerGoal& goal : goals->goals) {
        if (!goals->last) {
            if (std::string why = replay_goal(goal, items, at); !why.empty()) return why;
            continue;
        }
        if (at + 1 >= items.size() || !(items[at] == relation_item(goal)))
            return "the items are about another relation";
        for (long n = goal.first; n <= *goals->last; ++n)
            if (truth_of(goal, n).truth != Truth::yes) return "not shown at " + goal.name + " = " + std::to_string(n);
        at += 2;
    }
    return at == items.size() ? "" : "items that belong to no relation";
}

}  // namespace claim::language
