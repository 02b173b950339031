#include "proofs/yu_2025/common/leaves_the_band.hpp"

#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "proofs/yu_2025/common/kernel_band.hpp"
#include "proofs/yu_2025/common/large_output.hpp"

namespace proofs::yu_2025 {
namespace {

using claim::Relation;
using rigor::Rational;

/// Some K_t(x, x') leaves the band around K(x, x').
struct Reading {
    ntk::Wiring wiring = ntk::Wiring::chain;
    Band band;
};

/// n = 1: no band above lambda_0 = K(x, x) is left by this network.
Rational kernel_at_zero(ntk::Wiring wiring) {
    const NetworkSample sample =
        wiring == ntk::Wiring::chain ? one_neuron(1, 0, 0, 0, 1) : one_neuron_residual(1, 0, 0);
    const auto gradient = partial_derivatives(sample.network, sample.x);
    return full_product(gradient, gradient);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "every n, samples, labels, widths and depths, any symmetric K, every theta_0 and every absolutely continuous "
        "solution of (2.7) from it on [0, infinity)";
    const Rational all_of_it = 1;
    result.steps.carries(claim::written(context, "band"))
        .carries(fall_at_most(reading.band, all_of_it))
        .supports(claim::range(
            "n", 1, 12, "I less the band in every entry is positive definite",
            [&](long n) { return rigor::truth(rigor::inertia(worst_in_band(reading.band, n)).positive == n); }))
        .carries(claim::cites(context, "yu-2025/eq-5.7"))
        .append(large_output_steps({reading.wiring}, 2, context.seed))
        .carries(claim::written(context, "contradiction"))
        .supports(
            claim::exact({"K_t(x, x) of a network whose parameters are 0, which rests", kernel_at_zero(reading.wiring)},
                         Relation::equal, {"0", 0}));
    return result;
}

}  // namespace

claim::Check leaves_the_band(const std::string& id, ntk::Wiring wiring, std::source_location made) {
    const Rational little = rigor::parse_rational("1e-20");
    const bool chain = wiring == ntk::Wiring::chain;
    return claim::checked(id, check, {.wiring = wiring}, made)
        .control("(1 + 1e-20) lambda_0/n^2: false at n = 1, theta_0 = 0",
                 [=](Reading& r) { r.band.constant = 1 + little; })
        .control("(1 + 1e-20) lambda_0/n",
                 [=](Reading& r) {
                     r.band = {1 + little, 1};
                 })
        .control("lambda_0/2, without n^2", [](Reading& r) { r.band.power = 0; })
        .property(claim::property_where(
            std::string("where f(x) != 0, K(x, x) >= 2 s |f(x)| > 0: random networks ") + (chain ? "(2.1)" : "(2.2)") +
                ", exactly",
            [](const NetworkSample& s) { return rigor::truth(ntk::network_output(s.network, s.x)(0) != 0); },
            [](const NetworkSample& s) { return output_bounded(s, 2); },
            claim::Input{"network", chain ? fully_connected_samples() : residual_samples()}));
}

}  // namespace proofs::yu_2025
