#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/divergence_steps.hpp"
#include "proofs/yu_2025/common/large_output.hpp"
#include "proofs/yu_2025/common/without_branches.hpp"
#include "rigor/matrix/rational_matrix.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::abstract_training_samples {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The negation, at some width: |K_t - K| stays below share lambda_0/n on the samples. What is then supposed of
/// lambda_min(K_t(X, X)) by that, and K_t(x, x) >= factor s |f_t(x)|.
struct Reading {
    Rational share = 1;  ///< the supremum of the shares, not attained
    KernelBound bound{};
    Rational factor = 2;
    bool different = true;  ///< are the samples different from each other?
    bool alpha_zero = false;
};

/// The extremal case of |E_ij| <= share/n at K = I.
RationalMatrix lowered(long n, const Rational& share) {
    RationalMatrix k = RationalMatrix::identity(n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) k(i, j) -= share / n;
    return k;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "both networks (alpha != 0), every width and depth, n different points, all labels, every theta_0 with an "
        "absolutely "
        "continuous solution of (2.7) on [0, infinity)";
    const std::string share = rigor::to_string(reading.share);
    result.steps
        .carries(claim::everywhere(
            {{{"q = eps n/lambda_0", {0, reading.share}}}},
            {"lambda_0 - n eps over lambda_0, 1 - q", [](const rigor::Point& at) { return rigor::Ball(1) - at[0]; }},
            Relation::at_least, claim::constant(0)))
        .carries(claim::written(context, "eigenvalue"))
        .supports(claim::range(
            "n", 1, 12, fmt::format("I - (q/n) 1 1^T is positive definite at q = {} - 2^-60, by exact inertia", share),
            [&](long n) {
                const Rational q = reading.share - rigor::power_of_two(-60);
                return rigor::truth(rigor::inertia(lowered(n, q)).positive == n);
            }))
        .carries(claim::cites(context, "yu-2025/lemma-8"))
        .append(comparison_steps(reading.bound))
        .append(large_output_steps({ntk::Wiring::chain, ntk::Wiring::residual}, reading.factor, context.seed))
        .carries(claim::written(context, "large"));
    if (reading.different) {
        result.steps.carries(claim::cites(context, "yu-2025/proposition-1"));
    } else {
        // Rows 1 and 2 of K(X, X) are equal for x_1 = x_2.
        RationalMatrix repeated(2, 2);
        for (long i = 0; i < 2; ++i)
            for (long j = 0; j < 2; ++j) repeated(i, j) = 1;
        result.steps.carries(
            claim::exact_inertia({"K(X, X)/K(x, x) for n = 2 and x_1 = x_2 = x", repeated}, {0, 0, 2}));
    }
    if (reading.alpha_zero) result.steps.append(without_branches());
    result.steps.carries(claim::written(context, "width")).carries(claim::written(context, "late"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational little = rigor::parse_rational("1e-20");
    return claim::checked("yu-2025/abstract-training-samples", check)
        .control("a bound (1 + 1e-20) lambda_0/n", [=](Reading& r) { r.share += little; })
        .control("two equal samples", [](Reading& r) { r.different = false; })
        .control("alpha = 0 in (2.2)", [](Reading& r) { r.alpha_zero = true; })
        .control("lower bound 0 in place of C > 0", [](Reading& r) { r.bound.scale = 0; })
        .control("lower bound C/(1 + t)^2: positive at each time", [](Reading& r) { r.bound.decay = 2; })
        .control("K_t(x, x) >= (2 + 1e-20) s |f_t(x)|", [=](Reading& r) { r.factor += little; })
        .property(claim::property_where(
            "I - (q/n) 1 1^T is positive definite where 0 < q < 1, and singular at q = 1, n = 1 to 8, exactly",
            [](long, const Rational& q) { return rigor::truth(q > 0 && q < 1); },
            [](long n, const Rational& q) {
                return rigor::truth(rigor::inertia(lowered(n, q)).positive == n &&
                                    rigor::inertia(lowered(n, 1)) == rigor::Inertia{0, 1, n - 1});
            },
            claim::Input{"n", claim::integers(1, 8)}, claim::Input{"q", claim::interior_correlations()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::abstract_training_samples
