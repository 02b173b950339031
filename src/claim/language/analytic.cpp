// Taylor coefficients in balls.
#include "claim/language/analytic.hpp"

namespace claim::language {

using rigor::Ball, rigor::Rational, rigor::Truth;
using Coefficients = std::vector<Ball>;

namespace {

bool positive(const Ball& x) { return certainly_positive(x) == Truth::yes; }

/// Of arcsin at a point.
Coefficients arcsin_at(const Ball& u, long n) {
    Coefficients c(static_cast<std::size_t>(n) + 1), line{u, Ball(1)};
    rigor::use_flint_on_this_thread();
    _arb_poly_asin_series(c.data()->raw(), line.data()->raw(), std::min<long>(2, n + 1), n + 1,
                          rigor::Precision::bits());
    return c;
}

/// All derivatives of arcsin are nonnegative on [0, 1) and of alternating parity: those of odd order are even and grow
/// with |u|, those of even order are odd and increase.
Coefficients arcsin_over(const Ball& u, long n) {
    if (!u.is_finite() || !positive(Ball(1) - u) || !positive(Ball(1) + u)) throw Wide{"arcsin or arccos next to 1"};
    if (u.is_exact()) return arcsin_at(u, n);
    const Ball low = u.lower(), high = u.upper();
    if (!positive(Ball(1) - high) || !positive(Ball(1) + low)) throw Wide{"arcsin or arccos next to 1"};
    const Coefficients a = arcsin_at(low, n), b = arcsin_at(high, n);
    const bool around = u.contains(Rational(0));
    const Coefficients zero = around ? arcsin_at(Ball(0), n) : Coefficients{};
    Coefficients c;
    for (std::size_t k = 0; k < a.size(); ++k) {
        c.push_back(Ball::hull(a[k], b[k]));
        if (around && k % 2 == 1) c[k] = Ball::hull(c[k], zero[k]);
    }
    return c;
}

/// From the value and the coefficients of the derivative.
Coefficients integrated(const Ball& value, const Coefficients& slope) {
    Coefficients c{value};
    for (std::size_t k = 0; k < slope.size(); ++k) c.push_back(slope[k] / Ball(k + 1));
    return c;
}

Coefficients affine(Coefficients c, const Ball& factor, const Ball& constant) {
    for (Ball& x : c) x *= factor;
    c[0] += constant;
    return c;
}

Ball kappa1_at(const Ball& u) { return (u * (Ball::pi() - acos(u)) + sqrt(Ball(1) - square(u))) / Ball::pi(); }

/// kappa1(1 - 2s^2) for above = true, kappa1(2s^2 - 1) otherwise, at a point s in [0, 1).
Ball kappa1_of_root(const Ball& s, bool above) {
    const Ball angle = Ball(2) * asin(s), u = Ball(1) - Ball(2) * square(s),
               root = Ball(2) * s * sqrt(Ball(1) - square(s));
    return (above ? u * (Ball::pi() - angle) + root : root - u * angle) / Ball::pi();
}

template <class F>
Ball over_ends(const Ball& u, F monotone) {
    return u.is_exact() ? monotone(u) : Ball::hull(monotone(u.lower()), monotone(u.upper()));
}

}  // namespace

Coefficients taylor(const std::string& name, const Ball& u, long n) {
    if (!u.is_finite()) throw Wide{name + " of a value without bound"};
    const Ball inverse_pi = Ball(1) / Ball::pi();
    if (name == "inverse") {
        if (!positive(u) && !positive(-u)) throw Wide{"a division by what may be 0"};
        Coefficients c;
        for (long k = 0; k <= n; ++k) {
            const Ball value =
                Ball(1) / over_ends(u, [&](const Ball& x) { return power(x, static_cast<unsigned long>(k) + 1); });
            c.push_back(k % 2 ? -value : value);
        }
        return c;
    }
    if (name == "exp" || name == "sin" || name == "cos") {
        Ball s, co;
        rigor::sin_cos(u, s, co);
        const Ball e = name == "exp" ? exp(u) : Ball(0);
        Coefficients c;
        Ball factorial(1);
        for (long k = 0; k <= n; ++k) {
            const long phase = (k + (name == "cos" ? 1 : 0)) % 4;
            c.push_back((name == "exp" ? e : phase == 0 ? s : phase == 1 ? co : phase == 2 ? -s : -co) / factorial);
            factorial *= Ball(k + 1);
        }
        return c;
    }
    if (name == "log") {
        if (!positive(u)) throw Wide{"a logarithm of what may be 0"};
        Coefficients c{over_ends(u, [](const Ball& x) { return log(x); })};
        const Coefficients slope = taylor("inverse", u, n);
        for (long k = 1; k <= n; ++k) c.push_back(slope[static_cast<std::size_t>(k) - 1] / Ball(k));
        return c;
    }
    if (name == "arctan") {
        Coefficients c(static_cast<std::size_t>(n) + 1), line{u, Ball(1)};
        _arb_poly_atan_series(c.data()->raw(), line.data()->raw(), std::min<long>(2, n + 1), n + 1,
                              rigor::Precision::bits());
        return c;
    }
    if (name == "arcsin") return arcsin_over(u, n);
    if (name == "arccos") return affine(arcsin_over(u, n), Ball(-1), Ball::pi() / Ball(2));
    if (name == "kappa0") return affine(arcsin_over(u, n), inverse_pi, Ball(Rational(1, 2)));
    if (name == "root angle") return affine(arcsin_over(u, n), Ball(2), Ball(0));
    if (name == "kappa1") {
        const Coefficients slope = affine(arcsin_over(u, n), inverse_pi, Ball(Rational(1, 2)));
        Coefficients c = integrated(over_ends(u, kappa1_at), slope);  // kappa1 increases: kappa0 > 0
        c.resize(static_cast<std::size_t>(n) + 1);
        return c;
    }
    if (name == "kappa1 above" || name == "kappa1 below") {
        // d/ds is -4s (1 - 2 arcsin(s)/pi), respectively 4s 2 arcsin(s)/pi.
        const bool above = name == "kappa1 above";
        const Coefficients k0 =
            affine(arcsin_over(u, n), above ? Ball(-2) * inverse_pi : Ball(2) * inverse_pi, Ball(above ? 1 : 0));
        Coefficients slope;
        for (std::size_t k = 0; k < k0.size(); ++k)
            slope.push_back(Ball(above ? -4 : 4) * (k == 0 ? u * k0[0] : u * k0[k] + k0[k - 1]));
        // Monotone for s >= 0 only; a ball that spills over 0 by rounding is met by the mean value.
        const Ball value = certainly_nonnegative(u) == Truth::yes
                               ? over_ends(u, [&](const Ball& s) { return kappa1_of_root(s, above); })
                               : kappa1_of_root(u, above);
        Coefficients c = integrated(value, slope);
        c.resize(static_cast<std::size_t>(n) + 1);
        return c;
    }
    throw Wide{"no Taylor coefficients of " + name};
}

Coefficients taylor_of_power(const Rational& q, const Ball& u, long n) {
    if (!positive(u)) throw Wide{"a root of what may be 0"};
    Coefficients c;
    Rational binomial = 1;
    for (long k = 0; k <= n; ++k) {
        c.push_back(Ball(binomial) * over_ends(u, [&](const Ball& x) { return power(x, Rational(q - k)); }));
        binomial *= (q - k) / Rational(k + 1);
    }
    return c;
}

}  // namespace claim::language
