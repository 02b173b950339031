#include "claim/generators.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "claim/legacy.hpp"
#include "rigor/proof/prove_on.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Box, rigor::Point, rigor::Rational, rigor::Truth;

/// Is Theta_bar^(L)(z) >= 0?
Truth nonnegative_at(const Rational& z, long L) {
    const rigor::Precision precision(192);
    return rigor::certainly_nonnegative(ntk::normalized_neural_tangent_kernel<Ball>(z, L));
}

/// 2 pi Theta_bar^(2)/s = sinc(s) - 2 cos(s), s = pi - theta.
Ball second_layer(const Ball& s) { return rigor::sinc(s) - Ball(2) * rigor::cos(s); }

/// Theta_bar^(L) in (0, 1] for all z and all L >= first (first = 3 is the truth).
claim::legacy::Argument positive_from(long first, const Rational& least_second) {
    const Box s_axis{{Rational(0), Rational(22, 7)}};
    claim::legacy::Argument argument;
    argument
        .step(fmt::format("T_2 = (sin s - 2 s cos s)/pi > {} on [0, pi]", to_string(least_second)),
              rigor::prove_on(s_axis, [&](const Point& s) { return s[0] * second_layer(s[0]) / Ball::pi() - Ball(least_second); }).verdict)
        .step("T_3 >= min T_2 + rho^(3) > 0 with rho^(3) >= h(0) = 1/pi, since h increases and rho^(2) >= 0",
              rigor::certainly_positive(Ball(least_second) + Ball(1) / Ball::pi()))
        .step("T_(L+1) = kappa_0 T_L + rho^(L+1) > 0 for L >= 3, because kappa_0 >= 0 and rho^(L+1) > 0 (kappa_1/s^3 > 0 on [0, pi]); T_L <= L is definition-4",
              rigor::prove_on(s_axis, [](const Point& s) { return ntk::sine_remainder(s[0]); }).verdict);
    if (first < 3) argument.step("and at L = 2, z = -1/2", nonnegative_at(Rational(-1, 2), 2));
    if (first < 2) argument.step("and at L = 1, z = -1", nonnegative_at(Rational(-1), 1));
    return argument;
}

/// The sign change of Theta_bar^(2): negative on (0, s*), positive beyond, s* in [below, above].
claim::legacy::Argument sign_change(const Rational& below, const Rational& above) {
    claim::legacy::Argument argument;
    argument
        .step("sinc(s) - 2 cos(s) < 0 on [0, lower end]", rigor::prove_on({{Rational(0), below}}, [](const Point& s) { return -second_layer(s[0]); }).verdict)
        .step("its derivative is positive on [1, 2]: (cos s - sinc s)/s + 2 sin s > 0, so there is one zero between",
              rigor::prove_on({{Rational(1), Rational(2)}}, [](const Point& s) { return (rigor::cos(s[0]) - rigor::sinc(s[0])) / s[0] + Ball(2) * rigor::sin(s[0]); }).verdict)
        .step("sinc(s) - 2 cos(s) > 0 on [upper end, pi]", rigor::prove_on({{above, Rational(22, 7)}}, [](const Point& s) { return second_layer(s[0]); }).verdict);
    return argument;
}

