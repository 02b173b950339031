#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/classical_parametrisation.hpp"

namespace proofs::jacot_2018 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// Classical weights and biases of the variances n_l^(-weights) and `biases` (of the correction beta^power), in place
/// of the factors 1/sqrt(n_l) and beta with all variances 1. The example has n_0 = width and |x|^2 = n_0.
struct Reading {
    Rational beta{1, 10};
    long width = 4;  // free: any
    std::vector<Rational> biases{1, 0};
    long weights = 1, power = 2;
};

/// The covariance of w a + b' and w a' + b' for independent w, b' of these variances.
template <class T>
T covariance(const T& weights, const T& biases, const T& product) {
    return weights * product + biases;
}

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "every beta > 0 other than 1, for b ~ N(0, 1); every beta > 0, for b = 0";
    const Rational weights = Rational(1) / Rational(reading.width);
    for (const Rational& variance : reading.biases)
        result.steps.carries(claim::witness<Reading>(
            fmt::format("|x|^2 = n_0 = {}, beta = {}, W ~ N(0, 1/n_0), b of the variance {}", reading.width,
                        rigor::to_string(reading.beta), rigor::to_string(variance)),
            reading,
            {"the variance of a preactivation of the first layer, with LeCun's initialization",
             [&](const Reading& r) { return covariance<Rational>(weights, variance, r.width); }},
            Relation::equal, {"the same with the factors", [](const Reading& r) {
                                  return Rational(Rational(1, r.width) * r.width + r.beta * r.beta);
                              }}));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all widths, sigma and beta > 0";
    result.steps
        .carries(claim::identity<4>(
            "the covariance of W a/r + beta b and W a'/r + beta b, r^2 = n_l, variances 1",
            [](const auto& r, const auto& beta, const auto& a, const auto& other) {
                return (a / r) * (other / r) + beta * beta;
            },
            fmt::format("the same of w a + b', variances n_l^-{} and beta^{}", reading.weights, reading.power),
            [&](const auto& r, const auto& beta, const auto& a, const auto& other) {
                using T = std::decay_t<decltype(a)>;
                return covariance<T>(1 / power_of<T>(r * r, reading.weights), power_of(beta, reading.power), a * other);
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
        .control("beta = 1, where N(0, 1) compensates", [](Reading& r) { r.beta = 1; })
        .corrected(check_correction, {.biases = {Rational(1, 100)}})
        .correction_control("b of the variance beta", [](Reading& r) { r.power = 1; })
        .correction_control("b of the variance 1", [](Reading& r) { r.power = 0; })
        .correction_control("W of the variance 1/n_l^2", [](Reading& r) { r.weights = 2; })
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
}  // namespace proofs::jacot_2018
