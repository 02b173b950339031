// Replaces the uses of a statement's definitions by what they stand for.
#include "claim/language/statement.hpp"

#include <algorithm>
#include <stdexcept>

namespace claim::language {

namespace {

class Unfolding {
public:
    explicit Unfolding(const std::vector<Definition>& definitions) : definitions_(definitions) {}

    Expression of(const Expression& e, int depth = 0) const {
        if (depth > 100) throw std::invalid_argument("a definition that uses itself");
        std::vector<Expression> children;
        for (const Expression& child : e->children) children.push_back(of(child, depth));
        std::optional<Domain> domain;
        if (e->binding) domain = of(e->binding->domain, depth);
        const Expression same = with_children(e, std::move(children), std::move(domain));
        const Definition* d = find(*e);
        if (!d) return same;
        if (e->kind == Kind::variable) return of(d->body, depth + 1);
        if (e->kind == Kind::function) {
            const Expression body = of(differentiated(d->body, *d, e->primes), depth + 1);
            return Expression({.kind = Kind::lambda, .place = e->place, .names = d->parameters, .children = {body}});
        }
        // All arguments at once: they may contain the names of other parameters.
        Expression body = differentiated(d->body, *d, e->primes);
        std::vector<std::string> fresh;
        std::set<std::string> taken = free_variables(same);
        const std::set<std::string> own = free_variables(body);
        taken.insert(own.begin(), own.end());
        taken.insert(d->parameters.begin(), d->parameters.end());
        for (const std::string& parameter : d->parameters) {
            fresh.push_back(fresh_name(parameter + "_", taken));
            taken.insert(fresh.back());
            body = substitute(body, parameter, variable(fresh.back()));
        }
        for (std::size_t i = 0; i < fresh.size(); ++i) body = substitute(body, fresh[i], same->children[i]);
        return of(body, depth + 1);
    }

    Domain of(const Domain& d, int depth = 0) const {
        return with_expressions(d, [this, depth](const Expression& e) { return of(e, depth); });
    }

    Formula of(const Formula& f) const {
        return with_expressions(f, [this](const Expression& e) { return of(e); });
    }

private:
    const Definition* find(const Node& node) const {
        if (node.kind != Kind::call && node.kind != Kind::function && node.kind != Kind::variable) return nullptr;
        const auto found = std::find_if(definitions_.begin(), definitions_.end(), [&](const Definition& d) {
            return d.name == node.name && d.index.empty() && d.parameters.empty() == (node.kind == Kind::variable);
        });
        return found == definitions_.end() ? nullptr : &*found;
    }
    static Expression differentiated(Expression body, const Definition& d, int primes) {
        for (int i = 0; i < primes; ++i)
            body = Expression(
                {.kind = Kind::derivative, .place = body->place, .names = {d.parameters[0]}, .children = {body}});
        return body;
    }

    const std::vector<Definition>& definitions_;
};

}  // namespace

Statement unfold_definitions(const Statement& s) {
    const Unfolding unfolding(s.definitions);
    Statement plain{.formula = unfolding.of(s.formula)};
    for (const Definition& d : s.definitions) {
        if (d.index.empty()) continue;
        Definition kept = d;
        kept.body = unfolding.of(d.body);
        if (d.start) kept.start = unfolding.of(*d.start);
        plain.definitions.push_back(std::move(kept));
    }
    for (Binding b : s.given) {
        b.domain = unfolding.of(b.domain);
        plain.given.push_back(std::move(b));
    }
    for (const Formula& fact : s.facts) plain.facts.push_back(unfolding.of(fact));
    plain.hints = s.hints;
    for (Hint& hint : plain.hints) {
        if (hint.formula) hint.formula = unfolding.of(*hint.formula);
        if (hint.expression) hint.expression = unfolding.of(*hint.expression);
    }
    return plain;
}

}  // namespace claim::language