const Rational s_below = rigor::parse_rational("1.165561185207"), s_above = rigor::parse_rational("1.165561185208");

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    const Truth first = nonnegative_at(-1, 1), second = nonnegative_at(Rational(-1, 2), 2);
    claim::legacy::Finding finding;
    finding.verdict = claim::verdict_of(first && second && positive_from(3, Rational(-14, 100)).conclusion());
    finding.evidence = finding.verdict == claim::Verdict::undecided ? claim::Evidence::none : claim::Evidence::proved;
    finding.scope = "all unit x, x', all L >= 1: false at L = 1 and at L = 2, true from L = 3 on";
    claim::legacy::Argument argument;
    argument.step("Theta_bar^(1)(-1) >= 0", first).step("Theta_bar^(2)(-1/2) >= 0", second);
    finding.argument = argument.steps();
    const Ball s_star = Ball::interval(s_below, s_above);
    finding.values = {{"Theta_bar^(1) at z = -1", ntk::normalized_neural_tangent_kernel<Ball>(-1, 1).enclosure(context.digits)},
                      {"Theta_bar^(2) at z = -1/2", ntk::normalized_neural_tangent_kernel<Ball>(Rational(-1, 2), 2).enclosure(context.digits)},
                      {"Theta_bar^(2) at z = -0.79, near its minimum", ntk::normalized_neural_tangent_kernel<Ball>(rigor::parse_rational("-0.79"), 2).enclosure(context.digits)},
                      {"-cos s*, below which Theta_bar^(2) is negative (z > -1)", (-rigor::cos(s_star)).enclosure(context.digits)},
                      {"Theta_bar^(3) at z = -1", ntk::normalized_neural_tangent_kernel<Ball>(-1, 3).enclosure(context.digits)}};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = fmt::format(
            "L = 1: Theta_bar^(1)(x, -x) = <x, -x> = -1. L = 2, angle 120 degrees (z = -1/2): Theta_bar^(2) = (sqrt(3)/2 - pi/3)/(2 pi) is {}, negative.",
            ntk::normalized_neural_tangent_kernel<Ball>(Rational(-1, 2), 2).enclosure(6));
        finding.pari = "z = -1/2; t = acos(z); print(((1 - t/Pi)*z + (sin(t) + (Pi - t)*cos(t))/Pi)/2)";
        finding.harm = "None for the limit: theorem-2-limit is proved here without the range, and the range holds from L = 3 on.";
        finding.correction = {
            R"($\bar\Theta_\infty^{(L)}(x,x')\in(0,1]$ for all unit $x,x'$ and all $L\ge3$; for $L=2$ it is nonnegative iff $\langle x,x'\rangle=-1$ or $\langle x,x'\rangle\ge-\cos s^*=-0.3942\ldots$ with $\tan s^*=2s^*$, and always greater than $-0.07$; for $L=1$ it is $\langle x,x'\rangle$.)",
            claim::verdict_of(positive_from(3, Rational(-14, 100)).conclusion() && sign_change(s_below, s_above).conclusion()), claim::Evidence::proved,
            "all unit x, x', all L >= 1"};
    }
    return finding;
}

}  // namespace

claim::legacy::Check proposition_5_range() {
    return {
        .id = "st-arnaud-2026/proposition-5-range",
        .check = check,
        .controls = {{"[0, 1] from L = 2 on", [](const claim::Context&) { return claim::verdict_of(positive_from(2, Rational(-14, 100)).conclusion()); }},
                     {"[0, 1] from L = 1 on", [](const claim::Context&) { return claim::verdict_of(positive_from(1, Rational(-14, 100)).conclusion()); }},
                     {"T_2 > -0.13 (the minimum is -0.13678…)", [](const claim::Context&) { return claim::verdict_of(positive_from(3, Rational(-13, 100)).conclusion()); }},
                     {"sign change of the second layer at s* + 1e-9", [](const claim::Context&) { return claim::verdict_of(sign_change(s_below + rigor::parse_rational("1e-9"), s_above + rigor::parse_rational("1e-9")).conclusion()); }}},
        .property = claim::property(
            "0 < Theta_bar^(L)(z) <= 1 for z in [-1, 1] and 3 <= L <= 200",
            [](const Rational& z, long L) {
                const rigor::Precision precision(400);
                const Ball value = ntk::normalized_neural_tangent_kernel<Ball>(z, L);
                return rigor::certainly_positive(value) && rigor::certainly_less(value, Ball(1) + Ball::dyadic(1, -150));
            },
            claim::Input{"z", claim::correlations()}, claim::Input{"L", claim::integers(3, 200)}),
    };
}
const claim::legacy::Registered registered_proposition_5_range{proposition_5_range};

}  // namespace proofs::st_arnaud_2026
