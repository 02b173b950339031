#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

namespace proofs::yu_2025::eq_3_2 {
namespace {

using rigor::Rational, rigor::Truth;

/// d/dt f(x) = sum_i K(x, x_i) (2 y_i - 1) u_i; on a kink where its preactivation does not move.
struct Reading {
    bool with_labels = true;
    bool diagonal = false;  ///< K(x_i, x_i) in place of K(x, x_i)
    Rational factor = 1;    ///< in front of the sum
    bool stays_on_kink = true;
};

/// The two sides at every sample point, and at a point in between that is none; d/dt f through the forward pass.
Truth sides_agree(long seed, const Reading& reading) {
    const TrainingSample sample = training_sample(seed);
    const long n = sample.points.cols();
    const ExactVector c = reading.with_labels ? sample.coefficients() : sample.errors;
    const auto velocity = flow_velocity(sample.network, sample.points, sample.coefficients());
    ExactMatrix all(sample.points.rows(), n + 1);
    all.leftCols(n) = sample.points;
    for (long r = 0; r < all.rows(); ++r) all(r, n) = sample.points.row(r).sum() / Rational(n + 1) + Rational(1, 997);
    const ExactMatrix k = ntk::empirical_kernel(sample.network, all);
    bool equal = true;
    for (long x = 0; x <= n; ++x) {
        Rational sum = 0;
        for (long i = 0; i < n; ++i) sum += (reading.diagonal ? k(i, i) : k(x, i)) * c(i);
        equal = equal && reading.factor * sum == derivative_along(sample.network, velocity, ExactVector(all.col(x)));
    }
    return rigor::truth(equal);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "both networks, all x, along every absolutely continuous solution of (2.7), for almost every t";
    result.steps.carries(claim::cites(context, "yu-2025/eq-2.7"))
        .carries(claim::written(context, "chain"))
        .supports(claim::instances(
            "no preactivation 0: d/dt f(x) through the forward pass is sum K(x, x_i) (2 y_i - 1) u_i, exactly",
            context.seed, 120,
            [&](claim::Sampler& sampler) { return sides_agree(sampler.integer(1, 1'000'000'000), reading); }))
        .supports(claim::instances(
            "a preactivation 0 at a sample point, z' = 0: d/dt f = <grad f, theta'> with 0 and with 1 for the derivative "
            "of the ReLU there, exactly",
            context.seed, 120,
            [&](claim::Sampler& sampler) {
                return chain_rule_on_kink(sampler.integer(1, 1'000'000'000), reading.stays_on_kink);
            }))
        .carries(claim::written(context, "kernel"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-3.2", check)
        .control("without the factor 2 y_i - 1", [](Reading& r) { r.with_labels = false; })
        .control("K(x_i, x_i) in place of K(x, x_i)", [](Reading& r) { r.diagonal = true; })
        .control("1 + 1e-20 times the sum", [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .control("on a kink with z' != 0", [](Reading& r) { r.stays_on_kink = false; })
        .property(claim::property(
            "both for the network of a random seed, exactly",
            [](long seed) { return sides_agree(seed, {}) && chain_rule_on_kink(seed, true); },
            claim::Input{"seed", claim::integers(1000, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_3_2
