#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/linear_fit.hpp"

namespace proofs::le_2025::corollary_3_5 {
namespace {

using rigor::Rational, rigor::Truth;

/// There is an alpha with w* = factor phi(X)^T alpha: K^+ y; "the" vector, if it is to be the only one.
struct Reading {
    bool only = false;
    Rational factor = 1;
};

Truth dual_variables(const LinearFit& fit, const Reading& reading) {
    claim::RationalVector w = fit.features.transpose() * (rigor::pseudo_inverse(fit.gram()) * fit.targets);
    for (Rational& q : w) q *= reading.factor;
    const bool independent = rigor::rank(fit.features) == fit.points();
    return rigor::truth(w == fit.pseudo_solution() && (!reading.only || independent));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all phi(X) and y";
    result.steps.carries(claim::cites(context, "le-2025/proposition-3.4"))
        .carries(claim::cites(context, "le-2025/section-3.1-normal-equations"))
        .carries(claim::written(context, "coefficients"))
        .supports(claim::instances(std::string("w* = phi^T alpha, alpha = K^+ y, K = phi phi^T") +
                                       (reading.only ? ", and no other alpha" : ""),
                                   context.seed, 80, [&](claim::Sampler& sampler) {  // free: how many
                                       return dual_variables(LinearFit::draw(sampler), reading);
                                   }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/corollary-3.5", check)
        .control("one alpha only", [](Reading& r) { r.only = true; })
        .control("1 + 1e-20 times phi^T alpha", [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "phi^T K^+ y = phi^+ y, exactly",
            [](long number) {
                claim::Sampler sampler(39, static_cast<std::uint64_t>(number));  // free: a seed
                return dual_variables(LinearFit::draw(sampler), {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::corollary_3_5
