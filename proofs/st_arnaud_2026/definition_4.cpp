#include "claim/generators.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "claim/legacy.hpp"
#include "rigor/proof/prove_on.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Box, rigor::Point, rigor::Rational, rigor::Truth;

/// |T_L| <= bound · L: the base T_1 = z in [-1, 1] and the step need bound >= 1 and kappas in [0, 1].
claim::legacy::Argument argue(const Rational& bound) {
    const Box s_axis{{Rational(0), Rational(22, 7)}};  // s = pi - theta, contains [0, pi]
    claim::legacy::Argument argument;
    argument.step("kappa_0 = s/pi lies in [0, 1]: it is affine in s, exactly 0 at s = 0 and exactly 1 at theta = 0",
                  rigor::truth(ntk::kappa_0(Ball(-1)).is_exactly_zero()) && rigor::certainly_equal(ntk::kappa_0_of_angle(Ball(0)), Ball(1)))
        .step("kappa_1 = (sin s - s cos s)/pi >= 0: its quotient by s^3 is positive on [0, pi]",
              rigor::prove_on(s_axis, [](const Point& s) { return ntk::sine_remainder(s[0]); }).verdict)
        .step("1 - kappa_1 >= 0: with theta = pi - s it is 1 - cos theta - (sin theta - theta cos theta)/pi = theta^2 (sinc(theta/2)^2/2 - theta A/pi), the bracket positive on [0, pi]",
              rigor::prove_on(s_axis, [](const Point& x) {
                  const Ball half = rigor::scaled_by_power_of_two(x[0], -1);
                  return rigor::square(rigor::sinc(half)) / Ball(2) - x[0] * ntk::sine_remainder(x[0]) / Ball::pi();
              }).verdict)
        .step("induction: |T_1| = |z| <= bound and |T_(L+1)| <= |T_L| + 1 <= bound (L + 1)", rigor::truth(bound >= 1))
        .step("on the diagonal kappa_0 = kappa_1 = 1 exactly, so Theta_bar^(L) = 1 for L = 1 to 50 without rounding", [] {
            ntk::NormalizedKernelIteration<Ball> walk(Rational(1));
            Truth one = Truth::yes;
            for (; walk.layer() <= 50; walk.advance()) one = one && rigor::certainly_equal(walk.value(), Ball(1));
            return one;
        }());
    return argument;
}

}  // namespace

claim::legacy::Check definition_4() {
    return {
        .id = "st-arnaud-2026/definition-4",
        .check =
            [](const claim::Context& context) {
                claim::legacy::Finding finding = conclude(argue(1), claim::Evidence::proved, "all unit x, x', all L >= 1");
                const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
                finding.values = {{"Theta_bar^(1) at z = -1, the minimum", ntk::normalized_neural_tangent_kernel<Ball>(-1, 1).enclosure(context.digits)},
                                  {"Theta_bar^(2) at z = -1/2", ntk::normalized_neural_tangent_kernel<Ball>(Rational(-1, 2), 2).enclosure(context.digits)}};
                finding.remark = "Sharp as printed only for L = 1; see proposition-5-range for the range at each L.";
                return finding;
            },
        .controls = {{"values in [-0.999, 0.999]", [](const claim::Context&) { return claim::verdict_of(argue(Rational(999, 1000)).conclusion()); }}},
        .property = claim::property(
            "-1 <= Theta_bar^(L)(z) <= 1 for z in [-1, 1], L <= 200, up to 2^-150",
            [](const Rational& z, long L) {
                const rigor::Precision precision(400);
                return rigor::certainly_less(rigor::abs(ntk::normalized_neural_tangent_kernel<Ball>(z, L)), Ball(1) + Ball::dyadic(1, -150));
            },
            claim::Input{"z", claim::correlations()}, claim::Input{"L", claim::integers(1, 200)}),
    };
}
const claim::legacy::Registered registered_definition_4{definition_4};

}  // namespace proofs::st_arnaud_2026
