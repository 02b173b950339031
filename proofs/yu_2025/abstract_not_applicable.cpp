#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/divergence_steps.hpp"
#include "proofs/yu_2025/common/moving_output.hpp"
#include "proofs/yu_2025/common/without_branches.hpp"

namespace proofs::yu_2025::abstract_not_applicable {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// What is supposed of lambda_min(K(X, X)), constant in time; is alpha 0 in (2.2)?
struct Reading {
    KernelBound definite{};
    bool alpha_zero = false;
};

/// One sample x = 0, y = 1, L = m = 1, V = b, f_0 = F_0 = 1: f_t - F_t, F with the kernel at the start for K.
Ball gap(const Rational& t) { return moving_output(Ball(1), t) - frozen_output(Ball(1), t); }

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "both networks (alpha != 0), every width and depth L >= 1, n different samples, all labels and theta_0; the "
        "kernel along "
        "every absolutely continuous solution of (2.7) on [0, infinity), the function along Filippov solutions, too";
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    result.steps.carries(claim::cites(context, "yu-2025/abstract-training-samples"))
        .carries(claim::written(context, "kernel"))
        .carries(claim::cites(context, "yu-2025/section-3-kernel-logistic"))
        .carries(claim::cites(context, "yu-2025/abstract-kernel-logistic"))
        .append(comparison_steps(reading.definite));
    if (reading.alpha_zero) result.steps.append(without_branches());
    result.steps
        .supports(claim::exact({"one sample, K_0 = sqrt 8 for K, t = 10^4: f_t - F_t", gap(10'000)}, Relation::greater,
                               {"2", 2}))
        .carries(claim::written(context, "function"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/abstract-not-applicable", check)
        .control("K(X, X) only semidefinite", [](Reading& r) { r.definite.scale = 0; })
        .control("alpha = 0 in (2.2)", [](Reading& r) { r.alpha_zero = true; })
        .property(claim::property(
            "one sample: at t = k the network is ahead of kernel logistic regression with K_0 for K, certified",
            [](long k) {
                const rigor::Precision precision(192);  // free: enough for t up to 1000
                return rigor::certainly_positive(gap(k));
            },
            claim::Input{"k", claim::integers(1, 1000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::abstract_not_applicable
