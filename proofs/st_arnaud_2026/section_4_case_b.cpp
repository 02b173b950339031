#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "claim/sphere_points.hpp"
#include "proofs/st_arnaud_2026/common/opposite_pairs.hpp"
#include "proofs/st_arnaud_2026/common/section_4.hpp"

namespace proofs::st_arnaud_2026::section_4_case_b {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// What is asked of two points (words: |x_i^T x_j| < |x_i| |x_j|; inequality: without the bars; weak: <=), and the
/// layer and the fifth point of the example.
struct Reading {
    enum class Condition { weak, inequality, words } condition = Condition::inequality;
    long layer = 2;
    std::vector<Rational> fifth{3, 4, 0};
};
Reading corrected() { return {.condition = Reading::Condition::words}; }

Truth satisfies(Reading::Condition condition, const RationalMatrix& points) {
    const RationalMatrix inner = ntk::inner_products(points);
    for (long i = 0; i < points.rows(); ++i)
        for (long j = 0; j < i; ++j) {
            const bool colinear = inner(i, j) * inner(i, j) >= inner(i, i) * inner(j, j);
            const bool opposite = inner(i, j) < 0;
            if (condition != Reading::Condition::weak && colinear &&
                (!opposite || condition == Reading::Condition::words))
                return Truth::no;
        }
    return Truth::yes;
}

/// Three opposite pairs with the lengths 1, 2; 1, 3; 5, 10.
PairedPoints six_points(const Reading& reading) {
    RationalMatrix points(6, 3);
    points(0, 0) = points(2, 1) = 1;
    points(1, 0) = -2;
    points(3, 1) = -3;
    for (long k = 0; k < 3; ++k) {
        points(4, k) = reading.fifth[static_cast<std::size_t>(k)];
        points(5, k) = -2 * points(4, k);
    }
    return {points, {3, Rational(-3, 2), 4, Rational(-4, 3), -1, Rational(1, 2)}};
}

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false at L = 2";
    const PairedPoints example = six_points(reading);
    if (satisfies(reading.condition, example.points) != Truth::yes) return result;  // not what is spoken of
    result.steps = reflection();
    result.steps.carries(claim::witness<PairedPoints>(
        "(1, 0), (-2, 0), (0, 1), (0, -3), (3, 4), (-6, -8) and v = (" + in_words(example.v) + ")", example,
        size_of_image(reading.layer), Relation::different, {"0", [](const PairedPoints&) { return 0; }}, {64, 512}));
    return result;
}

/// Some of six antipodal pairs of S^2, point i multiplied by 1, 2 or 3 (the digits of `lengths` in base 3).
RationalMatrix with_lengths(long mask, long lengths) {
    RationalMatrix points = claim::rows_of(claim::sphere_points(), mask);
    for (long i = 0; i < points.rows(); ++i, lengths /= 3)
        for (long k = 0; k < points.columns(); ++k) points(i, k) *= 1 + lengths % 3;
    return points;
}
/// At most one point of each of these lines, with lengths 1, 2, 3: what the words ask for.
RationalMatrix not_colinear(claim::Sampler& sampler) {
    long mask = 0;
    for (long line = 0; line < 6; ++line)
        if (sampler.coin()) mask |= sampler.coin() ? 1L << 2 * line : 2L << 2 * line;
    return with_lengths(mask == 0 ? 1 : mask, sampler.integer(0, 531440));
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n, all n0 >= 1, all L >= 2";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/proposition-2"))
        .carries(claim::written(context, "directions"))
        .carries(claim::cites_correction(context, "st-arnaud-2026/section-4-case-a"))
        .carries(claim::written(context, "reduced"));
    RationalMatrix three(6, 2), twice(2, 1);  // the pairs of the example; two equal points
    for (long i = 0; i < 6; ++i)
        for (long k = 0; k < 2; ++k) three(i, k) = six_points(corrected()).points(i, k);
    twice(0, 0) = twice(1, 0) = 1;
    for (const RationalMatrix& points : {three, twice}) {
        if (satisfies(reading.condition, points) == Truth::yes)
            result.steps.supports(claim::range("L", reading.layer, reading.layer,
                                               "points that satisfy the condition are definite, by certified pivots",
                                               [&](long L) { return definite_or_singular(points, L); }));
    }
    result.steps.supports(claim::instances(
        "at most one point of each of six lines of R^3, lengths 1, 2, 3: definite at this layer", context.seed, 20,
        [&](claim::Sampler& sampler) { return definite_or_singular(not_colinear(sampler), reading.layer); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    using Condition = Reading::Condition;
    return claim::checked("st-arnaud-2026/section-4-case-b", check)
        .control("the same vector in layer 3", [](Reading& r) { r.layer = 3; })
        .control("the fifth point (0, 3, 4)",
                 [](Reading& r) {
                     r.fifth = {0, 3, 4};
                 })
        .corrected(check_correction, corrected())
        .correction_control("opposite points in layer 2", [](Reading& r) { r.condition = Condition::inequality; })
        .correction_control("equal points", [](Reading& r) { r.condition = Condition::weak; })
        .correction_control("layer 1", [](Reading& r) { r.layer = 1; })
        .property(claim::property_where(
            "some of six antipodal pairs of S^2 with lengths 1, 2, 3 where the theorem says invertible, L = 2, 3, 4: "
            "definite by certified pivots",
            [](long mask, long lengths, long L) { return invertible_by_theorem(with_lengths(mask, lengths), L); },
            [](long mask, long lengths, long L) { return certified_definite(with_lengths(mask, lengths), L); },
            claim::Input{"subset", claim::integers(1, 4095)}, claim::Input{"lengths", claim::integers(0, 531440)},
            claim::Input{"L", claim::integers(2, 4)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_4_case_b
