#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/dual_descent.hpp"

namespace proofs::le_2025::section_3_1_inner_products {
namespace {

using claim::RationalVector;
using rigor::Rational, rigor::Truth;

/// <w, v> - y = sign y + factor sum_j alpha_j <v, phi(x_j)> for w = phi^T alpha, v = phi(x_i); at v = phi(x) without y.
struct Reading {
    Rational sign = -1, factor = 1;
};

Truth by_inner_products(claim::Sampler& sampler, const Reading& reading) {
    const DualState state = DualState::draw(sampler);
    const RationalVector elsewhere = sampler.vector(state.fit.dimension()), w = state.weights(),
                         residual = state.fit.residual(w), sums = state.fit.gram() * state.alpha;
    for (std::size_t i = 0; i < residual.size(); ++i)
        if (residual[i] != reading.sign * state.fit.targets[i] + reading.factor * sums[i]) return Truth::no;
    return rigor::truth(dot(w, elsewhere) == reading.factor * dot(state.alpha, state.fit.features * elsewhere));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all data sets, all alpha and x";
    result.steps.carries(claim::written(context, "linear"))
        .supports(claim::instances(
            "the residuals and the prediction at random features, from w and from the inner products with alpha",
            context.seed, 60,  // free: how many
            [&](claim::Sampler& sampler) { return by_inner_products(sampler, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-3.1-inner-products", check)
        .control("+ y in place of - y", [](Reading& r) { r.sign = 1; })
        .control("1 + 1e-20 times the sums", [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "residuals and predictions by inner products, exactly",
            [](long number) {
                claim::Sampler sampler(40, static_cast<std::uint64_t>(number));  // free: a seed
                return by_inner_products(sampler, {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::section_3_1_inner_products
