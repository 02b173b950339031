// Section 6 before and after theorem 3, and the introduction of section 6.3, in running text.
//  - Data-independence: for fixed X and L -> infinity Theta_bar(Xx) -> 1/4 for x outside X and K -> M = (1/4) 1 1^T + (3/4) I, M^(-1) 1 = 4/(n + 3) 1, so f_infinity(x) - f_0(x) -> (1/(n + 3)) sum (f*(x_i) - f_0(x_i)), the same for all x.
//  - lambda_n -> 0 for fixed L and n -> infinity: two of n points of the sphere come arbitrarily close, and lambda_n <= 1 - Theta_bar(x_i, x_j) (the vector (1, -1)/sqrt 2).
//  - Monotone: false for every L >= 2, next to z = -1. As functions of the angle theta = theta_1, T_(L+1) = (1 - theta_L/pi) T_L + cos theta_(L+1) and d cos(theta_(L+1))/d theta_L = -(1 - theta_L/pi) sin theta_L. At theta = pi: T_1 = -1 with slope 0; cos theta_2 = h(-1) = 0 with slope 0, so theta_2 = pi/2 and
//    d theta_l/d theta = 0 for all l >= 2; T_2 has the slope -T_1/pi = 1/pi, and T_(L+1) has (1 - theta_L/pi) times that of T_L: dT_L/d theta = (1/pi) prod_(l=2)^(L-1) (1 - theta_l/pi) > 0, since 0 < theta_l <= pi/2. So Theta_bar^(L) falls as z = cos theta grows from -1.
//    On [0, 1] it increases for every L: products, sums and compositions of increasing functions that are not negative.
//  - "only depends on L": Theta_bar^(L)(z) -> 1 as z -> 1 for every L, so the supremum of |Theta_bar^(L) - 1/4| over pairs of different points is 3/4 for every L >= 2 (for L = 1 it is 5/4, at antipodal points).
#include "claim/generators.hpp"
#include "ntk/kernel/depth_map.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/section_4.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// M (4/(n + 3)) 1 = 1 and (1/4) 1^T M^(-1) = 1^T/(n + 3), with `diagonal` in place of 3/4.
bool limit_predictor(long n, const Rational& diagonal) {
    const Rational row = Rational(n, 4) + diagonal;
    return row * Rational(4, n + 3) == 1 && Rational(1, 4) / row == Rational(1, n + 3);
}
claim::legacy::Argument independent(const Rational& diagonal) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long n = 1; n <= 60; ++n) all = all && limit_predictor(n, diagonal);
    return argument.step("M 1 = ((n + 3)/4) 1 and (1/4) 1^T M^(-1) = 1^T/(n + 3), n = 1 to 60, exactly (row sums)", rigor::truth(all));
}

/// 1 - Theta_bar^(L) at a pair of the angle 2 pi/n: bounds lambda_n for n points of the circle.
Ball circle_bound(long n, long L) {
    const Rational cosine = rigor::rational_midpoint(rigor::cos(Ball(2) * Ball::pi() / Ball(n)));
    return Ball(1) - theta_bar(cosine, L);
}
claim::legacy::Argument vanishes(const Rational& order) {
    claim::legacy::Argument argument;
    const rigor::Precision precision(300);
    Truth all = Truth::yes;
    for (const long L : {1L, 2L, 3L, 10L, 30L})
        for (long k = 4; k <= 40; k += 4) all = all && rigor::certainly_less(circle_bound(1L << k, L), Ball(Rational(20 * L * L)) * rigor::power(Ball::dyadic(1, -k), order));
    return argument.step("n = 2^4 to 2^40 points of the circle: lambda_n <= 1 - Theta_bar(2 pi/n) <= 20 L^2/n, L = 1, 2, 3, 10, 30 (balls; at every L Theta_bar is continuous and 1 at z = 1)", all);
}

