// Section 6.4 and definition 7.
//  - Diagonal: Theta_bar(x, x) = 1 >= Theta_bar(x_1, x_2): T_L <= L by induction (kappa_0 <= 1, rho <= 1).
//  - L^ = 2: at L = 2 the matrix at six points of a regular hexagon is singular (section_4.hpp), so the kernel is not positive definite for every data set; from L = 3 on it is.
//  - "The convergence rate to 1/4 is logarithmic" (definition 7): eps_L - 1/4 = (3/8) log L/L + O(1/L), so the first quotient tends to 1. By (2) with its error r_L = (9/8) log L/L^2 + O(1/L^2) (section-6.2-epsilon-recurrence), eps_(L+1) - eps_L = -(4/(L+1)) (eps_L - 1/4) + r_L = (-4 · 3/8 + 9/8) log L/L^2 + O(1/L^2)
//    = -(3/8) log L/L^2 + O(1/L^2), so the second does.
#include "claim/generators.hpp"
#include "claim/sphere_points.hpp"
#include "ntk/depth/depth_limit.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/eta.hpp"
#include "proofs/st_arnaud_2026/common/section_4.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

claim::legacy::Argument diagonal(const Rational& top) {
    claim::legacy::Argument argument;
    const rigor::Precision precision(300);
    Truth all = Truth::yes;
    for (const long L : {1L, 2L, 3L, 10L, 100L})
        for (long k = 0; k < 20; ++k) all = all && rigor::certainly_less(theta_bar(Rational(k, 10) - 1, L), Ball(top));
    return argument.step("Theta_bar^(L)(z) < " + rigor::to_string(top) + " at z = -1, -0.9, …, 0.9, L = 1, 2, 3, 10, 100 (balls; for all z: kappa_0, rho <= 1 in the recurrence)", all);
}

claim::legacy::Argument depth_two_definite() {
    claim::legacy::Argument argument;
    return argument.step("the alternating eigenvalue at the regular hexagon, L = 2, is not 0", rigor::truth(hexagon_alternating_eigenvalue(second_layer()) != rigor::SymbolicConstant()));
}
claim::legacy::Argument deep_definite() {
    claim::legacy::Argument argument;
    add_deep_steps(argument);
    return argument.step("hexagon, L = 3, 4: positive definite (certified)", certified_definite(hexagon(), 3) && certified_definite(hexagon(), 4));
}

/// Both quotients of definition 7 along the walk from z, at the layer L; within `slack` of 1.
Truth quotients(const Rational& z, long L, const Rational& slack) {
    const rigor::Precision precision(300);
    ntk::NormalizedKernelIteration<Ball> walk(z);
    walk.advance_to(L);
    const Ball a = walk.value();
    walk.advance();
    const Ball b = walk.value();
    walk.advance();
    const Ball c = walk.value(), quarter(Rational(1, 4)), one(1), most(slack);
    return rigor::certainly_less(rigor::abs((b - quarter) / (a - quarter) - one), most) && rigor::certainly_less(rigor::abs((c - b) / (b - a) - one), most);
}
claim::legacy::Argument logarithmic(const Rational& coefficient) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (const char* z : {"-1", "0", "0.5"})
        for (const long L : {100L, 1000L, 10'000L}) all = all && quotients(rigor::parse_rational(z), L, Rational(4, L));
    return argument.step("eps_L - 1/4 = (3/8) log L/L + O(1/L), coefficient not 0 (theorem-2, corrected)", ntk::decide_log_coefficient(Rational(1, 4), coefficient, ntk::prove_depth_limit(ntk::prove_depth_constants())))
        .step("-4 · 3/8 + 9/8 = -3/8, not 0: the differences are -(3/8) log L/L^2 + O(1/L^2)", rigor::truth(-4 * coefficient + Rational(9, 8) == -coefficient))
        .step("both quotients are within 4/L of 1 at z = -1, 0, 1/2, L = 100, 1000, 10000 (balls)", all);
}

/// Definition 7 for three sequences, numerically at n: 1/n and log n/n meet it, 2^(-n) does not.
claim::legacy::Argument definition(long n, const Rational& slack) {
    claim::legacy::Argument argument;
    const rigor::Precision precision(300);
    const auto meets = [&](auto sequence) {
        const Ball a = sequence(n), b = sequence(n + 1), c = sequence(n + 2), one(1);
        return rigor::certainly_less(rigor::abs(b / a - one), Ball(slack)) && rigor::certainly_less(rigor::abs((c - b) / (b - a) - one), Ball(slack));
    };
    return argument.step("1/n and log n/n meet it (both quotients within the slack of 1)", meets([](long k) { return Ball(Rational(1, k)); }) && meets([](long k) { return rigor::log(Ball(k)) / Ball(k); }))
        .step("2^(-n) does not", rigor::truth(meets([](long k) { return Ball::dyadic(1, -k); }) != Truth::yes));
}

}  // namespace

