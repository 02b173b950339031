#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/jacot_2018/common/prediction.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::section_5_ridge {
namespace {

using rigor::Rational, rigor::Truth;

/// kappa^T G^-1 y less the prediction with the regularization r is factor r kappa^T (G + r)^-1 G^-1 y; for one
/// eigenvalue g it is below rate r/g^2 by r^2/(g^2 (g + r)).
struct Reading {
    Rational factor = 1, rate = 1;
};

/// The numbers of one eigenvalue g of G.
claim::Step one_eigenvalue(const Reading& reading) {
    const Rational factor = reading.factor;
    return claim::identity<2>(
        "1/g - 1/(g + r)", [](const auto& g, const auto& r) { return 1 / g - 1 / (g + r); },
        fmt::format("{} r/((g + r) g)", rigor::to_string(factor)),
        [=](const auto& g, const auto& r) { return factor * r / ((g + r) * g); });
}
/// What is left of the bound is positive.
claim::Step within_the_rate(const Reading& reading) {
    const Rational rate = reading.rate;
    return claim::identity<2>(
        fmt::format("{} r/g^2 - (1/g - 1/(g + r))", rigor::to_string(rate)),
        [=](const auto& g, const auto& r) { return rate * r / (g * g) - (1 / g - 1 / (g + r)); },
        "r^2/(g^2 (g + r)), which is positive for g > 0, r > 0",
        [](const auto& g, const auto& r) { return r * r / (g * g * (g + r)); });
}

/// The identity with matrices, and the gradient of |G c - y|^2 + r c^T G c at c = (G + r)^-1 y.
Truth is_resolvent(claim::Sampler& sampler, const Reading& reading) {
    const long n = sampler.integer(1, 4);
    const Prediction p = draw_prediction(sampler, n);
    const Rational r = sampler.positive_rational();
    const auto c = rigor::inverse(p.gram.shifted(-r)) * p.targets;
    const auto inner = rigor::inverse(p.gram.shifted(-r)) * (rigor::inverse(p.gram) * p.targets);
    claim::RationalVector rest = p.gram * c;
    for (std::size_t i = 0; i < rest.size(); ++i) rest[i] += r * c[i] - p.targets[i];
    bool critical = true;
    for (const Rational& entry : p.gram* rest) critical = critical && entry == 0;
    return rigor::truth(critical &&
                        p.ridge(0) - p.ridge(r) == reading.factor * r * Prediction::product(p.across, inner));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all positive semidefinite kernels that are positive definite on the data, all points x";
    result.steps.carries(claim::written(context, "minimizer"))
        .carries(one_eigenvalue(reading))
        .carries(within_the_rate(reading))
        .carries(claim::written(context, "resolvent"))
        .supports(claim::instances(
            "the difference of the predictions is r kappa^T (G + r)^-1 G^-1 y, and the cost of the ridge regression is "
            "stationary at (G + r)^-1 y, exactly, 1 to 4 data points",
            context.seed, 40, [&](claim::Sampler& sampler) { return is_resolvent(sampler, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-5-ridge", check)
        .control("twice the difference", [](Reading& r) { r.factor = 2; })
        .control("the rate (1 - 1e-20) r/g^2", [](Reading& r) { r.rate -= rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "the difference of the predictions, and the stationary point, exactly, 1 to 4 data points",
            [](long number) {
                claim::Sampler sampler(54, static_cast<std::uint64_t>(number));
                return is_resolvent(sampler, {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_5_ridge
