// Section 6.2, proof of theorem 2, from the telescoping sum to 1 - h'(1 - e_L). With U_L = 3 pi/(2 sin(theta_L/2)) of ntk/depth/depth_asymptotics.hpp: e_L = 1 - cos theta_L = 2 sin^2(theta_L/2) = 9 pi^2/(2 U_L^2), so
// V_L = e_L^(-1/2) = (sqrt 2/(3 pi)) U_L and (sqrt 2/pi) e_L^(1/2) = 3/U_L. Lemma A gives, for every angle, 1 <= U_(L+1) - U_L <= 1 + 4.6/U_L with U_2 >= 3 pi/2 > 4. Hence for L >= 2
//   U_2 + (L - 2) <= U_L <= U_2 + (L - 2) + 4.6 sum_(k=2)^(L-1) 1/U_k,     sum <= sum 1/(U_2 + k - 2) <= log L,                          (1)
// so U_L/L -> 1, and with it everything that these lines say: e_L L^2 -> 9 pi^2/2, L (1 - h'(1 - e_L)) -> 3.
//  - The sum over k = 2 … L has L - 1 terms; the line prints L sqrt 2/(3 pi). The missing sqrt 2/(3 pi) is within the sum of errors, which is at least e_2^(1/2): the line holds as it stands, with O read as "at most a constant (which may depend on z) times".
//  - Stolz-Cesaro: (a_L/L) has the limit of a_(L+1) - a_L = O(e_(L+1)^(1/2)) -> 0.
//  - 1 - h'(cos theta) = theta/pi, between (sqrt 2/pi) e^(1/2) and (sqrt 2/pi) e^(1/2) (1 + e): theta/2 <= tan(theta/2).
#include "claim/generators.hpp"
#include "ntk/depth/depth_asymptotics.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "claim/legacy.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

Ball unit() { return rigor::sqrt(Ball(2)) / (Ball(3) * Ball::pi()); }

/// (1) along a walk from z = rho^(1), with `step` in place of the lower bound 1 and `bound` in place of 4.6.
Truth walk_within(const Rational& z, long last, const Rational& step, const Rational& bound) {
    const rigor::Precision precision(256);
    ntk::NormalizedKernelIteration<Ball> walk(z);
    walk.advance_to(2);
    const Ball first = ntk::depth_coordinate(walk.angle());
    Ball least = first, most = first;
    Truth all = rigor::certainly_less(Ball(4), first);
    for (long L = 2; L < last; ++L) {
        const Ball u = ntk::depth_coordinate(walk.angle());
        least = least + Ball(step);
        most = most + Ball(1) + Ball(bound) / u;
        walk.advance();
        const Ball next = ntk::depth_coordinate(walk.angle());
        all = all && rigor::certainly_less(least, next + Ball::dyadic(1, -100)) && rigor::certainly_less(next, most + Ball::dyadic(1, -100));
    }
    return all;
}
Truth walks(const Rational& step, const Rational& bound) {
    Truth all = Truth::yes;
    for (const char* z : {"-1", "-0.9", "0", "0.5", "0.9", "0.999"}) all = all && walk_within(rigor::parse_rational(z), 300, step, bound);
    return all;
}
/// Lemma A with these constants, for all angles.
Truth lemma(const Rational& step, const Rational& bound) {
    const ntk::DepthConstants constants = ntk::prove_depth_constants();
    return constants.proved && rigor::truth(step <= 1 && bound >= constants.growth_max());
}
claim::legacy::Argument growth(const Rational& step = 1, const Rational& bound = Rational(46, 10)) {
    claim::legacy::Argument argument;
    return argument.step("1 < U' - U <= 1 + 4.6/U for all angles (lemma A of ntk/depth/depth_asymptotics.hpp)", lemma(step, bound))
        .step("six walks of 300 layers stay within the bounds that follow, in balls", walks(step, bound));
}

/// 1 - h'(cos theta) = theta/pi lies between s and s (1 + e), s = factor sqrt 2/pi e^(1/2), for z = 1 - e.
Truth slope(const Rational& e, const Rational& factor) {
    const rigor::Precision precision(300);
    const Ball z(Rational(1 - e)), one_minus = rigor::acos(z) / Ball::pi(), s = Ball(factor) * rigor::sqrt(Ball(2)) / Ball::pi() * rigor::sqrt(Ball(e));
    return rigor::certainly_less(s, one_minus) && rigor::certainly_less(one_minus, s * (Ball(1) + Ball(e)));
}
Truth slopes(const Rational& factor) {
    Truth all = Truth::yes;
    for (long k = 0; k <= 100; ++k) all = all && slope(rigor::power_of_two(-k), factor);
    return all;
}

std::string all_z() { return "all z in [-1, 1), L -> infinity; the constants depend on z"; }

