// Definition 4, with the sentences after it: Theta_bar^(L) = n0 2^(L-1) Theta_infinity^(L)/L for unit vectors; "Definition 4 normalizes the kernel
// to values in [-1, 1]. The maximum value of 1 is achieved on the diagonal".
// With T_L = L Theta_bar^(L): T_1 = z and T_(L+1) = kappa_0(rho) T_L + kappa_1(rho), kappa_0 and kappa_1 in [0, 1]. So |T_L| <= L by induction, and at z = 1
// kappa_0 = kappa_1 = 1 exactly, so T_L = L. For z < 1 all angles are positive, kappa_1 < 1, and T_L < L from L = 2 on (T_1 = z < 1).
#include "claim/generators.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "proofs/st_arnaud_2026/claims.hpp"
#include "rigor/proof/prove_on.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Box, rigor::Point, rigor::Rational, rigor::Truth;

/// |T_L| <= bound · L: the base T_1 = z in [-1, 1] and the step need bound >= 1 and kappas in [0, 1].
claim::Argument argue(const Rational& bound) {
    const Box s_axis{{Rational(0), Rational(22, 7)}};  // s = pi - theta, contains [0, pi]
    claim::Argument argument;
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

claim::Claim definition_4() {
    return {
        .id = "st-arnaud-2026/definition-4",
        .where = "section 6, definition 4 and the two sentences after it",
        .title = "Range of the normalized kernel",
        .statement = R"($\bar\Theta_\infty^{(L)}(x,x') = n_02^{L-1}\Theta_\infty^{(L)}(x,x')/L$ takes values in $[-1,1]$; its maximum $1$ is achieved on the diagonal.)",
        .reading = "L >= 1; x, x' unit vectors.",
        .method = "Induction on L with the ranges of kappa_0 and kappa_1 proved on the whole interval by bisection; the diagonal in exact arithmetic.",
        .attack = "Tried: bounds below 1 (control), z = -1 and 1, L up to 200 (property); the diagonal without rounding, L up to 50.",
        .uses = {"st-arnaud-2026/proposition-5-recurrence"},
        .check =
            [](const claim::Context& context) {
                claim::Finding finding = conclude(argue(1), claim::Evidence::proved, "all unit x, x', all L >= 1");
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

}  // namespace proofs::st_arnaud_2026
