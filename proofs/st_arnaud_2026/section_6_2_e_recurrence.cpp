#include "claim/generators.hpp"
#include "ntk/depth/depth_asymptotics.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "claim/legacy.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Point, rigor::Rational, rigor::Truth;

/// |e' - e + factor · (2 sqrt 2/(3 pi)) e^(3/2)| <= bound · e^(error_halves/2) for all theta in (0, pi]: the quotient, zeros at theta = 0 divided out.
Truth expansion_holds(const Rational& factor, long error_halves, const Rational& bound) {
    return rigor::prove_on(ntk::all_angles(), [&](const Point& x) {
               const ntk::DepthGeometry q = ntk::depth_geometry(x[0]);
               // (error/e) = -(v B theta^2 + (1 - factor) R_0 v); v^(error_halves - 3) · … is left after dividing by e^(error_halves/2 - 1) = (2 v^2)^(…).
               const Ball scale = rigor::power(rigor::sqrt(Ball(2)), static_cast<unsigned long>(error_halves - 2));
               const Ball theta_over_v = Ball(2) / q.sinc;
               Ball quotient = error_halves <= 5 ? q.B * rigor::square(theta_over_v) * rigor::power(q.v, static_cast<unsigned long>(5 - error_halves))
                                                 : q.B * rigor::square(theta_over_v) / rigor::power(q.v, static_cast<unsigned long>(error_halves - 5));
               if (factor != 1) quotient += Ball(Rational(1 - factor)) * Ball(4) / (Ball(3) * Ball::pi()) / rigor::power(q.v, static_cast<unsigned long>(error_halves - 3));
               return Ball(bound) - rigor::abs(quotient / scale);
           }).verdict;
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Argument argument;
    argument.step("|e_(L+1) - e_L + (2 sqrt 2/(3 pi)) e_L^(3/2)| <= 0.04 e_L^2 for all theta in [0, pi], by bisection", expansion_holds(1, 4, Rational(4, 100)))
        .step("and <= 0.03 e_L^(5/2)", expansion_holds(1, 5, Rational(3, 100)));
    claim::legacy::Finding finding = conclude(argument, claim::Evidence::proved, "all e_L in [0, 2], with error at most 0.04 e_L^2; hence O(e_L^2) as e_L -> 0");
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
    finding.values = {{"limit of -error/e_L^(5/2) as e_L -> 0, sqrt(2)/(30 pi)", (rigor::sqrt(Ball(2)) / (Ball(30) * Ball::pi())).enclosure(context.digits)}};
    finding.stronger = "The error is negative and O(e_L^(5/2)), at most 0.03 e_L^(5/2).";
    return finding;
}

}  // namespace

claim::legacy::Check section_6_2_e_recurrence() {
    return {
        .id = "st-arnaud-2026/section-6.2-e-recurrence",
        .check = check,
        .controls = {{"coefficient off by a relative 1e-30", [](const claim::Context&) { return claim::verdict_of(expansion_holds(1 + rigor::parse_rational("1e-30"), 4, 1)); }},
                     {"error term O(e^3): a half-order too high", [](const claim::Context&) { return claim::verdict_of(expansion_holds(1, 6, 1000)); }},
                     {"constant 0.02 in the bound by e^(5/2)", [](const claim::Context&) { return claim::verdict_of(expansion_holds(1, 5, Rational(2, 100))); }}},
        .property = claim::property(
            "-0.03 e^(5/2) <= e_(L+1) - e_L + (2 sqrt 2/(3 pi)) e_L^(3/2) <= 0 for z = rho^(L) in [-1, 1)",
            [](const Rational& z) {
                const rigor::Precision precision(900);
                const Ball e(Rational(1 - z)), root = rigor::sqrt(e);
                const Ball next = Ball(1) - ntk::correlation<Ball>(z, 2);
                const Ball error = next - e + Ball(2) * rigor::sqrt(Ball(2)) / (Ball(3) * Ball::pi()) * e * root;
                return rigor::certainly_at_most(error, Ball(0)) && rigor::certainly_at_most(-error, Ball(Rational(3, 100)) * e * e * root);
            },
            claim::Input{"z", claim::correlations_below_one()}),
    };
}
const claim::legacy::Registered registered_section_6_2_e_recurrence{section_6_2_e_recurrence};

}  // namespace proofs::st_arnaud_2026
