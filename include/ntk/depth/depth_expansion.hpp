// The formal expansions that govern large depth, to any order, with exact coefficients (PiPolynomial) or enclosed ones (Ball).
//
// With a = 1/pi, the angle map is the germ g(theta) = theta gamma(theta), gamma = 1 - (a/3) theta + …, from
//   sin^2(g/2) = S(theta) = (1 - cos theta)/2 - (a/2)(sin theta - theta cos theta).
// Three functional equations are solved term by term; in each the operator takes theta^k to a multiple of a theta^(k+1) + …:
//   Fatou coordinate   Phi(g) = Phi + 1,                 Phi = W - (3/2) log W + sum_{k>=1} c_k theta^k,   W = 3 pi/theta;   (multiple -k/3)
//   homogeneous        E(g) = (1 - a theta) E,           E = theta^3 (1 + sum_{k>=1} e_k theta^k);                            (multiple -k/3)
//   particular         tau(g) = (1 - a theta) tau + cos g,   tau = P + kappa E Phi,   P = sum_{k>=-1} p_k theta^k.            (multiple 1 - k/3)
// The last is the recursion T_(L+1) = (1 - theta_L/pi) T_L + cos theta_(L+1) of T_L = L Theta_bar^(L). Its multiple vanishes at k = 3, the order of E:
// a resonance. E Phi satisfies the recursion with the source E(g) = (1 - a theta) E instead of cos g, and contains -(3/2) theta^3 log(3 pi/theta);
// kappa is the number that removes the obstruction, p_3 is free (it is added to the constant in front of E) and set to 0. So the general
// solution is T_L = P + E (kappa Phi + y) with a constant y that depends on z: the first logarithm stands at theta^3.
#pragma once

#include "rigor/series/formal_series.hpp"
#include "rigor/number/pi_polynomial.hpp"

#include <algorithm>

namespace ntk {

/// pi^exponent in the ring.
template <class K>
K pi_power(long exponent) {
    if constexpr (std::same_as<K, rigor::Ball>) {
        const rigor::Ball power = rigor::power(rigor::Ball::pi(), static_cast<unsigned long>(exponent < 0 ? -exponent : exponent));
        return exponent < 0 ? rigor::Ball(1) / power : power;
    } else {
        return K::pi(exponent);
    }
}

/// S(theta) of the header, to the given order in theta.
template <class K>
rigor::FormalSeries<K> half_angle_sine_square(long order) {
    using rigor::Integer, rigor::Rational;
    rigor::FormalSeries<K> S(order);
    const K a = pi_power<K>(-1);
    // 1 - cos: -(-1)^j theta^(2j)/(2j)!;   sin - theta cos: -(-1)^j 2j theta^(2j+1)/(2j+1)!, j >= 1.
    Integer factorial = 1;
    for (long k = 2; k < order; ++k) {
        factorial *= k;
        const long sign = (k / 2) % 2 == 1 ? 1 : -1;
        if (k % 2 == 0)
            S[k] = K(Rational(Integer(sign), Integer(2 * factorial)));
        else
            S[k] = K(Rational(Integer(-sign * (k - 1)), Integer(2 * factorial))) * a;
    }
    return S;
}

/// gamma = g(theta)/theta to the given order. From y = sin(g/2) = (theta/2) sqrt(4 S/theta^2) and g = 2 arcsin y, dg = 2 dy/sqrt(1 - S).
template <class K>
rigor::FormalSeries<K> angle_map_ratio(long order) {
    using rigor::FormalSeries;
    const FormalSeries<K> S = half_angle_sine_square<K>(order + 2);
    FormalSeries<K> scaled(order), cosine_square(order);
    for (long k = 0; k < order; ++k) {
        scaled[k] = K(4) * S[k + 2];
        cosine_square[k] = (k == 0 ? K(1) : K(0)) - S[k];
    }
    const FormalSeries<K> root = sqrt_of_one_plus(scaled);  // 2 y/theta
    // theta-derivative of theta·root, times 1/sqrt(1 - S), integrated and divided by theta again.
    FormalSeries<K> gamma = (root + root.euler_derivative()) * inverse_of_one_plus(sqrt_of_one_plus(cosine_square));
    for (long k = 0; k < order; ++k) gamma[k] *= K(rigor::Rational(1, k + 1));
    return gamma;
}

/// The coefficients of the header, for 1 <= k <= N (p: -1 <= k <= N).
template <class K>
struct DepthExpansion {
    long order;                     ///< N
    rigor::FormalSeries<K> gamma;   ///< g(theta)/theta
    std::vector<K> fatou;           ///< fatou[k] = c_k, fatou[0] = 0
    std::vector<K> homogeneous;     ///< homogeneous[k] = e_k, homogeneous[0] = 1
    std::vector<K> particular;      ///< particular[k + 1] = p_k
    K resonance;                    ///< kappa

