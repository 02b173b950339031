// Zeros and ones.
#include "claim/language/tidied.hpp"

#include "claim/language/structure_sign.hpp"

#include <algorithm>

namespace claim::language {

namespace {

Expression tidied_product(const std::vector<Expression>& factors) {
    const auto is_zero = [](const Expression& f) { return is_literal(f, 0); };
    if (std::any_of(factors.begin(), factors.end(), is_zero) && is_total(product(factors))) return number(0);
    std::vector<Expression> kept;
    for (const Expression& f : factors)
        if (!is_literal(f, 1)) kept.push_back(f);
    // A product does not begin with what it divides by.
    if (!kept.empty() && kept.front()->kind == Kind::reciprocal) kept.insert(kept.begin(), number(1));
    return product(kept);
}

}  // namespace

Expression tidied(const Expression& e) {
    if (e->kind == Kind::number || e->children.empty() || e->binding) return e;
    if (const auto q = rational_value(e)) return *q < 0 ? negate(number(rigor::Rational(-*q))) : number(*q);
    std::vector<Expression> children;
    for (const Expression& child : e->children) children.push_back(tidied(child));
    if (e->kind == Kind::sum) {
        std::erase_if(children, [](const Expression& term) { return is_literal(term, 0); });
        return sum(children);
    }
    if (e->kind == Kind::product) return tidied_product(children);
    if (e->kind == Kind::negate && children[0]->kind == Kind::negate) return children[0]->children[0];
    if (e->kind == Kind::power && is_literal(children[1], 1)) return children[0];
    return with_children(e, std::move(children));
}

Formula tidied(const Formula& f) {
    FormulaNode g = *f;
    for (Formula& part : g.parts) part = tidied(part);
    if (f->connective == Connective::chain)
        for (Expression& side : g.sides) side = tidied(side);
    return Formula(std::move(g));
}

}  // namespace claim::language