claim::legacy::Check definition_7() {
    return {
        .id = "st-arnaud-2026/definition-7",
        .check = [](const claim::Context&) { return unchecked(definition(1'000'000, Rational(1, 1000)), "the definition itself; three sequences classified"); },
        .controls = {{"slack 10^-9 at n = 10^6", [](const claim::Context&) { return claim::verdict_of(definition(1'000'000, rigor::parse_rational("1e-9")).conclusion()); }}},
        .property = claim::property("the quotients of 1/n are n/(n+1) and n/(n+2), exactly",
                                    [](long n) { return rigor::truth(Rational(1, n + 1) / Rational(1, n) == Rational(n, n + 1) && (Rational(1, n + 1) - Rational(1, n + 2)) / (Rational(1, n) - Rational(1, n + 1)) == Rational(n, n + 2)); },
                                    claim::Input{"n", claim::integers(1, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_definition_7{definition_7};

claim::legacy::Check section_6_4_diagonal() {
    return {
        .id = "st-arnaud-2026/section-6.4-diagonal",
        .check = with_misprint([](const claim::Context&) { return conclude(diagonal(1), claim::Evidence::proved, "all L >= 1, with equality only for x_1 = x_2"); }, R"(That is, the diagonal terms (i.e., equal data points) must be the largest values.)"),
        .controls = {{"Theta_bar < 0.9 off the diagonal", [](const claim::Context&) { return claim::verdict_of(diagonal(Rational(9, 10)).conclusion()); }}},
        .property = claim::property("Theta_bar^(L)(z) < 1 for z in [-1, 1), L <= 100, in balls",
                                    [](const Rational& z, long L) {
                                        const rigor::Precision precision(300);
                                        return rigor::certainly_less(theta_bar(z, L), Ball(1));
                                    },
                                    claim::Input{"z", claim::correlations_below_one()}, claim::Input{"L", claim::integers(1, 100)}),
    };
}
const claim::legacy::Registered registered_section_6_4_diagonal{section_6_4_diagonal};

claim::legacy::Check section_6_4_l_hat() {
    return {
        .id = "st-arnaud-2026/section-6.4-l-hat",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = conclude(depth_two_definite(), claim::Evidence::proved, "L = 2, the regular hexagon, every n0 >= 2");
            if (finding.verdict == claim::Verdict::fails) {
                finding.witness = "L = 2, six evenly spaced points of a great circle: the alternating vector (1, -1, 1, -1, 1, -1) is mapped to 0, exactly.";
                finding.pari = "f(a) = (cos(a)*(1 - a/Pi) + cos(a) + (sin(a) - a*cos(a))/Pi)/2;\nprint(f(0) - 2*f(Pi/3) + 2*f(2*Pi/3) - f(Pi))";
                finding.harm = "None for theorem 3 with large L; L̂ = 3 in place of 2.";
                finding.correction = {R"($\hat L=3$; $\hat L=2$ if no two points are antipodal.)", claim::verdict_of(deep_definite().conclusion()), claim::Evidence::proved, "all n, n0, L >= 3 (section-4-case-a)"};
            }
            return finding;
        },
        .controls = {{"L̂ = 2 at the hexagon", [](const claim::Context&) { return claim::verdict_of(depth_two_definite().conclusion()); }}},
        .property = claim::property("the kernel at L = 3 is positive definite at subsets of the regular hexagon", [](long mask) {
                                        return certified_definite(claim::rows_of(hexagon(), mask), 3);
                                    },
                                    claim::Input{"subset", claim::integers(1, 63)}),
    };
}
const claim::legacy::Registered registered_section_6_4_l_hat{section_6_4_l_hat};

claim::legacy::Check section_6_4_logarithmic() {
    return {
        .id = "st-arnaud-2026/section-6.4-logarithmic",
        .check = [](const claim::Context& context) {
            claim::legacy::Finding finding = conclude(logarithmic(Rational(3, 8)), claim::Evidence::proved, "all z in [-1, 1)");
            finding.stronger = "Theta_bar^(L+1) - Theta_bar^(L) = -(3/8) log L/L^2 + O(1/L^2).";
            const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 128);
            finding.values = {{"Theta_bar^(10^4) - 1/4 at z = 0", (theta_bar(Rational(0), 10'000) - Ball(Rational(1, 4))).enclosure(context.digits)}};
            return finding;
        },
        .controls = {{"coefficient 3/8 + 1e-20", [](const claim::Context&) { return claim::verdict_of(logarithmic(Rational(3, 8) + rigor::parse_rational("1e-20")).conclusion()); }}},
        .property = claim::property("both quotients within 4/L of 1 for z in [-1, 1/2], L from 100 to 400, in balls", [](const Rational& z, long L) { return quotients(z > Rational(1, 2) ? Rational(-z) : z, L, Rational(4, L)); },
                                    claim::Input{"z", claim::correlations()}, claim::Input{"L", claim::integers(100, 400)}),
    };
}
const claim::legacy::Registered registered_section_6_4_logarithmic{section_6_4_logarithmic};

claim::legacy::Check figure_4() {
    const auto numbers = [](const Rational& rate) {
        claim::legacy::Argument argument;
        const rigor::Precision precision(400);
        Truth all = Truth::yes;
        const Ball beta = eta(Ball(Rational(34, 100)), 120), slack = Ball::dyadic(1, -150);
        for (long k = -10; k <= 10; ++k) all = all && rigor::certainly_less(rigor::abs(eta(Ball(Rational(k, 10)), 30) - beta), Ball(rigor::power(rate, 29)) * Ball(2) + slack);
        return argument.step("|eta^(30) - beta| <= 2 (8/27)^29 < 10^-14 for z = -1, -0.9, …, 1 (balls)", all);
    };
    return {
        .id = "st-arnaud-2026/figure-4",
        .check = [numbers](const claim::Context& context) {
            claim::legacy::Finding finding = unchecked(numbers(Rational(8, 27)), "no number is claimed; values at depth 30 for orthogonal inputs");
            const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 128);
            finding.values = {{"Theta_bar^(30)(0)", theta_bar(Rational(0), 30).enclosure(context.digits)},
                              {"rho^(30)(0)", ntk::correlation<Ball>(Rational(0), 30).enclosure(context.digits)},
                              {"eta^(30)(0)", eta(Ball(0), 30).enclosure(context.digits)}};
            finding.missing = "The number of points, the seed, and the three expressions of the columns. The experiment st-arnaud-2026-figure-4 draws what the caption describes.";
            finding.remark = "At depth 30 Theta_bar is still 20 % above its limit 1/4.";
            return finding;
        },
        .controls = {{"eta within 2 (1/10)^29 of its limit at depth 30", [numbers](const claim::Context&) { return claim::verdict_of(numbers(Rational(1, 10)).conclusion()); }}},
        .property = claim::property("0 < 1 - rho^(30) < 9 pi^2/2048 for z in [-1, 1), in balls",
                                    [](const Rational& z) {
                                        const rigor::Precision precision(400);
                                        const Ball gap = Ball(1) - ntk::correlation<Ball>(z, 30);
                                        return rigor::certainly_positive(gap) && rigor::certainly_less(gap, Ball(9) * rigor::square(Ball::pi()) / Ball(2048));
                                    },
                                    claim::Input{"z", claim::correlations_below_one()}),
    };
}
const claim::legacy::Registered registered_figure_4{figure_4};

}  // namespace proofs::st_arnaud_2026
