#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/definite_at_hard_data.hpp"
#include "proofs/yu_2025/common/sphere_domain.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::lemma_6 {
namespace {

using rigor::Truth;

/// (B.9): u + a^power kappa_1(u) on a part of the sphere, a = alpha of these signs.
struct Reading {
    long power = 2;
    SignsOfAlpha alpha;
    SignsOfLastCoordinate domain;
};

/// (3.10) at l = 1, k = kappa_1(K_0/(1 + alpha^2)^0), is (B.9).
claim::Step is_b_9(const Reading& reading) {
    return claim::identity<3>(
        fmt::format("u + alpha^{} kappa_1(u), (B.9)", reading.power),
        [=](const auto& u, const auto& alpha, const auto& k) {
            auto weight = alpha / alpha;
            for (long i = 0; i < reading.power; ++i) weight = weight * alpha;
            return u + weight * k;
        },
        "K_0 + alpha^2 (1 + alpha^2)^0 kappa_1(K_0), (3.10)",
        [](const auto& u, const auto& alpha, const auto& k) { return u + alpha * alpha * k; });
}

GramAt first_covariance(const rigor::Rational& alpha) {
    return [alpha](const Points& points) { return residual_gram(points, 1, alpha, ResidualPart::covariance); };
}
BoundAt bound(const rigor::Rational& alpha) {
    return [alpha](const Points& points) { return residual_bound(points, 1, alpha); };
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all d, all n, all n different points of the open half sphere, all alpha != 0";
    result.steps.carries(is_b_9(reading))
        .carries(weight_is_positive(reading.alpha))
        .carries(no_antipodes(reading.domain))
        .carries(claim::cites(context, "yu-2025/lemma-3"))
        .carries(claim::cites(context, "yu-2025/lemma-2"))
        .carries(claim::written(context, "coefficients"));
    for (const rigor::Rational& alpha : {rigor::Rational(1), rigor::Rational(-1, 10), rigor::Rational(30)})
        result.steps.supports(exceeds_at_hard_data(fmt::format("K_1 at phi, alpha = {}", rigor::to_string(alpha)),
                                                   first_covariance(alpha), "alpha^2/(12 (pi M)^(3/2))", bound(alpha)));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    result.values = eigenvalues_at_hard_data("K_1 at phi, alpha = 1", first_covariance(1), bound(1));
    return result;
}

Truth exceeds(const Points& points, const rigor::Rational& alpha) {
    return smallest_exceeds([&] { return first_covariance(alpha)(points); }, residual_bound(points, 1, alpha));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/lemma-6", check)
        .control("alpha = 0 admitted",
                 [](Reading& r) {
                     r.alpha.admitted = {-1, 0, 1};
                 })
        .control("on the whole sphere",
                 [](Reading& r) {
                     r.domain.admitted = {-1, 0, 1};
                 })
        .control("on the closed half sphere",
                 [](Reading& r) {
                     r.domain.admitted = {0, 1};
                 })
        .control("alpha for alpha^2 in (B.9)", [](Reading& r) { r.power = 1; })
        .property(claim::property("lambda_min(K_1) exceeds the explicit bound, certified, at phi of random data for "
                                  "random alpha > 0; d = 1 to 3, n <= 6",
                                  exceeds, claim::Input{"X", random_data()},
                                  claim::Input{"alpha", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::lemma_6
