// Statements written in another way: the answer must be the same, or, of a negation, the opposite.
#pragma once

#include "claim/language/functions.hpp"
#include "claim/language/mutants.hpp"
#include "claim/language/text.hpp"

#include <algorithm>
#include <cstring>

namespace language_tests {

struct Transformation {
    std::string name;
    bool negates = false;
    /// The text; empty for a statement that has no such form.
    std::function<std::string(const Statement&)> of;
};

namespace transformation {

/// Under quantifiers as well; a question has no negation.
inline bool is_question(const Formula& f) {
    if (f->connective == Connective::range || f->connective == Connective::best) return true;
    return std::any_of(f->parts.begin(), f->parts.end(), [](const Formula& part) { return is_question(part); });
}

/// forall name in interval: a relation b, the form that most are about.
inline const FormulaNode* simple(const Statement& s) {
    const FormulaNode& f = *s.formula;
    const bool fits = f.connective == Connective::forall && f.bindings.size() == 1 && f.bindings[0].names.size() == 1 &&
                      f.bindings[0].domain.kind == DomainKind::interval && f.parts[0]->connective == Connective::chain;
    return fits ? &f : nullptr;
}
inline std::string text_with(const Statement& s, const std::optional<Formula>& f) {
    if (!f) return "";
    Statement t = s;
    t.formula = *f;
    return to_text(t);
}
/// The chains of f changed, quantifiers left; empty if there is none or one cannot be changed.
inline std::optional<Formula> with_chains(const Formula& f,
                                          const std::function<std::optional<Formula>(const FormulaNode&)>& change) {
    if (f->connective == Connective::chain) return change(*f);
    if (f->connective != Connective::forall && f->connective != Connective::conjunction) return std::nullopt;
    FormulaNode n = *f;
    for (Formula& part : n.parts) {
        const auto changed = with_chains(part, change);
        if (!changed) return std::nullopt;
        part = *changed;
    }
    return Formula(std::move(n));
}
inline Formula related(const Expression& a, Relation r, const Expression& b) {
    return Formula({.connective = Connective::chain, .sides = {a, b}, .relations = {r}});
}

inline std::string renamed(const Statement& s) {
    if (s.formula->connective != Connective::forall) return "";
    FormulaNode n = *s.formula;
    int k = 0;
    for (Binding& b : n.bindings)
        for (std::string& name : b.names) {
            const std::string to = "name" + std::to_string(++k);
            for (Binding& later : n.bindings) later.domain = substitute(later.domain, name, variable(to));
            n.parts[0] = substitute(n.parts[0], name, variable(to));
            name = to;
        }
    return text_with(s, Formula(std::move(n)));
}
/// h and the others under names of the user's own.
inline std::string functions_renamed(const Statement& s) {
    const std::pair<const char*, const char*> names[] = {
        {"h", "mine(t) = h(t); "},       {"kappa0", "mine(t) = kappa0(t); "}, {"kappa1", "mine(t) = kappa1(t); "},
        {"sqrt", "mine(t) = sqrt(t); "}, {"exp", "mine(t) = exp(t); "},       {"log", "mine(t) = log(t); "}};
    if (!s.definitions.empty()) return "";
    for (const auto& [name, definition] : names) {
        bool found = false;
        const std::function<Expression(const Expression&)> change = [&](const Expression& e) -> Expression {
            std::vector<Expression> children;
            for (const Expression& child : e->children) children.push_back(change(child));
            if (e->kind == Kind::call && e->name == name && e->primes == 0) {
                found = true;
                return call("mine", std::move(children));
            }
            return children.empty() ? e : with_children(e, std::move(children));
        };
        const Formula f = mapped(s.formula, change);
        if (found) return definition + text_with(s, f);
    }
    return "";
}
inline std::string affine(const Statement& s, const rigor::Rational& scale, const rigor::Rational& shift) {
    const FormulaNode* f = simple(s);
    if (!f) return "";
    FormulaNode n = *f;
    Domain& d = n.bindings[0].domain;
    for (Expression& end : d.ends)
        if (!is_infinite(end)) end = (end - number(shift)) / number(scale);
    const Expression w = variable("w_");
    n.parts[0] = substitute(f->parts[0], f->bindings[0].names[0], number(scale) * w + number(shift));
    n.bindings[0].names = {"w_"};
    return text_with(s, Formula(std::move(n)));
}
inline std::string layers_shifted(const Statement& s) {
    if (s.formula->connective != Connective::forall) return "";
    FormulaNode n = *s.formula;
    for (std::size_t i = 0; i < n.bindings.size(); ++i) {
        Binding& b = n.bindings[i];
        const auto first = b.domain.kind == DomainKind::integers ? rational_value(b.domain.ends[0]) : std::nullopt;
        if (!first || b.names.size() != 1 || *first < 1 || !is_infinite(b.domain.ends[1])) continue;
        const Expression layer = variable("M_") + number(1);
        n.parts[0] = substitute(n.parts[0], b.names[0], layer);
        for (std::size_t j = i + 1; j < n.bindings.size(); ++j)
            n.bindings[j].domain = substitute(n.bindings[j].domain, b.names[0], layer);
        b.names = {"M_"};
        b.domain.ends[0] = number(*first - 1);
        return text_with(s, Formula(std::move(n)));
    }
    return "";
}
inline std::string chains(const Statement& s, const std::function<std::optional<Formula>(const FormulaNode&)>& change) {
    return text_with(s, with_chains(s.formula, change));
}
inline std::string read_from_right(const Statement& s) {
    return chains(s, [](const FormulaNode& f) {
        FormulaNode n = f;
        std::reverse(n.sides.begin(), n.sides.end());
        std::reverse(n.relations.begin(), n.relations.end());
        for (Relation& r : n.relations) r = claim::language::mirrored(r);
        return std::optional(Formula(std::move(n)));
    });
}
inline std::string against_zero(const Statement& s) {
    return chains(s, [](const FormulaNode& f) -> std::optional<Formula> {
        if (f.sides.size() != 2) return std::nullopt;
        return related(f.sides[0] - f.sides[1], f.relations[0], number(0));
    });
}
inline std::string multiplied(const Statement& s) {
    const FormulaNode* f = simple(s);
    if (!f || f->parts[0]->sides.size() != 2) return "";
    const Expression factor = number(2) + power(variable(f->bindings[0].names[0]), number(2));
    return chains(s, [&](const FormulaNode& c) {
        return std::optional(related(c.sides[0] * factor, c.relations[0], factor * c.sides[1]));
    });
}
/// Not for matrices, which are ordered in part only: neither A <= 0 nor A > 0 is possible.
inline std::string not_opposite(const Statement& s) {
    if (to_text(s).find("Sym(") != std::string::npos) return "";
    return chains(s, [](const FormulaNode& f) -> std::optional<Formula> {
        if (f.sides.size() != 2 || to_text(f.sides[0]).starts_with("gram(")) return std::nullopt;
        return Formula(
            {.connective = Connective::negation, .parts = {related(f.sides[0], opposite(f.relations[0]), f.sides[1])}});
    });
}
inline std::string chain_split(const Statement& s) {
    bool any = false;
    const std::string text = chains(s, [&](const FormulaNode& f) -> std::optional<Formula> {
        if (f.sides.size() == 2) return Formula(f);
        any = true;
        FormulaNode n{.connective = Connective::conjunction};
        for (std::size_t i = f.relations.size(); i-- > 0;)
            n.parts.push_back(related(f.sides[i], f.relations[i], f.sides[i + 1]));
        return Formula(std::move(n));
    });
    return any ? text : "";
}
/// A true statement before it, and one behind it.
inline std::string with_company(const Statement& s) {
    if (is_question(s.formula)) return "";
    const Formula before = related(number(2), Relation::less, number(3)),
                  after({.connective = Connective::forall,
                         .bindings = {{.names = {"y_"},
                                       .domain = {DomainKind::interval, {number(0), number(1)}, true, true}}},
                         .parts = {related(power(variable("y_"), number(2)), Relation::at_most, variable("y_"))}});
    return text_with(s, Formula({.connective = Connective::conjunction, .parts = {before, s.formula, after}}));
}
inline std::string unfolded(const Statement& s) {
    bool any = false;
    const Formula f = mapped(s.formula, [&](const Expression& e) {
        const Expression u = unfold(e, 3);
        any |= !(u == e);
        return u;
    });
    return any ? text_with(s, f) : "";
}
inline std::string in_unicode(const Statement& s) {
    std::string text = to_text(s);
    const std::pair<const char*, const char*> signs[] = {
        {"forall ", "∀ "}, {"exists ", "∃ "}, {" in ", " ∈ "},  {"<=", "≤"}, {">=", "≥"},  {"!=", "≠"},
        {"->", "→"},       {"kappa0", "κ₀"},  {"kappa1", "κ₁"}, {"pi", "π"}, {"inf", "∞"}, {"rho(", "ρ("}};
    const std::string before = text;
    for (const auto& [from, to] : signs)
        for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + std::strlen(to)))
            text.replace(at, std::strlen(from), to);
    return text == before ? "" : text;
}
inline std::string in_two_parts(const Statement& s) { return text_with(s, split_at(s.formula, rigor::Rational(1, 3))); }

