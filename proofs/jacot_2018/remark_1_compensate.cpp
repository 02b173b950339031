#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/classical_parametrisation.hpp"

namespace proofs::jacot_2018::remark_1_compensate {
namespace {

using rigor::Rational;

/// Classical weights of the variance n_l^-power, in place of the factor 1/sqrt(n_l) and the variance 1.
struct Reading {
    long power = 1;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "the weights' part of every preactivation, all widths; not the biases";
    result.steps
        .carries(claim::identity<3>(
            "the covariance of W a/r and W a'/r, r^2 = n_l, W of the variance 1",
            [](const auto& r, const auto& a, const auto& other) { return (a / r) * (other / r); },
            fmt::format("the same of w a and w a', w of the variance n_l^-{}", reading.power),
            [&](const auto& r, const auto& a, const auto& other) {
                using T = std::decay_t<decltype(a)>;
                return a * other / power_of<T>(r * r, reading.power);
            }))
        .carries(claim::cites(context, "jacot-2018/remark-1-functions"))
        .carries(claim::written(context, "law"));
    return result;
}

/// Covariances of the outputs of one affine map at two points, from its gradients: those of the network against the
/// classical ones with the variances scale^2 of its weights, and of its biases the variance given.
bool same_covariance(long seed, const Rational& beta, const Rational& variance) {
    claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
    const long inputs = sampler.integer(1, 5);  // free: sizes
    ExactNetwork network = sampler.network({inputs, 1}, true);
    network.maps[0].bias_scale = beta;
    const ExactNetwork other = classical(network);
    const Rational s = network.maps[0].weight_scale;
    const ExactPoint x = random_point(sampler, network), y = random_point(sampler, network);
    const auto g = ntk::gradient(network, x), h = ntk::gradient(network, y), p = ntk::gradient(other, x),
               q = ntk::gradient(other, y);
    Rational ours = g[0].bias(0) * h[0].bias(0), plain = variance * p[0].bias(0) * q[0].bias(0);
    for (long i = 0; i < inputs; ++i) {
        ours += g[0].weights(0, i) * h[0].weights(0, i);
        plain += s * s * p[0].weights(0, i) * q[0].weights(0, i);
    }
    return ours == plain;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/remark-1-compensate", check)
        .control("W of the variance 1", [](Reading& r) { r.power = 0; })
        .control("W of the variance 1/n_l^2", [](Reading& r) { r.power = 2; })
        .property(claim::property_where(
            "beta != 1: the covariance of an affine map, from its gradients, is the classical one with the biases' "
            "variance beta^2, and neither with 1 nor with 0, exactly",
            [](long, long b) { return rigor::truth(b != 8); },
            [](long seed, long b) {
                const Rational beta(b, 8);
                return rigor::truth(same_covariance(seed, beta, beta * beta) && !same_covariance(seed, beta, 1) &&
                                    !same_covariance(seed, beta, 0));
            },
            claim::Input{"seed", claim::integers(1, 1'000'000)}, claim::Input{"8 beta", claim::integers(1, 24)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::remark_1_compensate
