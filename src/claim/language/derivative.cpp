// The rules of differentiation.
#include "claim/language/derivative.hpp"

#include "claim/language/box_claim.hpp"
#include "claim/language/functions.hpp"
#include "claim/language/node_memory.hpp"
#include "claim/language/text.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <stdexcept>

namespace claim::language {

namespace {

class Differentiation {
public:
    explicit Differentiation(const std::string& name) : name_(name) {}

    Expression of(const Expression& e) {
        if (!free_variables(e).contains(name_)) return number(0);
        return memory_.of(e, [&] { return rule(e); });
    }

private:
    [[noreturn]] static void refuse(const Expression& e) {
        throw std::invalid_argument("no rule for the derivative of " + to_text(e));
    }
    Expression rule(const Expression& e) {
        const auto& c = e->children;
        switch (e->kind) {
            case Kind::variable: return number(1);
            case Kind::sum: {
                Expression total = of(c[0]);
                for (std::size_t i = 1; i < c.size(); ++i) total = total + of(c[i]);
                return total;
            }
            case Kind::negate: return number(0) - of(c[0]);
            case Kind::product: return product_rule(c);
            case Kind::power: return power_rule(e);
            case Kind::call: return chain_rule(e);
            case Kind::at: {
                const Expression outer = substitute(c[0], e->names[0], c[1]);
                if (outer == e) refuse(e);
                return of(unfold_derivatives(outer));
            }
            case Kind::derivative: return of(derivative(c[0], e->names[0]));
            case Kind::big:
                if (e->name != "sum" || free_variables(e->binding->domain).contains(name_)) refuse(e);
                return with_children(e, {of(c[0])});
            default: refuse(e);
        }
    }
    Expression product_rule(const std::vector<Expression>& factors) {
        Expression value = factors[0], slope = of(factors[0]);
        for (std::size_t i = 1; i < factors.size(); ++i) {
            const bool divides = factors[i]->kind == Kind::reciprocal;
            const Expression f = divides ? factors[i]->children[0] : factors[i];
            const Expression df = of(f);
            slope = divides ? slope / f - value * df / power(f, number(2)) : slope * f + value * df;
            value = divides ? value / f : value * f;
        }
        return slope;
    }
    Expression power_rule(const Expression& e) {
        const Expression &base = e->children[0], &exponent = e->children[1];
        if (!free_variables(exponent).contains(name_)) {
            const auto q = rational_value(exponent);
            if (q && *q == 0) return number(0);
            if (q && *q == 1) return of(base);
            if (q && *q == 2) return number(2) * base * of(base);
            const Expression lower = q ? number(*q - 1) : exponent - number(1);
            return exponent * power(base, lower) * of(base);
        }
        return e * (of(exponent) * call("log", {base}) + exponent * of(base) / base);
    }
    Expression chain_rule(const Expression& e) {
        if (e->primes > 0) {
            const Expression u = variable(fresh_name("u_", free_variables(e)));
            Expression f = call(e->name, {u});
            for (int i = 0; i < e->primes; ++i) f = derivative(f, u->name);
            return of(substitute(f, u->name, e->children[0]));
        }
        if (const auto body = definition(e->name, e->children[0])) return of(*body);
        const KnownFunction* f = find_function(e->name);
        if (f && f->depth == 1 && e->names.empty()) {
            const Expression body = unfold(e);
            if (body == e) refuse(e);
            return of(body);
        }
        if (e->children.size() != 1) refuse(e);
        return outer_derivative(e) * of(e->children[0]);
    }
    static Expression outer_derivative(const Expression& e) {
        const Expression& u = e->children[0];
        const Expression one = number(1);
        const auto root = [&] { return call("sqrt", {one - power(u, number(2))}); };
        if (e->name == "sqrt") return one / (number(2) * e);
        if (e->name == "exp") return e;
        if (e->name == "log") return one / u;
        if (e->name == "sin") return call("cos", {u});
        if (e->name == "cos") return negate(call("sin", {u}));
        if (e->name == "arcsin") return one / root();
        if (e->name == "arccos") return negate(one / root());
        if (e->name == "arctan") return one / (one + power(u, number(2)));
        if (e->name == "abs") return u / e;
        if (e->name == "relu") return call("step", {u});
        refuse(e);
    }

    std::string name_;
    NodeMemory<Expression> memory_;
};

}  // namespace

Expression derivative(const Expression& e, const std::string& name) { return Differentiation(name).of(e); }

namespace {

bool any_part(const Expression& e, const std::function<bool(const Expression&)>& is) {
    return is(e) ||
           std::any_of(e->children.begin(), e->children.end(), [&](const Expression& c) { return any_part(c, is); });
}
bool divides(const Expression& e) {
    const bool negative =
        e->kind == Kind::power && rational_value(e->children[1]) && *rational_value(e->children[1]) < 0;
    return (e->kind == Kind::reciprocal || negative) && !free_variables(e).empty();
}
bool has_kink(const Expression& e) {
    return e->kind == Kind::call && (e->name == "abs" || e->name == "step" || e->name == "relu");
}

/// 0 f keeps the points at which f is not defined.
Expression continued(const Expression& derived, const Expression& f) {
    const auto plain = without_divisions(derived);
    return plain ? sum({*plain, product({number(0), f})}) : derived;
}

}  // namespace

std::optional<Expression> without_divisions(const Expression& derived) {
    if (!any_part(derived, divides) || any_part(derived, has_kink)) return std::nullopt;
    const Expression plain = expanded(derived);
    return any_part(plain, divides) ? std::nullopt : std::optional(plain);
}

Expression unfold_derivatives(const Expression& e) {
    std::vector<Expression> children;
    for (const Expression& child : e->children) children.push_back(unfold_derivatives(child));
    const Expression same = with_children(e, children);
    try {
        if (e->kind == Kind::derivative) return continued(derivative(children[0], e->names[0]), children[0]);
        if (e->kind == Kind::at) return substitute(children[0], e->names[0], children[1]);
        if (e->kind == Kind::call && e->primes > 0) {
            const Expression u = variable(fresh_name("u_", free_variables(same)));
            Node plain = *same;
            plain.primes = 0;
            plain.children[0] = u;
            Expression f(std::move(plain));
            for (int i = 0; i < e->primes; ++i) f = derivative(f, u->name);
            return substitute(f, u->name, children[0]);
        }
    } catch (const std::invalid_argument&) {
    }
    return same;
}

}  // namespace claim::language