claim::Property walk_property() {
    return claim::property("U_2 + (L - 2) <= U_L <= U_2 + (L - 2) + 4.6 sum 1/U_k along walks from z in [-1, 1), L <= 120", [](const Rational& z, long L) { return walk_within(z, L, 1, Rational(46, 10)); },
                           claim::Input{"z", claim::correlations_below_one()}, claim::Input{"L", claim::integers(3, 120)});
}
claim::legacy::Control too_fast() {
    return {"U' - U >= 1 + 1e-6", [](const claim::Context&) { return claim::verdict_of(growth(1 + rigor::parse_rational("1e-6")).conclusion()); }};
}

}  // namespace

claim::legacy::Check section_6_2_telescoping_sum() {
    return {
        .id = "st-arnaud-2026/section-6.2-telescoping-sum",
        .check = [](const claim::Context& context) {
            claim::legacy::Argument argument = growth();
            const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
            argument.step("e_2 >= 1 - h(1) = 0 with equality only at z = 1: for z = 0 e_2 = 1 - 1/pi > 0, so the missing term sqrt 2/(3 pi) is at most K e_2^(1/2)", rigor::certainly_positive(Ball(1) - Ball(1) / Ball::pi()));
            claim::legacy::Finding finding = conclude(argument, claim::Evidence::proved, "all z in [-1, 1), all L >= 2; K depends on z");
            finding.values = {{"sqrt 2/(3 pi)", unit().enclosure(context.digits)}};
            finding.remark = "With L - 1 in place of L, the number of terms, K does not depend on z (K = 0.11, section-6.2-v-recurrence).";
            return finding;
        },
        .controls = {too_fast()},
        .property = walk_property(),
    };
}
const claim::legacy::Registered registered_section_6_2_telescoping_sum{section_6_2_telescoping_sum};

claim::legacy::Check section_6_2_stolz_cesaro() {
    return {
        .id = "st-arnaud-2026/section-6.2-stolz-cesaro",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = conclude(growth(), claim::Evidence::proved, all_z());
            finding.stronger = "The sum itself is (3 pi/sqrt 2) log L + O(1) times the constant of the error terms, so the quotient is of the order log L/L, not smaller: this is the logarithm that the proof loses later.";
            return finding;
        },
        .controls = {too_fast()},
        .property = walk_property(),
    };
}
const claim::legacy::Registered registered_section_6_2_stolz_cesaro{section_6_2_stolz_cesaro};

claim::legacy::Check section_6_2_e_order() {
    return {
        .id = "st-arnaud-2026/section-6.2-e-order",
        .check = [](const claim::Context& context) {
            claim::legacy::Finding finding = conclude(growth(), claim::Evidence::proved, all_z());
            const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
            finding.values = {{"limit of L^2 e_L, 9 pi^2/2", (Ball(9) * rigor::square(Ball::pi()) / Ball(2)).enclosure(context.digits)}};
            finding.stronger = "L^2 e_L -> 9 pi^2/2 for every z in [-1, 1), and e_L <= 9 pi^2/(2 (L + 2)^2) for all L >= 2.";
            return finding;
        },
        .controls = {too_fast()},
        .property = claim::property("e_L (L + 2)^2 <= 9 pi^2/2 for z in [-1, 1), 2 <= L <= 300, in balls",
                                    [](const Rational& z, long L) {
                                        const rigor::Precision precision(256);
                                        return rigor::certainly_less((Ball(1) - ntk::correlation<Ball>(z, L)) * rigor::square(Ball(L + 2)), Ball(9) * rigor::square(Ball::pi()) / Ball(2));
                                    },
                                    claim::Input{"z", claim::correlations_below_one()}, claim::Input{"L", claim::integers(2, 300)}),
    };
}
const claim::legacy::Registered registered_section_6_2_e_order{section_6_2_e_order};

claim::legacy::Check section_6_2_slope_order() {
    return {
        .id = "st-arnaud-2026/section-6.2-slope-order",
        .check = [](const claim::Context&) {
            claim::legacy::Argument argument = growth();
            argument.step("(sqrt 2/pi) e^(1/2) < 1 - h'(1 - e) < (sqrt 2/pi) e^(1/2) (1 + e), e = 1, 1/2, …, 2^-100 (balls; for all e in (0, 1] since sin x < x < tan x)", slopes(1));
            claim::legacy::Finding finding = conclude(argument, claim::Evidence::proved, all_z());
            finding.stronger = "L (1 - h'(1 - e_L)) -> 3; the next term is -(9/2) log L/L^2, and the proof drops it.";
            return finding;
        },
        .controls = {{"constant (1 + 1e-6) sqrt 2/pi", [](const claim::Context&) { return claim::verdict_of(slopes(1 + rigor::parse_rational("1e-6"))); }}},
        .property = claim::property("(sqrt 2/pi) e^(1/2) < 1 - h'(1 - e) < (sqrt 2/pi) e^(1/2) (1 + e) for e in (0, 1], in balls",
                                    [](const Rational& gap) { return slope(gap > 1 ? Rational(gap / 2) : gap, 1); }, claim::Input{"e", claim::gaps()}),
    };
}
const claim::legacy::Registered registered_section_6_2_slope_order{section_6_2_slope_order};

}  // namespace proofs::st_arnaud_2026
