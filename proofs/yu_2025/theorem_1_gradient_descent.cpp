#include "claim/generators.hpp"
#include "ntk/training/neuron_balance.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/kink_descent.hpp"
#include "proofs/yu_2025/common/rest_at_kinks.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

/// The nine parameters, functions of q, with these biases of B and C (of their signs: below 0, 0, above 0).
KinkedNeurons neurons(const Rational& q, int b, int c) {
    const Rational small(1, 100);
    return {Rational(2, 3), Rational(q / 10), Rational(1 + abs(q)), Rational(-1 - q * q), Rational(1, 8) + q * q / 50, small * b, 1 + abs(q), Rational(-1, 7) - q * q / 60, small * c, Rational(2 - abs(q))};
}
/// Exactly one active: rank 4; otherwise 5. At width 5 with two inactive neurons as well.
Truth ranks(const Rational& q, long one_active = 4) {
    bool all = true;
    for (const int b : {-1, 0, 1})
        for (const int c : {-1, 0, 1}) {
            const long expected = (b > 0) != (c > 0) ? one_active : 5;
            all = all && rank_of_kernel(neurons(q, b, c)) == expected && rank_of_kernel(neurons(q, b, c), 5) == expected;
        }
    return rigor::truth(all);
}

/// One step of any size changes |W_j|^2 + b_j^2 - |V_j|^2 by its square times that of the direction, exactly.
Truth balance_moves(long seed, const Rational& rate, const Rational& power) {
    const TrainingSample sample = training_sample(seed);
    ExactNetwork moved = sample.network;
    const auto direction = flow_velocity(sample.network, sample.points, sample.coefficients());
    for (std::size_t i = 0; i < moved.maps.size(); ++i) {
        moved.maps[i].weights += rate * direction[i].weights;
        if (moved.maps[i].has_bias()) moved.maps[i].bias += rate * direction[i].bias;
    }
    const auto before = ntk::neuron_balance(sample.network, sample.network.maps), after = ntk::neuron_balance(moved, moved.maps), change = ntk::neuron_balance(sample.network, direction);
    bool all = true;
    for (std::size_t i = 0; i < before.size(); ++i)
        for (long j = 0; j < before[i].size(); ++j) all = all && after[i](j) - before[i](j) == power * change[i](j);
    return rigor::truth(all);
}

claim::legacy::Argument argue(long one_active = 4) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (long p = -9; p <= 9; ++p) all = all && ranks(Rational(p, 10), one_active);
    return argument.step("five points, neurons B, C near their kinks at 0: rank K(X, X) = 4 with exactly one of them active at 0, 5 with none or both: 19 x 9 networks at two widths, exactly (for all, by the argument of the file)", all)
        .step("a step changes |W_j|^2 + b_j^2 - |V_j|^2 by the square of its size times that of its direction: 40 networks, exactly", for_seeds(40, [](long seed) { return balance_moves(seed, Rational(1, 7), Rational(1, 49)); }));
}

std::string summary(const std::vector<RestDescent>& runs, double rate) {
    long count = 0, locked = 0;
    double output = 0, least = 0, time = 0;
    for (const RestDescent& run : runs) {
        if (run.rate != rate) continue;
        ++count;
        locked += run.locked();
        time = run.time;
        output = std::max(output, run.largest_output);
        least = std::max(least, run.least_eigenvalue);
    }
    return fmt::format("step {:g} to t = {:g}: {} of {} end with exactly one of the two neurons active at each step, least lambda_min along each below {:.0e}, |f| <= {:.2f}", rate, time, locked, count, std::max(2 * least, 1e-12), output);
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding;
    finding.argument = argue().steps();
    const Rational q(1, 2);
    finding.values = {{"rank of K(X, X), five points, none of B, C active at 0", std::to_string(rank_of_kernel(neurons(q, -1, -1)))},
                      {"exactly one of them active", std::to_string(rank_of_kernel(neurons(q, 1, -1)))},
                      {"both active", std::to_string(rank_of_kernel(neurons(q, 1, 1)))}};
    const RestRuns& runs = rest_runs();
    finding.remark = fmt::format(
        "Neither a proof nor a refutation is known to us. Tried: gradient descent, in double (estimates), from every kink witness of this paper's claims. From {} random starts near the five points' rest of theorem-1-beyond-kinks, seed {}, parameters moved by {:g} N(0, 1): {}; {}; {}. With exactly one of the two active the rank of K_t(X, X) is 4, and the hypothesis fails. "
        "From the rest itself, which is symmetric under x -> -x: {}. If lambda_min kept a lower bound there for all times, theorem 1 would fail for gradient descent. But every jump over the kink lowers V^2 - w^2 by the square of the step times (s V a/2)^2, so that V and lambda_min fall without a bound that we know, the slower the smaller the step. "
        "At the two points of eq-2.7-flow the hypothesis fails, K_t(x_1, x_1) = 0 at most steps. {} What a proof needs is a substitute for (C.22), which is false at kinks (yu-2025/eq-3.2-beyond-kinks).",
        runs.random.size(), rest_seed, rest_noise, summary(runs.random, 1e-2), summary(runs.random, 1e-3), summary(runs.random, 1e-4), told(runs.witness), told(two_point_runs(), 2));
    return finding;
}

}  // namespace

claim::legacy::Check theorem_1_gradient_descent() {
    return {
        .id = "yu-2025/theorem-1-gradient-descent",
        .check = check,
        .controls = {{"rank 5 with exactly one of the two active", [](const claim::Context&) { return claim::verdict_of(argue(5).conclusion()); }},
                     {"a step changes the balance by its size, not its square", [](const claim::Context&) {
                          return claim::verdict_of(for_seeds(40, [](long seed) { return balance_moves(seed, Rational(1, 7), Rational(1, 7)); }));
                      }}},
        .property = claim::property("rank 4 with exactly one of B, C active at 0 and 5 otherwise, parameters at random, exactly", [](const Rational& q) { return ranks(q); }, claim::Input{"q", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_theorem_1_gradient_descent{theorem_1_gradient_descent};

}  // namespace proofs::yu_2025
