#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::section_3_kernel_range {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational;

/// The kernel is at least 0 at depth L >= first; a depth and an inner product where that is looked at.
struct Reading {
    long first = 1, depth = 2;  // free: 2 for 1 fails too; 3 has its controls
    Rational z{-4, 5};
};
Reading corrected() { return {.first = 3, .depth = 3}; }  // free: the formula of the correction says 3

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false at L = 1 and L = 2";
    if (reading.depth < reading.first) return result;  // not in the scope of what is said
    result.steps.carries(claim::witness<Rational>(
        fmt::format("L = {}, x^T x' = {}", reading.depth, rigor::to_string(reading.z)), reading.z,
        {fmt::format("Theta_bar^({})", reading.depth), [&](const Rational& z) { return theta_bar(z, reading.depth); }},
        Relation::at_least, {"0", [](const Rational&) { return 0; }}, {64, 512}));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    result.values = {{"Theta_bar^(2) at x^T x' = -4/5", theta_bar(reading.z, reading.depth).enclosure(context.digits)}};
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all L >= 3, all x, x'";
    claim::Steps positive;
    positive.carries(claim::cites_correction(context, "st-arnaud-2026/proposition-5-range"));
    result.steps.carries(claim::cases("L", reading.first, std::nullopt, {{3, std::nullopt, positive}}))
        .carries(claim::written(context, "layer-3"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-3-kernel-range", check)
        .control("from layer 3 on", [](Reading& r) { r.first = 3; })
        .control("looked at in layer 3", [](Reading& r) { r.depth = 3; })
        .control("x^T x' = -1, where the kernel of layer 2 is 0", [](Reading& r) { r.z = -1; })
        .control("x^T x' = 4/5", [](Reading& r) { r.z = Rational(4, 5); })
        .corrected(check_correction, corrected())
        .correction_control("from layer 2 on", [](Reading& r) { r.first = 2; })
        .property(claim::property(
            "Theta_bar^(L) > 0 for L = 3 to 40, in balls",
            [](const Rational& z, long L) {
                const rigor::Precision precision(300);
                return rigor::certainly_positive(theta_bar(z, L));
            },
            claim::Input{"z", claim::correlations()}, claim::Input{"L", claim::integers(3, 40)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_3_kernel_range
