#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/training/neuron_balance.hpp"
#include "proofs/yu_2025/common/kink_descent.hpp"
#include "proofs/yu_2025/common/rest_at_kinks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace proofs::yu_2025::theorem_1_gradient_descent {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// No datum is changed in a statement that is undecided.
struct Reading {};

/// The nine parameters of neurons A, B, C as functions of q, and the signs of the biases of B and C.
struct NearKinks {
    Rational q;
    int b, c;

    KinkedNeurons neurons() const {
        const Rational small(1, 100);
        return {.scale = Rational(2, 3),
                .w_a = q / 10,
                .b_a = 1 + abs(q),
                .v_a = -1 - q * q,
                .w_b = Rational(1, 8) + q * q / 50,
                .b_b = small * b,
                .v_b = 1 + abs(q),
                .w_c = Rational(-1, 7) - q * q / 60,
                .b_c = small * c,
                .v_c = 2 - abs(q)};
    }
    /// 4 if exactly one of B and C is active at the point 0, else 5.
    long expected_rank() const { return (b > 0) != (c > 0) ? 4 : 5; }
};

std::vector<NearKinks> grid() {
    std::vector<NearKinks> list;
    for (long p = -9; p <= 9; ++p)
        for (const int b : {-1, 0, 1})
            for (const int c : {-1, 0, 1}) list.push_back({Rational(p, 10), b, c});
    return list;
}

claim::Step ranks(long width) {
    return claim::exact_for_each<NearKinks>("five points, neurons B and C near their kinks at 0", grid(),
                                            {fmt::format("rank K(X, X) at width {}", width),
                                             [=](const NearKinks& at) { return rank_of_kernel(at.neurons(), width); }},
                                            Relation::equal,
                                            {"4 if exactly one of B, C is active at 0, 5 if none or both",
                                             [](const NearKinks& at) { return at.expected_rank(); }});
}

/// A step of this rate changes |W_j|^2 + b_j^2 - |V_j|^2 by the square of the rate times that of its direction.
Truth balance_moves(long seed, const Rational& rate) {
    const TrainingSample sample = training_sample(seed);
    ExactNetwork moved = sample.network;
    const auto direction = flow_velocity(sample.network, sample.points, sample.coefficients());
    for (std::size_t i = 0; i < moved.maps.size(); ++i) {
        moved.maps[i].weights += rate * direction[i].weights;
        if (moved.maps[i].has_bias()) moved.maps[i].bias += rate * direction[i].bias;
    }
    const auto before = ntk::neuron_balance(sample.network, sample.network.maps),
               after = ntk::neuron_balance(moved, moved.maps), change = ntk::neuron_balance(sample.network, direction);
    bool all = true;
    for (std::size_t i = 0; i < before.size(); ++i)
        for (long j = 0; j < before[i].size(); ++j)
            all = all && after[i](j) - before[i](j) == rate * rate * change[i](j);
    return rigor::truth(all);
}

/// The least lambda_min along a run from a random start near the rest, a mean over the runs with this step; double.
claim::Step hypothesis_fails(double rate) {
    double sum = 0, squares = 0, count = 0;
    for (const RestDescent& run : rest_runs().random) {
        if (run.rate != rate) continue;
        ++count;
        sum += run.least_eigenvalue;
        squares += run.least_eigenvalue * run.least_eigenvalue;
    }
    const double mean = sum / count, variance = std::max(0.0, squares / count - mean * mean);
    constexpr double rounding = 1e-17;  // of an eigenvalue that is 0
    return claim::simulated_below(
        fmt::format("least lambda_min(K(X, X)) along descent with step {:g}, {:g} random starts near the rest of "
                    "theorem-1-beyond-kinks",
                    rate, count),
        mean, std::max(rounding, std::sqrt(variance / count)), 1e-12);
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
    constexpr double rounding = 1e-12;
    return fmt::format(
        "step {:g} to t = {:g}: {} of {} end with exactly one of the two neurons active at each step, "
        "least lambda_min along each below {:.0e}, |f| <= {:.2f}",
        rate, time, locked, count, std::max(2 * least, rounding), output);
}

/// The runs, with their numbers; double, estimates.
std::string runs_in_words() {
    const RestRuns& runs = rest_runs();
    return fmt::format(
        "Run, in double (estimates): from {} random starts near the five points' rest of theorem-1-beyond-kinks, seed "
        "{}, parameters moved by {:g} N(0, 1): {}; {}; {}. From the rest itself, which is symmetric under x -> -x: {}. "
        "From the two points of eq-2.7-flow: {}",
        runs.random.size(), rest_seed, rest_noise, summary(runs.random, 1e-2), summary(runs.random, 1e-3),
        summary(runs.random, 1e-4), told(runs.witness), told(two_point_runs(), 2));
}

/// Nothing carries: neither a proof nor a refutation is known.
claim::Result check(const claim::Context& context, const Reading&) {
    claim::Result result;
    result.steps.supports(ranks(3))
        .supports(ranks(5))
        .supports(claim::written(context, "ranks"))
        .supports(
            claim::instances("a step changes |W_j|^2 + b_j^2 - |V_j|^2 by the square of its rate times that of its "
                             "direction, exactly",
                             context.seed, 40,
                             [](claim::Sampler& sampler) {
                                 const long seed = sampler.integer(1, 1'000'000'000);
                                 return balance_moves(seed, sampler.positive_rational());
                             }))
        .supports(claim::written(context, "balance"))
        .supports(hypothesis_fails(1e-2))
        .supports(hypothesis_fails(1e-3));
    if (context.verdict_only) return result;
    const Rational q(1, 2);
    const auto rank = [&](int b, int c) { return std::to_string(rank_of_kernel(NearKinks{q, b, c}.neurons())); };
    result.values = {{"rank of K(X, X), five points, none of B, C active at 0", rank(-1, -1)},
                     {"exactly one of them active", rank(1, -1)},
                     {"both active", rank(1, 1)}};
    result.limits = runs_in_words();
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/theorem-1-gradient-descent", check)
        .property(claim::property(
            "rank 4 with exactly one of B, C active at 0 and 5 otherwise, parameters at random, exactly",
            [](const Rational& q, long b, long c) {
                const NearKinks at{q, static_cast<int>(b), static_cast<int>(c)};
                return rigor::truth(rank_of_kernel(at.neurons()) == at.expected_rank());
            },
            claim::Input{"q", claim::correlations()}, claim::Input{"sign of b_B", claim::integers(-1, 1)},
            claim::Input{"sign of b_C", claim::integers(-1, 1)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::theorem_1_gradient_descent
