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

/// Network (2.1), L = 1, m = 2, W^(1) = 0, W^(2) = 0, biases `bias` and -1, one point x = 0 with y = 1: f = 0, u = 1/2.
struct HalfError {
    ExactNetwork network = ntk::yu_fully_connected<rigor::Rational>(1, std::vector<long>{2});
    ExactMatrix point = ExactMatrix::Constant(1, 1, rigor::Rational(0));
    rigor::Rational u{1, 2};

    explicit HalfError(const rigor::Rational& bias) { network.maps[0].bias << bias, rigor::Rational(-1); }
    /// d/dt factor ln(1 - u): f' through the forward pass along (2.7), then u' = -u (1 - u) f' for y = 1.
    rigor::Rational rate(long factor) const {
        const auto velocity = flow_velocity(network, point, ExactVector::Constant(1, u));
        const rigor::Rational moved = -u * (1 - u) * derivative_along(network, velocity, ExactVector(point.col(0)));
        return -factor * moved / (1 - u);
    }
    rigor::Rational form() const { return -u * ntk::empirical_kernel(network, point)(0, 0) * u; }
};

}  // namespace proofs::yu_2025
