// One hidden layer of n neurons with the ReLU at initialisation, one point x, v = Sigma^1(x, x), b = beta^2:
// f = beta b_0 + n^(-1/2) sum_k W_k a_k, a_k = relu(g_k) with independent g_k ~ N(0, v). Moments of the 2 n + 1
// independent variables, as rational functions of n, v and b.
#pragma once

#include "claim/decided_steps.hpp"
#include "proofs/le_2025/common/initial_moments.hpp"

namespace proofs::le_2025 {

/// E f^2 = b E b_0^2 + (1/n) sum_k E W^2 a_k^2; Sigma^2(x, x) = E relu(g)^2 + bias b, the factor before the sum being
/// n^(-1/2), or n^(-1) for `power` 2.
inline claim::Step second_moment(const rigor::Rational& bias, long power) {
    return claim::identity<3>(
        power == 1 ? "one hidden layer, ReLU: E f(x)^2" : "one hidden layer, ReLU, scaled by 1/n_1: E f(x)^2",
        [=](const auto& n, const auto& v, const auto& b) {
            using T = std::decay_t<decltype(n)>;
            const T each = T(relu_moment(2)) * v;
            return power == 1 ? T(b + n * each / n) : T(b + n * each / (n * n));
        },
        "Sigma^2(x, x) = E relu(g)^2 + " + (bias == 1 ? std::string() : rigor::to_string(bias) + " ") + "beta^2",
        [=](const auto&, const auto& v, const auto& b) {
            using T = std::decay_t<decltype(v)>;
            return T(T(relu_moment(2)) * v + T(bias) * b);
        });
}

/// E f^4 = 3 (E f^2)^2 + excess v^2/n: Gaussian only in the limit. In pairs, b^2 E b_0^4 + 6 b (1/n) sum E W^2 a_k^2 +
/// (1/n^2) (sum E W^4 a_k^4 + 3 sum_(k != l) E W^2 a_k^2 E W^2 a_l^2).
inline claim::Step fourth_moment(const rigor::Rational& excess) {
    return claim::identity<3>(
        "one hidden layer, ReLU: E f(x)^4",
        [](const auto& n, const auto& v, const auto& b) {
            using T = std::decay_t<decltype(n)>;
            const T second = T(relu_moment(2)) * v, fourth = T(normal_moment(4) * relu_moment(4)) * v * v;
            return T(T(normal_moment(4)) * b * b + 6 * b * second +
                     (n * fourth + 3 * n * (n - 1) * second * second) / (n * n));
        },
        "3 Sigma^2(x, x)^2 + " + rigor::to_string(excess) + " Sigma^1(x, x)^2/n_1",
        [=](const auto& n, const auto& v, const auto& b) {
            using T = std::decay_t<decltype(n)>;
            const T next = T(relu_moment(2)) * v + b;
            return T(3 * next * next + T(excess) * v * v / n);
        });
}

/// Cov(f_i^2, f_i'^2) for two outputs, given the a_k independent: n^(-2) (sum E a_k^4 + sum_(k != l) E a_k^2 E a_l^2) -
/// (E a^2)^2 = dependence v^2/n.
inline claim::Step dependence_of_outputs(const rigor::Rational& dependence) {
    return claim::identity<2>(
        "one hidden layer, ReLU: Cov(f_i(x)^2, f_i'(x)^2)",
        [](const auto& n, const auto& v) {
            using T = std::decay_t<decltype(n)>;
            const T second = T(relu_moment(2)) * v, fourth = T(relu_moment(4)) * v * v;
            return T((n * fourth + n * (n - 1) * second * second) / (n * n) - second * second);
        },
        rigor::to_string(dependence) + " Sigma^1(x, x)^2/n_1",
        [=](const auto& n, const auto& v) {
            using T = std::decay_t<decltype(n)>;
            return T(T(dependence) * v * v / n);
        });
}

}  // namespace proofs::le_2025
