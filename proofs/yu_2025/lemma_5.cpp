#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/arc_cosine_series.hpp"
#include "proofs/yu_2025/common/definite_at_hard_data.hpp"
#include "proofs/yu_2025/common/sphere_domain.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::lemma_5 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// "when L >= first_depth", for alpha of these signs, K_l = K_(l-1) + alpha^2 (1 + alpha^2)^(l-1) kappa_1(w_(l-1)) with
/// w_l = K_l/(1 + alpha^2)^l; `sign` of the second summand.
struct Reading {
    long first_depth = 2;  // free: L = 1 is lemma 6; 0 has its control
    SignsOfAlpha alpha;
    SignsOfLastCoordinate domain;
    long sign = 1;
};

/// In units of (1 + alpha^2)^(l-1): w_l from w = w_(l-1) and k = kappa_1(w).
claim::Step normalized_recursion(const Reading& reading) {
    return claim::identity<4>(
        "(K + s alpha^2 p kappa_1)/((1 + alpha^2) p), (3.10) with K = w p, p = (1 + alpha^2)^(l-1)",
        [=](const auto& w, const auto& k, const auto& alpha, const auto& p) {
            return (w * p + reading.sign * alpha * alpha * p * k) / ((1 + alpha * alpha) * p);
        },
        "(w + alpha^2 kappa_1)/(1 + alpha^2)",
        [](const auto& w, const auto& k, const auto& alpha, const auto&) {
            return (w + alpha * alpha * k) / (1 + alpha * alpha);
        });
}

GramAt covariance(long depth, const Rational& alpha) {
    return [=](const Points& points) { return residual_gram(points, depth, alpha, ResidualPart::covariance); };
}
BoundAt bound(long depth, const Rational& alpha) {
    return [=](const Points& points) { return residual_bound(points, depth, alpha); };
}

/// All eigenvalues of K_L at the regular hexagon, on the whole circle.
std::vector<Ball> hexagon(long depth) {
    return ntk::circle_eigenvalues(6,
                                   [&](const Ball& angle) { return ntk::residual_kernel(angle, depth, 1).covariance; });
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all d, all n, all n different points of the open half sphere, all L >= 2, all alpha != 0";
    claim::Steps first, step;
    first.carries(claim::cites(context, "yu-2025/lemma-6"));
    step.carries(normalized_recursion(reading))
        .carries(weight_is_positive(reading.alpha))
        .carries(claim::cites(context, "yu-2025/lemma-3"))
        .carries(claim::written(context, "series"))
        .carries(claim::written(context, "increase"));
    claim::Steps all;
    all.carries(claim::induction("l, from K_1", first, step));
    result.steps.carries(no_antipodes(reading.domain))
        .carries(claim::cases("L", reading.first_depth, std::nullopt, {{1, std::nullopt, all}}));
    for (const Rational& alpha : {Rational(1), Rational(-1, 10)})
        for (const long depth : {2L, 10L})
            result.steps.supports(exceeds_at_hard_data(
                fmt::format("K_{} at phi, alpha = {}", depth, rigor::to_string(alpha)), covariance(depth, alpha),
                "(1 + (1 - 1/pi) alpha^2)^(L-1) alpha^2/(12 (pi M)^(3/2))", bound(depth, alpha)));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    result.values = eigenvalues_at_hard_data("K_2 at phi, alpha = 1", covariance(2, 1), bound(2, 1));
    result.values.push_back({"whole circle, regular hexagon, alpha = 1: the eigenvalue of K_2 at frequency 3",
                             hexagon(2)[3].enclosure(context.digits)});
    result.values.push_back({"the same of K_1 (exactly 0)", hexagon(1)[3].enclosure(context.digits)});
    return result;
}

Truth exceeds(const Points& points, const Rational& alpha, long depth) {
    return smallest_exceeds([&] { return covariance(depth, alpha)(points); }, residual_bound(points, depth, alpha));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/lemma-5", check)
        .control("alpha = 0 admitted",
                 [](Reading& r) {
                     r.alpha.admitted = {-1, 0, 1};
                 })
        .control("L = 0 admitted: K_0 = u is linear", [](Reading& r) { r.first_depth = 0; })
        .control("K_(l-1) - alpha^2 (1 + alpha^2)^(l-1) kappa_1", [](Reading& r) { r.sign = -1; })
        .property(claim::property("lambda_min(K_L) exceeds (1 + (1 - 1/pi) alpha^2)^(L-1) times the explicit bound of "
                                  "lemma 6, certified; random data, alpha > 0, L = 1 to 6",
                                  exceeds, claim::Input{"X", random_data()},
                                  claim::Input{"alpha", claim::positive_rationals()},
                                  claim::Input{"L", claim::integers(1, 6)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::lemma_5