    const K& p(long k) const { return particular[static_cast<std::size_t>(k + 1)]; }
};

namespace detail {

/// gamma^k for -1 <= k <= N + 3, each to the order that its use needs.
template <class K>
class PowersOfRatio {
public:
    PowersOfRatio(const rigor::FormalSeries<K>& gamma, long N) {
        powers_.push_back(inverse_of_one_plus(gamma));
        powers_.push_back(rigor::FormalSeries<K>::constant(K(1), gamma.order()));
        for (long k = 1; k <= N + 3; ++k) powers_.push_back(powers_.back().truncated(std::max(gamma.order() - k + 4, 2L)) * gamma);
    }
    /// gamma^k - 1.
    rigor::FormalSeries<K> minus_one(long k) const {
        rigor::FormalSeries<K> s = powers_[static_cast<std::size_t>(k + 1)];
        s[0] -= K(1);
        return s;
    }
    /// gamma^k - (1 - a theta).
    rigor::FormalSeries<K> minus_decay(long k) const {
        rigor::FormalSeries<K> s = minus_one(k);
        s[1] += pi_power<K>(-1);
        return s;
    }

private:
    std::vector<rigor::FormalSeries<K>> powers_;
};

}  // namespace detail

/// Residual series of the three equations for given coefficients; all their coefficients of index <= N + 1 vanish for the right ones.
template <class K>
struct DepthResiduals {
    rigor::FormalSeries<K> fatou;        ///< Phi(g) - Phi - 1
    rigor::FormalSeries<K> homogeneous;  ///< [E(g) - (1 - a theta) E]/theta^3
    rigor::FormalSeries<K> particular;   ///< P(g) - (1 - a theta) P - cos g + kappa (1 - a theta) E, which is tau(g) - (1 - a theta) tau - cos g for exact E, Phi
};

namespace detail {

/// Phi(g) - Phi - 1 with no c_k: 3 pi (1/gamma - 1)/theta + (3/2) log gamma - 1.
template <class K>
rigor::FormalSeries<K> bare_fatou_residual(const rigor::FormalSeries<K>& gamma, const PowersOfRatio<K>& powers, long order) {
    const rigor::FormalSeries<K> reciprocal = powers.minus_one(-1), logarithm = log_of_one_plus(gamma);
    rigor::FormalSeries<K> psi(order);
    const K scale = K(3) * pi_power<K>(1), half3(rigor::Rational(3, 2));
    for (long k = 1; k < order; ++k) psi[k] = scale * reciprocal[k + 1] + half3 * logarithm[k];
    return psi;  // the constant term, 3 pi · a/3 - 1, vanishes identically, and so does the linear one
}

/// -cos g = 2 S - 1.
template <class K>
rigor::FormalSeries<K> minus_cosine(long order) {
    rigor::FormalSeries<K> s = K(2) * half_angle_sine_square<K>(order);
    s[0] -= K(1);
    return s;
}

/// (1 - a theta) E to the given order.
template <class K>
rigor::FormalSeries<K> decayed_homogeneous(const std::vector<K>& e, long order) {
    rigor::FormalSeries<K> s(order);
    const K a = pi_power<K>(-1);
    for (long k = 0; k < static_cast<long>(e.size()); ++k) {
        if (k + 3 < order) s[k + 3] += e[static_cast<std::size_t>(k)];
        if (k + 4 < order) s[k + 4] -= a * e[static_cast<std::size_t>(k)];
    }
    return s;
}

}  // namespace detail

/// The residuals of an expansion through the index N + extra.
template <class K>
DepthResiduals<K> depth_residuals(const DepthExpansion<K>& x, long extra = 1) {
    const long order = x.order + extra + 1;
    const rigor::FormalSeries<K> gamma = angle_map_ratio<K>(order + 2);
    const detail::PowersOfRatio<K> powers(gamma, x.order);
    DepthResiduals<K> r{detail::bare_fatou_residual(gamma, powers, order), rigor::FormalSeries<K>(order), detail::minus_cosine<K>(order)};
    for (long k = 1; k <= x.order; ++k) r.fatou.subtract_multiple(-x.fatou[static_cast<std::size_t>(k)], k, powers.minus_one(k));
    for (long k = 0; k <= x.order; ++k) r.homogeneous.subtract_multiple(-x.homogeneous[static_cast<std::size_t>(k)], k, powers.minus_decay(k + 3));
    r.particular += x.resonance * detail::decayed_homogeneous(x.homogeneous, order);
    const rigor::FormalSeries<K> pole = powers.minus_decay(-1);
    for (long k = 0; k < order; ++k) r.particular[k] += x.p(-1) * pole[k + 1];
    for (long k = 0; k <= x.order; ++k) r.particular.subtract_multiple(-x.p(k), k, powers.minus_decay(k));
    return r;
}

/// Solves the three equations to order N >= 4.
template <class K>
DepthExpansion<K> depth_expansion(long N) {
    using rigor::FormalSeries, rigor::Rational;
    if (N < 4) throw std::invalid_argument("a depth expansion of order " + std::to_string(N) + "; expected at least 4");
    const long order = N + 2;
    const auto at = [](long k) { return static_cast<std::size_t>(k); };
    DepthExpansion<K> x{N, angle_map_ratio<K>(order + 2), std::vector<K>(at(N + 1), K(0)), std::vector<K>(at(N + 1), K(0)), std::vector<K>(at(N + 2), K(0)), K(0)};
    const detail::PowersOfRatio<K> powers(x.gamma, N);
    const K three_pi = K(3) * pi_power<K>(1);

    FormalSeries<K> psi = detail::bare_fatou_residual(x.gamma, powers, order);
    for (long k = 1; k <= N; ++k) {
        x.fatou[at(k)] = psi[k + 1] * three_pi * K(Rational(1, k));
        psi.subtract_multiple(-x.fatou[at(k)], k, powers.minus_one(k));
    }

    FormalSeries<K> zeta(order);
    for (long k = 0; k <= N; ++k) {
        x.homogeneous[at(k)] = k == 0 ? K(1) : zeta[k + 1] * three_pi * K(Rational(1, k));
        zeta.subtract_multiple(-x.homogeneous[at(k)], k, powers.minus_decay(k + 3));
    }

    // Two right-hand sides, cos g and (1 - a theta) E; kappa joins them at k = 3.
    FormalSeries<K> main = detail::minus_cosine<K>(order), obstruction = detail::decayed_homogeneous(x.homogeneous, order);
    const FormalSeries<K> pole = powers.minus_decay(-1);
    x.particular[0] = K(Rational(3, 4)) * pi_power<K>(1);
    for (long k = 0; k < order; ++k) main[k] += x.particular[0] * pole[k + 1];
    const auto solve = [&](FormalSeries<K>& residual, long k) {
        const K p = residual[k + 1] * three_pi * K(Rational(1, k - 3));
        residual.subtract_multiple(-p, k, powers.minus_decay(k));
        return p;
    };
    std::vector<K> correction;
    for (long k = 0; k <= 2; ++k) {
        x.particular[at(k + 1)] = solve(main, k);
        correction.push_back(solve(obstruction, k));
    }
    x.resonance = -(main[4] / obstruction[4]);
    for (long k = 0; k <= 2; ++k) x.particular[at(k + 1)] += x.resonance * correction[at(k)];
    main += x.resonance * obstruction;
    for (long k = 4; k <= N; ++k) x.particular[at(k + 1)] = solve(main, k);
    return x;
}

}  // namespace ntk
