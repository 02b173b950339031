// Functions of exact constants.
#include "claim/language/algebraic_zero.hpp"
#include "claim/language/derivative.hpp"
#include "claim/language/evaluate.hpp"
#include "claim/language/exact_constant.hpp"
#include "claim/language/functions.hpp"
#include "claim/language/sign_on_interval.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Ball, rigor::Rational, rigor::Truth;

namespace {

Expression literal(const Rational& q) { return q < 0 ? negate(number(-q)) : number(q); }

bool is_whole(const AtomQuotient& x) {
    return x.d.size() == 1 && x.d.begin()->first.empty() && rational_value(x.d.begin()->second) == Rational(1);
}
Expression times_literal(const Expression& e, const Rational& q) {
    const auto p = rational_value(e);
    return p ? literal(*p * q) : product({literal(q), e});
}
/// The algebraic number that x is, if it is one.
std::optional<Expression> algebraic_part(const AtomQuotient& x) {
    if (x.n.empty()) return number(0);
    if (x.n.size() != 1 || !x.n.begin()->first.empty() || !is_whole(x)) return std::nullopt;
    return x.n.begin()->second;
}
std::optional<Rational> rational_part(const AtomQuotient& x) {
    const auto c = algebraic_part(x);
    return c ? rational_of(*c) : std::nullopt;
}
/// q for q * pi.
std::optional<Rational> over_pi(const AtomQuotient& x) {
    if (x.n.empty()) return Rational(0);
    if (x.n.size() != 1 || x.n.begin()->first != AtomPowers{{0, 1}} || !is_whole(x)) return std::nullopt;
    return rational_of(x.n.begin()->second);
}

/// cos(q pi): rational where it is, else with q in (0, 1/2).
Expression cosine_of(Rational q) {
    q -= 2 * Rational(numerator(q) / (2 * denominator(q)));
    if (q < 0) q = -q;
    if (q > 1) q = 2 - q;
    const bool negative = 2 * q > 1;
    if (negative) q = 1 - q;
    const Rational exact = q == 0 ? 1 : q == Rational(1, 3) ? Rational(1, 2) : Rational(0);
    if (exact != 0 || 2 * q == 1) return literal(negative ? Rational(-exact) : exact);
    const Expression value = call("cos", {product({number(q), constant("pi")})});
    return negative ? negate(value) : value;
}

/// The simplest rational next to the value of e (over pi), of denominator at most 1000.
std::optional<Rational> guess_over_pi(const Expression& e) {
    const rigor::Precision bits(192);
    const auto value = evaluate(product({e, reciprocal(constant("pi"))}), Assignment<Ball>{});
    if (!value) return std::nullopt;
    const Rational middle = rigor::rational_midpoint(value.result.value), slack = rigor::power_of_two(-64);
    const Rational q = simplest_between(middle - slack, middle + slack);
    if (denominator(q) > 1000) return std::nullopt;
    return q;
}

}  // namespace

ExactConstants::ExactConstants() { atoms_.push_back({"pi", algebraic(number(1)), constant("pi")}); }

AtomQuotient ExactConstants::log_rational(Rational q) {
    AtomQuotient total = algebraic(number(0));
    for (const int side : {1, -1}) {
        rigor::Integer n = side > 0 ? numerator(q) : denominator(q);
        const auto part = [&](const rigor::Integer& p, long k) {
            total = add(total, multiply(algebraic(literal(side * k)), atom("log", algebraic(number(Rational(p))))));
        };
        for (long p = 2; p <= 100'000 && rigor::Integer(p) * p <= n; ++p) {
            long k = 0;
            for (; n % p == 0; n /= p) ++k;
            if (k > 0) part(p, k);
        }
        if (n > 1) part(n, 1);
    }
    return total;
}

