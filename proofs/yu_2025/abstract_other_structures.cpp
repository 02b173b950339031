#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/divergence_steps.hpp"
#include "proofs/yu_2025/common/exact_matrix.hpp"
#include "proofs/yu_2025/common/large_output.hpp"
#include "proofs/yu_2025/common/resting_network.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::yu_2025::abstract_other_structures {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// A structure: relu(x) and relu(-x) with output weights V_1, V_2, of which only the output layer or every layer is
/// trained. Of the correction: how K_t(X, X) is bounded, and |f| <= K(x, x)/(factor s) for the paper's networks.
struct Reading {
    bool all_layers = false;
    KernelBound bound{};
    Rational factor = 2;
};
const Reading corrected{.all_layers = true};

/// K(x_i, x_j) of the trained parameters: those of the last map, or all.
RationalMatrix trained_kernel(const ExactNetwork& network, const ExactMatrix& points, bool all_layers) {
    if (all_layers) return as_rational_matrix(ntk::empirical_kernel(network, points));
    std::vector<ntk::ParameterBlock<Rational>> last;
    for (long i = 0; i < points.cols(); ++i) last.push_back(ntk::gradient(network, ExactVector(points.col(i))).back());
    RationalMatrix k(points.cols(), points.cols());
    for (long i = 0; i < k.rows(); ++i)
        for (long j = 0; j < k.columns(); ++j) {
            const auto &a = last[static_cast<std::size_t>(i)].weights, &b = last[static_cast<std::size_t>(j)].weights;
            for (long e = 0; e < a.size(); ++e) k(i, j) += a.data()[e] * b.data()[e];
        }
    return k;
}

/// K_t(X, X) at the points 1 and -1.
RationalMatrix two_point_kernel(long first, long second, bool all_layers) {
    ExactMatrix points(1, 2);
    points << Rational(1), Rational(-1);
    return trained_kernel(one_layer({1, -1}, {0, 0}, {Rational(first), Rational(second)}, 1), points, all_layers);
}
/// max |K_t(x_i, x_j) - K(x_i, x_j)| over V_1, V_2 in {-1, 0, 1}, K = I. The entries are polynomials of degree at most
/// 2 in each of them: if all these are 0, they are 0 for every V.
Rational largest_distance(bool all_layers) {
    Rational largest = 0;
    for (long first = -1; first <= 1; ++first)
        for (long second = -1; second <= 1; ++second) {
            const RationalMatrix k = two_point_kernel(first, second, all_layers);
            for (long i = 0; i < k.rows(); ++i)
                for (long j = 0; j < k.columns(); ++j)
                    largest = std::max(largest, Rational(abs(Rational(k(i, j) - (i == j ? 1 : 0)))));
        }
    return largest;
}

/// Any other output weights leave the kernel of the output layer as it is, networks of both kinds.
Truth stays(long seed) {
    const TrainingSample sample = training_sample(seed);
    ExactNetwork moved = sample.network;
    auto& weights = moved.maps.back().weights;
    for (long k = 0; k < weights.size(); ++k) weights.data()[k] += Rational(seed % 7 + k + 1, 3);
    return rigor::truth(trained_kernel(moved, sample.points, false) ==
                        trained_kernel(sample.network, sample.points, false));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false for the network (2.1), L = 1, of which only the output layer is trained";
    const std::string trained = reading.all_layers ? "all layers" : "the output layer";
    result.steps
        .carries(claim::witness<long>(
            fmt::format("f = V_1 relu(x) + V_2 relu(-x), {} trained, X = {{1, -1}}, n = 2, K = I", trained), 2,
            {"max over V_1, V_2 in {-1, 0, 1} and pairs of |K_t(x, x') - K(x, x')|",
             [&](long) { return largest_distance(reading.all_layers); }},
            Relation::at_least, {"lambda_0/(2 n^2), lambda_0 = 1", [](long n) { return Rational(1, 2 * n * n); }}))
        .carries(claim::written(context, "frozen"))
        .supports(claim::instances(
            "other output weights leave the kernel of the output layer as it is, networks of both kinds, exactly",
            context.seed, 60, [](claim::Sampler& sampler) { return stays(sampler.integer(1, 1'000'000)); }));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "f locally Lipschitz with a chain rule along the flow, as for ReLU networks; every absolutely continuous "
        "solution of the gradient flow on [0, infinity)";
    result.steps.carries(claim::cites(context, "yu-2025/lemma-8"))
        .append(comparison_steps(reading.bound))
        .carries(claim::written(context, "outputs"))
        .append(large_output_steps({ntk::Wiring::chain, ntk::Wiring::residual}, reading.factor, context.seed));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/abstract-other-structures", check)
        .control("all layers trained", [](Reading& r) { r.all_layers = true; })
        .corrected(check_correction, corrected)
        .correction_control("lower bound 0 in place of C > 0", [](Reading& r) { r.bound.scale = 0; })
        .correction_control("lower bound C/(1 + t)^2: positive at each time", [](Reading& r) { r.bound.decay = 2; })
        .correction_control("Phi(k) = k/((2 + 1e-20) s) for the networks of the paper",
                            [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .property(claim::property("the kernel of the output layer does not change with the output weights, exactly",
                                  stays, claim::Input{"seed", claim::integers(1000, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::abstract_other_structures
