#include "claim/generators.hpp"
#include "ntk/depth/depth_asymptotics.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "claim/legacy.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Point, rigor::Rational, rigor::Truth;

/// |V' - V - factor · sqrt 2/(3 pi)| <= bound · e^(error_halves/2) for all theta in (0, pi].
Truth expansion_holds(const Rational& factor, long error_halves, const Rational& bound) {
    return rigor::prove_on(ntk::all_angles(), [&](const Point& x) {
               const ntk::DepthGeometry q = ntk::depth_geometry(x[0]);
               const Ball root2 = rigor::sqrt(Ball(2)), root_e = root2 * q.v;
               Ball quotient = Ball(2) / (Ball(9) * rigor::square(Ball::pi())) * (Ball(Rational(3, 2)) + q.v * q.H);  // of the error by e^(1/2)
               if (factor != 1) quotient += Ball(Rational(1 - factor)) * root2 / (Ball(3) * Ball::pi()) / root_e;
               return Ball(bound) - rigor::abs(quotient) / rigor::power(root_e, static_cast<unsigned long>(error_halves - 1));
           }).verdict;
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Argument argument;
    argument.step("|V_(L+1) - V_L - sqrt 2/(3 pi)| <= 0.11 e_L^(1/2) for all theta in [0, pi], by bisection", expansion_holds(1, 1, Rational(11, 100)))
        .step("the error is positive: H > 0 (lemma A)", ntk::prove_depth_constants().proved);
    claim::legacy::Finding finding = conclude(argument, claim::Evidence::proved, "all e_L in (0, 2], with error between 0 and 0.11 e_L^(1/2); hence O(e_L^(1/2)) as e_L -> 0");
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
    finding.values = {{"limit of error/e_L^(1/2) as e_L -> 0, 1/(3 pi^2)", (Ball(1) / (Ball(3) * rigor::square(Ball::pi()))).enclosure(context.digits)}};
    finding.remark = "The order is exact: the error divided by e_L^(1/2) tends to 1/(3 pi^2), not to 0. Since e_L^(1/2) is of the order 1/L, the sum of these errors over L layers grows like log L.";
    return finding;
}

}  // namespace

claim::legacy::Check section_6_2_v_recurrence() {
    return {
        .id = "st-arnaud-2026/section-6.2-v-recurrence",
        .check = check,
        .controls = {{"constant sqrt 2/(3 pi) off by a relative 1e-30", [](const claim::Context&) { return claim::verdict_of(expansion_holds(1 + rigor::parse_rational("1e-30"), 1, 1)); }},
                     {"error term O(e): a half-order too high", [](const claim::Context&) { return claim::verdict_of(expansion_holds(1, 2, 1000)); }},
                     {"constant 0.05 in the bound", [](const claim::Context&) { return claim::verdict_of(expansion_holds(1, 1, Rational(5, 100))); }}},
        .property = claim::property(
            "0 <= V_(L+1) - V_L - sqrt 2/(3 pi) <= 0.11 e_L^(1/2) for z = rho^(L) in [-1, 1)",
            [](const Rational& z) {
                const rigor::Precision precision(900);
                const Ball root = rigor::sqrt(Ball(Rational(1 - z)));
                const Ball step = Ball(1) / rigor::sqrt(Ball(1) - ntk::correlation<Ball>(z, 2)) - Ball(1) / root;
                const Ball error = step - rigor::sqrt(Ball(2)) / (Ball(3) * Ball::pi());
                return rigor::certainly_nonnegative(error) && rigor::certainly_at_most(error, Ball(Rational(11, 100)) * root);
            },
            claim::Input{"z", claim::correlations_below_one()}),
    };
}
const claim::legacy::Registered registered_section_6_2_v_recurrence{section_6_2_v_recurrence};

}  // namespace proofs::st_arnaud_2026
