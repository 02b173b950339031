// Exact constants of expressions.
#include "claim/language/algebraic_zero.hpp"
#include "claim/language/derivative.hpp"
#include "claim/language/evaluate.hpp"
#include "claim/language/exact_constant.hpp"
#include "claim/language/functions.hpp"

namespace claim::language {

using rigor::Rational;

namespace {

Expression literal(const Rational& q) { return q < 0 ? negate(number(-q)) : number(q); }

}  // namespace

AtomQuotient ExactConstants::of(const Expression& e) {
    if (++depth_ > 400) throw NoExactForm{"too deep"};
    const AtomQuotient value = rule(e);
    --depth_;
    return value;
}

AtomQuotient ExactConstants::rule(const Expression& e) {
    const auto& c = e->children;
    switch (e->kind) {
        case Kind::number: return algebraic(e);
        case Kind::constant:
            if (e->name == "pi") return pi_times(1);
            break;
        case Kind::sum:
        case Kind::product: {
            AtomQuotient total = of(c[0]);
            for (std::size_t i = 1; i < c.size(); ++i)
                total = e->kind == Kind::sum ? add(total, of(c[i])) : multiply(total, of(c[i]));
            return total;
        }
        case Kind::negate: return negate(of(c[0]));
        case Kind::reciprocal: return inverse(of(c[0]));
        case Kind::power: {
            const AtomQuotient base = of(c[0]), exponent = of(c[1]);
            if (is_zero(exponent)) return algebraic(number(1));
            const auto q = rational_of(to_expression(exponent));
            if (q) return power(base, *q);
            if (sign(base) <= 0) throw NoExactForm{"an irrational power of a number that is not positive"};
            return exp(multiply(exponent, log(base)));
        }
        case Kind::call: return call_value(e);
        case Kind::big: return members(e);
        case Kind::factorial: {
            const auto value = evaluate(e, Assignment<Rational>{});
            if (value) return algebraic(literal(*value.result.exact));
            break;
        }
        case Kind::at:
        case Kind::derivative: {
            const Expression carried = unfold_derivatives(e);
            if (carried != e) return of(carried);
            break;
        }
        default: break;
    }
    throw NoExactForm{"a part without exact form"};
}

AtomQuotient ExactConstants::call_value(const Expression& e) {
    const auto value = evaluate(e, Assignment<Rational>{});
    if (value) return algebraic(literal(*value.result.exact));
    if (!e->names.empty()) throw NoExactForm{"options of " + e->name};
    if (e->primes > 0) {
        // kappa1' = kappa0, at the ends too, where the rules of differentiation have no value.
        if (e->primes == 1 && (e->name == "kappa1" || e->name == "h")) return of(call("kappa0", {e->children[0]}));
        const Expression carried = unfold_derivatives(e);
        if (carried == e) throw NoExactForm{"a derivative of " + e->name};
        return of(carried);
    }
    if (e->name == "max" || e->name == "min") return extremum(e);
    if (const auto body = definition(e->name, e->children[0])) return of(*body);
    const KnownFunction* f = find_function(e->name);
    if (f && f->depth >= 0) {
        const Expression body = unfold(e);
        if (body == e) throw NoExactForm{"no exact form of " + e->name};
        return of(body);
    }
    if (e->children.size() != 1) throw NoExactForm{"no exact form of " + e->name};
    return elementary(e->name, of(e->children[0]));
}

AtomQuotient ExactConstants::extremum(const Expression& e) {
    AtomQuotient best = of(e->children[0]);
    for (std::size_t i = 1; i < e->children.size(); ++i) {
        const AtomQuotient x = of(e->children[i]);
        const int s = sign(add(x, negate(best)));
        if (e->name == "max" ? s > 0 : s < 0) best = x;
    }
    return best;
}

/// Sums, products and extrema over literal integers or a finite set.
AtomQuotient ExactConstants::members(const Expression& e) {
    const Binding& b = *e->binding;
    if (b.names.size() != 1 || b.multiplicity != Multiplicity::each) throw NoExactForm{"several names"};
    std::vector<Expression> at;
    if (b.domain.kind == DomainKind::finite) {
        at = b.domain.ends;
    } else {
        const auto from = b.domain.kind == DomainKind::integers ? rational_value(b.domain.ends[0]) : std::nullopt;
        const auto to = from ? rational_value(b.domain.ends[1]) : std::nullopt;
        if (!to || denominator(*from) != 1 || denominator(*to) != 1 || *to - *from > 200)
            throw NoExactForm{"a domain of more than 200 members"};
        for (Rational k = *from; k <= *to; k += 1) at.push_back(literal(k));
    }
    if (at.empty() && e->name != "sum" && e->name != "prod") throw UndefinedConstant{"a " + e->name + " of nothing"};
    std::optional<AtomQuotient> total;
    for (const Expression& k : at) {
        const AtomQuotient x = of(substitute(e->children[0], b.names[0], k));
        if (!total) {
            total = x;
        } else if (e->name == "sum" || e->name == "prod") {
            total = e->name == "sum" ? add(*total, x) : multiply(*total, x);
        } else {
            const int s = sign(add(x, negate(*total)));
            if (e->name == "max" || e->name == "sup" ? s > 0 : s < 0) total = x;
        }
    }
    return total ? *total : algebraic(number(e->name == "sum" ? 0 : 1));
}

}  // namespace claim::language
