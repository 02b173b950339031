// Reduction to the ends of a parameter.
#include "claim/language/parameter_claim.hpp"

#include "claim/language/certificate.hpp"
#include "claim/language/derivative.hpp"
#include "claim/language/text.hpp"

#include <stdexcept>

namespace claim::language {

using rigor::Rational;

namespace {

/// With zeros and ones dropped.
Expression tidied(const Expression& e) {
    std::vector<Expression> children;
    for (const Expression& child : e->children) children.push_back(tidied(child));
    if (e->kind == Kind::negate) return number(0) - children[0];
    if (e->kind != Kind::sum && e->kind != Kind::product) return with_children(e, std::move(children));
    Expression total = children[0];
    for (std::size_t i = 1; i < children.size(); ++i)
        total = e->kind == Kind::sum                    ? total + children[i]
                : is_literal(total, 0)                  ? total
                : children[i]->kind == Kind::reciprocal ? total / children[i]->children[0]
                                                        : total * children[i];
    return total;
}

}  // namespace

bool proved_less(const Expression& left, const Expression& right, const std::string& u, const RationalInterval& domain,
                 const Named& parameters, const Budget& budget, const OneVariable& ask,
                 std::vector<CertificateItem>& items, std::string& stuck) {
    const auto put = [&](const Expression& a, Relation r, const Expression& b, const Named& bound) {
        if (r == Relation::at_most && a == b) return true;
        FormulaNode all{.connective = Connective::forall};
        for (const auto& [name, i] : bound) all.bindings.push_back({.names = {name}, .domain = to_domain(i)});
        all.bindings.push_back({.names = {u}, .domain = to_domain(domain)});
        all.parts = {Formula({.connective = Connective::chain, .sides = {a, b}, .relations = {r}})};
        const Statement statement{.formula = Formula(all)};
        const Outcome outcome = ask(statement, budget);
        if (outcome.answer == Answer::holds) {
            const auto shown = reduced_section(statement, outcome);
            items.insert(items.end(), shown.begin(), shown.end());
            return true;
        }
        stuck = to_text(statement) + " is " + to_string(outcome.answer);
        return false;
    };
    if (parameters.size() == 1) {
        const auto& [name, i] = parameters[0];
        try {
            const Expression margin = right - left;
            if (!free_variables(derivative(margin, name)).contains(name)) {
                const auto at = [&](const Expression& e, const Rational& q) {
                    return tidied(substitute(e, name, number(q)));
                };
                const bool first = i.upper_closed;  // one end must be strict
                const auto relation = [](bool strict) { return strict ? Relation::less : Relation::at_most; };
                if (put(at(left, i.upper), relation(first), at(right, i.upper), {}) &&
                    put(at(left, i.lower), relation(!first || i.lower_closed), at(right, i.lower), {}))
                    return true;
            }
        } catch (const std::invalid_argument&) {
        }
    }
    return put(left, Relation::less, right, parameters);
}

}  // namespace claim::language
