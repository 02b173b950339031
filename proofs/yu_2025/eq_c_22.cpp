#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/exact_matrix.hpp"
#include "proofs/yu_2025/common/lyapunov.hpp"
#include "rigor/matrix/rational_matrix.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::eq_c_22 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// V(r) = factor sum ln(1 - r_i), printed with the factor -1; and whether the hypothesis of lemma 8 is there, without
/// which the kernel may be 0.
struct Reading {
    long factor = -1;
    bool positive_definite = true;
};

/// -u K u at u = 1/2 for one neuron of (2.1) at x = 0: alive with K = 1, or with all parameters 0.
Rational form_of_one_neuron(bool positive_definite) {
    ExactNetwork network = ntk::yu_fully_connected<Rational>(1, std::vector<long>{2});
    network.maps[0].bias << Rational(positive_definite ? 1 : 0), Rational(0);
    return -ntk::empirical_kernel(network, ExactMatrix(ExactMatrix::Constant(1, 1, Rational(0))))(0, 0) / 4;
}

/// V' through the forward pass is -u^T K^r u, and that is -|theta'|^2.
Truth falls_by_the_form(long seed, long factor) {
    const LyapunovRate r = lyapunov_rate(seed, static_cast<int>(factor));
    const TrainingSample sample = training_sample(seed);
    const auto velocity = flow_velocity(sample.network, sample.points, sample.coefficients());
    return rigor::truth(r.rate == -r.form && r.form == inner_product(velocity, velocity));
}
/// K^r = S K(X, X) S has the inertia of K(X, X).
Truth same_inertia(long seed) {
    const TrainingSample sample = training_sample(seed);
    return rigor::truth(rigor::inertia(as_rational_matrix(signed_kernel(sample))) ==
                        rigor::inertia(as_rational_matrix(ntk::empirical_kernel(sample.network, sample.points))));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "both networks, all n, along every absolutely continuous solution of (2.7), for almost every t with "
        "lambda_min(K_t(X, X)) > 0";
    constexpr long seeds = 1'000'000'000;
    const long factor = reading.factor;
    result.steps.carries(claim::cites(context, "yu-2025/eq-c.1"))
        .carries(claim::identity<2>(
            fmt::format("({}) (-1/(1 - u)) v, the part of one sample in V' for u' = v", factor),
            [=](const auto& u, const auto& v) { return -factor / (1 - u) * v; }, "v/(1 - u)",
            [](const auto& u, const auto& v) { return v / (1 - u); }))
        .carries(claim::identity<2>(
            "v/(1 - u) with v = -u (1 - u) k", [](const auto& u, const auto& k) { return -u * (1 - u) * k / (1 - u); },
            "-u k", [](const auto& u, const auto& k) { return -u * k; }))
        .carries(claim::written(context, "chain"))
        .supports(claim::instances(
            "V' through the forward pass is -u^T K^r u = -|theta'|^2, networks of both kinds, exactly", context.seed,
            60, [=](claim::Sampler& sampler) { return falls_by_the_form(sampler.integer(1, seeds), factor); }))
        .carries(claim::cites(context, "yu-2025/eq-2.6"))
        .carries(claim::written(context, "strict"))
        .supports(claim::instances("K^r has the inertia of K(X, X), networks of both kinds, exactly", context.seed, 60,
                                   [](claim::Sampler& sampler) { return same_inertia(sampler.integer(1, seeds)); }))
        .supports(claim::exact(
            {reading.positive_definite ? "-u K u for one active neuron, u = 1/2" : "-u K u, all parameters 0, u = 1/2",
             form_of_one_neuron(reading.positive_definite)},
            Relation::less, {"0", 0}));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-c.22", check)
        .control("V = sum ln(1 - r_i)", [](Reading& r) { r.factor = 1; })
        .control("V = -2 sum ln(1 - r_i)", [](Reading& r) { r.factor = -2; })
        .control("without the hypothesis of lemma 8: the kernel may be 0",
                 [](Reading& r) { r.positive_definite = false; })
        .property(claim::property_where(
            "lambda_min(K(X, X)) > 0: V' = -u^T K^r u = -|theta'|^2 < 0 for the network of the seed, exactly",
            [](long seed) {
                const TrainingSample sample = training_sample(seed);
                const auto k = as_rational_matrix(ntk::empirical_kernel(sample.network, sample.points));
                return rigor::truth(rigor::inertia(k).positive == k.rows());
            },
            [](long seed) { return falls_by_the_form(seed, -1) && rigor::truth(lyapunov_rate(seed, -1).form > 0); },
            claim::Input{"seed", claim::integers(1000, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_c_22
