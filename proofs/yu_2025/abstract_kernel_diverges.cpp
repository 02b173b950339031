#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/divergence_steps.hpp"
#include "proofs/yu_2025/common/large_output.hpp"
#include "proofs/yu_2025/common/resting_network.hpp"

namespace proofs::yu_2025::abstract_kernel_diverges {
namespace {

using claim::Relation;
using rigor::Rational;

/// What is supposed besides the training: nothing, as printed, or that K_t(X, X) is bounded below. Of the correction:
/// how it is, and K_t(x, x) >= factor s |f_t(x)|.
struct Reading {
    bool bounded_below = false;
    RestingSample sample{};
    KernelBound bound{};
    Rational factor = 2;
};
const Reading corrected{.bounded_below = true};

/// (2.2), d = 1, L = m = 1, the branch inactive: A = 0, b = 1, W^(1) = -1, b^(1) = d = 0, V = 5/7, W^(2) = -7/10 in
/// place of -ln 2; alpha = 1/2.
ExactNetwork residual_at_rest() {
    const Rational one(1), half(1, 2);
    ExactNetwork network{ntk::Wiring::residual, {}};
    network.maps.push_back(ntk::affine_map(1, 1, true, one, one, one));
    network.maps.push_back(ntk::affine_map(1, 1, true, one, one, one, true));
    network.maps.push_back(ntk::affine_map(1, 1, true, half, half, one, true));
    network.maps.push_back(ntk::affine_map(1, 1, false, one, one, one));
    network.maps[0].bias(0) = 1;
    network.maps[1].weights(0, 0) = -1;
    network.maps[2].weights(0, 0) = Rational(5, 7);
    network.maps[3].weights(0, 0) = Rational(-7, 10);
    return network;
}
/// |theta'|^2 of (2.7) there, with the errors of the sample.
Rational residual_speed(const RestingSample& sample) {
    const std::vector<Rational> list = sample.coefficients();
    ExactVector c(static_cast<long>(list.size()));
    for (std::size_t i = 0; i < list.size(); ++i) c(static_cast<long>(i)) = list[i];
    const auto velocity = flow_velocity(residual_at_rest(), resting_columns(), c);
    return inner_product(velocity, velocity);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "false for network (2.1), L = 1, d = 1, three points, at every width: for networks at rest with all neurons "
        "active, and from an open set of theta_0 with all neurons inactive; for network (2.2), d = 1, every L, width "
        "and alpha, at a rest";
    result.steps = resting_steps(reading.sample, context.seed);
    if (reading.bounded_below)
        result.steps.carries(
            claim::exact_inertia({"K_t(X, X) at the rest, 7/10 in place of ln 2", kernel_at_rest()}, {0, 0, 3}));
    const rigor::RationalMatrix kernel = kernel_at_rest();
    result.steps.carries(claim::written(context, "constant"))
        .carries(claim::exact({"|theta'|^2 of (2.7) at the residual rest, by the suite's backward pass, L = m = 1, "
                               "alpha = 1/2; W^(2) = -7/10 for -ln 2 and the errors at e^f = 1/2 are put in",
                               residual_speed(reading.sample)},
                              Relation::equal, {"0", 0}))
        .carries(claim::written(context, "residual"))
        .supports(claim::exact({"K_t(-1, -1) at the rest, 7/10 in place of ln 2", kernel(0, 0)}, Relation::greater,
                               {"0", 0}));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "networks (2.1) and (2.2), every absolutely continuous solution of (2.7) on [0, infinity)";
    result.steps.carries(claim::cites(context, "yu-2025/theorem-2-fully-connected"))
        .carries(claim::cites(context, "yu-2025/theorem-2-residual"))
        .carries(claim::cites(context, "yu-2025/lemma-8"))
        .append(comparison_steps(reading.bound))
        .append(large_output_steps({ntk::Wiring::chain, ntk::Wiring::residual}, reading.factor, context.seed))
        .carries(claim::written(context, "large"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/abstract-kernel-diverges", check)
        .control("supposed that K_t(X, X) is positive definite", [](Reading& r) { r.bounded_below = true; })
        .control("labels 0, 0, 0 at the witness with its outputs",
                 [](Reading& r) {
                     r.sample.labels = {0, 0, 0};
                 })
        .control("e^f = 1/2 + 1e-20 at the witness",
                 [](Reading& r) { r.sample.odds += rigor::parse_rational("1e-20"); })
        .corrected(check_correction, corrected)
        .correction_control("lower bound 0 in place of C > 0", [](Reading& r) { r.bound.scale = 0; })
        .correction_control("lower bound C/(1 + t)^2: positive at each time", [](Reading& r) { r.bound.decay = 2; })
        .correction_control("K_t(x, x) >= (2 + 1e-20) s |f_t(x)|",
                            [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "with all neurons active at -1, 0, 1 and c = (-1/3, 2/3, -1/3) the velocity of (2.7) "
            "is 0, exactly",
            [](long seed) { return alive_rests(seed); }, claim::Input{"seed", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::abstract_kernel_diverges
