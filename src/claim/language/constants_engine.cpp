// Comparisons of constants with exact forms.
#include "claim/language/constants_engine.hpp"

#include "claim/language/exact_constant.hpp"
#include "claim/language/text.hpp"
#include "claim/language/types.hpp"
#include "rigor/number/ladder.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Ball, rigor::Truth;

namespace {

Formula relation(const Expression& a, Relation r, const Expression& b) {
    return Formula({.connective = Connective::chain, .sides = {a, b}, .relations = {r}});
}

/// The members of a finite domain, at most 64.
std::optional<std::vector<Expression>> members(const Domain& d) {
    if (d.kind == DomainKind::finite) return d.ends.size() <= 64 ? std::optional(d.ends) : std::nullopt;
    if (d.kind != DomainKind::integers) return std::nullopt;
    const auto from = rational_value(d.ends[0]), to = rational_value(d.ends[1]);
    if (!from || !to || denominator(*from) != 1 || denominator(*to) != 1 || *to - *from > 63) return std::nullopt;
    std::vector<Expression> all;
    for (rigor::Rational k = *from; k <= *to; k += 1)
        all.push_back(k < 0 ? negate(number(rigor::Rational(-k))) : number(k));
    return all;
}

/// A quantifier over a finite domain as the instances of its formula.
std::optional<FormulaNode> instances(const Formula& f) {
    FormulaNode rest = *f;
    const Binding b = rest.bindings[0];
    const auto values = members(b.domain);
    if (b.multiplicity != Multiplicity::each || !values) return std::nullopt;
    if (b.names.size() > 1)
        rest.bindings[0].names.erase(rest.bindings[0].names.begin());
    else
        rest.bindings.erase(rest.bindings.begin());
    const Formula inner = rest.bindings.empty() ? rest.parts[0] : Formula(rest);
    FormulaNode all{.connective =
                        f->connective == Connective::forall ? Connective::conjunction : Connective::disjunction};
    for (const Expression& value : *values) all.parts.push_back(substitute(inner, b.names[0], value));
    return all;
}

/// Memberships and finite quantifiers as comparisons; empty for a formula of another kind.
std::optional<Formula> comparisons(const Formula& f) {
    FormulaNode g = *f;
    if (f->connective == Connective::forall || f->connective == Connective::exists) {
        auto all = instances(f);
        if (!all || all->parts.empty()) return std::nullopt;
        g = std::move(*all);
    }
    switch (g.connective) {
        case Connective::chain:
            if (!free_variables(f).empty() || !is_certainly_real(f)) return std::nullopt;
            return f;
        case Connective::membership: {
            const Domain& d = *f->domain;
            g = FormulaNode{.connective = Connective::conjunction};
            if (!free_variables(f).empty()) return std::nullopt;
            if (d.kind == DomainKind::finite) {
                g.connective = Connective::disjunction;
                for (const Expression& end : d.ends) g.parts.push_back(relation(f->sides[0], Relation::equal, end));
                return Formula(std::move(g));
            }
            if (d.kind != DomainKind::interval) return std::nullopt;
            if (!is_infinite(d.ends[0]))
                g.parts.push_back(
                    relation(d.ends[0], d.lower_closed ? Relation::at_most : Relation::less, f->sides[0]));
            if (!is_infinite(d.ends[1]))
                g.parts.push_back(
                    relation(f->sides[0], d.upper_closed ? Relation::at_most : Relation::less, d.ends[1]));
            return g.parts.empty() ? std::nullopt : std::optional(Formula(std::move(g)));
        }
        case Connective::conjunction:
        case Connective::disjunction:
        case Connective::negation:
        case Connective::implies:
        case Connective::equivalent:
            for (Formula& part : g.parts) {
                const auto p = comparisons(part);
                if (!p) return std::nullopt;
                part = *p;
            }
            return Formula(std::move(g));
        default: return std::nullopt;
    }
}

struct Sign {
    std::optional<int> sign = {};
    std::string by = {};
    std::string undefined = {};  ///< not empty: a side is certainly undefined
    std::string left = {}, right = {};
};

std::string shown(const Coordinate<Ball>& x) { return x.exact ? x.exact->str() : x.value.enclosure(20); }

/// Of left - right from balls at the working precision.
Sign sign_in_balls(const Expression& left, const Expression& right) {
    const auto a = evaluate(left, Assignment<Ball>{}), b = evaluate(right, Assignment<Ball>{});
    for (const auto* x : {&a, &b})
        if (x->status == Status::undefined) return {.undefined = x->why};
    Sign s{.by = std::to_string(rigor::Precision::bits())};
    if (!a || !b) return s;
    s.left = shown(a.result);
    s.right = shown(b.result);
    if (a.result.exact && b.result.exact)
        s.sign = *a.result.exact < *b.result.exact ? -1 : *a.result.exact > *b.result.exact ? 1 : 0;
    else if (certainly_less(a.result.value, b.result.value) == Truth::yes)
        s.sign = -1;
    else if (certainly_less(b.result.value, a.result.value) == Truth::yes)
        s.sign = 1;
    return s;
}

Sign sign_by_exact_form(const Expression& left, const Expression& right) {
    try {
        ExactConstants field;
        const AtomQuotient a = field.of(left), b = field.of(right);
        const int s = field.sign(field.add(a, field.negate(b)));
        return {.sign = s, .by = "exact form", .left = to_text(left), .right = to_text(right)};
    } catch (const UndefinedConstant& u) {
        return {.undefined = u.why};
    } catch (const NoExactForm&) {
    } catch (const std::domain_error&) {
    }
    return {};
}

bool holds(Relation r, int sign) {
    switch (r) {
        case Relation::less: return sign < 0;
        case Relation::at_most: return sign <= 0;
        case Relation::equal: return sign == 0;
        case Relation::unequal: return sign != 0;
        case Relation::at_least: return sign >= 0;
        default: return sign > 0;
    }
}

using Oracle = std::function<Sign(const Expression&, const Expression&)>;

/// A formula of comparisons with what the oracle knows put in as comparisons of literals, so that truth_at decides it.
class Replacement {
public:
    explicit Replacement(Oracle oracle) : oracle_(std::move(oracle)) {}
    std::optional<Witness> witness;
    std::string undefined;
    bool blank = false;  ///< what the oracle does not know is decided by nothing else

