// Statements with Gaussian expectations, brought to others.
#include "claim/language/expectations.hpp"

#include "claim/language/asked.hpp"
#include "claim/language/gaussian_terms.hpp"
#include "claim/language/text.hpp"
#include "claim/language/tidied.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational;

namespace {

std::optional<Expression> closed_form(const Expression& e) {
    const Expression &law = e->children[0], &body = e->children[1];
    const auto terms = gaussian_terms(body, e->names);
    if (!terms) return std::nullopt;
    try {
        if (law->name == "N2" && e->names.size() == 2) return pair_expectation(*terms, law->children[0]);
        if (law->name == "N" && e->names.size() == 1)
            return normal_expectation(*terms, law->children[0], law->children[1]);
    } catch (const std::domain_error&) {  // degrees out of reach
    }
    return std::nullopt;
}

class Rewriting {
public:
    std::vector<std::pair<Expression, Expression>> replaced;
    std::vector<Expression> left;

    Expression of(const Expression& e) {
        std::vector<Expression> children;
        for (const Expression& child : e->children) children.push_back(of(child));
        std::optional<Domain> domain;
        if (e->binding) domain = of(e->binding->domain);
        const Expression same =
            children.empty() && !domain ? e : with_children(e, std::move(children), std::move(domain));
        if (e->kind != Kind::expectation) return same;
        if (auto value = closed_form(same)) {
            value = tidied(*value);
            if (std::none_of(replaced.begin(), replaced.end(), [&](const auto& r) { return r.first == same; }))
                replaced.emplace_back(same, *value);
            return *value;
        }
        left.push_back(same);
        return same;
    }
    Domain of(const Domain& d) {
        return with_expressions(d, [this](const Expression& e) { return of(e); });
    }
    Formula of(const Formula& f) {
        return with_expressions(f, [this](const Expression& e) { return of(e); });
    }
};

/// E[X] c X^-n with a positive literal variance: |x|^-n is not integrable at 0.
bool has_no_value(const Expression& e) {
    const Expression &law = e->children[0], &body = e->children[1];
    if (law->name != "N" || e->names.size() != 1) return false;
    const auto variance = rational_value(law->children[1]);
    if (!variance || *variance <= 0) return false;
    const auto is_name = [&](const Expression& x) { return x->kind == Kind::variable && x->name == e->names[0]; };
    const auto whole_power = [&](const Expression& x, int sign) {
        if (sign > 0 && is_name(x)) return true;
        if (x->kind != Kind::power || !is_name(x->children[0])) return false;
        const auto q = rational_value(x->children[1]);
        return q && denominator(*q) == 1 && sign * *q >= 1;
    };
    if (whole_power(body, -1)) return true;
    if (body->kind != Kind::product) return false;
    int poles = 0;
    for (const Expression& factor : body->children) {
        if (whole_power(factor, -1) || (factor->kind == Kind::reciprocal && whole_power(factor->children[0], 1))) {
            ++poles;
        } else {
            const auto q = rational_value(factor);
            if (!q || *q == 0) return false;
        }
    }
    return poles > 0;
}

Outcome stuck(const Statement& s, const Expression& e) {
    const std::string text = to_text(e);
    // Only where it certainly is a part of what is said.
    if (has_no_value(e) && s.formula->connective == Connective::chain)
        return {.answer = Answer::ill_posed,
                .says = "undefined: " + text + ", which is not integrable",
                .witness = Witness{.relation = text}};
    return {.says = "no closed form is known of " + text,
            .would_help = "an integrand of powers, relu, step, abs and exp of the random names"};
}

CertificateItem expectation_item(const std::pair<Expression, Expression>& r) {
    return {"expectation", {{"of", to_text(r.first)}, {"is", to_text(r.second)}}};
}

}  // namespace

WithoutExpectations without_expectations(const Statement& s) {
    Rewriting rewriting;
    WithoutExpectations result{.statement = s};
    for (Definition& d : result.statement.definitions) {
        d.body = rewriting.of(d.body);
        if (d.start) d.start = rewriting.of(*d.start);
    }
    for (Binding& b : result.statement.given) b.domain = rewriting.of(b.domain);
    for (Formula& fact : result.statement.facts) fact = rewriting.of(fact);
    result.statement.formula = rewriting.of(s.formula);
    result.replaced = std::move(rewriting.replaced);
    result.left = std::move(rewriting.left);
    return result;
}

std::optional<Outcome> expectations_engine(const Statement& s, const Budget& budget, const OneVariable& ask) {
    const WithoutExpectations w = without_expectations(s);
    if (!w.left.empty()) return stuck(s, w.left.front());
    if (w.replaced.empty()) return std::nullopt;
    Outcome o = ask ? ask(w.statement, budget) : ask_all(w.statement, budget);
    const auto& [of, is] = w.replaced.front();
    o.says = to_text(of) + " is " + to_text(is) + (w.replaced.size() > 1 ? ", and others; " : "; ") + o.says;
    if (o.answer == Answer::undecided || o.answer == Answer::ill_posed) return o;
    std::vector<CertificateItem> items;
    for (const auto& r : w.replaced) items.push_back(expectation_item(r));
    append_asked(items, w.statement, o);
    o.certificate = std::move(items);
    return o;
}

std::string replay_expectations(const Statement& s, Answer answer, const std::vector<CertificateItem>& items) {
    const WithoutExpectations w = without_expectations(s);
    const std::size_t n = w.replaced.size();
    if (!w.left.empty() || n == 0) return "no expectation with a closed form";
    if (items.size() <= n) return "too few items";
    for (std::size_t i = 0; i < n; ++i)
        if (items[i] != expectation_item(w.replaced[i]))
            return "another closed form of " + to_text(w.replaced[i].first);
    std::size_t at = n;
    const std::string wrong = replay_asked(w.statement, answer, items, at);
    return !wrong.empty() || at == items.size() ? wrong : "items too many";
}

}  // namespace claim::language
