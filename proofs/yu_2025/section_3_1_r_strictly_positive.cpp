#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/definite_at_hard_data.hpp"
#include "proofs/yu_2025/common/sphere_domain.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::section_3_1_r_strictly_positive {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// (3.10) for alpha of these signs on a part of the sphere, L >= first_depth; the factor of kappa_1 in the bracket.
struct Reading {
    SignsOfAlpha alpha;
    SignsOfLastCoordinate domain;
    long first_depth = 1;
    Rational factor = 1;
};

/// r^(L) at phi of the points.
GramAt layers(long depth, const Rational& alpha) {
    return [=](const Points& points) {
        const rigor::RationalMatrix inner = ntk::inner_products(matrix_of(points));
        return ntk::gram_matrix(inner.rows(), [&](long i, long j) {
            return ntk::residual_kernel(ntk::lifted_angle<Ball>({inner(i, i), inner(i, j), inner(j, j)}), depth, alpha)
                .correction;
        });
    };
}
BoundAt bound(const Rational& alpha) {
    return [=](const Points& points) { return residual_bound(points, 1, alpha); };
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all d, all n, all n different points of the open half sphere, all L >= 1, all alpha != 0";
    claim::Steps from_one;
    from_one
        .carries(
            claim::exact({"the factor of kappa_1 in (3.10)", reading.factor}, Relation::greater, {"0", Rational(0)}))
        .carries(claim::cites(context, "yu-2025/lemma-3"))
        .carries(claim::written(context, "series"))
        .carries(claim::written(context, "first"));
    result.steps.carries(weight_is_positive(reading.alpha))
        .carries(no_antipodes(reading.domain))
        .carries(claim::cites(context, "yu-2025/lemma-2"))
        .carries(claim::cases("L", reading.first_depth, std::nullopt, {{1, std::nullopt, from_one}}));
    for (const Rational& alpha : {Rational(1), Rational(-1, 10)})
        for (const long depth : {1L, 2L, 5L})
            result.steps.supports(
                exceeds_at_hard_data(fmt::format("r^({}) at phi, alpha = {}", depth, rigor::to_string(alpha)),
                                     layers(depth, alpha), "alpha^2/(12 (pi M)^(3/2))", bound(alpha)));
    return result;
}

Truth exceeds(const Points& points, const Rational& alpha, long depth) {
    return smallest_exceeds([&] { return layers(depth, alpha)(points); }, residual_bound(points, 1, alpha));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/section-3.1-r-strictly-positive", check)
        .control("alpha = 0 admitted: r^(L) = 0",
                 [](Reading& r) {
                     r.alpha.admitted = {-1, 0, 1};
                 })
        .control("L = 0 admitted: an empty sum", [](Reading& r) { r.first_depth = 0; })
        .control("-10 kappa_1 in (3.10): negative at u = 1", [](Reading& r) { r.factor = -10; })
        .property(claim::property("lambda_min(r^(L)) exceeds the bound, certified, random data, alpha > 0, L = 1 to 4",
                                  exceeds, claim::Input{"X", random_data()},
                                  claim::Input{"alpha", claim::positive_rationals()},
                                  claim::Input{"L", claim::integers(1, 4)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::section_3_1_r_strictly_positive
