#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/depth/depth_limit.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "proofs/st_arnaud_2026/common/depth_lemmas.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::theorem_3_rate {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// What is said of the entries Theta_bar^(L)(x_i, x).
struct Reading {
    std::string rate = "1/4 + O(1/L)";
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    const RateSteps compared = compared_with_expansion(reading.rate);
    result.aim = compared.within ? claim::Result::Aim::show : claim::Result::Aim::refute;
    result.scope = "every X and every x outside X, x = -x_i included";
    result.steps.carries(claim::cites_correction(context, "st-arnaud-2026/theorem-2"))
        .carries(compared.step)
        .carries(claim::written(context, "rate"));
    if (compared.within || context.verdict_only) return result;
    constexpr long last = 100'000;  // free: where the table ends
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + ntk::guard_bits_for_depth(last));
    ntk::NormalizedKernelIteration<Ball> walk(Rational(0));
    std::string rows;
    for (const long L : {1000L, last}) {  // free: the depths of the table
        walk.advance_to(L);
        const Ball scaled = Ball(L) * (walk.value() - Ball(Rational(1, 4)));
        result.values.push_back(
            {fmt::format("L (Theta_bar^(L) - 1/4), x orthogonal to x_i, L = {}", L), scaled.enclosure(context.digits)});
        rows += fmt::format("{}{} at L = {}", rows.empty() ? "" : " and ", scaled.enclosure(6), L);
    }
    result.witness = fmt::format("x orthogonal to x_1: L (Theta_bar^(L) - 1/4) is {}.", rows);
    return result;
}

/// |L (Theta_bar^(L) - 1/4) - (3/8) log L| <= U_1 + 1/2 (theorem-2, corrected).
Truth near_the_logarithm(const Rational& z, long L) {
    const rigor::Precision precision(400);
    const Ball first = ntk::depth_coordinate(ntk::angle_of<Ball>(z));
    const Ball rest = Ball(L) * (theta_bar(z, L) - Ball(Rational(1, 4))) - Ball(Rational(3, 8)) * rigor::log(Ball(L));
    return rigor::certainly_less(rigor::abs(rest), first + Ball(Rational(1, 2)));
}

const claim::Registered registered{[]() -> claim::Check {
    const auto rate = [](const char* text) { return [text](Reading& reading) { reading.rate = text; }; };
    return claim::checked("st-arnaud-2026/theorem-3-rate", check)
        .control("O(log(L)/L)", rate("1/4 + O(log(L)/L)"))
        .control("O(1/L^(1/2))", rate("1/4 + O(1/L^(1/2))"))
        .corrected(Reading{.rate = "1/4 + 3/8*log(L)/L + O(1/L)"})
        .correction_control("coefficient 3/8 (1 + 1e-20)", rate("1/4 + 3/8*(1 + 1e-20)*log(L)/L + O(1/L)"))
        .correction_control("limit 1/4 + 1e-30", rate("1/4 + 1e-30 + 3/8*log(L)/L + O(1/L)"))
        .correction_control("error o(1/L)", rate("1/4 + 3/8*log(L)/L + o(1/L)"))
        .property(claim::property(
            "|L (Theta_bar^(L) - 1/4) - (3/8) log L| <= U_1 + 1/2 for z in (-1, 1), 1 <= L <= 400, in balls",
            near_the_logarithm, claim::Input{"z", claim::interior_correlations()},
            claim::Input{"L", claim::integers(1, 400)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::theorem_3_rate
