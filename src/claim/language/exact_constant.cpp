// Arithmetic of exact constants.
#include "claim/language/exact_constant.hpp"

#include "claim/language/algebraic_zero.hpp"
#include "claim/language/evaluate.hpp"
#include "rigor/number/ladder.hpp"

namespace claim::language {

using rigor::Ball, rigor::Rational, rigor::Truth;

namespace {

Expression literal(const Rational& q) { return q < 0 ? negate(number(-q)) : number(q); }

Expression plus(const Expression& a, const Expression& b) {
    const auto p = rational_value(a), q = rational_value(b);
    return p && q ? literal(*p + *q) : sum({a, b});
}
Expression times(const Expression& a, const Expression& b) {
    const auto p = rational_value(a), q = rational_value(b);
    if (p && q) return literal(*p * *q);
    if (p && *p == 1) return b;
    if (q && *q == 1) return a;
    return product({a, b});
}
Expression one_over(const Expression& a) {
    const auto q = rational_value(a);
    return q ? literal(1 / *q) : product({number(1), reciprocal(a)});
}

void add_term(AtomSum& s, const AtomPowers& powers, const Expression& c) {
    const auto at = s.find(powers);
    const Expression total = at == s.end() ? c : plus(at->second, c);
    if (at != s.end()) s.erase(at);
    if (is_algebraic_zero(total) != Truth::yes) s.emplace(powers, total);
    if (s.size() > 200) throw NoExactForm{"too many terms"};
}
AtomSum add(AtomSum a, const AtomSum& b) {
    for (const auto& [powers, c] : b) add_term(a, powers, c);
    return a;
}
AtomSum multiply(const AtomSum& a, const AtomSum& b) {
    AtomSum product;
    for (const auto& [p, c] : a)
        for (const auto& [q, d] : b) {
            AtomPowers powers = p;
            for (const auto& [atom, k] : q)
                if ((powers[atom] += k) == 0) powers.erase(atom);
            add_term(product, powers, times(c, d));
        }
    return product;
}
bool is_one(const AtomSum& s) {
    return s.size() == 1 && s.begin()->first.empty() && rational_value(s.begin()->second) == Rational(1);
}
/// With the divisor 1 if it has one term.
AtomQuotient reduced(AtomSum n, AtomSum d) {
    if (d.size() != 1 || is_one(d)) return {std::move(n), std::move(d)};
    AtomPowers powers = d.begin()->first;
    for (auto& [atom, k] : powers) k = -k;
    AtomSum by, one;
    by.emplace(powers, one_over(d.begin()->second));
    one.emplace(AtomPowers{}, number(1));
    return {multiply(n, by), one};
}

}  // namespace

AtomQuotient single_term(const AtomPowers& powers, const Expression& coefficient) {
    AtomQuotient x;
    add_term(x.n, powers, coefficient);
    x.d.emplace(AtomPowers{}, number(1));
    return x;
}

AtomQuotient ExactConstants::algebraic(const Expression& c) const { return single_term({}, c); }
AtomQuotient ExactConstants::pi_times(const Rational& q) const { return single_term({{0, 1}}, literal(q)); }
AtomQuotient ExactConstants::add(const AtomQuotient& a, const AtomQuotient& b) const {
    if (is_one(a.d) && is_one(b.d)) return {language::add(a.n, b.n), a.d};
    return reduced(language::add(language::multiply(a.n, b.d), language::multiply(b.n, a.d)),
                   language::multiply(a.d, b.d));
}
AtomQuotient ExactConstants::negate(const AtomQuotient& a) const {
    return {language::multiply(a.n, single_term({}, literal(-1)).n), a.d};
}
AtomQuotient ExactConstants::multiply(const AtomQuotient& a, const AtomQuotient& b) {
    return expanded(reduced(language::multiply(a.n, b.n), language::multiply(a.d, b.d)));
}
/// Whole powers of atoms that stand for sums are carried out.
AtomQuotient ExactConstants::expanded(const AtomQuotient& a) {
    const auto whole = [&](const std::pair<const int, Rational>& power) {
        return atoms_[static_cast<std::size_t>(power.first)].function == "sum" && denominator(power.second) == 1;
    };
    for (const auto& [powers, c] : a.n)
        for (const auto& power_of : powers) {
            if (!whole(power_of)) continue;
            AtomPowers others = powers;
            others.erase(power_of.first);
            AtomQuotient rest = a;
            rest.n.erase(powers);
            const AtomQuotient value =
                power(atoms_[static_cast<std::size_t>(power_of.first)].argument, power_of.second);
            return add(expanded(rest), multiply(reduced(single_term(others, c).n, a.d), value));
        }
    return a;
}
AtomQuotient ExactConstants::inverse(const AtomQuotient& a) const {
    if (sign(a) == 0) throw UndefinedConstant{"a division by 0"};
    return reduced(a.d, a.n);
}

bool ExactConstants::is_zero(const AtomQuotient& x) const { return x.n.empty(); }

Expression ExactConstants::to_expression(const AtomQuotient& x) const {
    const auto text = [&](const AtomSum& s) {
        std::vector<Expression> terms;
        for (const auto& [powers, c] : s) {
            std::vector<Expression> factors{c};
            for (const auto& [atom, k] : powers)
                factors.push_back(language::power(atoms_[static_cast<std::size_t>(atom)].value, literal(k)));
            terms.push_back(product(factors));
        }
        return sum(terms);
    };
    return is_one(x.d) ? text(x.n) : product({text(x.n), reciprocal(text(x.d))});
}

int ExactConstants::sign(const AtomQuotient& x) const {
    if (is_zero(x)) return 0;
    const Expression e = to_expression(x);
    if (const auto q = rational_value(e)) return *q > 0 ? 1 : *q < 0 ? -1 : 0;
    const auto found = rigor::climb({64, 4096}, [&]() -> std::optional<int> {
        const auto value = evaluate(e, Assignment<Ball>{});
        if (!value) return std::nullopt;
        if (value.result.exact) return *value.result.exact > 0 ? 1 : *value.result.exact < 0 ? -1 : 0;
        if (value.result.value.contains(Rational(0))) return std::nullopt;
        return certainly_positive(value.result.value) == Truth::yes ? 1 : -1;
    });
    if (!found) throw NoExactForm{"the sign of a constant is not decided"};
    return *found;
}

AtomQuotient ExactConstants::power(const AtomQuotient& base, const Rational& q) {
    if (q == 0) return algebraic(number(1));
    if (denominator(q) != 1) {
        const int s = sign(base);
        if (s < 0) throw UndefinedConstant{"the power " + q.str() + " of a negative number"};
        if (s == 0 && q < 0) throw UndefinedConstant{"0 to the power " + q.str()};
        if (s == 0) return base;
        if (denominator(q) > 60) throw NoExactForm{"a root of high order"};
        return power(root(base, static_cast<long>(denominator(q))), numerator(q));
    }
    if (q < 0) return power(inverse(base), -q);
    if (q > 64) throw NoExactForm{"a high power"};
    AtomQuotient value = algebraic(number(1));
    for (Rational k = 0; k < q; k += 1) value = multiply(value, base);
    return value;
}

/// Of a positive number. Atoms with exponents that are no integers are positive.
AtomQuotient ExactConstants::root(const AtomQuotient& x, long k) {
    if (x.n.size() == 1 && is_one(x.d)) {
        const auto& [powers, c] = *x.n.begin();
        AtomPowers rooted = powers;
        bool positive = true;
        for (auto& [which, exponent] : rooted) {
            exponent /= k;
            positive = positive && sign(known_atom(which)) > 0;
        }
        if (positive) {
            const Expression exact = language::power(c, number(Rational(1, k)));
            const auto value = evaluate(exact, Assignment<Rational>{});
            return single_term(rooted, value ? literal(*value.result.exact) : exact);
        }
    }
    const AtomQuotient base = atom("sum", x);
    return single_term({{base.n.begin()->first.begin()->first, Rational(1, k)}}, number(1));
}

AtomQuotient ExactConstants::atom(const std::string& function, const AtomQuotient& argument, int parity) {
    for (std::size_t i = 0; i < atoms_.size(); ++i) {
        if (atoms_[i].function != function) continue;
        const AtomQuotient known = known_atom(static_cast<int>(i));
        if (is_zero(add(atoms_[i].argument, negate(argument)))) return known;
        if (parity != 0 && is_zero(add(atoms_[i].argument, argument))) return parity > 0 ? known : negate(known);
    }
    if (atoms_.size() > 60) throw NoExactForm{"too many values"};
    const Expression value = to_expression(argument);
    atoms_.push_back({function, argument, function == "sum" ? value : call(function, {value})});
    return known_atom(static_cast<int>(atoms_.size()) - 1);
}

}  // namespace claim::language
