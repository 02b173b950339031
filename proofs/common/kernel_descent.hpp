// Kernel gradient descent d/dt f = -grad_K C of Jacot et al., section 3, and Le, section 3.4, on the values at the data (all outputs; N n_L numbers), in exact rationals.
// With the Gram matrix G = (K_kk'(x_i, x_j)): <f, g>_pin = <f, g>/N, grad_K C = G d/N, <f, g>_K = f^T G g/N^2.
#pragma once

#include "proofs/common/random_rational.hpp"
#include "claim/legacy.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/number/dual_number.hpp"
#include "rigor/matrix/rational_inverse.hpp"

#include <fmt/format.h>

#include <random>

namespace proofs {

struct KernelDescent {
    using Vector = std::vector<rigor::Rational>;
    long points = 1;
    rigor::RationalMatrix gram{0, 0};  ///< symmetric, positive semidefinite
    Vector values;                     ///< f at the data

    /// A sample with Gram matrix A A^T of rank at most `rank`.
    static KernelDescent sample(long points, long outputs, long rank, long number) {
        std::mt19937_64 random(static_cast<std::uint64_t>(number));
        const auto draw = [&] { return random_rational(random, 6, 4); };
        const long n = points * outputs;
        rigor::RationalMatrix a(n, rank);
        for (long i = 0; i < n; ++i)
            for (long j = 0; j < rank; ++j) a(i, j) = draw();
        KernelDescent s{points, a * a.transpose(), {}};
        for (long i = 0; i < n; ++i) s.values.push_back(draw());
        return s;
    }

    rigor::Rational product(const Vector& f, const Vector& g) const { return dot(f, g) / points; }
    rigor::Rational kernel_product(const Vector& f, const Vector& g) const { return dot(f, gram * g) / (rigor::Rational(points) * points); }
    /// grad_K C for the derivative d of the cost.
    Vector gradient(const Vector& d) const {
        Vector g = gram * d;
        for (rigor::Rational& q : g) q /= points;
        return g;
    }
    /// The cost (1/N) sum_j c(f_j), and d with the entries c'(f_j).
    template <class Cost>
    Vector derivative(const Cost& cost) const {
        Vector d;
        for (const rigor::Rational& f : values) d.push_back(cost(rigor::Dual<rigor::Rational>(f, 1)).derivative);
        return d;
    }
    /// d/dt C along the descent, by a dual number through the cost.
    template <class Cost>
    rigor::Rational cost_rate(const Cost& cost) const {
        const Vector velocity = gradient(derivative(cost));
        rigor::Dual<rigor::Rational> sum(0);
        for (std::size_t i = 0; i < values.size(); ++i) sum += cost(rigor::Dual<rigor::Rational>(values[i], rigor::Rational(-velocity[i])));
        return sum.derivative / points;
    }