AtomQuotient ExactConstants::log_algebraic(const Expression& c) {
    if (const auto q = rational_value(c)) return log_rational(*q);
    if (c->kind == Kind::product && std::all_of(c->children.begin(), c->children.end(), [](const Expression& f) {
            return algebraic_sign(f->kind == Kind::reciprocal ? f->children[0] : f) == 1;
        })) {
        AtomQuotient total = algebraic(number(0));
        for (const Expression& f : c->children)
            total = f->kind == Kind::reciprocal ? add(total, negate(log_algebraic(f->children[0])))
                                                : add(total, log_algebraic(f));
        return total;
    }
    if (c->kind == Kind::power && algebraic_sign(c->children[0]) == 1)
        return multiply(algebraic(c->children[1]), log_algebraic(c->children[0]));
    return atom("log", algebraic(c));
}

/// Of a positive number.
AtomQuotient ExactConstants::log(const AtomQuotient& x) {
    if (x.n.size() != 1 || !is_whole(x)) return atom("log", x);
    const auto [powers, c] = *x.n.begin();
    AtomQuotient total = algebraic(number(0));
    for (const auto& [which, k] : powers) {
        const Atom known = atoms_[static_cast<std::size_t>(which)];
        const AtomQuotient base = known_atom(which);
        if (sign(base) <= 0) return atom("log", x);
        const AtomQuotient logarithm = known.function == "exp"   ? known.argument
                                       : known.function == "sum" ? atom("log", known.argument)
                                                                 : atom("log", base);
        total = add(total, multiply(algebraic(literal(k)), logarithm));
    }
    return add(total, log_algebraic(c));
}

/// exp(c log p) = p^c; other terms with a rational coefficient share one atom.
AtomQuotient ExactConstants::exp(const AtomQuotient& x) {
    if (!is_whole(x)) return atom("exp", x);
    AtomQuotient value = algebraic(number(1));
    std::vector<std::pair<AtomPowers, Expression>> terms;
    for (const auto& [powers, c] : x.n)  // a sum such as 1 - sqrt(2) term by term
        for (const Expression& part : c->kind == Kind::sum ? c->children : std::vector{c})
            terms.emplace_back(powers, part);
    for (const auto& [powers, c] : terms) {
        const auto q = rational_of(c);
        const AtomQuotient term = single_term(powers, q ? number(1) : c);
        const bool single = powers.size() == 1 && powers.begin()->second == 1;
        const Atom first = single ? atoms_[static_cast<std::size_t>(powers.begin()->first)] : atoms_[0];
        if (q && first.function == "log") {
            value = multiply(value, power(first.argument, *q));
        } else {
            bool inverted = false;  // exp(-x) = 1/exp(x)
            for (const Atom& known : atoms_)
                inverted = inverted || (known.function == "exp" && is_zero(add(known.argument, term)));
            if (inverted) {
                const AtomQuotient opposite = atom("exp", negate(term));
                value = multiply(value, power(opposite, q ? Rational(-*q) : Rational(-1)));
                continue;
            }
            AtomQuotient e = atom("exp", term);
            if (q) {
                const int which = e.n.begin()->first.begin()->first;
                e = single_term({{which, *q}}, number(1));
            }
            value = multiply(value, e);
        }
    }
    return value;
}

AtomQuotient ExactConstants::cosine(const AtomQuotient& x) {
    const auto q = over_pi(x);
    if (q && denominator(*q) <= 1000) return algebraic(cosine_of(*q));
    if (const auto value = cosine_of_angle(x)) return *value;
    return atom("cos", x, 1);
}

/// cos(q pi +- arccos(a)) = cos(q pi) a -+ sin(q pi) sqrt(1 - a^2).
std::optional<AtomQuotient> ExactConstants::cosine_of_angle(const AtomQuotient& x) {
    if (!is_whole(x)) return std::nullopt;
    std::optional<std::pair<AtomQuotient, Rational>> angle;
    Rational turn = 0;
    for (const auto& [powers, c] : x.n) {
        const auto q = rational_of(c);
        if (!q || powers.size() != 1 || powers.begin()->second != 1) return std::nullopt;
        const Atom& known = atoms_[static_cast<std::size_t>(powers.begin()->first)];
        if (known.function == "pi" && denominator(*q) <= 1000)
            turn = *q;
        else if (known.function == "arccos" && abs(*q) == 1 && !angle)
            angle.emplace(known.argument, *q);
        else
            return std::nullopt;
    }
    if (!angle) return std::nullopt;
    const AtomQuotient &a = angle->first, c = algebraic(cosine_of(turn));
    const AtomQuotient s = algebraic(times_literal(cosine_of(Rational(1, 2) - turn), -angle->second));
    const AtomQuotient height = power(add(algebraic(number(1)), negate(multiply(a, a))), Rational(1, 2));
    return add(multiply(c, a), multiply(s, height));
}