/// The slope in theta at pi of a formal sum, in units of 1/pi: cos has 0, (theta/pi) cos theta has -1, sin theta/pi has -1.
Rational slope_at_pi(const SecondLayer& f) { return -f.angle_cosine - f.sine; }
/// (1/pi) prod_(l=2)^(L-1) (1 - theta_l/pi) for theta_1 = pi.
Ball slope_of_layer(long L) {
    ntk::NormalizedKernelIteration<Ball> walk(Rational(-1));
    Ball slope = Ball(1) / Ball::pi();
    for (walk.advance(); walk.layer() < L; walk.advance()) slope *= Ball(1) - walk.angle() / Ball::pi();
    return slope;
}
/// Theta_bar^(L) falls from z to z + 10^-10, for every L >= 2 if z = -1.
claim::legacy::Argument decreases(const Rational& z) {
    claim::legacy::Argument argument;
    const rigor::Precision precision(300);
    const SecondLayer kappa_1{1, -1, 1};
    Truth positive = Truth::yes, quotient = Truth::yes, falls = Truth::yes;
    for (const long L : {2L, 3L, 10L, 100L, 1000L}) positive = positive && rigor::certainly_positive(slope_of_layer(L));
    const Rational near = z + rigor::parse_rational("1e-10");
    const Ball step = ntk::angle_of<Ball>(z) - ntk::angle_of<Ball>(near);
    for (long L = 2; L <= 12; ++L) {
        const Ball fall = theta_bar(z, L) - theta_bar(near, L), slope = slope_of_layer(L);
        quotient = quotient && rigor::certainly_less(rigor::abs(Ball(L) * fall / step - slope), slope / Ball(100));
    }
    for (const long L : {2L, 3L, 12L, 100L, 1000L}) falls = falls && rigor::certainly_less(theta_bar(near, L), theta_bar(z, L));
    return argument
        .step("at theta = pi: kappa_1 has the value 0 and the slope 0 in the angle, T_2 the slope 1/pi, as formal sums, exactly",
              rigor::truth(kappa_1.at_sixth_turn(3) == rigor::SymbolicConstant() && slope_at_pi(kappa_1) == 0 && slope_at_pi(second_layer()) == 1))
        .step("dT_L/d theta = (1/pi) prod_(l=2)^(L-1) (1 - theta_l/pi) > 0 at theta = pi, L = 2, 3, 10, 100, 1000 (balls; for all L: theta_l <= pi/2 for l >= 2)", positive)
        .step("it is the difference quotient from z = " + rigor::to_string(z) + " to z + 10^-10 up to 1 %, L = 2 to 12 (balls)", quotient)
        .step("Theta_bar^(L)(z + 10^-10) < Theta_bar^(L)(z) at z = " + rigor::to_string(z) + ", L = 2, 3, 12, 100, 1000 (balls)", falls);
}
Truth increasing(const Rational& a, const Rational& b, long L) {
    const rigor::Precision precision(500);
    return a == b ? Truth::yes : rigor::certainly_less(theta_bar(a, L), theta_bar(b, L));
}
claim::legacy::Argument increases_from_zero(const Rational& from) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (long L = 1; L <= 12; ++L)
        for (long k = 0; k < 20; ++k) all = all && increasing(from + (1 - from) * Rational(k, 20), from + (1 - from) * Rational(k + 1, 20), L);
    return argument.step("21 points of [" + rigor::to_string(from) + ", 1], L = 1 to 12, in balls (for all: products, sums and compositions of increasing functions with values in [0, 1])", all);
}

/// |Theta_bar^(L)(z) - 1/4| close to 3/4 for z close to 1, for each L.
claim::legacy::Argument not_uniform(const Rational& most) {
    claim::legacy::Argument argument;
    const rigor::Precision precision(600);
    Truth all = Truth::yes;
    for (const long L : {1L, 10L, 100L, 1000L}) all = all && rigor::certainly_less(Ball(most), theta_bar(1 - rigor::power_of_two(-80), L) - Ball(Rational(1, 4)));
    return argument.step("z = 1 - 2^-80: Theta_bar^(L) - 1/4 > " + rigor::to_string(most) + " at L = 1, 10, 100, 1000", all);
}

claim::Property increasing_property() {
    return claim::property("Theta_bar^(L) increases on [0, 1], L <= 30, in balls",
                           [](const std::pair<Rational, Rational>& p, long L) {
                               const Rational a = abs(p.first), b = abs(p.second);
                               return a < b ? increasing(a, b, L) : increasing(b, a, L);
                           },
                           claim::Input{"z", claim::correlation_pairs()}, claim::Input{"L", claim::integers(1, 30)});
}

}  // namespace

