#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/divergence_steps.hpp"
#include "proofs/yu_2025/common/resting_network.hpp"

namespace proofs::yu_2025::abstract_parameters_diverge {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational;

/// Of what the smallest eigenvalue is positive: "due to the strictly positive definiteness of the NTK", the limit, or
/// of K_t(X, X) in training. Of the correction: how the latter is bounded.
struct Reading {
    enum class Definite { limit, training } definite = Definite::limit;
    RestingSample sample{};
    KernelBound bound{};
};
const Reading corrected{.definite = Reading::Definite::training};

/// The hypothesis at the data of the witness; the limit with the constants as printed and as corrected.
claim::Step hypothesis(const Reading& reading) {
    if (reading.definite == Reading::Definite::training)
        return claim::exact_inertia({"K_t(X, X) at the rest, 7/10 in place of ln 2", kernel_at_rest()}, {0, 0, 3});
    return claim::exact_for_each<BiasReading>(
        "the four placings of the constants of (3.6)", bias_readings(),
        {"lambda_min(K(X, X)) at -1, 0, 1, L = 1",
         [](const BiasReading& bias) {
             return enclose_smallest(
                        [&] { return fully_connected_gram(resting_points(), bias, 2, ntk::GramKind::tangent); })
                 .ball();
         }},
        Relation::greater, {"0", [](const BiasReading&) { return 0; }});
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "false for network (2.1), L = 1, d = 1, three points, at every width: for networks at rest with all neurons "
        "active, and from an open set of theta_0 of probability 4^-m with all neurons inactive";
    result.steps = resting_steps(reading.sample, context.seed);
    result.steps.carries(claim::written(context, "rest"))
        .carries(hypothesis(reading))
        .carries(claim::cites(context, "yu-2025/proposition-2"))
        .carries(claim::written(context, "dead"));
    if (context.verdict_only) return result;
    result.values = {{"probability of a network at rest, m = 10, at least",
                      Ball(rigor::power(Rational(1, 4), 10)).enclosure(context.digits)}};
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every absolutely continuous solution of (2.7) on [0, infinity)";
    result.steps.carries(claim::cites(context, "yu-2025/corollary-1")).append(comparison_steps(reading.bound));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/abstract-parameters-diverge", check)
        .control("K_t(X, X) positive definite in place of the limit",
                 [](Reading& r) { r.definite = Reading::Definite::training; })
        .control("labels 0, 0, 0 at the witness with its outputs",
                 [](Reading& r) {
                     r.sample.labels = {0, 0, 0};
                 })
        .control("e^f = 1/2 + 1e-20 at the witness",
                 [](Reading& r) { r.sample.odds += rigor::parse_rational("1e-20"); })
        .corrected(check_correction, corrected)
        .correction_control("lower bound 0 in place of C > 0", [](Reading& r) { r.bound.scale = 0; })
        .correction_control("lower bound C/(1 + t)^2: positive at each time", [](Reading& r) { r.bound.decay = 2; })
        .property(claim::property(
            "with all neurons active at -1, 0, 1 and c = (-1/3, 2/3, -1/3) the velocity of (2.7) "
            "is 0, exactly",
            [](long seed) { return alive_rests(seed); }, claim::Input{"seed", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::abstract_parameters_diverge
