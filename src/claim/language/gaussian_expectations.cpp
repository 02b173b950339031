// Expectations of the terms: moments, after exponentials are completed to squares.
#include "claim/language/gaussian_moments.hpp"
#include "claim/language/gaussian_terms.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational;

namespace {

bool is_zero(const Expression& e) { return is_literal(e, 0); }
Expression over(const Expression& a, const Expression& b) { return product({a, reciprocal(b)}); }
Expression squared(const Expression& a) { return power(a, number(2)); }

/// E[X^n exp(square X^2 + tilt X)] = factor * E[X'^n]: X' is normal with variance v/(1 - 2 square v) and mean
/// (m + tilt v)/(1 - 2 square v). Where 1 - 2 square v <= 0 the expectation is infinite, and the factor undefined.
Expression tilted(long n, const GaussianTerm& t, const Expression& m, const Expression& v) {
    const Expression& a = t.factors[0].tilt;
    if (is_zero(a) && is_zero(t.square)) return normal_moment(n, m, v);
    const Expression exponent = sum({product({a, m}), product({number(Rational(1, 2)), squared(a), v})});
    if (is_zero(t.square)) return product({call("exp", {exponent}), normal_moment(n, sum({m, product({a, v})}), v)});
    const Expression& q = t.square;
    const Expression narrowing = sum({number(1), negate(product({number(2), q, v}))});
    const Expression whole = over(sum({product({q, squared(m)}), exponent}), narrowing);
    return product({call("exp", {whole}), reciprocal(call("sqrt", {narrowing})),
                    normal_moment(n, over(sum({m, product({a, v})}), narrowing), over(v, narrowing))});
}

/// sum_k binom(n, k) shift^(n - k) X^k.
std::vector<std::pair<long, Expression>> shifted(long n, const Expression& shift) {
    std::vector<std::pair<long, Expression>> terms;
    Rational binomial = 1;
    for (long k = 0; k <= n; ++k) {
        terms.emplace_back(k, k == n ? number(1) : product({number(binomial), power(shift, number(n - k))}));
        binomial = binomial * (n - k) / Rational(k + 1);
    }
    return terms;
}

/// E[X^i Y^j exp(a X + b Y)] = exp((a^2 + 2 a b u + b^2)/2) E[(X + a + b u)^i (Y + b + a u)^j].
Expression tilted_pair(const GaussianTerm& t, const Expression& u) {
    const Expression &a = t.factors[0].tilt, &b = t.factors[1].tilt;
    const Expression exponent = over(sum({squared(a), product({number(2), a, b, u}), squared(b)}), number(2));
    std::vector<Expression> terms;
    for (const auto& [i, c] : shifted(t.factors[0].power, sum({a, product({b, u})})))
        for (const auto& [j, d] : shifted(t.factors[1].power, sum({b, product({a, u})})))
            terms.push_back(product({c, d, to_expression(pair_moment(i, j, false, false), u)}));
    return product({call("exp", {exponent}), sum(terms)});
}

bool contains(const Expression& e, const Expression& part) {
    return e == part || std::any_of(e->children.begin(), e->children.end(),
                                    [&](const Expression& child) { return contains(child, part); });
}

/// What is undefined where the parameter is none: 0 * sqrt(variance), 0 * arccos(correlation).
void demand(std::vector<Expression>& terms, const std::string& function, const Expression& parameter) {
    const auto q = rational_value(parameter);
    if (q && *q >= 0 && (function == "sqrt" || *q <= 1)) return;
    if (q && function == "arccos" && *q >= -1 && *q <= 1) return;
    const Expression asked = call(function, {parameter});
    if (std::none_of(terms.begin(), terms.end(), [&](const Expression& t) { return contains(t, asked); }))
        terms.push_back(product({number(0), asked}));
}

}  // namespace

std::optional<Expression> normal_expectation(const std::vector<GaussianTerm>& terms, const Expression& mean,
                                             const Expression& variance) {
    const bool centred = rational_value(mean) == Rational(0);
    const auto known = rational_value(variance);
    std::vector<Expression> values;
    // Two infinite parts may cancel: only one is taken.
    if (std::count_if(terms.begin(), terms.end(), [](const auto& t) { return !is_zero(t.square); }) > 1)
        return std::nullopt;
    for (const GaussianTerm& t : terms) {
        const GaussianTerm::Factor& x = t.factors.at(0);
        if (t.almost && !(known && *known > 0)) return std::nullopt;
        if (x.positive && (!centred || !is_zero(x.tilt) || !is_zero(t.square))) return std::nullopt;
        const Expression moment =
            x.positive ? positive_normal_moment(x.power, variance) : tilted(x.power, t, mean, variance);
        values.push_back(product({t.coefficient, moment}));
    }
    demand(values, "sqrt", variance);
    return sum(values);
}

std::optional<Expression> pair_expectation(const std::vector<GaussianTerm>& terms, const Expression& correlation) {
    std::vector<Expression> values;
    for (const GaussianTerm& t : terms) {
        const auto &x = t.factors.at(0), &y = t.factors.at(1);
        const bool plain = is_zero(x.tilt) && is_zero(y.tilt);
        if (!is_zero(t.square) || (!plain && (x.positive || y.positive))) return std::nullopt;
        const Expression moment =
            plain ? to_expression(pair_moment(x.power, y.power, x.positive, y.positive), correlation)
                  : tilted_pair(t, correlation);
        values.push_back(product({t.coefficient, moment}));
    }
    demand(values, "arccos", correlation);
    return sum(values);
}

}  // namespace claim::language