claim::legacy::Check section_6_data_independent() {
    return {
        .id = "st-arnaud-2026/section-6-data-independent",
        .check = with_misprint([](const claim::Context&) {
            claim::legacy::Finding finding = conclude(independent(Rational(3, 4)), claim::Evidence::proved, "all fixed X of different points, all x outside X");
            finding.stronger = "The limit: f_infinity(x) - f_0(x) -> (1/(n + 3)) sum_i (f*(x_i) - f_0(x_i)) for every x outside X; for finite t the factor 1 - e^(-t (n + 3)/4) enters.";
            return finding;
        }, R"(With large depths $f_t-f_0$ becomes data-independent outside of $X$ ($f_0(x)$ depends on $x$).)"),
        .controls = {{"diagonal 1/2 + 1/4", [](const claim::Context&) { return claim::verdict_of(independent(Rational(1, 2)).conclusion()); }}},
        .property = claim::property("the inverse of (1/4) 1 1^T + (3/4) I applied to 1, exactly", [](long n) { return rigor::truth(limit_predictor(n, Rational(3, 4))); }, claim::Input{"n", claim::integers(1, 100'000)}),
    };
}
const claim::legacy::Registered registered_section_6_data_independent{section_6_data_independent};

claim::legacy::Check section_6_smallest_eigenvalue() {
    return {
        .id = "st-arnaud-2026/section-6-smallest-eigenvalue",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = conclude(vanishes(1), claim::Evidence::proved, "all n0, all L >= 1: two of n points have an angle of order n^(-1/(n0-1)) at most, and lambda_n <= 1 - Theta_bar of it");
            finding.remark = "This contradicts scenario a) of theorem 3 as n -> infinity (theorem-3-scenarios).";
            return finding;
        },
        .controls = {{"lambda_n bound of order 1/n^2", [](const claim::Context&) { return claim::verdict_of(vanishes(2).conclusion()); }}},
        .property = claim::property("1 - Theta_bar^(L)(2 pi/n) <= 20 L^2/n, in balls",
                                    [](long n, long L) {
                                        const rigor::Precision precision(300);
                                        return rigor::certainly_less(circle_bound(n, L), Ball(Rational(20 * L * L, n)));
                                    },
                                    claim::Input{"n", claim::integers(3, 1'000'000)}, claim::Input{"L", claim::integers(1, 30)}),
    };
}
const claim::legacy::Registered registered_section_6_smallest_eigenvalue{section_6_smallest_eigenvalue};

claim::legacy::Check section_6_3_monotone() {
    return {
        .id = "st-arnaud-2026/section-6.3-monotone",
        .check = [](const claim::Context& context) {
            claim::legacy::Finding finding = refute(decreases(-1), claim::Evidence::proved, "false for every L >= 2, near z = -1; true for L = 1");
            const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
            finding.values = {{"Theta_bar^(2)(-1)", theta_bar(Rational(-1), 2).enclosure(context.digits)}, {"Theta_bar^(2)(-0.9)", theta_bar(rigor::parse_rational("-0.9"), 2).enclosure(context.digits)}};
            for (const long L : {3L, 10L, 100L}) finding.values.push_back({fmt::format("d(L Theta_bar^(L))/d theta at theta = pi, L = {}", L), slope_of_layer(L).enclosure(context.digits)});
            if (finding.verdict == claim::Verdict::fails) {
                finding.witness = "L = 2: Theta_bar^(2)(-1) = 0, Theta_bar^(2)(-0.9) = -0.0598…. For every L >= 2 the derivative of L Theta_bar^(L) with respect to the angle is (1/pi) prod_(l=2)^(L-1) (1 - theta_l/pi) > 0 at the angle pi: the kernel falls as x^T x' grows from -1.";
                finding.pari = "f(z) = (z*(1/2 + asin(z)/Pi) + (z*asin(z) + sqrt(1 - z^2))/Pi + z/2)/2;\nprint(f(-1.), \"  \", f(-0.9))";
                finding.harm = "None: it is used for close points, z near 1, where it is true.";
                finding.correction = {R"($\bar\Theta_\infty^{(L)}(x,x')$ is increasing in $x^\top x'$ on $[0,1]$ for every $L\ge1$.)", claim::verdict_of(increases_from_zero(0).conclusion()), claim::Evidence::proved, "all L >= 1 (argument in the file)"};
            }
            return finding;
        },
        .controls = {{"the correction on [-1, 1]", [](const claim::Context&) { return claim::verdict_of(increases_from_zero(-1).conclusion()); }},
                     {"the same argument at z = 0", [](const claim::Context&) { return claim::verdict_of(decreases(0).conclusion()); }}},
        .property = increasing_property(),
    };
}
const claim::legacy::Registered registered_section_6_3_monotone{section_6_3_monotone};

claim::legacy::Check section_6_3_only_depth() {
    return {
        .id = "st-arnaud-2026/section-6.3-only-depth",
        .check = [](const claim::Context& context) {
            claim::legacy::Finding finding = refute(not_uniform(Rational(749, 1000)), claim::Evidence::proved, "for every L >= 2 the supremum over pairs of different points is 3/4");
            const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 600);
            finding.values = {{"Theta_bar^(1000)(1 - 2^-80)", theta_bar(1 - rigor::power_of_two(-80), 1000).enclosure(context.digits)}};
            if (finding.verdict == claim::Verdict::fails) {
                finding.witness = "z = 1 - 2^-80, L = 1000: Theta_bar^(L) = 0.9999…. For n points with n -> infinity such pairs occur.";
                finding.pari = "default(realprecision, 100); z = 1 - 2.^-80; r = z; t = z; for (L = 1, 999, s = 1/2 + asin(r)/Pi; r = (r*asin(r) + sqrt(1 - r^2))/Pi + r/2; t = s*t + r); print(t/1000)";
                finding.harm = "The paragraph argues that depth cures small separation; how deep one must go depends on the smallest angle (corollary 1).";
                finding.correction = {R"(For fixed $L\ge2$ the error is at most $\frac34$, and it depends on $L$ and on the angle between the two points only, not on $n$.)", claim::verdict_of(not_uniform(Rational(7, 10)).conclusion()), claim::Evidence::proved, "all L >= 2 (values in [-0.07, 1] by proposition-5-range)"};
            }
            return finding;
        },
        .controls = {{"supremum above 0.7501", [](const claim::Context&) { return claim::verdict_of(not_uniform(Rational(7501, 10'000)).conclusion()); }}},
        .property = increasing_property(),
    };
}
const claim::legacy::Registered registered_section_6_3_only_depth{section_6_3_only_depth};

}  // namespace proofs::st_arnaud_2026
