#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/depth/depth_asymptotics.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "proofs/st_arnaud_2026/common/depth_map_steps.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::section_6_2_epsilon_recurrence {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// eps_(L+1) = (L/(L+1)) (1 - slope/L) eps_L + 1/(L+1) + o(1/L) = (1 - factor/(L+1)) eps_L + 1/(L+1) + o(1/L).
struct Reading {
    Rational slope = 3, factor = 4;
};

/// eps_(L+1) - (1 - 4/(L+1)) eps_L - 1/(L+1) at the layer where the walk stands.
Ball remainder(ntk::NormalizedKernelIteration<Ball>& walk) {
    const long L = walk.layer();
    const Ball before = walk.value();
    walk.advance();
    return walk.value() - Ball(Rational(L - 3, L + 1)) * before - Ball(Rational(1, L + 1));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all z in [-1, 1), L -> infinity, for the normalized kernel";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/proposition-5-recurrence"))
        .carries(claim::cites(context, "st-arnaud-2026/section-6.2-slope-order"))
        .carries(claim::exact({"4/(pi R(0)), the limit of L (1 - h'(1 - e_L))", Rational(4 / pi_R_at_zero())},
                              Relation::equal, {"the printed one", reading.slope}))
        .carries(claim::identity<1>(
            fmt::format("(L/(L+1)) (1 - {}/L)", rigor::to_string(reading.slope)),
            [&](const auto& L) { return L / (L + 1) * (1 - reading.slope / L); },
            fmt::format("1 - {}/(L+1)", rigor::to_string(reading.factor)),
            [&](const auto& L) { return 1 - reading.factor / (L + 1); }))
        .carries(claim::written(context, "lines"));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + ntk::guard_bits_for_depth(100'000));
    ntk::NormalizedKernelIteration<Ball> walk(Rational(0));
    for (const long L : {1000L, 99'999L}) {
        walk.advance_to(L);
        const Ball scale = rigor::square(Ball(L)) / rigor::log(Ball(L));
        result.values.push_back({fmt::format("L^2/log L times the error at z = 0, L = {} (tends to 9/8)", L),
                                 (remainder(walk) * scale).enclosure(context.digits)});
    }
    return result;
}

/// |error| <= 6 (U_1 + 10) (1 + log L)/L^2 on layers 3 to 200.
Truth small(const Rational& z) {
    const rigor::Precision precision(300);
    ntk::NormalizedKernelIteration<Ball> walk(z);
    const Ball bound = Ball(6) * (ntk::depth_coordinate(walk.angle()) + Ball(10));
    walk.advance_to(3);
    Truth all = Truth::yes;
    while (walk.layer() < 200) {
        const long L = walk.layer();
        const Ball most = bound * (Ball(1) + rigor::log(Ball(L))) / rigor::square(Ball(L));
        all = all && rigor::certainly_less(rigor::abs(remainder(walk)), most);
    }
    return all;
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational little = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/section-6.2-epsilon-recurrence", check)
        .control("1 - (3 + 1e-20)/L", [=](Reading& r) { r.slope += little; })
        .control("1 - (4 + 1e-20)/(L+1)", [=](Reading& r) { r.factor += little; })
        .control("1 - 2/L and 1 - 3/(L+1)",
                 [](Reading& r) {
                     r.slope = 2;
                     r.factor = 3;
                 })
        .property(claim::property("|error of (2)| <= 6 (U_1 + 10) (1 + log L)/L^2 for z in [-1, 1), layers 3 to 200",
                                  small, claim::Input{"z", claim::correlations_below_one()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_2_epsilon_recurrence
