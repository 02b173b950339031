// What gradient descent does where the flow slides along a kink: theta <- theta - rate grad L, the gradient formed with
// 1(z > 0), from the two witnesses of this paper's claims about kinks. In double, without guarantee: every number is an
// estimate.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace proofs::yu_2025 {

/// From RestAtKinks at m = 3, or near it.
struct RestDescent {
    double rate, time;
    double least_eigenvalue, largest_eigenvalue;  ///< of lambda_min(K(X, X)), over the steps that were looked at
    double largest_output;                        ///< max over steps and points of |f|
    long singular,
        last;  ///< of the `last` steps at the end: those with exactly one of the two kinked neurons active at 0
    double output_weight;  ///< V_B at the end over V_B at the start

    bool locked() const { return singular == last; }
};
/// All nine parameters moved by noise times N(0, 1) (those of w_B, w_C by an eighth of it), b_B, b_C to below 0; noise
/// 0: the witness itself.
RestDescent descend_from_rest(double rate, double time, double noise, std::uint64_t seed = 0, std::uint64_t sample = 0);

/// From TwoPointFlow at m = 1, V = w = 1, b = 0: what happened until `time`, beside what (3.2) and (C.22) add up to,
/// K_k formed at every step.
struct TwoPointDescent {
    double rate;
    double first_moved,
        first_by_kernel;  ///< f(x_1; theta_k) - f(x_1; theta_0), and rate sum_k sum_i K_k(x_1, x_i) (2 y_i - 1) u_i
    double second_moved, second_by_kernel;  ///< the same at x_2
    double loss_moved, loss_by_kernel;      ///< V_k - V_0, and -rate sum_k u^T K_k^r u
    double active;                          ///< share of the steps with b > 0
    double largest_bias;                    ///< max |b|
    double singular;                        ///< share of the steps with K_k(x_1, x_1) = 0
};
TwoPointDescent descend_two_points(double rate, double time);

/// Sentences for a report: estimates stand in words, not among its enclosures.
std::string told(const std::vector<TwoPointDescent>& runs, double time);
std::string told(const std::vector<RestDescent>& runs);

/// The runs that the claims show. Deterministic; a few seconds together.
const std::vector<TwoPointDescent>& two_point_runs();  ///< steps 1e-2, 1e-3, 1e-4 to t = 2
struct RestRuns {
    std::vector<RestDescent> witness, random;
};
const RestRuns&
rest_runs();  ///< from the witness, steps 1e-1 to 1e-4; 24 random starts, steps 1e-2 to 1e-4, the seed below

constexpr std::uint64_t rest_seed = 20180620;
constexpr double rest_noise = 0.05;

}  // namespace proofs::yu_2025
