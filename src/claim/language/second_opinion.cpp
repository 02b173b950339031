#include "claim/language/second_opinion.hpp"

#include "claim/language/deadline.hpp"
#include "claim/language/growth_sample.hpp"
#include "claim/language/sample_points.hpp"
#include "claim/language/text.hpp"
#include "claim/language/types.hpp"
#include "claim/language/variants.hpp"
#include "rigor/number/ladder.hpp"
#include "rigor/number/scalar.hpp"

#include <cmath>

namespace claim::language {

using rigor::Rational, rigor::Real, rigor::Truth;

namespace {

Assignment<Real> reals(const ExactPoint& point) {
    Assignment<Real> at;
    for (const auto& [name, q] : point) at.emplace(name, exactly<Real>(q));
    return at;
}

std::string shown(const ExactPoint& point) {
    std::string text;
    for (const auto& [name, q] : point) text += (text.empty() ? "at " : ", ") + name + " = " + q.str();
    return text;
}

/// f(x) and f(y) for x < y, f increasing, as a relation in two more names; convexity in the midpoint.
Leaf at_points(const Leaf& leaf) {
    const FormulaNode& f = *leaf.formula;
    if (f.connective != Connective::shape || !f.domain) return leaf;
    std::set<std::string> taken = free_variables(f.sides[0]);
    for (const Binding& b : leaf.bindings) taken.insert(b.names.begin(), b.names.end());
    const std::string x = fresh_name(f.names[0] + "_1", taken);
    taken.insert(x);
    const std::string y = fresh_name(f.names[0] + "_2", taken);
    const auto at = [&](const Expression& e) { return substitute(f.sides[0], f.names[0], e); };
    const auto relation = [](const Expression& a, Relation r, const Expression& b) {
        return Formula({.connective = Connective::chain, .sides = {a, b}, .relations = {r}});
    };
    const Expression a = variable(x), b = variable(y), half = number(Rational(1, 2));
    const Expression middle = at(product({half, a + b})), mean = product({half, at(a) + at(b)});
    Leaf pair = leaf;
    pair.bindings.push_back({.names = {x, y}, .domain = *f.domain});
    pair.premises.push_back(relation(a, Relation::less, b));
    constexpr Relation relations[] = {Relation::less,     Relation::greater, Relation::at_most,
                                      Relation::at_least, Relation::at_most, Relation::at_least};
    const bool curved = *f.shape == Shape::convex || *f.shape == Shape::concave;
    pair.formula = relation(curved ? middle : at(a), relations[static_cast<int>(*f.shape)], curved ? mean : at(b));
    return pair;
}

/// The two sides in MPFR at 320 digits: refuted beyond rounding, or the margin that is left.
struct Sides {
    bool refuted = false;
    std::optional<Real> margin = {};
};
Sides sides_at(const FormulaNode& chain, const ExactPoint& point, const std::vector<Definition>& definitions) {
    const rigor::RealDigits digits(320);
    const auto a = evaluate(chain.sides[0], reals(point), definitions),
               b = evaluate(chain.sides[1], reals(point), definitions);
    if (!a || !b || !isfinite(a.result.value) || !isfinite(b.result.value)) return {};
    const Real d = b.result.value - a.result.value;
    const Real scale = std::max({Real(1), Real(abs(a.result.value)), Real(abs(b.result.value))});
    const Real rounding = scale * pow(Real(10), -240);
    const int sign = abs(d) <= rounding ? 0 : d > 0 ? 1 : -1;
    switch (chain.relations[0]) {
        case Relation::less: return {sign <= 0, d};
        case Relation::at_most: return {sign < 0, d};
        case Relation::greater: return {sign >= 0, -d};
        case Relation::at_least: return {sign > 0, -d};
        case Relation::equal: return {sign != 0};
        default: return {sign == 0};
    }
}

/// A rational slightly above a margin that is above 0.
std::optional<Rational> above(const Real& margin) {
    if (margin <= 0) return std::nullopt;
    const long digits = 6 - static_cast<long>(std::floor(static_cast<double>(log10(margin))));
    if (digits > 200 || digits < -200) return std::nullopt;
    const Real scaled = margin * pow(Real(10), static_cast<int>(digits)) + 1;
    rigor::Integer rounded;
    mpfr_get_z(rounded.backend().data(), scaled.backend().data(), MPFR_RNDU);
    const Rational ten = rigor::power(Rational(10), static_cast<unsigned long>(std::abs(digits)));
    const Rational value(rounded);
    return digits > 0 ? Rational(value / ten) : Rational(value * ten);
}

class Asked {
public:
    Asked(const Leaf& leaf, const std::vector<Definition>& definitions, const Budget& budget)
        : leaf_(leaf),
          definitions_(definitions),
          budget_(budget),
          end_(budget.seconds) {}

    SecondOpinion opinion() {
        const bool single = leaf_.bindings.empty();
        if (single)
            visit({});
        else
            visit_points(leaf_.bindings, definitions_, 200, budget_.seed,
                         [&](const ExactPoint& point) { return visit(point); });
        if (least_) answer_.least_margin = above(*least_);
        return answer_;
    }

private:
    bool premises_hold(const ExactPoint& point) const {
        const rigor::Precision bits(256);
        for (const Formula& premise : leaf_.premises)
            if (truth_at(premise, point, definitions_).truth != Truth::yes) return false;
        return true;
    }
    bool visit(const ExactPoint& point) {
        if (budget_.interrupted() || end_.over()) return false;
        if (!premises_hold(point)) return true;
        answer_.is_empty = false;
        const FormulaNode& f = *leaf_.formula;
        if (f.connective == Connective::order || f.connective == Connective::limit) {
            if (const auto why = growth_refutes(f, point, definitions_))
                say(*why + (point.empty() ? "" : " ") + shown(point));
            return !answer_.is_false;
        }
        if (f.connective == Connective::chain) {
            const Sides sides = sides_at(f, point, definitions_);
            if (sides.margin && *sides.margin > 0 && (!least_ || *sides.margin < *least_)) least_ = sides.margin;
            if (!sides.refuted) return true;
        }
        // What MPFR says, and what has no two sides, is asked of balls.
        rigor::climb({256, std::min(budget_.last_bits, 2048l)}, [&]() -> std::optional<bool> {
            const TruthAt t = truth_at(leaf_.formula, point, definitions_);
            if (t.truth == Truth::unknown && !t.undefined) return std::nullopt;
            if (t.truth == Truth::no)
                say(shown(point) +
                    (t.witness && !t.witness->left.empty() ? ", " + t.witness->left + " and " + t.witness->right : ""));
            return true;
        });
        return !answer_.is_false;
    }
    void say(const std::string& why) {
        answer_.is_false = true;
        answer_.why = why;
    }

    const Leaf& leaf_;
    const std::vector<Definition>& definitions_;
    const Budget& budget_;
    Deadline end_;
    std::optional<Real> least_;
    SecondOpinion answer_;
};

}  // namespace

SecondOpinion second_opinion(const Statement& s, const Budget& budget) {
    if (!s.given.empty()) return {};
    const Statement plain = unfold_definitions(s);
    const std::vector<Leaf> all = leaves(plain.formula);
    if (all.size() != 1) return {};
    const Leaf leaf = at_points(all[0]);
    const bool growth = leaf.formula->connective == Connective::order || leaf.formula->connective == Connective::limit;
    if (growth && !leaf.formula->approach->uniform.empty()) return {};
    return Asked(leaf, plain.definitions, budget).opinion();
}

}  // namespace claim::language
