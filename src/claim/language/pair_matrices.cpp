// Two points at a variable inner product.
#include "claim/language/pair_matrices.hpp"

#include "claim/language/depth_claim.hpp"
#include "claim/language/functions.hpp"
#include "claim/language/instances.hpp"
#include "claim/language/kernel_expression.hpp"
#include "claim/language/matrix_truth.hpp"

#include <algorithm>

namespace claim::language {

namespace {

struct NoPair {};

/// The entries a, b of [[a, b], [b, a]].
struct Entries {
    Expression diagonal, other;
};

/// Matrix expressions of one set pair(z) are functions of the inner product.
Entries pair_entries(const Expression& e) {
    std::optional<Expression> set;
    const auto find = [&](const auto& self, const Expression& x) -> void {
        if (x->kind == Kind::call && x->name == "pair") {
            if (set && !(*set == x)) throw NoPair{};
            set = x;
        }
        for (const Expression& child : x->children) self(self, child);
    };
    find(find, e);
    if (!set) throw NoPair{};
    const std::string name = "the pair";
    const auto renamed = [&](const auto& self, const Expression& x) -> Expression {
        if (x == *set) return variable(name);
        std::vector<Expression> children;
        for (const Expression& child : x->children) children.push_back(self(self, child));
        return children.empty() ? x : with_children(x, std::move(children));
    };
    const Expression matrix = renamed(renamed, e);
    const auto diagonal = kernel_of_matrix(matrix, name, number(1)),
               other = kernel_of_matrix(matrix, name, (*set)->children[0]);
    if (!diagonal || !other || speaks_of_data(*diagonal) || speaks_of_data(*other)) throw NoPair{};
    return {*diagonal, *other};
}

Expression number_of(const Expression& e) {
    if (!speaks_of_data(e)) return e;
    if (e->kind == Kind::call && e->name == "det") {
        const Entries m = pair_entries(e->children[0]);
        return power(m.diagonal, number(2)) - power(m.other, number(2));
    }
    if (e->kind == Kind::index && e->children.size() == 3) {
        const Entries m = pair_entries(e->children[0]);
        const auto i = rational_value(e->children[1]), j = rational_value(e->children[2]);
        if (!i || !j || (*i != 1 && *i != 2) || (*j != 1 && *j != 2)) throw NoPair{};
        return *i == *j ? m.diagonal : m.other;
    }
    if (e->kind == Kind::call &&
        (e->name == "gram" || (find_function(e->name) && find_function(e->name)->kind == Class::matrix)))
        throw NoPair{};
    std::vector<Expression> children;
    for (const Expression& child : e->children) children.push_back(number_of(child));
    if (children.empty() || e->binding) throw NoPair{};
    return with_children(e, std::move(children));
}

Formula chain_of(const Expression& a, Relation r, const Expression& b) {
    return Formula({.connective = Connective::chain, .sides = {a, b}, .relations = {r}});
}
Formula both(const Entries& m, Relation r, const Expression& bound) {
    return Formula({.connective = Connective::conjunction,
                    .parts = {chain_of(sum({m.diagonal, negate(m.other)}), r, bound),
                              chain_of(sum({m.diagonal, m.other}), r, bound)}});
}

Formula link(const Expression& left, Relation r, const Expression& right) {
    const auto is = [](const Expression& e, const char* name) { return e->kind == Kind::call && e->name == name; };
    if (has_matrix(left) || has_matrix(right)) {
        if (r == Relation::equal || r == Relation::unequal) throw NoPair{};
        const Expression difference = is_literal(right, 0)  ? left
                                      : is_literal(left, 0) ? negate(right)
                                                            : sum({left, negate(right)});
        return both(pair_entries(difference), r, number(0));
    }
    const auto is_eigenvalue = [&](const Expression& e) { return is(e, "lambda_min") || is(e, "lambda_max"); };
    if (is_eigenvalue(right) && !is_eigenvalue(left)) return link(right, mirrored(r), left);
    const bool below = r == Relation::at_least || r == Relation::greater;
    const bool above = r == Relation::at_most || r == Relation::less;
    if ((is(left, "lambda_min") && below) || (is(left, "lambda_max") && above))
        return both(pair_entries(left->children[0]), r, number_of(right));
    return chain_of(number_of(left), r, number_of(right));
}

Formula reduced(const Formula& f) {
    if (!speaks_of_data(f)) return f;
    FormulaNode node = *f;
    for (const Binding& b : f->bindings)
        if (b.multiplicity != Multiplicity::each || b.domain.kind == DomainKind::members) throw NoPair{};
    if (f->connective == Connective::chain) {
        std::vector<Formula> links;
        for (std::size_t i = 0; i < f->relations.size(); ++i)
            links.push_back(link(f->sides[i], f->relations[i], f->sides[i + 1]));
        if (links.size() == 1) return links[0];
        return Formula({.connective = Connective::conjunction, .parts = std::move(links)});
    }
    if (!f->sides.empty()) throw NoPair{};
    for (Formula& part : node.parts) part = reduced(part);
    return Formula(std::move(node));
}

/// Whether each pair(z) has a z that runs through a part of [-1, 1]: other pairs do not exist.
bool pairs_exist(const Formula& f) {
    const OpenFormula open = opened(f);
    const auto exists = [&](const Expression& z) {
        for (const Binding& b : open.bindings)
            for (const std::string& name : b.names)
                if (z == variable(name)) {
                    const auto i = rational_interval(b.domain);
                    return i && i->lower >= -1 && i->upper <= 1;
                }
        const auto q = rational_value(z);
        return q && abs(*q) <= 1;
    };
    const auto all = [&](const auto& self, const Expression& e) -> bool {
        if (e->kind == Kind::call && e->name == "pair" && !exists(e->children[0])) return false;
        return std::all_of(e->children.begin(), e->children.end(), [&](const Expression& c) { return self(self, c); });
    };
    const auto in_formula = [&](const auto& self, const Formula& g) -> bool {
        return std::all_of(g->sides.begin(), g->sides.end(), [&](const Expression& e) { return all(all, e); }) &&
               std::all_of(g->parts.begin(), g->parts.end(), [&](const Formula& p) { return self(self, p); });
    };
    return in_formula(in_formula, open.body);
}

}  // namespace

std::optional<Formula> without_pairs(const Formula& f) {
    try {
        if (!pairs_exist(f)) return std::nullopt;
        return reduced(f);
    } catch (const NoPair&) {
        return std::nullopt;
    }
}

}  // namespace claim::language
