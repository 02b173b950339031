#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/depth/depth_asymptotics.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "proofs/st_arnaud_2026/common/depth_map_steps.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::corollary_1_proof {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// e_L^(-1/2) = e_2^(-1/2) + coefficient (sqrt(2)/pi) L + o(L); h of definition 5.
struct Reading {
    Rational coefficient = 1;  // free: any but 1/3, of which the correction has controls
    DepthMapPrint h{};
};

/// e_L^(-1/2)/L at z.
Ball growth(const Rational& z, long L) {
    ntk::NormalizedKernelIteration<Ball> walk(z);
    walk.advance_to(L);
    return Ball(1) / (rigor::sqrt(Ball(1) - walk.correlation()) * Ball(L));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    // The limit of V_(L+1) - V_L, V = e^(-1/2), from the exact Taylor series of R at 0.
    const claim::Named limit{"pi R(0)/4, the limit of V_(L+1) - V_L in units of sqrt(2)/pi", pi_R_at_zero() / 4};
    const claim::Named printed{"the coefficient of L in the line", reading.coefficient};
    const bool same = compare(limit.value, Relation::equal, printed.value) == Truth::yes;
    result.aim = same ? claim::Result::Aim::show : claim::Result::Aim::refute;
    result.scope = "every z in [-1, 1), L -> infinity";
    result.steps.carries(in_the_angle(reading.h))
        .carries(claim::identity<3>(
            "e (1 - v R), R = (sin theta - theta cos theta)/(2 pi v^3), e = 2 v^2",
            [](const auto& v, const auto& pi, const auto& difference) {
                return 2 * v * v * (1 - v * difference / (2 * pi * v * v * v));
            },
            "e - (sin theta - theta cos theta)/pi",
            [](const auto& v, const auto& pi, const auto& difference) { return 2 * v * v - difference / pi; }))
        .carries(claim::identity<2>(
            "(1/t - 1)/v, 1 - t^2 = v R", [](const auto& v, const auto& t) { return (1 / t - 1) / v; },
            "R/(t (1 + t)), R = (1 - t^2)/v",
            [](const auto& v, const auto& t) { return (1 - t * t) / v / (t * (1 + t)); }))
        .carries(claim::cites(context, "st-arnaud-2026/lemma-1"))
        .carries(claim::written(context, "step"))
        .carries(claim::exact(limit, same ? Relation::equal : Relation::different, printed))
        .carries(claim::written(context, "mean"));
    if (same || context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + ntk::guard_bits_for_depth(100'000));
    const Ball ratio = growth(0, 100'000), unit = rigor::sqrt(Ball(2)) / Ball::pi();
    const Ball right = unit / Ball(3), in_print = Ball(reading.coefficient) * unit;
    result.values = {{"e_L^(-1/2)/L at z = 0, L = 100000", ratio.enclosure(context.digits)},
                     {"sqrt(2)/(3 pi)", right.enclosure(context.digits)},
                     {"sqrt(2)/pi, as printed", in_print.enclosure(context.digits)}};
    result.witness =
        fmt::format("At z = 0 and L = 100000, e_L^(-1/2)/L is {}; sqrt(2)/(3 pi) is {}, the printed sqrt(2)/pi is {}.",
                    ratio.enclosure(6), right.enclosure(6), in_print.enclosure(6));
    return result;
}

/// 0 <= V_L - V_1 - (L - 1) c <= 4.6 c (1/U_1 + log L), c = sqrt(2)/(3 pi) and V = c U.
Truth within_bounds(const Rational& z, long L) {
    const rigor::Precision precision(600);
    ntk::NormalizedKernelIteration<Ball> walk(z);
    const Ball c = rigor::sqrt(Ball(2)) / (Ball(3) * Ball::pi()), first = ntk::depth_coordinate(walk.angle());
    const Ball start = Ball(1) / rigor::sqrt(Ball(1) - walk.correlation());
    walk.advance_to(L);
    const Ball excess = Ball(1) / rigor::sqrt(Ball(1) - walk.correlation()) - start - Ball(L - 1) * c;
    return rigor::certainly_nonnegative(excess) &&
           rigor::certainly_at_most(excess, Ball(Rational(46, 10)) * c * (Ball(1) / first + rigor::log(Ball(L))));
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational small = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/corollary-1-proof", check)
        .control("sqrt(2)/(3 pi) in place of sqrt(2)/pi", [](Reading& r) { r.coefficient = Rational(1, 3); })
        .control("sqrt(2)/pi with z (1/2 + 1e-20) in place of z/2 in h", [=](Reading& r) { r.h.linear += small; })
        .corrected(Reading{.coefficient = Rational(1, 3)})
        .correction_control("(1/3 + 1e-20) sqrt(2)/pi", [=](Reading& r) { r.coefficient += small; })
        .correction_control("(1/3 - 1e-20) sqrt(2)/pi", [=](Reading& r) { r.coefficient -= small; })
        .correction_control("sqrt(2)/(2 pi)", [](Reading& r) { r.coefficient = Rational(1, 2); })
        .property(claim::property(
            "0 <= e_L^(-1/2) - e_1^(-1/2) - (L - 1) sqrt(2)/(3 pi) <= 4.6 (sqrt(2)/(3 pi)) (1/U_1 + log L), z in "
            "[-1, 1), 2 <= L <= 400",
            within_bounds, claim::Input{"z", claim::correlations_below_one()},
            claim::Input{"L", claim::integers(2, 400)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::corollary_1_proof
