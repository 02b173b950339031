#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/depth_map.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::figure_2 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The kernel is L Theta_bar^(L)/(n0 base^(L-1)), for base 2 Theta_infinity^(L); with the bar it is Theta_bar^(L).
struct Reading {
    Rational limit{1, 4};
    bool bar = false;
    long base = 2;
    /// Of the correction: at this depth and rho^(1) the kernel is by a fifth above the limit.
    long depth = 30;
    Rational rho = 0, excess{1, 5};
};

constexpr long from = 10;      // the bound is looked at from here on
const Rational most(1, 50);    // and this is what it stays below; any number below 1/4 would do
const Rational digit(1, 100);  // "20 %" is the deviation cut to a percent

/// A bound of |n0 kernel| at depth L, from |Theta_bar^(L)| <= 1.
Rational bound(const Reading& reading, long L) {
    if (reading.bar) return 1;
    Rational value = L;
    for (long l = 1; l < L; ++l) value /= reading.base;
    return value;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "every x != x': Theta_infinity^(L) -> 0";
    const long b = reading.base;
    claim::Steps base, step;
    base.carries(claim::exact({fmt::format("bound of |n0 Theta_infinity^(L)| at L = {}", from), bound(reading, from)},
                              Relation::at_most, {rigor::to_string(most), most}));
    // bound(L + 1)/bound(L) = (L + 1)/(b L) <= 1, as b L - (L + 1) = (b - 1) (L - from) + (b - 1) from - 1.
    step.carries(claim::identity<1>(
                     fmt::format("{} L - (L + 1)", b), [&](const auto& L) { return b * L - (L + 1); },
                     fmt::format("{} (L - {}) + {}", b - 1, from, (b - 1) * from - 1),
                     [&](const auto& L) { return (b - 1) * (L - from) + ((b - 1) * from - 1); }))
        .carries(claim::exact({"the last summand", (b - 1) * from - 1}, Relation::at_least, {"0", 0}));
    result.steps.carries(claim::cites(context, "st-arnaud-2026/definition-4"))
        .carries(claim::induction(fmt::format("L >= {}", from), base, step))
        .carries(claim::exact({rigor::to_string(most), most}, Relation::less, {"the printed limit", reading.limit}))
        .carries(claim::written(context, "to-zero"));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    for (const char* z : {"0", "0.5", "0.9", "0.99"})
        result.values.push_back({fmt::format("Theta_bar^(30), rho^(1) = {}", z),
                                 theta_bar(rigor::parse_rational(z), 30).enclosure(context.digits)});
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(192);
    claim::Result result;
    result.scope = "all x != x'; the number at rho^(1) = 0, L = 30";
    const std::string deviation = fmt::format("Theta_bar^({})/({}) - 1 at rho^(1) = {}", reading.depth,
                                              rigor::to_string(reading.limit), rigor::to_string(reading.rho));
    const Ball value = theta_bar(reading.rho, reading.depth) / Ball(reading.limit) - Ball(1);
    const Rational next = reading.excess + digit;
    result.steps.carries(claim::cites(context, "st-arnaud-2026/theorem-2-limit"))
        .carries(claim::exact({"the limit", reading.limit}, Relation::equal,
                              {"that of theorem-2-limit, 1/4", Rational(1, 4)}))
        .carries(
            claim::exact({deviation, value}, Relation::at_least, {rigor::to_string(reading.excess), reading.excess}))
        .carries(claim::exact({deviation, value}, Relation::less, {rigor::to_string(next), next}));
    return result;
}

/// n0 Theta_infinity^(L) by the recurrence of theorem 1, propositions 1 and 2: Theta -> h'(rho) Theta/2 + h(rho)/2^L.
Ball unnormalized(const Rational& z, long L) {
    Ball rho(z), theta(z);
    for (long l = 1; l < L; ++l) {
        const Ball next = ntk::depth_map(rho);
        theta = ntk::depth_map_derivative(rho) * theta / Ball(2) + next * Ball::dyadic(1, -l);
        rho = next;
    }
    return theta;
}
Truth bounded(const Rational& z, long L) {
    const rigor::Precision precision(2500);  // next to z = 1 each layer of h loses bits
    const Ball value = unnormalized(z, L), scale = Ball(L) * Ball::dyadic(1, 1 - L);
    return rigor::certainly_less(rigor::abs(value - scale * theta_bar(z, L)), scale * Ball::dyadic(1, -50)) &&
           rigor::certainly_at_most(rigor::abs(value), scale);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/figure-2", check)
        .control("the limit 0", [](Reading& r) { r.limit = 0; })
        .control("a kernel that is divided by n0/L only", [](Reading& r) { r.base = 1; })
        .corrected(check_correction, Reading{.bar = true})
        .correction_control("the limit 1/3", [](Reading& r) { r.limit = Rational(1, 3); })
        .correction_control("20 % above at depth 60", [](Reading& r) { r.depth = 60; })
        .correction_control("20 % above at rho^(1) = 0.5", [](Reading& r) { r.rho = Rational(1, 2); })
        .correction_control("21 % above", [](Reading& r) { r.excess = Rational(21, 100); })
        .property(claim::property(
            "n0 Theta_infinity^(L) by the recurrence of theorem 1 is L Theta_bar^(L)/2^(L-1), and at most L/2^(L-1), "
            "for z in [-1, 1), L <= 20, in balls",
            bounded, claim::Input{"z", claim::correlations_below_one()}, claim::Input{"L", claim::integers(1, 20)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::figure_2
