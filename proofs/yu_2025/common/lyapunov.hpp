// V' for V = sign sum ln(1 - u_i) along (C.3), for (C.22), where the sign is -1, and (5.4), (5.5), where it is printed
// as +1.
#pragma once

#include "proofs/yu_2025/common/training_sample.hpp"

namespace proofs::yu_2025 {

struct LyapunovRate {
    rigor::Rational rate, form;  ///< V' and u^T K^r u
};

/// For the sample of a seed: V' = sum dV/du_i u_i', u_i' = -u_i (1 - u_i) (2 y_i - 1) d/dt f(x_i), d/dt f through the
/// forward pass.
inline LyapunovRate lyapunov_rate(long seed, int sign) {
    using rigor::Rational;
    const TrainingSample sample = training_sample(seed);
    const auto velocity = flow_velocity(sample.network, sample.points, sample.coefficients());
    const ExactMatrix k = signed_kernel(sample);
    LyapunovRate result{0, 0};
    for (long i = 0; i < k.rows(); ++i) {
        const Rational& u = sample.errors(i);
        const Rational f = derivative_along(sample.network, velocity, ExactVector(sample.points.col(i)));
        const Rational moved = -u * (1 - u) * (sample.labels[static_cast<std::size_t>(i)] == 1 ? f : Rational(-f));
        result.rate += -sign * moved / (1 - u);
        for (long j = 0; j < k.rows(); ++j) result.form += u * k(i, j) * sample.errors(j);
    }
    return result;
}

}  // namespace proofs::yu_2025
