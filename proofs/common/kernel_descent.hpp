// Kernel gradient descent d/dt f = -grad_K C of Jacot et al., section 3, and Le, section 3.4, on the values at the data
// (all outputs; N n_L numbers), in exact rationals. With the Gram matrix G = (K_kk'(x_i, x_j)): <f, g>_pin = <f, g>/N,
// grad_K C = G d/N, <f, g>_K = f^T G g/N^2.
#pragma once

#include "proofs/common/random_rational.hpp"
#include "rigor/matrix/rational_inverse.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/number/dual_number.hpp"

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
    rigor::Rational kernel_product(const Vector& f, const Vector& g) const {
        return dot(f, gram * g) / (rigor::Rational(points) * points);
    }
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
        for (std::size_t i = 0; i < values.size(); ++i)
            sum += cost(rigor::Dual<rigor::Rational>(values[i], rigor::Rational(-velocity[i])));
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
T square_cost(const T& f) {
    return f * f;
}
template <class T>
T quartic_cost(const T& f) {
    return f * f * f * f - T(3) * f;
}
template <class T>
T cubic_cost(const T& f) {
    return f * f * f - f;
}

/// G definite, C convex, z any function on the data: d/dt (1/2)(f - z)^T G^-1 (f - z) = -<f - z, d>_pin <= C(z) - C(f),
/// for the quartic cost. Integrated, C(f_t) - C(z) <= (f_0 - z)^T G^-1 (f_0 - z)/(2 t): C(f_t) tends to inf C; and if z
/// is a minimum the distance never grows, so f_t converges to a minimum.
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
    const KernelDescent s = KernelDescent::sample(points, 1, points + 2, number),
                        other = KernelDescent::sample(points, 1, 1, number + 1);
    return rigor::rank(s.gram) < points || distance_to_minimum_falls(s, other.values);
}

}  // namespace proofs