AtomQuotient ExactConstants::arccos(const AtomQuotient& x) {
    const AtomQuotient one = algebraic(number(1));
    if (sign(add(one, x)) < 0 || sign(add(one, negate(x))) < 0)
        throw UndefinedConstant{"arccos of a number outside of [-1, 1]"};
    if (const auto c = algebraic_part(x)) {
        // At the ends the ball of arccos may leave its domain.
        if (is_zero(add(x, negate(one)))) return algebraic(number(0));
        if (is_zero(add(x, one))) return pi_times(1);
        const auto q = guess_over_pi(call("arccos", {*c}));
        if (q && *q >= 0 && *q <= 1 && is_zero(add(algebraic(cosine_of(*q)), negate(x)))) return pi_times(*q);
    }
    for (std::size_t i = 0; i < atoms_.size(); ++i)
        if (atoms_[i].function == "arccos" && is_zero(add(atoms_[i].argument, x)))
            return add(pi_times(1), negate(atom("arccos", atoms_[i].argument)));
    return atom("arccos", x);
}

AtomQuotient ExactConstants::arctan(const AtomQuotient& x) {
    if (const auto c = algebraic_part(x)) {
        const auto q = guess_over_pi(call("arctan", {*c}));
        // tan(q pi) = x with |q| < 1/2.
        if (q && 2 * abs(*q) < 1 &&
            is_zero(add(algebraic(cosine_of(Rational(1, 2) - *q)), negate(multiply(x, algebraic(cosine_of(*q)))))))
            return pi_times(*q);
    }
    return atom("arctan", x, -1);
}

/// Gamma(n + 1/2) is rational times sqrt(pi).
AtomQuotient ExactConstants::gamma(const AtomQuotient& x) {
    const auto q = rational_part(x);
    if (!q) return atom("Gamma", x);
    if (denominator(*q) == 1 && *q <= 0) throw UndefinedConstant{"Gamma of " + q->str()};
    if (denominator(*q) > 2 || abs(*q) > 200) return atom("Gamma", x);
    Rational factor = 1, at = *q;
    for (; at > 1; at -= 1) factor *= at - 1;
    for (; at < Rational(1, 2); at += 1) factor /= at;
    if (at == 1) return algebraic(literal(factor));
    return single_term({{0, Rational(1, 2)}}, literal(factor));
}

AtomQuotient ExactConstants::elementary(const std::string& name, const AtomQuotient& u) {
    if (name == "sqrt") return power(u, Rational(1, 2));
    if (name == "log") {
        if (sign(u) <= 0) throw UndefinedConstant{"log of a number that is not positive"};
        return log(u);
    }
    if (name == "exp") return exp(u);
    if (name == "cos") return cosine(u);
    if (name == "sin") {
        const auto q = over_pi(u);
        if (q && denominator(*q) <= 1000) return algebraic(cosine_of(Rational(1, 2) - *q));
        if (is_zero(u)) return u;
        return cosine(add(pi_times(Rational(1, 2)), negate(u)));
    }
    if (name == "arccos") return arccos(u);
    if (name == "arcsin") return add(pi_times(Rational(1, 2)), negate(arccos(u)));
    if (name == "arctan") return arctan(u);
    if (name == "Gamma") return gamma(u);
    const int s = name == "abs" || name == "relu" || name == "step" ? sign(u) : 0;
    if (name == "abs") return s < 0 ? negate(u) : u;
    if (name == "relu") return s > 0 ? u : algebraic(number(0));
    if (name == "step") return algebraic(number(s > 0 ? 1 : 0));
    throw NoExactForm{"no exact form of " + name};
}

}  // namespace claim::language
