#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/dual_descent.hpp"

namespace proofs::le_2025::eq_3_7 {
namespace {

using rigor::Rational;

/// w(t + 1) = sum_i alpha(t + 1)_i phi(x_i), the dual variables moved in this manner.
struct Reading {
    DualUpdate update = DualUpdate::kernel;
    Rational length = 1;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all data sets, all eta and t, every start w(0) = phi(X)^T alpha(0)";
    result.steps.carries(claim::written(context, "kernel"))
        .carries(claim::cites_correction(context, "le-2025/eq-3.6"))
        .supports(claim::instances("three steps in the weights and in the dual variables: w(t) = phi^T alpha(t)",
                                   context.seed, 60, [&](claim::Sampler& sampler) {  // free: how many
                                       return same_descent(DualState::draw(sampler), reading.update, reading.length);
                                   }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/eq-3.7", check)
        .control("a step too long by 1e-20", [](Reading& r) { r.length += rigor::parse_rational("1e-20"); })
        .control("the sum over i, with j = i", [](Reading& r) { r.update = DualUpdate::kernel_other_sum; })
        .property(claim::property(
            "w(t) = phi^T alpha(t), exactly, 3 steps",
            [](long number) {
                claim::Sampler sampler(37, static_cast<std::uint64_t>(number));  // free: a seed
                return same_descent(DualState::draw(sampler), DualUpdate::kernel, 1);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::eq_3_7
