#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "claim/sphere_points.hpp"
#include "ntk/kernel/arc_cosine_series.hpp"
#include "proofs/st_arnaud_2026/common/opposite_pairs.hpp"
#include "proofs/st_arnaud_2026/common/section_4.hpp"

#include <fmt/format.h>

#include <array>

namespace proofs::st_arnaud_2026::section_4_case_a {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The layer of the example and its third pair. Of the correction: invertible for every data set from layer `deep` on,
/// and at layer 2 where the directions of at most `pairs` pairs are always independent.
struct Reading {
    long layer = 2;
    std::array<Rational, 3> third{Rational(3, 5), Rational(4, 5), 0};  // free: a direction of the plane
    long deep = 3, pairs = 2;
};
Reading corrected() { return {.layer = 3}; }

PairedPoints three_pairs(const std::array<Rational, 3>& third) {
    RationalMatrix points(6, 3);
    points(0, 0) = points(2, 1) = 1;
    for (long k = 0; k < 3; ++k) points(4, k) = third[static_cast<std::size_t>(k)];
    for (long i = 1; i < 6; i += 2)
        for (long k = 0; k < 3; ++k) points(i, k) = -points(i - 1, k);
    return {points, {3, -3, 4, -4, -5, 5}};
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false at L = 2 for n0 >= 2";
    result.steps = reflection();
    result.steps.carries(
        claim::witness<PairedPoints>(fmt::format("±(1, 0, 0), ±(0, 1, 0), ±({}, {}, {}) and v = (3, -3, 4, -4, -5, 5)",
                                                 rigor::to_string(reading.third[0]), rigor::to_string(reading.third[1]),
                                                 rigor::to_string(reading.third[2])),
                                     three_pairs(reading.third), size_of_image(reading.layer), Relation::different,
                                     {"0", [](const PairedPoints&) { return 0; }}, {64, 512}));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    for (const long L : {2L, 3L, 4L, 5L, 10L, 30L}) {
        const std::vector<Ball> all = ntk::circle_eigenvalues(6, [&](const Ball& theta) {
            auto walk =
                ntk::TwoPointKernelIteration<Ball>::from_angle(theta, ntk::FullyConnectedKernel::without_bias());
            walk.advance_to(L);
            return walk.tangent_kernel();
        });
        result.values.push_back({fmt::format("eigenvalue of the alternating vector, regular hexagon, Theta_bar^({}){}",
                                             L, L == 2 ? " in balls (exactly 0 by the identity)" : ""),
                                 (all[3] / Ball(L)).enclosure(context.digits)});
    }
    return result;
}

/// A lower bound of the coefficient of z^k in T_2, which is exact, and for L >= 3 in rho_3 = kappa_1(kappa_1), from
/// kappa_1/2 and from the product of the linear and the even part in kappa_1^2/(2 pi): nothing is subtracted.
Truth coefficient_is_positive(long layer, long k) {
    const auto positive = [](const Rational& plain, const Rational& over_pi) {
        return plain >= 0 && over_pi >= 0 && (plain > 0 || over_pi > 0);
    };
    const ntk::PiRational b = ntk::kappa_1_coefficient(k);
    if (layer == 2) {
        const ntk::PiRational a = k == 0 ? ntk::PiRational{} : ntk::kappa_0_coefficient(k - 1);
        return rigor::truth(positive(a.plain + b.plain, a.over_pi + b.over_pi));
    }
    if (k % 2 == 0 || k == 1) return rigor::truth(positive(b.plain / 2, b.over_pi / 2));
    const ntk::PiRational linear = ntk::kappa_1_coefficient(1), even = ntk::kappa_1_coefficient(k - 1);
    return rigor::truth(linear.plain > 0 && positive(even.plain, even.over_pi));
}

/// The theorem against certified pivots, or the exact null vector, for some of twelve points of S^2.
Truth theorem_agrees(long mask, long L) {
    const RationalMatrix points = claim::rows_of(claim::sphere_points(), mask);
    if (invertible_by_theorem(points, L) == Truth::yes) return certified_definite(points, L);
    return encloses_null_vector(points, *direction_relations(points).null_vector, L);
}

/// So many antipodal pairs of S^2, three of which lie in one plane, at layer 2.
Truth pairs_are_definite(long pairs) {
    return definite_or_singular(claim::rows_of(claim::sphere_points(), (1L << 2 * pairs) - 1), 2);
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n, all n0 >= 1, all L >= 2";
    result.steps.carries(claim::written(context, "series"))
        .carries(claim::cites(context, "yu-2025/eq-b.6"))
        .carries(claim::cites(context, "yu-2025/eq-b.7"))
        .carries(claim::written(context, "deep"))
        .supports(claim::range(
            "k", 0, 60,
            fmt::format("the coefficient of z^k is positive in layer {}, by the first summands", reading.deep),
            [&](long k) { return coefficient_is_positive(reading.deep, k); }))
        .carries(claim::written(context, "layer-2"))
        .append(reflection())
        .supports(claim::range("pairs", 1, reading.pairs,
                               "so many antipodal pairs of S^2 are definite at layer 2, by certified pivots",
                               pairs_are_definite));
    if (context.verdict_only) return result;
    result.steps.supports(
        claim::instances("some of six antipodal pairs of S^2, L = 2, 3, 4: singular with the exact null "
                         "vector where the theorem says so, else definite by certified pivots",
                         context.seed, 30, [](claim::Sampler& sampler) {
                             const long mask = sampler.integer(1, 4095);
                             return theorem_agrees(mask, sampler.integer(2, 4));
                         }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-4-case-a", check)
        .control("the same vector in layer 3", [](Reading& r) { r.layer = 3; })
        .control("the third pair ±(0, 3/5, 4/5)",
                 [](Reading& r) {
                     r.third = {0, Rational(3, 5), Rational(4, 5)};
                 })
        .corrected(check_correction, corrected())
        .correction_control("invertible for every data set from layer 2 on", [](Reading& r) { r.deep = 2; })
        .correction_control("layer 2: three antipodal pairs are always independent", [](Reading& r) { r.pairs = 3; })
        .property(claim::property_where(
            "some of six antipodal pairs of S^2 where the theorem says invertible, L = 2, 3, 4: definite by certified "
            "pivots",
            [](long mask, long L) { return invertible_by_theorem(claim::rows_of(claim::sphere_points(), mask), L); },
            theorem_agrees, claim::Input{"subset", claim::integers(1, 4095)},
            claim::Input{"L", claim::integers(2, 4)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_4_case_a
