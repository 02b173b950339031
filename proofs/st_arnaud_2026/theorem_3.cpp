// Theorem 3, statement by statement, except the projections (section_6_3_davis_kahan.cpp), the distance to the limit (theorem_3_difference.cpp) and case b).
//  - The rate of (1/4) 1 - Theta_bar(Xx): theorem 2, corrected. The calligraphic O is O and Omega together.
//  - The scenarios: with n0 fixed, n different points on S^(n0-1) cannot stay delta-separated as n -> infinity (the caps of angle arccos(1 - delta)/2 around them are disjoint). On the circle n <= 2 pi/arccos(1 - delta).
//  - "Non-trivial" is a word that the paper does not define, and the condition on L has no constant: nothing to decide. What can be checked about it: K^(-1)(e^(-tK) - 1) is invertible for t > 0 if K is, so the operator separates x and x' as soon as Theta_bar(Xx) does; at x = x_i and x' with <x_i, x'> < 1 it does,
//    as Theta_bar(x_i, x_i) = 1 > Theta_bar(x_i, x').
#include "claim/generators.hpp"
#include "ntk/depth/depth_limit.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/section_4.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"
#include "rigor/matrix/rational_matrix.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

claim::legacy::Argument rate(const Rational& coefficient) {
    claim::legacy::Argument argument;
    return argument.step("off the diagonal Theta_bar^(L) = 1/4 + (3/8) log L/L + O(1/L): proved (theorem-2), coefficient not 0", ntk::decide_log_coefficient(Rational(1, 4), coefficient, ntk::prove_depth_limit(ntk::prove_depth_constants())));
}

/// n points of the circle, pairwise with cosine at most 1 - delta: possible only if n arccos(1 - delta) <= 2 pi. no if it is.
Truth too_many(long n, const Rational& delta) {
    const rigor::Precision precision(200);
    return rigor::certainly_less(Ball(2) * Ball::pi(), Ball(n) * rigor::acos(Ball(Rational(1 - delta))));
}
claim::legacy::Argument scenarios() {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (long k = 1; k <= 40; ++k) {
        // arccos(1 - delta) >= sqrt(2 delta), so n = 5 ceil(1/delta) points are too many: n sqrt(2 delta) > 2 pi.
        const Rational delta(1, k * k);
        all = all && too_many(5 * k, delta);
    }
    return argument.step("n0 = 2, delta = 1/k^2: 5 k points have two with a cosine above 1 - delta, k = 1 to 40 (for all: n gaps add up to 2 pi, and arccos(1 - delta) >= sqrt(2 delta))", all);
}

/// Theta_bar^(L)(z) < 1 for z < 1: the operator at x_i differs from that at x'.
Truth separates(const Rational& z, long L, const Rational& at_diagonal) {
    const rigor::Precision precision(300);
    return rigor::certainly_less(theta_bar(z, L), Ball(at_diagonal));
}
claim::legacy::Argument non_trivial(const Rational& at_diagonal) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (const long L : {1L, 2L, 3L, 10L, 100L, 1000L})
        for (const char* z : {"-1", "0", "0.9", "0.999999"}) all = all && separates(rigor::parse_rational(z), L, at_diagonal);
    argument.step("Theta_bar^(L)(z) < Theta_bar^(L)(1) = 1 at z = -1, 0, 0.9, 0.999999, L = 1 to 1000 (for all z < 1 and L: rho < 1, kappa_0 < 1)", all);
    return argument.step("K(X, X) is positive definite at the regular hexagon for L = 3 (for all different points: section-4-case-a), so K^(-1)(e^(-tK) - 1) is invertible for t > 0", certified_definite(hexagon(), 3));
}

claim::Property separation_property() {
    return claim::property("Theta_bar^(L)(z) < 1 for z in [-1, 1), L <= 100, in balls", [](const Rational& z, long L) { return separates(z, L, 1); }, claim::Input{"z", claim::correlations_below_one()}, claim::Input{"L", claim::integers(1, 100)});
}

}  // namespace