inline bool can_be_split(const Statement& s) {
    const FormulaNode* f = simple(s);
    if (!f) return false;
    const auto a = rational_value(f->bindings[0].domain.ends[0]), b = rational_value(f->bindings[0].domain.ends[1]);
    return a && b && *a < rigor::Rational(1, 3) && rigor::Rational(1, 3) < *b;
}
inline std::string negated(const Statement& s) {
    if (is_question(s.formula)) return "";
    return to_text(negate(s));
}
inline std::string behind_not(const Statement& s) {
    if (is_question(s.formula)) return "";
    return text_with(s, Formula({.connective = Connective::negation, .parts = {s.formula}}));
}

}  // namespace transformation

inline const std::vector<Transformation>& transformations() {
    using namespace transformation;
    static const std::vector<Transformation> all = {
        {"names changed", false, renamed},
        {"functions renamed by a definition", false, functions_renamed},
        {"z -> -w", false,
         [](const Statement& s) {
             const FormulaNode* f = simple(s);
             return f && !is_infinite(f->bindings[0].domain.ends[0]) && !is_infinite(f->bindings[0].domain.ends[1])
                        ? text_with(s, mirrored(s.formula))
                        : "";
         }},
        {"z -> 2 w + 1/3", false, [](const Statement& s) { return affine(s, 2, rigor::Rational(1, 3)); }},
        {"z -> w/5 - 1", false, [](const Statement& s) { return affine(s, rigor::Rational(1, 5), -1); }},
        {"L -> M + 1", false, layers_shifted},
        {"domain in two parts", false, [](const Statement& s) { return can_be_split(s) ? in_two_parts(s) : ""; }},
        {"negated", true, negated},
        {"behind not", true, behind_not},
        {"read from the right", false, read_from_right},
        {"difference against 0", false, against_zero},
        {"times 2 + z^2", false, multiplied},
        {"not the opposite", false, not_opposite},
        {"chain split", false, chain_split},
        {"in the company of true ones", false, with_company},
        {"functions unfolded", false, unfolded},
        {"Unicode", false, in_unicode}};
    return all;
}

}  // namespace language_tests
