// Antiderivatives term by term.
#include "claim/language/integral_value.hpp"

#include "claim/language/derivative.hpp"
#include "claim/language/layer_polynomial.hpp"
#include "claim/language/structure_sign.hpp"

#include <stdexcept>

namespace claim::language {

using rigor::Rational;

namespace {

/// exp, sin or cos of a x + b with a != 0 free of x: its antiderivative.
std::optional<Expression> of_atom(const Expression& e, const std::string& x) {
    if (e->kind != Kind::call || e->primes != 0 || e->children.size() != 1) return std::nullopt;
    Expression slope = number(0);
    try {
        slope = derivative(e->children[0], x);
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
    const auto q = rational_value(slope);
    if (!q || *q == 0 || !is_total(e)) return std::nullopt;
    const Expression& u = e->children[0];
    if (e->name == "exp") return e / number(*q);
    if (e->name == "sin") return negate(call("cos", {u})) / number(*q);
    if (e->name == "cos") return call("sin", {u}) / number(*q);
    return std::nullopt;
}

struct Antiderivative {
    Expression value = number(0);
    bool root = false;  ///< of x
};

std::optional<Antiderivative> antiderivative(const Expression& f, const std::string& x) {
    try {
        const LayerPolynomial p(f, {"w ", "T ", "L "});
        Antiderivative F;
        for (const auto& [m, q] : p.terms()) {
            Rational power = 0;
            Expression term = number(q), other = number(1);
            bool has_other = false;
            for (const auto& [text, n] : m.atoms) {
                const Expression& a = p.atom(text);
                const bool root = a->kind == Kind::call && a->name == "sqrt" && a->children[0] == variable(x);
                if (a == variable(x) || root) {
                    if (n < 0) return std::nullopt;
                    power += root ? Rational(n, 2) : Rational(n);
                    F.root = F.root || root;
                } else if (!free_variables(a).contains(x)) {
                    if (n < 0 && !is_positive_by_form(a)) return std::nullopt;
                    term = term * language::power(a, number(n));
                } else {
                    const auto whole = n == 1 && !has_other ? of_atom(a, x) : std::nullopt;
                    if (!whole) return std::nullopt;
                    other = *whole;
                    has_other = true;
                }
            }
            if (has_other && power != 0) return std::nullopt;
            if (!has_other) other = language::power(variable(x), number(power + 1)) / number(power + 1);
            F.value = F.value + term * other;
        }
        return F;
    } catch (const NoLayerForm&) {
        return std::nullopt;
    }
}

}  // namespace

Expression with_integrals(const Expression& e) {
    std::vector<Expression> children;
    for (const Expression& child : e->children) children.push_back(with_integrals(child));
    const Expression same = with_children(e, children);
    if (e->kind != Kind::integral || is_infinite(children[0]) || is_infinite(children[1])) return same;
    const std::string& x = e->names[0];
    // What cancels in the form may be undefined: the integrand is asked for as it is.
    bool roots = false;
    if (!is_total(children[2])) {
        const auto a = rational_value(children[0]), b = rational_value(children[1]);
        const bool right = a && b && 0 <= *a && *a <= *b;
        const Expression square = substitute(children[2], x, language::power(variable(x), number(2)));
        if (!right || !is_total(square)) return same;
        roots = true;
    }
    const auto F = antiderivative(children[2], x);
    if (!F || (F->root && !roots)) return same;
    return substitute(F->value, x, children[1]) - substitute(F->value, x, children[0]);
}

Formula with_integrals(const Formula& f) {
    return with_expressions(f, [](const Expression& e) { return with_integrals(e); });
}

}  // namespace claim::language
