#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/layer_bounds.hpp"
#include "proofs/jacot_2018/common/uniform_chain.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::a_3_direction_bounds {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// |d^(l)| <= share c^lipschitz_power w^(l) |d^(l+1)|, and |d^(l)| <= c^(L + shift - l) prod_(k = l + start … L) w^(k)
/// |d|.
struct Reading {
    Rational share = 1;
    unsigned long lipschitz_power = 1;
    long shift = 1, start = 0;
};

Truth both_bounds(claim::Sampler& sampler) {
    const TrainingMoment t = TrainingMoment::sample(sampler, sampler.integer(2, 3));  // free: sizes of the samples
    const Rational c = t.sigma().lipschitz(), square = c * c;
    Rational product = mean_square(t.direction()), above = product;
    for (long l = t.maps() - 1; l >= 1; --l) {
        const Rational w = weight_norm_square(t, l), now = mean_square(layer_direction(t, l));
        product *= square * w;
        if (now > square * w * above || now > product) return Truth::no;
        above = now;
    }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all networks, finite data sets, directions, layers l = 1 … L, sigma with |sigma'| <= c";
    const std::string list = "the hidden layers of three networks with neurons alike, sigma(u) = c u, c = 1, 2, 1/2";
    result.steps.carries(claim::written(context, "one-layer"))
        .carries(claim::exact_for_each<UniformLayer>(
            list, uniform_layers(),
            {"|d^(l)|_pin", [](const UniformLayer& at) { return at.chain.direction_norm(at.layer); }},
            Relation::at_most,
            {fmt::format("{} c^{} w^(l) |d^(l+1)|_pin", rigor::to_string(reading.share), reading.lipschitz_power),
             [&](const UniformLayer& at) {
                 return Rational(reading.share * rigor::power(at.chain.data().lipschitz, reading.lipschitz_power) *
                                 at.chain.weight_norm(at.layer) * at.chain.direction_norm(at.layer + 1));
             }}))
        .carries(claim::written(context, "all-layers"))
        .carries(claim::exact_for_each<UniformLayer>(
            list, uniform_layers(),
            {"|d^(l)|_pin", [](const UniformLayer& at) { return at.chain.direction_norm(at.layer); }},
            Relation::at_most,
            {fmt::format("c^(L + {} - l) prod_(k = l + {})^L w^(k) |d|_pin", reading.shift, reading.start),
             [&](const UniformLayer& at) {
                 const long L = at.chain.hidden();
                 Rational bound =
                     abs(at.chain.data().direction) *
                     rigor::power(at.chain.data().lipschitz, static_cast<unsigned long>(L + reading.shift - at.layer));
                 for (long k = at.layer + reading.start; k <= L; ++k) bound *= at.chain.weight_norm(k);
                 return bound;
             }}));
    if (!context.verdict_only)
        result.steps.supports(claim::instances(
            "both bounds (w^(l) to 1 %), exactly; sigma leaky and scaled, two and three maps of unequal widths, 1 to 3 "
            "points, 1 and 2 outputs",
            context.seed, 20, both_bounds));  // free: how many
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.3-direction-bounds", check)
        .control("without c", [](Reading& r) { r.lipschitz_power = 0; })
        .control("c^2 in place of c", [](Reading& r) { r.lipschitz_power = 2; })
        .control("(1 - 1e-20) c w^(l)", [](Reading& r) { r.share -= rigor::parse_rational("1e-20"); })
        .control("c^(L-l) in place of c^(L+1-l)", [](Reading& r) { r.shift = 0; })
        .control("c^(L+2-l) in place of c^(L+1-l)", [](Reading& r) { r.shift = 2; })
        .control("the product from k = l + 1 on", [](Reading& r) { r.start = 1; })
        .property(claim::property(
            "both bounds, w^(l) to 1 %, sigma leaky and scaled, exactly",
            [](long number) {
                claim::Sampler sampler(2018, static_cast<std::uint64_t>(number));  // free: a seed
                return both_bounds(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: random inputs
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_3_direction_bounds
