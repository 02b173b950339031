// Proof of lemma 1 (appendix C): "h(z) >= z on [-1, 1], with strict inequality on [-1, 1["; figure 3 shows it.
// With z = cos theta, h(z) - z = (sin theta - theta cos theta)/pi = theta^3 A(theta)/pi, A entire. A > 0 on [0, pi] proves strict inequality
// for theta in (0, pi], that is z in [-1, 1), and equality at z = 1.
#include "claim/generators.hpp"
#include "ntk/kernel/depth_map.hpp"
#include "proofs/st_arnaud_2026/claims.hpp"
#include "rigor/proof/prove_on.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Point, rigor::Rational, rigor::Truth;

/// A(theta) > shift on [0, 22/7], which contains [0, pi].
claim::Argument argue(const Rational& shift) {
    claim::Argument argument;
    argument.step("(sin theta - theta cos theta)/theta^3 > 0 on [0, pi], its value 1/3 at 0 included",
                  rigor::prove_on({{Rational(0), Rational(22, 7)}}, [&](const Point& theta) { return ntk::sine_remainder(theta[0]) - Ball(shift); }).verdict);
    return argument;
}

}  // namespace

claim::Claim appendix_c_above_identity() {
    return {
        .id = "st-arnaud-2026/appendix-c-above-identity",
        .where = "appendix C, proof of lemma 1; figure 3",
        .title = "h lies above the identity",
        .statement = R"($h(z)\ge z$ on $[-1,1]$, with strict inequality on $[-1,1[$.)",
        .reading = "",
        .method = "h(cos theta) - cos theta = theta^3 A(theta)/pi with A entire; A > 0 on [0, pi] by bisection in ball arithmetic (the triple zero at the fixed point is divided out).",
        .attack = "Tried: larger lower bounds of the remainder (controls), z = -1 and z close to 1.",
        .uses = {"st-arnaud-2026/definition-5"},
        .check =
            [](const claim::Context& context) {
                claim::Finding finding = conclude(argue(0), claim::Evidence::proved, "all z in [-1, 1]");
                const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
                finding.values = {{"h(0) - 0 = 1/pi", ntk::depth_map(Ball(0)).enclosure(context.digits)}};
                finding.remark = "The property tests more than is proved: the excess is at least (arccos(z)/pi)^3.";
                return finding;
            },
        .controls = {{"A > 1/9 on [0, pi] (false at pi, where A = 1/pi^2)", [](const claim::Context&) { return claim::verdict_of(argue(Rational(1, 9)).conclusion()); }},
                     {"A > 1/3 (false for every theta > 0)", [](const claim::Context&) { return claim::verdict_of(argue(Rational(1, 3)).conclusion()); }}},
        .property = claim::property(
            "h(z) > z for z in [-1, 1), and the excess is at least (arccos z)^3/pi^3 up to rounding",
            [](const Rational& z) {
                const rigor::Precision precision(700);
                const Ball theta = ntk::angle_of<Ball>(z), excess = ntk::depth_map_as_printed(Ball(z)) - Ball(z);
                const Ball least = rigor::power(theta / Ball::pi(), 3) * (Ball(1) - Ball::dyadic(1, -100));
                return rigor::certainly_positive(excess) && rigor::certainly_less(least, excess);
            },
            claim::Input{"z", claim::correlations_below_one()}),
    };
}

}  // namespace proofs::st_arnaud_2026