    Formula of(const Formula& f) {
        FormulaNode g = *f;
        if (f->connective == Connective::chain) return chain(*f);
        for (Formula& part : g.parts) part = of(part);
        return Formula(std::move(g));
    }

private:
    Formula chain(const FormulaNode& f) {
        const Formula yes = relation(number(0), Relation::equal, number(0)),
                      no = relation(number(0), Relation::equal, number(1)),
                      none = relation(product({number(1), reciprocal(number(0))}), Relation::equal, number(0));
        FormulaNode all{.connective = Connective::conjunction};
        for (std::size_t i = 0; i < f.relations.size(); ++i) {
            const Sign s = oracle_(f.sides[i], f.sides[i + 1]);
            if (!s.undefined.empty()) {
                undefined = s.undefined;
                return none;
            }
            const Formula link = relation(f.sides[i], f.relations[i], f.sides[i + 1]);
            if (!s.sign) {
                all.parts.push_back(blank ? relation(variable("?"), Relation::equal, number(0)) : link);
                continue;
            }
            const bool yes_here = holds(f.relations[i], *s.sign);
            if (!yes_here && !witness)
                witness = Witness{.relation = to_text(link),
                                  .left = s.left,
                                  .right = s.right,
                                  .bits = s.by == "exact form" ? 0 : std::stol(s.by)};
            all.parts.push_back(yes_here ? yes : no);
        }
        return all.parts.size() == 1 ? all.parts[0] : Formula(std::move(all));
    }
    Oracle oracle_;
};

}  // namespace

std::optional<Outcome> constants_engine(const Statement& s, const Budget& budget) {
    if (!s.given.empty() || !s.definitions.empty()) return std::nullopt;
    const auto formula = comparisons(s.formula);
    if (!formula) return std::nullopt;
    std::vector<CertificateItem> items;
    Replacement replacement([&](const Expression& left, const Expression& right) -> Sign {
        Sign found;
        rigor::climb({64, std::min(1024l, budget.last_bits)}, [&]() -> std::optional<bool> {
            if (budget.interrupted()) return true;
            found = sign_in_balls(left, right);
            if (found.sign || !found.undefined.empty()) return true;
            return std::nullopt;
        });
        if (!found.sign && found.undefined.empty() && !budget.interrupted()) found = sign_by_exact_form(left, right);
        if (found.sign)
            items.push_back({"constants",
                             {{"left", to_text(left)},
                              {"right", to_text(right)},
                              {"sign", std::to_string(*found.sign)},
                              {"by", found.by}}});
        return found;
    });
    const Formula decided = replacement.of(*formula);
    const rigor::Precision bits(64);
    const TruthAt t = truth_at(decided, {});
    if (t.undefined)
        return Outcome{.answer = Answer::ill_posed,
                       .says = "undefined: " + replacement.undefined,
                       .witness = Witness{.relation = replacement.undefined}};
    if (t.truth == Truth::unknown)
        return Outcome{.says = "no exact form tells the constants apart, or shows that they are equal",
                       .would_help = "a simpler form of one side"};
    Outcome o{.answer = t.truth == Truth::yes ? Answer::holds : Answer::fails, .says = "constants, by exact forms"};
    if (o.answer == Answer::fails) o.witness = replacement.witness.value_or(Witness{.relation = to_text(s.formula)});
    o.certificate = std::move(items);
    return o;
}

std::string replay_constants(const Statement& s, Answer answer, const std::vector<CertificateItem>& items) {
    const auto formula = comparisons(s.formula);
    if (!formula || !s.definitions.empty()) return "no statement about constants";
    std::string wrong;
    Replacement replacement([&](const Expression& left, const Expression& right) -> Sign {
        for (const CertificateItem& item : items) {
            if (item.type != "constants" || item.fields.size() != 4 || item.fields[0].second != to_text(left) ||
                item.fields[1].second != to_text(right))
                continue;
            const std::string& by = item.fields[3].second;
            Sign again;
            if (by == "exact form") {
                again = sign_by_exact_form(left, right);
            } else if (by.size() < 6 && by.find_first_not_of("0123456789") == std::string::npos && by.size() > 1) {
                const rigor::Precision bits(std::stol(by));
                again = sign_in_balls(left, right);
            }
            if (again.sign && std::to_string(*again.sign) == item.fields[2].second) return again;
            wrong = "not so: the sign of " + to_text(left) + " - (" + to_text(right) + ")";
        }
        return {};
    });
    replacement.blank = true;
    const Formula decided = replacement.of(*formula);
    if (!wrong.empty()) return wrong;
    const rigor::Precision bits(64);
    const TruthAt t = truth_at(decided, {});
    if (t.truth == Truth::unknown || t.undefined) return "a comparison has no item";
    return (t.truth == Truth::yes ? Answer::holds : Answer::fails) == answer ? "" : "the items show the contrary";
}

}  // namespace claim::language
