// Each function solves its differential equation, so that a coefficient costs one product of series.
#include "claim/language/exact_series.hpp"

#include <algorithm>
#include <stdexcept>

namespace claim::language::exact {

using rigor::Rational, rigor::SymbolicConstant;

namespace {

SymbolicConstant value(const Exact& a) {
    if (a.empty()) throw Inexact{};
    return a[0];
}

Exact derivative(const Exact& a) {
    Exact d;
    for (std::size_t k = 1; k < a.size(); ++k) d.push_back(a[k] * SymbolicConstant(Rational(k)));
    return d;
}

Exact integral(const Exact& a, const SymbolicConstant& start) {
    Exact s{start};
    for (std::size_t k = 0; k < a.size(); ++k) s.push_back(a[k] * SymbolicConstant(Rational(1, k + 1)));
    return s;
}

SymbolicConstant part_of_pi(long p, long q) { return SymbolicConstant::pi() * SymbolicConstant(Rational(p, q)); }

SymbolicConstant arccos_of(const SymbolicConstant& c) {
    const auto root = [](long d) { return SymbolicConstant::sqrt_of(Rational(d)) * SymbolicConstant(Rational(1, 2)); };
    const SymbolicConstant one(1), half(Rational(1, 2));
    const std::pair<SymbolicConstant, SymbolicConstant> table[] = {{one, {}},
                                                                   {root(3), part_of_pi(1, 6)},
                                                                   {root(2), part_of_pi(1, 4)},
                                                                   {half, part_of_pi(1, 3)},
                                                                   {{}, part_of_pi(1, 2)},
                                                                   {-half, part_of_pi(2, 3)},
                                                                   {-root(2), part_of_pi(3, 4)},
                                                                   {-root(3), part_of_pi(5, 6)},
                                                                   {-one, part_of_pi(1, 1)}};
    for (const auto& [x, angle] : table)
        if (x == c) return angle;
    throw Inexact{};
}

/// cos(c) and sin(c) for multiples of pi/6 and pi/4.
std::pair<SymbolicConstant, SymbolicConstant> cos_sin(const SymbolicConstant& c) {
    const auto turn = (c * SymbolicConstant::pi().inverse()).rational_value();
    if (!turn || abs(*turn) > 1000) throw Inexact{};
    Rational x = *turn;
    while (x > 1) x -= 2;
    while (x <= -1) x += 2;
    const auto half = SymbolicConstant(Rational(1, 2));
    for (const auto& [angle, cosine, sine] : {std::tuple{Rational(0), 4, 0},
                                              {Rational(1, 6), 3, 1},
                                              {Rational(1, 4), 2, 2},
                                              {Rational(1, 3), 1, 3},
                                              {Rational(1, 2), 0, 4},
                                              {Rational(2, 3), -1, 3},
                                              {Rational(3, 4), -2, 2},
                                              {Rational(5, 6), -3, 1},
                                              {Rational(1), -4, 0}})
        if (abs(x) == angle) {
            const SymbolicConstant co = SymbolicConstant::sqrt_of(Rational(std::abs(cosine))) * half;
            const SymbolicConstant si = SymbolicConstant::sqrt_of(Rational(sine)) * half;
            return {cosine < 0 ? -co : co, x < 0 ? -si : si};
        }
    throw Inexact{};
}

}  // namespace

Exact add(const Exact& a, const Exact& b) {
    Exact s;
    for (std::size_t k = 0; k < std::min(a.size(), b.size()); ++k) s.push_back(a[k] + b[k]);
    return s;
}
Exact scale(const SymbolicConstant& c, Exact a) {
    for (auto& x : a) x *= c;
    return a;
}
Exact multiply(const Exact& a, const Exact& b) {
    Exact product;
    for (std::size_t n = 0; n < std::min(a.size(), b.size()); ++n) {
        SymbolicConstant sum;
        for (std::size_t k = 0; k <= n; ++k)
            if (!a[k].is_formally_zero() && !b[n - k].is_formally_zero()) sum += a[k] * b[n - k];
        if (sum.terms().size() > 80) break;  // what is longer costs more than it helps
        product.push_back(std::move(sum));
    }
    return product;
}
Exact inverse(const Exact& a) { return power(a, Rational(-1)); }

Exact power(const Exact& a, const Rational& q) {
    const SymbolicConstant c = value(a);
    if (c.is_formally_zero() || denominator(q) > 12 || abs(q) > 1000) throw Inexact{};
    SymbolicConstant first, inverse;
    const long n = static_cast<long>(numerator(q)), d = static_cast<long>(denominator(q));
    try {
        inverse = c.inverse();
        if (c == SymbolicConstant(1))
            first = c;
        else if (d <= 2)
            first = (d == 2 ? (n < 0 ? inverse : c).sqrt() : n < 0 ? inverse : c).power(std::abs(n));
        else
            throw Inexact{};
    } catch (const std::domain_error&) {
        throw Inexact{};
    }
    // n a_0 b_n = sum_{k = 1}^{n} (q k - n + k) a_k b_{n - k}.
    Exact b{first};
    for (std::size_t m = 1; m < a.size(); ++m) {
        SymbolicConstant sum;
        for (std::size_t k = 1; k <= m; ++k)
            if (!a[k].is_formally_zero())
                sum += SymbolicConstant(q * Rational(k) - Rational(m) + Rational(k)) * (a[k] * b[m - k]);
        sum *= inverse * SymbolicConstant(Rational(1, m));
        if (sum.terms().size() > 80) break;
        b.push_back(std::move(sum));
    }
    return b;
}

Exact kappa1_from(const Exact& u, const Exact& kappa0, const SymbolicConstant& start) {
    return integral(multiply(kappa0, derivative(u)), start);
}

Exact function(const std::string& name, const Exact& a) {
    const SymbolicConstant c = value(a);
    const SymbolicConstant minus_inverse_pi = -SymbolicConstant::pi().inverse();
    const auto complement = [&] {  // 1 - a^2
        Exact s = scale(SymbolicConstant(-1), multiply(a, a));
        s.at(0) += SymbolicConstant(1);
        return s;
    };
    if (name == "exp") {
        if (!c.is_formally_zero()) throw Inexact{};
        Exact b{SymbolicConstant(1)};
        for (std::size_t n = 1; n < a.size(); ++n) {
            SymbolicConstant sum;
            for (std::size_t k = 1; k <= n; ++k) sum += SymbolicConstant(Rational(k, n)) * a[k] * b[n - k];
            b.push_back(sum);
        }
        return b;
    }
    if (name == "sin" || name == "cos") {
        const auto [cosine, sine] = cos_sin(c);
        Exact co{cosine}, si{sine};
        for (std::size_t n = 1; n < a.size(); ++n) {
            SymbolicConstant x, y;
            for (std::size_t k = 1; k <= n; ++k) {
                const SymbolicConstant w = SymbolicConstant(Rational(k, n)) * a[k];
                x -= w * si[n - k];
                y += w * co[n - k];
            }
            co.push_back(x);
            si.push_back(y);
        }
        return name == "sin" ? si : co;
    }
    if (name == "log") {
        if (!(c == SymbolicConstant(1))) throw Inexact{};
        return integral(multiply(derivative(a), inverse(a)), {});
    }
    if (name == "arctan") {
        if (!c.is_formally_zero() && !(c == SymbolicConstant(1)) && !(c == SymbolicConstant(-1))) throw Inexact{};
        Exact s = multiply(a, a);
        s.at(0) += SymbolicConstant(1);
        return integral(multiply(derivative(a), inverse(s)), c * part_of_pi(1, 4));
    }
    if (name == "arccos") {
        const SymbolicConstant start = arccos_of(c);
        return integral(scale(SymbolicConstant(-1), multiply(derivative(a), power(complement(), Rational(-1, 2)))),
                        start);
    }
    if (name == "arcsin") {
        Exact s = scale(SymbolicConstant(-1), function("arccos", a));
        s.at(0) += part_of_pi(1, 2);
        return s;
    }
    if (name == "kappa0") {
        Exact s = scale(minus_inverse_pi, function("arccos", a));
        s.at(0) += SymbolicConstant(1);
        return s;
    }
    if (name == "kappa1") {
        const Exact slope = function("kappa0", a);
        const SymbolicConstant root = power(complement(), Rational(1, 2)).at(0);
        return kappa1_from(a, slope, c * slope.at(0) - minus_inverse_pi * root);
    }
    throw Inexact{};
}

}  // namespace claim::language::exact
