#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/harmonic.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::st_arnaud_2026::section_6_2_harmonic_sum {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// ln n is close to H_n + gamma_factor · gamma; of the correction: up to constant/n^power.
struct Reading {
    long gamma_factor = 1;  // free: any but -1, of which the correction has controls
    Rational constant{1, 2};
    unsigned long power = 1;
};

/// 1/(k + 1) < ln((k + 1)/k) < 1/k: with x = 1/k the derivatives of both differences, which vanish at x = 0.
claim::Steps monotone() {
    claim::Steps steps;
    steps
        .carries(claim::identity<1>(
            "1/(1 + x) - 1/(1 + x)^2, the derivative of ln(1 + x) - x/(1 + x)",
            [](const auto& x) { return 1 / (1 + x) - 1 / ((1 + x) * (1 + x)); }, "x/(1 + x)^2",
            [](const auto& x) { return x / ((1 + x) * (1 + x)); }))
        .carries(claim::identity<1>(
            "1 - 1/(1 + x), the derivative of x - ln(1 + x)", [](const auto& x) { return 1 - 1 / (1 + x); },
            "x/(1 + x)", [](const auto& x) { return x / (1 + x); }))
        .carries(claim::exact({"1 - ln 2, below gamma", Ball(1) - rigor::log(Ball(2))}, Relation::greater, {"0", 0}));
    return steps;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(128);
    claim::Result result;
    const long limit = 1 + reading.gamma_factor;
    result.aim = limit == 0 ? claim::Result::Aim::show : claim::Result::Aim::refute;
    result.scope = "n -> infinity: the difference tends to 2 gamma";
    result.steps = monotone();
    result.steps.carries(claim::written(context, "gamma"))
        .carries(claim::exact(
            {fmt::format("1 + c, the limit of (H_n + c gamma - ln n)/gamma, c = {}", reading.gamma_factor), limit},
            limit == 0 ? Relation::equal : Relation::different, {"0", 0}));
    if (limit == 0 || context.verdict_only) return result;
    const long digits = std::min(context.digits, 6L);
    const Ball H(harmonic(1000)), log = rigor::log(Ball(1000));
    result.values = {{"H_1000 + gamma - ln 1000", (H + euler_gamma() - log).enclosure(digits)}};
    result.witness = fmt::format("H_1000 = {}, ln 1000 = {}: ln n is smaller than the harmonic sum, by {}.",
                                 H.enclosure(digits), log.enclosure(digits), (H - log).enclosure(digits));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(128);
    const Rational c = reading.constant;
    constexpr long n = 1000;  // any large n would do: the excess is 1/(2 n) - 1/(12 n^2) + …
    const std::string bound = fmt::format("{}/n^{}", rigor::to_string(c), reading.power);
    claim::Result result;
    result.scope = "all n >= 1 (0 < H_n - ln n - gamma < 1/(2n))";
    result.steps = monotone();
    result.steps.carries(claim::written(context, "gamma"))
        .carries(
            claim::exact({fmt::format("1 + c, the limit of (H_n + c gamma - ln n)/gamma, c = {}", reading.gamma_factor),
                          1 + reading.gamma_factor},
                         Relation::equal, {"0", 0}))
        .carries(claim::identity<1>(
            "c + (1 - c)/(1 + x)^2 - 1/(1 + x), c = " + rigor::to_string(c),
            [&](const auto& x) { return c + (1 - c) / ((1 + x) * (1 + x)) - 1 / (1 + x); },
            "(c x^2 + (2 c - 1) x)/(1 + x)^2",
            [&](const auto& x) { return (c * x * x + (2 * c - 1) * x) / ((1 + x) * (1 + x)); }))
        .carries(claim::exact({"2 c - 1", 2 * c - 1}, Relation::at_least, {"0", 0}))
        .carries(claim::exact({"H_n - ln n - gamma at n = 1000",
                               Ball(harmonic(n)) - rigor::log(Ball(n)) + Ball(reading.gamma_factor) * euler_gamma()},
                              Relation::less, {bound, Ball(c) / rigor::power(Ball(n), reading.power)}))
        .carries(claim::written(context, "rate"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.2-harmonic-sum", check)
        .corrected(check_correction, Reading{.gamma_factor = -1})
        .correction_control("ln n = H_n - 2 gamma + O(1/n)", [](Reading& r) { r.gamma_factor = -2; })
        .correction_control("ln n = H_n + O(1/n)", [](Reading& r) { r.gamma_factor = 0; })
        .correction_control("0.49/n in place of 1/(2n)", [](Reading& r) { r.constant = Rational(49, 100); })
        .correction_control("1/(2 n^2) in place of 1/(2n)", [](Reading& r) { r.power = 2; })
        .property(claim::property(
            "0 < H_n - ln n - gamma < 1/(2n), so that H_n + gamma - ln n > 2 gamma, in balls, n <= 3000",
            [](long n) {
                const rigor::Precision precision(192);
                const Ball excess = Ball(harmonic(n)) - rigor::log(Ball(n)) - euler_gamma();
                return rigor::certainly_less(Ball(0), excess) &&
                       rigor::certainly_less(excess, Ball(Rational(1, 2 * n)));
            },
            claim::Input{"n", claim::integers(1, 3000)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_2_harmonic_sum
