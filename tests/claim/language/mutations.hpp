// Many kinds of changes to statements, one at a time, chosen at random. What a changed statement says is for a judge.
#pragma once

#include "claim/language/mutants.hpp"

namespace language_tests {

/// A change of one node of an expression, or of one node of a formula; empty where it does not fit.
using ExpressionChange = std::function<std::optional<Expression>(const Expression&)>;
using FormulaChange = std::function<std::optional<Formula>(const Formula&)>;

/// The k-th node that the change fits is changed; k counts down and is negative afterwards.
inline Expression with_change(const Expression& e, int& k, const ExpressionChange& change) {
    if (k >= 0)
        if (const auto changed = change(e))
            if (k-- == 0) return *changed;
    if (e->children.empty() || k < 0) return e;
    std::vector<Expression> children;
    for (const Expression& child : e->children) children.push_back(with_change(child, k, change));
    return with_children(e, std::move(children));
}

inline Formula with_formula_change(const Formula& f, int& k, const FormulaChange& change) {
    if (k >= 0)
        if (const auto changed = change(f))
            if (k-- == 0) return *changed;
    FormulaNode n = *f;
    for (Formula& part : n.parts) part = with_formula_change(part, k, change);
    return Formula(std::move(n));
}

/// f with the change at a random place; empty where it fits nowhere.
inline std::optional<Formula> changed_somewhere(const Formula& f, const ExpressionChange& change,
                                                std::mt19937_64& generator) {
    constexpr int many = 1 << 20;
    int count = many;
    mapped(f, [&](const Expression& e) { return with_change(e, count, change); });
    if (count == many) return std::nullopt;
    int k = static_cast<int>(generator() % static_cast<unsigned>(many - count));
    return mapped(f, [&](const Expression& e) { return with_change(e, k, change); });
}
inline std::optional<Formula> changed_somewhere(const Formula& f, const FormulaChange& change,
                                                std::mt19937_64& generator) {
    constexpr int many = 1 << 20;
    int count = many;
    with_formula_change(f, count, change);
    if (count == many) return std::nullopt;
    int k = static_cast<int>(generator() % static_cast<unsigned>(many - count));
    return with_formula_change(f, k, change);
}

namespace mutation {

inline bool is_layered(const Expression& e) {
    if (e->kind != Kind::call) return false;
    for (const char* name : {"rho", "T", "theta_bar", "U", "theta", "sigma", "sigma_dot"})
        if (e->name == name) return true;
    return false;
}

inline std::optional<Expression> function_swapped(const Expression& e) {
    if (e->kind != Kind::call && e->kind != Kind::function) return std::nullopt;
    constexpr std::pair<const char*, const char*> swaps[] = {{"kappa0", "kappa1"},
                                                             {"h", "kappa0"},
                                                             {"rho", "theta_bar"},
                                                             {"T", "U"},
                                                             {"sin", "cos"},
                                                             {"arcsin", "arccos"},
                                                             {"theta_bar", "rho"},
                                                             {"kappa1", "kappa0"},
                                                             {"cos", "sin"},
                                                             {"min", "max"},
                                                             {"arccos", "arcsin"},
                                                             {"theta", "sigma"},
                                                             {"sigma", "theta"},
                                                             {"U", "T"},
                                                             {"max", "min"},
                                                             {"log", "exp"},
                                                             {"lambda_min", "lambda_max"},
                                                             {"exp", "sqrt"},
                                                             {"abs", "relu"},
                                                             {"circle", "antipodal"}};
    for (const auto& [from, to] : swaps)
        if (e->name == from) {
            Node n = *e;
            n.name = to;
            return Expression(std::move(n));
        }
    return std::nullopt;
}

inline std::optional<Expression> depth_changed(const Expression& e, long by) {
    if (!is_layered(e) || e->children.size() < 2) return std::nullopt;
    std::vector<Expression> children = e->children;
    const auto q = rational_value(children[1]);
    if (q && *q + by < 1) return std::nullopt;
    children[1] = q ? number(*q + by) : by > 0 ? children[1] + number(by) : children[1] - number(-by);
    return with_children(e, std::move(children));
}

inline std::optional<Expression> exponent_changed(const Expression& e, const rigor::Rational& by) {
    if (e->kind != Kind::power) return std::nullopt;
    const auto q = rational_value(e->children[1]);
    if (!q || *q + by < 0) return std::nullopt;
    return power(e->children[0], number(*q + by));
}

inline std::optional<Expression> summand_dropped(const Expression& e, std::mt19937_64& generator, bool flip) {
    if (e->kind != Kind::sum || e->children.size() < 2) return std::nullopt;
    std::vector<Expression> terms = e->children;
    const auto at = terms.begin() + static_cast<long>(generator() % terms.size());
    if (flip)
        *at = (*at)->kind == Kind::negate ? (*at)->children[0] : negate(*at);
    else
        terms.erase(at);
    return sum(std::move(terms));
}

inline std::optional<Expression> factor_dropped(const Expression& e, std::mt19937_64& generator) {
    if (e->kind != Kind::product || e->children.size() < 2 || e->children[1]->kind == Kind::reciprocal)
        return std::nullopt;
    std::vector<Expression> factors = e->children;
    factors.erase(factors.begin() + static_cast<long>(generator() % factors.size()));
    if (factors.front()->kind == Kind::reciprocal) return std::nullopt;
    return product(std::move(factors));
}

inline std::optional<Formula> relation_changed(const Formula& f, std::mt19937_64& generator) {
    if (f->connective != Connective::chain && f->connective != Connective::limit) return std::nullopt;
    if (f->relations.empty()) return std::nullopt;
    FormulaNode n = *f;
    n.relations[generator() % n.relations.size()] = static_cast<Relation>(generator() % 6);
    if (f->connective == Connective::limit) n.relations[0] = Relation::equal;
    return Formula(std::move(n));
}

/// Ends opened, closed or moved; the first integer moved by one.
inline std::optional<Formula> domain_changed(const Formula& f, std::mt19937_64& generator, bool move) {
    FormulaNode n = *f;
    std::vector<Domain*> domains;
    for (Binding& b : n.bindings) domains.push_back(&b.domain);
    if (n.domain) domains.push_back(&*n.domain);
    if (domains.empty()) return std::nullopt;
    Domain& d = *domains[generator() % domains.size()];
    const bool upper = generator() % 2;
    if (d.kind == DomainKind::integers && !is_infinite(d.ends[0]) && move) {
        const auto q = rational_value(d.ends[0]);
        if (!q) return std::nullopt;
        d.ends[0] = number(rigor::Rational(abs(*q + (upper ? 1 : -1))));
        return Formula(std::move(n));
    }
    if (d.kind != DomainKind::interval || is_infinite(d.ends[upper])) return std::nullopt;
    if (!move) {
        bool& closed = upper ? d.upper_closed : d.lower_closed;
        closed = !closed;
        return Formula(std::move(n));
    }
    const rigor::Rational moves[] = {rigor::Rational(1, 2),     rigor::Rational(-1, 2), rigor::Rational(1, 1000),
                                     rigor::Rational(-1, 1000), rigor::Rational(1),     rigor::Rational(-1)};
    const auto q = rational_value(d.ends[upper]);
    if (!q) return std::nullopt;
    const rigor::Rational end = *q + moves[generator() % 6];
    d.ends[upper] = end < 0 ? negate(number(-end)) : number(end);
    return Formula(std::move(n));
}

inline std::optional<Formula> connective_changed(const Formula& f, std::mt19937_64& generator) {
    FormulaNode n = *f;
    switch (f->connective) {
        case Connective::conjunction:
        case Connective::disjunction:
            if (generator() % 2) n.parts.erase(n.parts.begin() + static_cast<long>(generator() % n.parts.size()));
            n.connective = f->connective == Connective::conjunction ? Connective::disjunction : Connective::conjunction;
            return n.parts.size() == 1 ? n.parts[0] : Formula(std::move(n));
        case Connective::implies:
        case Connective::equivalent:
            if (generator() % 3 == 0) return f->parts[1];
            if (generator() % 2)
                std::swap(n.parts[0], n.parts[1]);
            else
                n.parts[0] = Formula({.connective = Connective::negation, .parts = {f->parts[0]}});
            return Formula(std::move(n));
        case Connective::shape: n.shape = static_cast<Shape>(generator() % 6); return Formula(std::move(n));
        case Connective::order: n.landau = static_cast<Landau>(generator() % 4); return Formula(std::move(n));
        default: return std::nullopt;
    }
}

inline bool is_question(const Formula& f) {
    if (f->connective == Connective::range || f->connective == Connective::best) return true;
    return std::any_of(f->parts.begin(), f->parts.end(), [](const Formula& part) { return is_question(part); });
}

inline std::optional<Formula> negated_part(const Formula& f) {
    if (f->connective != Connective::chain && f->connective != Connective::order &&
        f->connective != Connective::limit && f->connective != Connective::membership &&
        f->connective != Connective::shape)
        return std::nullopt;
    return Formula({.connective = Connective::negation, .parts = {f}});
}

}  // namespace mutation

/// One random change of one of twenty kinds; the name of the kind. Empty where the kind does not fit.
inline std::optional<std::pair<Statement, std::string>> mutation_of(const Statement& s,
                                                                    const std::vector<Statement>& others,
                                                                    std::mt19937_64& generator) {
    using namespace mutation;
    Statement m = s;
    const auto with = [&](const std::optional<Formula>& f,
                          const char* name) -> std::optional<std::pair<Statement, std::string>> {
        if (!f || *f == s.formula) return std::nullopt;
        m.formula = *f;
        return std::pair(m, std::string(name));
    };
    const auto expressions = [&](const ExpressionChange& c) { return changed_somewhere(s.formula, c, generator); };
    const auto formulas = [&](const FormulaChange& c) { return changed_somewhere(s.formula, c, generator); };
    const auto literal = [&](const rigor::Rational& factor, const rigor::Rational& more) {
        return expressions([&](const Expression& e) -> std::optional<Expression> {
            if (e->kind != Kind::number) return std::nullopt;
            return number(abs(rigor::Rational(e->number * factor + more)));
        });
    };
    const rigor::Rational tiny = 1 / rigor::power(rigor::Rational(10), 20);
    switch (generator() % 20) {
        case 0: return with(expressions(function_swapped), "function swapped");
        case 1: return with(expressions([](const auto& e) { return depth_changed(e, 1); }), "one layer more");
        case 2: return with(expressions([](const auto& e) { return depth_changed(e, -1); }), "one layer less");
        case 3:
            return with(formulas([&](const auto& f) { return domain_changed(f, generator, true); }), "domain moved");
        case 4: return with(formulas([&](const auto& f) { return domain_changed(f, generator, false); }), "end opened");
        case 5:
            return with(expressions([](const auto& e) { return exponent_changed(e, rigor::Rational(1, 2)); }),
                        "exponent + 1/2");
        case 6: return with(expressions([](const auto& e) { return exponent_changed(e, -1); }), "exponent - 1");
        case 7: return with(literal(1 + tiny, 0), "literal * (1 + 1e-20)");
        case 8: return with(literal(1 - tiny, 0), "literal * (1 - 1e-20)");
        case 9: return with(literal(1, 1), "literal + 1");
        case 10: return with(literal(rigor::Rational(11, 10), 0), "literal * 1.1");
        case 11: return with(literal(1, tiny), "literal + 1e-20");
        case 12:
        case 13: return with(formulas([&](const auto& f) { return relation_changed(f, generator); }), "relation");
        case 14:
            return with(formulas([](const auto& f) { return is_question(f) ? std::nullopt : negated_part(f); }),
                        "part negated");
        case 15:
            return with(expressions([&](const auto& e) { return summand_dropped(e, generator, false); }), "summand");
        case 16: return with(expressions([&](const auto& e) { return summand_dropped(e, generator, true); }), "sign");
        case 17: return with(expressions([&](const auto& e) { return factor_dropped(e, generator); }), "factor");
        case 18: return with(formulas([&](const auto& f) { return connective_changed(f, generator); }), "connective");
        default: {
            const Statement& other = others[generator() % others.size()];
            if (!other.definitions.empty() || !other.given.empty() || !s.given.empty() || is_question(s.formula) ||
                is_question(other.formula))
                return std::nullopt;
            const Connective join = generator() % 2 ? Connective::conjunction : Connective::disjunction;
            m.formula = Formula({.connective = join, .parts = {s.formula, other.formula}});
            return std::pair(m, std::string("two joined"));
        }
    }
}

}  // namespace language_tests
