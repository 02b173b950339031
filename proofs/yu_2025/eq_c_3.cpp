#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

namespace proofs::yu_2025::eq_c_3 {
namespace {

using rigor::Rational, rigor::Truth;

/// u_i' = -u_i (1 - u_i) [K_i^r]^T u: K^r is made with the labels or is K_t(X, X); the power of 1 - u_i.
struct Reading {
    bool with_labels = true;
    unsigned long power = 1;
};

/// [K_i^r] u, times -u_i (1 - u_i)^power.
Rational right_side(const TrainingSample& sample, const Reading& reading, long i) {
    const ExactMatrix k =
        reading.with_labels ? signed_kernel(sample) : ntk::empirical_kernel(sample.network, sample.points);
    const Rational& u = sample.errors(i);
    return -u * rigor::power(Rational(1 - u), reading.power) * (k.col(i).transpose() * sample.errors).value();
}
/// u_i' = -u_i (1 - u_i) (2 y_i - 1) d/dt f(x_i), the last through the forward pass; K^r is symmetric.
Truth column_form(const TrainingSample& sample, const Reading& reading) {
    const auto velocity = flow_velocity(sample.network, sample.points, sample.coefficients());
    const ExactMatrix k = signed_kernel(sample);
    bool equal = k == k.transpose();
    for (long i = 0; i < sample.points.cols(); ++i) {
        const Rational& u = sample.errors(i);
        const Rational moved = (2 * sample.labels[static_cast<std::size_t>(i)] - 1) *
                               derivative_along(sample.network, velocity, ExactVector(sample.points.col(i)));
        equal = equal && right_side(sample, reading, i) == -u * (1 - u) * moved;
    }
    return rigor::truth(equal);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "both networks, along every absolutely continuous solution of (2.7), for almost every t; all n";
    const auto agrees = [=](claim::Sampler& sampler) {
        return column_form(training_sample(sampler.integer(1, 1'000'000'000)), reading);
    };
    result.steps.carries(claim::cites(context, "yu-2025/eq-c.1"))
        .carries(claim::written(context, "row"))
        .supports(claim::instances(
            "the equation with u_i' = -u_i (1 - u_i) (2 y_i - 1) d/dt f(x_i), d/dt f through the forward pass alone, and "
            "K^r symmetric, exactly",
            context.seed, 120, agrees));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-c.3", check)
        .control("columns of K_t(X, X), without the labels", [](Reading& r) { r.with_labels = false; })
        .control("without the factor 1 - u_i", [](Reading& r) { r.power = 0; })
        .control("(1 - u_i)^2", [](Reading& r) { r.power = 2; })
        .property(claim::property(
            "the equation for the network of a random seed, exactly",
            [](long seed) { return column_form(training_sample(seed), {}); },
            claim::Input{"seed", claim::integers(1000, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_c_3
