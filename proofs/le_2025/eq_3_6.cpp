#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/dual_descent.hpp"

namespace proofs::le_2025::eq_3_6 {
namespace {

using claim::Relation;
using rigor::Rational;

/// w(t + 1) = sum_i alpha(t + 1)_i phi(x_i), the dual variables moved in this manner; and a place to look at.
struct Reading {
    DualUpdate update = DualUpdate::summed_residuals;
    Rational length = 1;
    DualState start{fit_with({{1, 0}, {0, 1}}, {1, 0}), {0, 0}, 1};  // free: one of many fits
};

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "an example with m = 2; the paragraph \"One step\" of the page says where in general";
    result.steps.carries(claim::witness<DualState>(
        "phi(x_1) = (1, 0), phi(x_2) = (0, 1), y = (1, 0), eta = 1, alpha(0) = 0", reading.start,
        {"the last coordinate of w(1) by gradient descent", &DualState::last_by_weights}, Relation::equal,
        {"that of sum_i alpha(1)_i phi(x_i)",
         [&](const DualState& s) { return s.last_by_dual(reading.update, reading.length); }}));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all data sets, all eta and t, every start w(0) = phi(X)^T alpha(0)";
    result.steps.carries(claim::written(context, "step"))
        .supports(claim::instances("three steps in the weights and in the dual variables: w(t) = phi^T alpha(t)",
                                   context.seed, 60, [&](claim::Sampler& sampler) {  // free: how many
                                       return same_descent(DualState::draw(sampler), reading.update, reading.length);
                                   }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/eq-3.6", check)
        .control("one data point",
                 [](Reading& r) {
                     r.start = {fit_with({{1, 1}}, {1}), {0}, 1};
                 })
        .control("targets that are met already: no residual",
                 [](Reading& r) {
                     r.start.fit.targets = {0, 0};
                 })
        .corrected(check_correction, {.update = DualUpdate::residual})
        .correction_control("a step too long by 1e-20", [](Reading& r) { r.length += rigor::parse_rational("1e-20"); })
        .correction_control("the sum over the residuals", [](Reading& r) { r.update = DualUpdate::summed_residuals; })
        .property(claim::property(
            "corrected: w(t) = phi^T alpha(t), exactly, 3 steps",
            [](long number) {
                claim::Sampler sampler(36, static_cast<std::uint64_t>(number));  // free: a seed
                return same_descent(DualState::draw(sampler), DualUpdate::residual, 1);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::eq_3_6
