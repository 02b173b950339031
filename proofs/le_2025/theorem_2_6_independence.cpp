#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/one_hidden_layer.hpp"

namespace proofs::le_2025::theorem_2_6_independence {
namespace {

using rigor::Rational;

/// The outputs have separate sets of weights; at finite width f_i^2 and f_i'^2 have the covariance dependence v^2/n_1.
struct Reading {
    LastMap::Sets sets = LastMap::Sets::separate;
    Rational dependence{5, 4};
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "the limit n_L -> infinity, after those of the layers below; all Lipschitz sigma, all finite sets of points";
    result.steps.carries(claim::cites(context, "le-2025/theorem-2.5"))
        .carries(claim::cites(context, "le-2025/theorem-2.6"))
        .carries(claim::written(context, "joint"))
        .carries(claim::written(context, "uncorrelated"))
        .supports(
            claim::instances("given the signals, f_i(x) and f_i'(x'), i != i', are uncorrelated, from the coefficients "
                             "of the parameters",
                             context.seed, 40,  // free: how many
                             [&](claim::Sampler& sampler) {
                                 return rigor::truth(LastMap::draw(sampler).outputs_are_uncorrelated(reading.sets));
                             }))
        .supports(dependence_of_outputs(reading.dependence));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/theorem-2.6-independence", check)
        .control("one bias for all outputs", [](Reading& r) { r.sets = LastMap::Sets::one_bias; })
        .control("one set of weights for all outputs", [](Reading& r) { r.sets = LastMap::Sets::same_weights; })
        .control("independent at every width", [](Reading& r) { r.dependence = 0; })
        .property(claim::property(
            "outputs are uncorrelated given the signals, exactly",
            [](long number) {
                claim::Sampler sampler(27, static_cast<std::uint64_t>(number));  // free: a seed
                return rigor::truth(LastMap::draw(sampler).outputs_are_uncorrelated(LastMap::Sets::separate));
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::theorem_2_6_independence
