// Moments of Gaussian variables on half-lines and quadrants.
#include "claim/language/gaussian_moments.hpp"

#include <stdexcept>

namespace claim::language {

using rigor::Rational;

namespace {

using Polynomial = RationalPolynomial;

void add(Polynomial& a, const Polynomial& b, const Rational& factor = 1) {
    if (a.size() < b.size()) a.resize(b.size());
    for (std::size_t i = 0; i < b.size(); ++i) a[i] += factor * b[i];
    while (!a.empty() && a.back() == 0) a.pop_back();
}
Polynomial multiply(const Polynomial& a, const Polynomial& b) {
    if (a.empty() || b.empty()) return {};
    Polynomial p(a.size() + b.size() - 1);
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size(); ++j) p[i + j] += a[i] * b[j];
    return p;
}
/// c u^k (1 - u^2)^n.
Polynomial term(const Rational& c, long k, long n) {
    Polynomial p(static_cast<std::size_t>(k + 1));
    p.back() = c;
    for (; n > 0; --n) p = multiply(p, {1, 0, -1});
    return p;
}
void add(PairMoment& a, const PairMoment& b, const Polynomial& factor) {
    add(a.plain, multiply(b.plain, factor));
    add(a.angle, multiply(b.angle, factor));
    add(a.root, multiply(b.root, factor));
    add(a.half, multiply(b.half, factor));
}

Rational factorial(long n) {
    Rational f = 1;
    for (long i = 2; i <= n; ++i) f *= i;
    return f;
}
Rational binomial(long n, long k) { return factorial(n) / (factorial(k) * factorial(n - k)); }

/// E[Z^n 1{Z > 0}] is this for even n, and this divided by sqrt(2 pi) for odd n.
Rational half_line(long n) {
    if (n % 2 == 0) return standard_moment(n) / 2;
    return rigor::power(Rational(2), static_cast<unsigned long>((n - 1) / 2)) * factorial((n - 1) / 2);
}

/// c u^k p s^n m_n, with p = 1/sqrt(2 pi): p m_n is rational/pi for odd n.
void add_slice(PairMoment& a, long k, long n) {
    if (n % 2 == 0)
        add(a.half, term(half_line(n), k, n / 2));
    else
        add(a.root, term(half_line(n) / 2, k, (n - 1) / 2));
}

/// E[X^a Y^b] on the quadrant.
PairMoment quadrant(long a, long b) {
    if (a < b) std::swap(a, b);
    PairMoment m;
    if (a == 0) {
        m.plain = {Rational(1, 2)};
        m.angle = {Rational(-1, 2)};
    } else if (a == 1 && b == 0) {
        m.half = {Rational(1, 2), Rational(1, 2)};
    } else if (b == 0) {
        add(m, quadrant(a - 2, 0), {Rational(a - 1)});
        add_slice(m, 1, a - 1);
    } else if (a == 1) {
        add_slice(m, 0, 1);
        add(m, quadrant(0, 0), {0, 1});
    } else {
        add(m, quadrant(a - 2, b), {Rational(a - 1)});
        add(m, quadrant(a - 1, b - 1), {0, Rational(b)});
    }
    return m;
}

/// E[X^a 1{X > 0} Y^b], or without the condition: Y = u X + s Z.
PairMoment strip(long a, long b, bool positive) {
    PairMoment m;
    for (long k = 0; k <= b; k += 2) {
        const long n = a + b - k;
        const Rational c = binomial(b, k) * standard_moment(k) * (positive ? half_line(n) : standard_moment(n));
        if (c == 0) continue;
        add(positive && n % 2 == 1 ? m.half : m.plain, term(c, b - k, k / 2));
    }
    return m;
}

Expression polynomial(const Polynomial& p, const Expression& u) {
    const auto q = rational_value(u);
    std::vector<Expression> terms;
    Rational value = 0, power_of_u = 1;
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (q) {
            value += p[i] * power_of_u;
            power_of_u *= *q;
        } else if (p[i] != 0) {
            const Rational size = abs(p[i]);
            std::vector<Expression> factors;
            if (size != 1 || i == 0) factors.push_back(number(size));
            if (i > 0) factors.push_back(i == 1 ? u : power(u, number(static_cast<long>(i))));
            const Expression one_term = product(factors);
            terms.push_back(p[i] < 0 ? negate(one_term) : one_term);
        }
    }
    if (q) return value < 0 ? negate(number(-value)) : number(value);
    return sum(terms);
}

Expression over_pi(const Expression& a, const Expression& b) { return product({a, b, reciprocal(constant("pi"))}); }
Expression root_of_two_pi() { return call("sqrt", {product({number(2), constant("pi")})}); }

/// variance^(n/2).
Expression half_power(const Expression& variance, long n) {
    std::vector<Expression> factors;
    if (n / 2 > 0) factors.push_back(n / 2 == 1 ? variance : power(variance, number(n / 2)));
    if (n % 2 == 1) factors.push_back(call("sqrt", {variance}));
    return product(factors);
}

}  // namespace

Rational standard_moment(long n) {
    if (n % 2 == 1) return 0;
    Rational f = 1;
    for (long i = 3; i < n; i += 2) f *= i;
    return f;
}

PairMoment pair_moment(long a, long b, bool x_positive, bool y_positive) {
    if (a < 0 || b < 0 || a > 60 || b > 60) throw std::domain_error("a Gaussian moment of degree outside of [0, 60]");
    if (x_positive && y_positive) return quadrant(a, b);
    return y_positive ? strip(b, a, true) : strip(a, b, x_positive);
}

Expression to_expression(const PairMoment& m, const Expression& u) {
    std::vector<Expression> terms;
    if (!m.plain.empty()) terms.push_back(polynomial(m.plain, u));
    if (!m.angle.empty()) terms.push_back(over_pi(polynomial(m.angle, u), call("arccos", {u})));
    if (!m.root.empty())
        terms.push_back(over_pi(polynomial(m.root, u), call("sqrt", {sum({number(1), negate(power(u, number(2)))})})));
    if (!m.half.empty()) terms.push_back(product({polynomial(m.half, u), reciprocal(root_of_two_pi())}));
    return sum(terms);
}

Expression normal_moment(long a, const Expression& mean, const Expression& variance) {
    std::vector<Expression> terms;
    for (long k = 0; k <= a; k += 2) {
        std::vector<Expression> factors{number(binomial(a, k) * standard_moment(k))};
        if (a > k) factors.push_back(a - k == 1 ? mean : power(mean, number(a - k)));
        if (k > 0) factors.push_back(half_power(variance, k));
        terms.push_back(product(factors));
    }
    return sum(terms);
}

Expression positive_normal_moment(long a, const Expression& variance) {
    const Expression size = number(half_line(a));
    if (a > 0 && a % 2 == 1) return product({size, half_power(variance, a), reciprocal(root_of_two_pi())});
    if (a > 0) return product({size, half_power(variance, a)});
    const auto q = rational_value(variance);
    return q && *q > 0 ? size : product({size, call("step", {variance})});
}

}  // namespace claim::language