    static rigor::Rational dot(const Vector& a, const Vector& b) {
        rigor::Rational s = 0;
        for (std::size_t i = 0; i < a.size(); ++i) s += a[i] * b.at(i);
        return s;
    }
};

/// f^2 and f^4 - 3 f, convex, and f^3 - f, not convex.
template <class T>
T square_cost(const T& f) { return f * f; }
template <class T>
T quartic_cost(const T& f) { return f * f * f * f - T(3) * f; }
template <class T>
T cubic_cost(const T& f) { return f * f * f - f; }

/// d/dt C = -|d|_K^2 for three costs; with `root` the printed -|d|_K of Le, compared by squares.
inline bool cost_decays(const KernelDescent& s, bool root = false) {
    using D = rigor::Dual<rigor::Rational>;
    const auto decays = [&](auto cost) {
        const auto d = s.derivative(cost);
        const rigor::Rational rate = s.cost_rate(cost), square = s.kernel_product(d, d);
        return root ? rate <= 0 && rate * rate == square : rate == -square;
    };
    return decays([](const D& f) { return square_cost(f); }) && decays([](const D& f) { return quartic_cost(f); }) && decays([](const D& f) { return cubic_cost(f); });
}

/// G definite, C convex, z any function on the data: d/dt (1/2)(f - z)^T G^-1 (f - z) = -<f - z, d>_pin <= C(z) - C(f), for the quartic cost.
/// Integrated, C(f_t) - C(z) <= (f_0 - z)^T G^-1 (f_0 - z)/(2 t): C(f_t) tends to inf C; and if z is a minimum the distance never grows, so f_t converges to a minimum.
inline bool distance_to_minimum_falls(const KernelDescent& s, const KernelDescent::Vector& z) {
    using D = rigor::Dual<rigor::Rational>;
    const auto cost = [](const D& f) { return quartic_cost(f); };
    const auto d = s.derivative(cost), velocity = s.gradient(d);
    KernelDescent::Vector difference = s.values;
    rigor::Rational lower = 0;
    for (std::size_t i = 0; i < z.size(); ++i) {
        difference[i] -= z[i];
        lower += quartic_cost(z[i]) - quartic_cost(s.values[i]);
    }
    const rigor::Rational rate = -KernelDescent::dot(difference, rigor::inverse(s.gram) * velocity);
    return rate == -s.product(difference, d) && rate <= lower / s.points;
}
inline bool convex_sample(long points, long number) {
    const KernelDescent s = KernelDescent::sample(points, 1, points + 2, number), other = KernelDescent::sample(points, 1, 1, number + 1);
    return rigor::rank(s.gram) < points || distance_to_minimum_falls(s, other.values);
}

/// One data point with K = 1 and the cross-entropy C(f) = log(1 + e^-f): f' = 1/(1 + e^f), f_0 = 0, has the solution f + e^f = t + 1. C is convex, positive, tends to 0 along it, and d is
/// never 0: no critical point, no minimum. `largest`: whether f stays below it (the falsified variant).
inline claim::legacy::Argument cross_entropy_runs_off(const rigor::Rational& largest = 0) {
    using rigor::Ball, rigor::Rational, rigor::Truth;
    claim::legacy::Argument argument;
    const rigor::Precision precision(256);
    Truth solves = Truth::yes, grows = Truth::yes, falls = Truth::yes, slope = Truth::yes;
    for (const long k : {1L, 10L, 50L}) {
        // At time e^k + k - 1 the value is k.
        const Ball f(k), e = rigor::exp(f), d = -Ball(1) / (Ball(1) + e), rate = Ball(1) / (Ball(1) + e), cost = rigor::log(Ball(1) + rigor::exp(-f));
        grows = grows && (largest > 0 ? rigor::certainly_less(f, Ball(largest)) : Truth::yes);
        solves = solves && rigor::certainly_less(rigor::abs((Ball(1) + e) * rate - Ball(1)), Ball::dyadic(1, -200));
        falls = falls && rigor::certainly_less(cost, e) && rigor::certainly_less(cost, rigor::exp(-f)) && rigor::certainly_positive(cost);
        slope = slope && rigor::certainly_positive(-d) && rigor::certainly_less(rigor::abs(rate + d), Ball::dyadic(1, -200));
    }
    return argument.step("f + e^f = t + 1 solves f' = -C'(f) = 1/(1 + e^f), f(0) = 0: (1 + e^f) f' = 1 (balls at f = 1, 10, 50); so f -> infinity", solves && grows)
        .step("0 < C(f) < e^-f at f = 1, 10, 50: the infimum 0 is not attained", falls)
        .step("d = -1/(1 + e^f) < 0 there, and nowhere 0: no critical point", slope);
}
inline constexpr const char* cross_entropy_witness =
    "One data point, K(x_1, x_1) = 1, the cross-entropy of one label C(f) = log(1 + e^-f), f_0 = 0: C is convex, C > 0, and f + e^f = t + 1, so f_t tends to infinity. C has no critical point and no minimum.";
inline constexpr const char* cross_entropy_pari = "for(k = 1, 3, t = 10^(3*k); f = solve(f = 0, 60, f + exp(f) - t - 1); print(f, \"  \", log(1 + exp(-f))))\n\\\\ prints f_t and C: 6.90183595…, 0.00100543125…; 13.8154977…, 0.00000100001231…; 20.7232658…, 0.00000000100000001…";
inline claim::legacy::Argument convex_descent() {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 40; ++number) all = all && convex_sample(1 + number % 4, number);
    return argument.step("C convex, G invertible: d/dt (1/2)(f - z)^T G^-1 (f - z) = -<f - z, d>_pin <= C(z) - C(f) for every z (exact; C = mean of f^4 - 3 f, 1 to 4 points)", rigor::truth(all));
}

}  // namespace proofs
