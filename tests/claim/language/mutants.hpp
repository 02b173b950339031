// Variants of statements: literals changed, relations reversed, domains enlarged, names and signs of the variable
// changed.
#pragma once

#include "claim/language/statement.hpp"

#include <functional>
#include <random>

namespace language_tests {

using namespace claim::language;

/// f with every expression (sides, ends of domains) replaced.
inline Formula mapped(const Formula& f, const std::function<Expression(const Expression&)>& map) {
    FormulaNode n = *f;
    const auto domain = [&](Domain& d) {
        for (Expression& e : d.ends) e = map(e);
    };
    for (Binding& b : n.bindings) domain(b.domain);
    for (Formula& part : n.parts) part = mapped(part, map);
    for (Expression& side : n.sides) side = map(side);
    if (n.domain) domain(*n.domain);
    return Formula(std::move(n));
}

/// e with its k-th literal (counted down through k) replaced by change(literal).
inline Expression with_literal(const Expression& e, int& k,
                               const std::function<rigor::Rational(const rigor::Rational&)>& change) {
    if (e->kind == Kind::number) return k-- == 0 ? number(change(e->number)) : e;
    if (e->children.empty()) return e;
    std::vector<Expression> children;
    for (const Expression& child : e->children) children.push_back(with_literal(child, k, change));
    return with_children(e, std::move(children));
}

inline Formula with_relation_reversed(const Formula& f) {
    FormulaNode n = *f;
    for (Formula& part : n.parts) part = with_relation_reversed(part);
    for (Relation& r : n.relations) {
        constexpr Relation turned[] = {Relation::greater, Relation::at_least, Relation::equal,
                                       Relation::unequal, Relation::at_most,  Relation::less};
        r = turned[static_cast<int>(r)];
    }
    return Formula(std::move(n));
}

/// < for <=, and closed ends.
inline Formula sharper(const Formula& f) {
    FormulaNode n = *f;
    for (Formula& part : n.parts) part = sharper(part);
    for (Relation& r : n.relations) {
        if (r == Relation::at_most)
            r = Relation::less;
        else if (r == Relation::at_least)
            r = Relation::greater;
    }
    const auto close = [](Domain& d) {
        if (d.kind != DomainKind::interval) return;
        d.lower_closed |= !is_infinite(d.ends[0]);
        d.upper_closed |= !is_infinite(d.ends[1]);
    };
    for (Binding& b : n.bindings) close(b.domain);
    if (n.domain) close(*n.domain);
    return Formula(std::move(n));
}

/// One random change.
inline Statement mutant(const Statement& s, std::mt19937_64& generator) {
    Statement m = s;
    const auto kind = generator() % 8;
    if (kind == 0) {
        m.formula = with_relation_reversed(s.formula);
    } else if (kind == 1) {
        m.formula = sharper(s.formula);
    } else {
        int literals = 0;
        mapped(s.formula, [&](const Expression& e) {
            int k = 1 << 20;
            with_literal(e, k, [](const auto& q) { return q; });
            literals += (1 << 20) - k;
            return e;
        });
        if (literals == 0) return m;
        int k = static_cast<int>(generator() % static_cast<unsigned>(literals));
        const rigor::Rational tiny = 1 / rigor::power(rigor::Rational(10), 20);
        m.formula = mapped(s.formula, [&](const Expression& e) {
            return with_literal(e, k, [&](const rigor::Rational& q) -> rigor::Rational {
                switch (kind) {
                    case 2: return q + 1;
                    case 3: return q * (1 + tiny);
                    case 4: return q * (1 - tiny);
                    case 5: return q == 0 ? rigor::Rational(1) : rigor::Rational(q * rigor::Rational(11, 10));
                    case 6: return q + rigor::Rational(1, 2);
                    default: return q * rigor::Rational(9, 10);
                }
            });
        });
    }
    return m;
}

/// The statement about -w for w in the mirrored domain; empty for what has no such form.
inline std::optional<Formula> mirrored(const Formula& f) {
    if (f->connective != Connective::forall || f->bindings.size() != 1 || f->bindings[0].names.size() != 1)
        return std::nullopt;
    const Binding& b = f->bindings[0];
    if (b.domain.kind != DomainKind::interval || f->parts[0]->connective != Connective::chain) return std::nullopt;
    FormulaNode n = *f;
    n.bindings[0].names = {"w_"};
    Domain& d = n.bindings[0].domain;
    const auto turned = [](const Expression& e) { return e->kind == Kind::negate ? e->children[0] : negate(e); };
    d.ends = {turned(b.domain.ends[1]), turned(b.domain.ends[0])};
    std::swap(d.lower_closed, d.upper_closed);
    n.parts[0] = substitute(f->parts[0], b.names[0], negate(variable("w_")));
    return Formula(std::move(n));
}

/// The domain cut in two at q.
inline std::optional<Formula> split_at(const Formula& f, const rigor::Rational& q) {
    if (f->connective != Connective::forall || f->bindings.size() != 1 ||
        f->bindings[0].domain.kind != DomainKind::interval)
        return std::nullopt;
    FormulaNode left = *f, right = *f;
    left.bindings[0].domain.ends[1] = right.bindings[0].domain.ends[0] = number(q);
    left.bindings[0].domain.upper_closed = true;
    right.bindings[0].domain.lower_closed = false;
    return Formula(
        {.connective = Connective::conjunction, .parts = {Formula(std::move(left)), Formula(std::move(right))}});
}

}  // namespace language_tests
