// Kernel gradient descent d/dt f = -grad_K C of section 3.4 of Le on the values at the data, exactly: m points, all
// outputs in one vector, the Gram matrix of the values in G. C = (1/m) sum_j c(f_j) with c(f) = f^3 - f, which is
// neither convex nor bounded, and d = c'(f) by dual numbers; <f, g>_pin = f^T g/m, grad_K C = G d/m.
#pragma once

#include "claim/decided_steps.hpp"
#include "claim/sampler.hpp"
#include "rigor/number/dual_number.hpp"

#include <array>

namespace proofs::le_2025 {

template <class T>
T sample_cost(const T& f) {
    return f * f * f - f;
}
template <class T>
T sample_slope(const T& f) {
    return sample_cost(rigor::Dual<T>(f, T(1))).derivative;
}

/// Two points, one output, K = [k11, k12; k12, k22].
template <class T>
struct TwoPoints {
    std::array<T, 2> f;
    T k11, k12, k22;

    std::array<T, 2> slopes() const { return {sample_slope(f[0]), sample_slope(f[1])}; }
    /// d/dt C along f' = sign grad_K C, by dual numbers through the cost.
    T cost_rate(const T& sign) const {
        const auto d = slopes();
        const T v1 = sign * (k11 * d[0] + k12 * d[1]) / 2, v2 = sign * (k12 * d[0] + k22 * d[1]) / 2;
        return (sample_cost(rigor::Dual<T>(f[0], v1)).derivative + sample_cost(rigor::Dual<T>(f[1], v2)).derivative) /
               2;
    }
    /// E d(x)^T K(x, x') d(x'), a double sum over the data.
    T double_sum() const {
        const auto d = slopes();
        return (d[0] * k11 * d[0] + d[0] * k12 * d[1] + d[1] * k12 * d[0] + d[1] * k22 * d[1]) / 4;
    }
};

/// 1 to 3 points with 1 or 2 outputs, G positive semidefinite of any rank.
struct CostDescent {
    long points, outputs;
    rigor::RationalMatrix gram;
    claim::RationalVector values;

    static CostDescent draw(claim::Sampler& sampler) {
        const long points = sampler.integer(1, 3), outputs = sampler.integer(1, 2), n = points * outputs;
        const long rank = sampler.integer(1, n);
        const rigor::RationalMatrix gram = sampler.positive_matrix(n, rank);
        return {points, outputs, gram, sampler.vector(n)};
    }
    claim::RationalVector slopes() const {
        claim::RationalVector d;
        for (const rigor::Rational& f : values) d.push_back(sample_slope(f));
        return d;
    }
    rigor::Rational cost_rate(const rigor::Rational& sign) const {
        const claim::RationalVector velocity = gram * slopes();
        rigor::Rational rate = 0;
        for (std::size_t i = 0; i < values.size(); ++i)
            rate += sample_cost(rigor::Dual<rigor::Rational>(values[i], rigor::Rational(sign * velocity[i] / points)))
                        .derivative;
        return rate / points;
    }
    /// (1/m^2) sum over points j, i and outputs k, l of d_k(x_j) K_kl(x_j, x_i) d_l(x_i).
    rigor::Rational double_sum() const {
        const claim::RationalVector d = slopes();
        rigor::Rational sum = 0;
        for (long j = 0; j < points; ++j)
            for (long i = 0; i < points; ++i)
                for (long k = 0; k < outputs; ++k)
                    for (long l = 0; l < outputs; ++l) {
                        const long row = j * outputs + k, column = i * outputs + l;
                        sum +=
                            d[static_cast<std::size_t>(row)] * gram(row, column) * d[static_cast<std::size_t>(column)];
                    }
        return sum / (points * points);
    }
};

}  // namespace proofs::le_2025
