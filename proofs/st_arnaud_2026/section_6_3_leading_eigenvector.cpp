#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/three_points.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::section_6_3_leading_eigenvector {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// 1 - v_1^T v~_1 is of the order 1/L^power exactly (the correction: at most).
struct Reading {
    long power = 1;
};

/// 1 - v_1^T v~_1 at three points is at most sin^2, and L^power of it is small at a great depth.
claim::Steps overlap(const claim::Context& context) {
    claim::Steps steps;
    steps.carries(claim::cites(context, "st-arnaud-2026/theorem-3-projections"))
        .carries(claim::identity<1>(
            "1 - c", [](const auto& c) { return 1 - c; }, "(1 - c^2)/(1 + c)",
            [](const auto& c) { return (1 - c * c) / (1 + c); }))
        .carries(claim::written(context, "squared"));
    return steps;
}
claim::Step exponent(long power, Relation relation) {
    return claim::exact({fmt::format("{} - 2, the exponent of L in L^{} (8 E/L)^2", power, power), power - 2}, relation,
                        {"0", 0});
}
Ball scaled(const Rational& z, const Rational& L, long power) {
    const rigor::Precision precision(500);
    return (Ball(1) - three_points_at_depth(z, L, 100).overlap()) *
           rigor::power(Ball(L), static_cast<unsigned long>(power));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "every data set of pairwise different points: L (1 - v_1^T v~_1) tends to 0";
    result.steps = overlap(context);
    result.steps.carries(exponent(reading.power, Relation::less))
        .supports(claim::exact(
            {fmt::format("L^{} (1 - v_1^T v~_1) at three points, x_1^T x_2 = 1/2, L = 10^20", reading.power),
             scaled(Rational(1, 2), rigor::parse_rational("1e20"), reading.power)},
            Relation::less, {"10^-18", rigor::parse_rational("1e-18")}));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 400);
    for (const long L : {100L, 10'000L}) {  // free: the depths of the table
        const Ball value = Ball(L) * (Ball(1) - three_points(Rational(1, 2), L).overlap());
        result.values.push_back(
            {fmt::format("L (1 - v_1^T v~_1), three points with x_1^T x_2 = 1/2, x_3 orthogonal, L = {}", L),
             value.enclosure(context.digits)});
    }
    result.witness = fmt::format("L (1 - v_1^T v~_1) is {} at L = 100 and {} at L = 10000; 4 pi is 12.56….",
                                 result.values[0].enclosure, result.values[1].enclosure);
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n >= 2, L -> infinity; footnote 9 chooses the sign of v_1";
    result.steps = overlap(context);
    result.steps.carries(exponent(reading.power, Relation::at_most));
    return result;
}

/// 1 - v_1^T v~_1 <= sin^2 <= (2/L)^2 for three points that are no closer than 60 degrees.
Truth close(const Rational& z, long L) {
    const rigor::Precision precision(400);
    const ThreePoints points = three_points(z, L);
    const Ball off = Ball(1) - points.overlap(), square = rigor::square(points.projection_distance());
    return rigor::certainly_at_most(off, square + Ball::dyadic(1, -200)) &&
           rigor::certainly_less(square, rigor::square(Ball(2) / Ball(L)));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.3-leading-eigenvector", check)
        .control("v_1^T v~_1 = 1 - c/L^2", [](Reading& r) { r.power = 2; })
        .corrected(check_correction, Reading{.power = 2})
        .correction_control("1 - O(1/L^3)", [](Reading& r) { r.power = 3; })
        .property(claim::property_where(
            "three points with x_1^T x_2 in [0, 1/2]: 1 - v_1^T v~_1 <= sin^2 <= 4/L^2 for 3 <= L <= 300, in balls",
            [](const Rational& z, long) { return rigor::truth(z >= 0 && z <= Rational(1, 2)); }, close,
            claim::Input{"x_1^T x_2", claim::correlations()}, claim::Input{"L", claim::integers(3, 300)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_3_leading_eigenvector