claim::legacy::Check theorem_3_rate() {
    return {
        .id = "st-arnaud-2026/theorem-3-rate",
        .check = [](const claim::Context& context) {
            claim::legacy::Finding finding = refute(rate(Rational(3, 8)), claim::Evidence::proved, "false for every X and every x outside X, x = -x_i included");
            const rigor::Precision precision(rigor::bits_for_digits(context.digits) + ntk::guard_bits_for_depth(100'000));
            ntk::NormalizedKernelIteration<Ball> walk(Rational(0));
            for (const long L : {1000L, 100'000L}) {
                walk.advance_to(L);
                finding.values.push_back({fmt::format("L (Theta_bar^(L) - 1/4), x orthogonal to x_i, L = {}", L), (Ball(L) * (walk.value() - Ball(Rational(1, 4)))).enclosure(context.digits)});
            }
            if (finding.verdict == claim::Verdict::fails) {
                finding.witness = "n = 1, x orthogonal to x_1: L (Theta_bar^(L) - 1/4) is 3.29… at L = 1000 and grows like (3/8) log L (theorem-2).";
                finding.pari = "r = 0.; t = 0.; for (L = 1, 10^5 - 1, s = 1/2 + asin(r)/Pi; r2 = (r*asin(r) + sqrt(1 - r^2))/Pi + r/2; t = s*t + r2; r = r2; if (L == 999, print(1000*(t/1000 - 1/4)))); print(10^5*(t/10^5 - 1/4))";
                finding.harm = "Case a) does not suffer: the projections converge at the rate 1/L all the same (theorem-3-projections).";
                finding.correction = {R"(For every $x\ne x_i$: $\bar\Theta_\infty^{(L)}(x_i,x)-\frac14=\frac38\frac{\log L}L+O\left(\frac1L\right)$.)", claim::verdict_of(rate(Rational(3, 8)).conclusion()), claim::Evidence::proved, "all X, x, L -> infinity"};
            }
            return finding;
        },
        .controls = {{"coefficient 3/8 + 1e-20", [](const claim::Context&) { return claim::verdict_of(rate(Rational(3, 8) + rigor::parse_rational("1e-20")).conclusion()); }}},
        .property = separation_property(),
    };
}
const claim::legacy::Registered registered_theorem_3_rate{theorem_3_rate};

claim::legacy::Check theorem_3_scenarios() {
    return {
        .id = "st-arnaud-2026/theorem-3-scenarios",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = refute(scenarios(), claim::Evidence::proved, "scenario a) is impossible for every n0 >= 2 (disjoint caps; computed for n0 = 2)");
            if (finding.verdict == claim::Verdict::fails) {
                finding.witness = "n0 = 2, delta = 1/2: the angle between two points must be at least 60 degrees, so n <= 6. In general the caps of half the angle around the points are disjoint and have equal area, so n is bounded.";
                finding.pari = "d = 1/2; print(2*Pi/acos(1 - d))";
                finding.harm = "Case a) of the theorem is about finitely many n only. Section 6.3 says itself that points inevitably get closer.";
                finding.correction = {R"(With $n_0$ fixed only b) can occur as $n\to\infty$; a) can be asked for $n\le N(\delta,n_0)$ points, $N(\delta,2)=\left\lfloor\frac{2\pi}{\arccos(1-\delta)}\right\rfloor$.)", claim::verdict_of(scenarios().conclusion()), claim::Evidence::proved, "all n0 >= 2"};
            }
            return finding;
        },
        .controls = {{"six points at 60 degrees, delta = 1/2, are too many", [](const claim::Context&) { return claim::verdict_of(too_many(6, Rational(49, 100))); }}},
        .property = claim::property("n evenly spaced points of the circle have neighbours with cosine cos(2 pi/n): too many for delta slightly above 1 - cos(2 pi/n), in balls",
                                    [](long n) {
                                        const rigor::Precision precision(200);
                                        const Ball delta = Ball(1) - rigor::cos(Ball(2) * Ball::pi() / Ball(n)) + Ball::dyadic(1, -60);
                                        return too_many(n, rigor::rational_midpoint(delta));
                                    },
                                    claim::Input{"n", claim::integers(5, 2000)}),
    };
}
const claim::legacy::Registered registered_theorem_3_scenarios{theorem_3_scenarios};

claim::legacy::Check theorem_3_non_trivial() {
    return {
        .id = "st-arnaud-2026/theorem-3-non-trivial",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = unchecked(non_trivial(1), "no defined property and no number is claimed; what is checked: for every L >= 3, X and t > 0 the operator is not the same at x_i as anywhere else");
            finding.missing = "The paper does not define \"non-trivial\" nor a constant in the condition on L.";
            finding.remark = "The operator depends on x at every finite L, bounded or not. How much it does falls like 1/L for x outside X that have different inner products with the data (eq-5-omega, corrected).";
            return finding;
        },
        .controls = {{"Theta_bar < 0.9", [](const claim::Context&) { return claim::verdict_of(non_trivial(Rational(9, 10)).conclusion()); }}},
        .property = separation_property(),
    };
}
const claim::legacy::Registered registered_theorem_3_non_trivial{theorem_3_non_trivial};

}  // namespace proofs::st_arnaud_2026
