// Section 6.3: the matrix (3), g(K) = K^(-1) (e^(-tK) - 1), line by line, and footnote 7.
//  (5), first lines: |g| has the eigenvalues (1 - e^(-t lambda))/lambda, which decrease in lambda, and lambda_1 <= trace K = n: min >= (1 - e^(-tn))/n, Omega(1/n) for t >= t_0/n.
//  (5), last line: "= Omega(1/L)": with X fixed and L -> infinity Theta_bar(Xx) - Theta_bar(Xx') has the entries (C(x_i^T x) - C(x_i^T x'))/(4L) + o(1/L), C strictly increasing. It is Omega(1/L) if some x_i tells x and x' apart; if x and x' are mirror images with respect to the span of X, the difference is 0.
//  Proof of b): (e^(-t lambda) - 1)/lambda = -t (1 - t lambda/2) + O(t^3 lambda^2); "lambda_1 is mapped to about 0 for large L or n": for large L with n fixed lambda_1 -> (n + 3)/4 and is mapped to -(4/(n + 3)) (1 - e^(-t (n + 3)/4)), not to 0.
//  Footnote 7: sin(theta) <= (1/n) ||1 1^T - K||_F for the angle between the leading eigenvectors (and their complements); "smallest eigenvalue (i.e. 3/4)" of 1 1^T, which is 0. Two points at L = 2 with Theta_bar < 0: the leading eigenvector is (1, -1)/sqrt 2, theta = 90 degrees, and the right side is (1 - Theta_bar)/sqrt 2 < 1
//  as long as Theta_bar > 1 - sqrt 2. Corrected, with M = (1/4) 1 1^T + (3/4) I and e = ||M - K||_2: for the leading eigenvector v of K, (lambda_1(K) - 3/4) sin(theta) <= e (apply M - K to v, project on 1^perp), lambda_1(K) >= lambda_1(M) - e, so sin(theta) <= e/(n/4 - e) <= 8 e/n if e <= n/8,
//  and trivially otherwise. And for large L the right side tends to (3/4) sqrt(1 - 1/n): it says next to nothing.
#include "claim/generators.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/three_points.hpp"
#include "rigor/matrix/rational_matrix.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

Ball gain(const Ball& lambda, const Ball& t) { return (Ball(1) - rigor::exp(-t * lambda)) / lambda; }

/// (1 - e^(-t lambda))/lambda decreases: at lambda and at `factor` lambda.
Truth gain_decreases(const Rational& lambda, const Rational& t, const Rational& factor) {
    const rigor::Precision precision(300);
    return rigor::certainly_less(gain(Ball(Rational(factor * lambda)), Ball(t)), gain(Ball(lambda), Ball(t)));
}
claim::legacy::Argument least_gain(const Rational& factor) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (long k = -20; k <= 8; k += 2)
        for (long j = -6; j <= 6; j += 3) all = all && gain_decreases(rigor::power_of_two(k), rigor::power_of_two(j), factor);
    return argument.step("(1 - e^(-t lambda))/lambda is the integral of e^(-s lambda) over [0, t], which decreases in lambda: 75 pairs in balls. (lambda_1 <= trace K = n: the diagonal is 1, K is positive semidefinite)", all);
}

/// Two points opposite with respect to x_1: x_1^T x = x_1^T x', so Theta_bar(x_1, x) = Theta_bar(x_1, x').
claim::legacy::Argument mirror(const Rational& other) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    const rigor::Precision precision(200);
    // x_1 = (1, 0), x = (3/5, 4/5), x' = (3/5, -4/5).
    const Rational first = Rational(3, 5), second = other;
    for (const long L : {1L, 10L, 100L}) all = all && rigor::truth(first == second) && rigor::certainly_less(rigor::abs(theta_bar(first, L) - theta_bar(second, L)), Ball::dyadic(1, -100));
    return argument.step("X = {(1, 0)}, x = (3/5, 4/5), x' = (3/5, -4/5): both have the inner product 3/5 with x_1, so (5) is 0 at every L", all);
}
/// L |Theta_bar(z) - Theta_bar(z')| tends to |C(z) - C(z')|/4: not 0, at 0 and 1/2.
claim::legacy::Argument tells_apart(long digits) {
    claim::legacy::Argument argument;
    const rigor::Precision precision(rigor::bits_for_digits(digits) + 128);
    const Ball difference = (depth_constant(Rational(1, 2), digits) - depth_constant(Rational(0), digits)) / Ball(4);
    argument.step("C(1/2) - C(0) > 0, so L (Theta_bar^(L)(1/2) - Theta_bar^(L)(0)) has a positive limit", rigor::certainly_positive(difference));
    const Ball value = Ball(10'000) * (theta_bar(Rational(1, 2), 10'000) - theta_bar(Rational(0), 10'000));
    return argument.step("at L = 10000 it is within 1/100 of it (balls)", rigor::certainly_less(rigor::abs(value - difference), Ball(Rational(1, 100))));
}

/// |(e^(-s) - 1)/s + 1 - s/2| <= s^2/6 with s = t lambda, and the second term `half` s.
Truth taylor(const Rational& s, const Rational& half) {
    const rigor::Precision precision(400);
    return rigor::certainly_less(rigor::abs((rigor::exp(Ball(Rational(-s))) - Ball(1)) / Ball(s) + Ball(1) - Ball(Rational(half * s))), Ball(Rational(s * s / 6)));
}
claim::legacy::Argument taylor_line(const Rational& half) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (long k = 0; k <= 60; ++k) all = all && taylor(rigor::power_of_two(-k), half);
    return argument.step("|(e^(-t lambda) - 1)/lambda + t (1 - t lambda/2)| <= t^3 lambda^2/6 at t lambda = 2^-60 to 1 (balls; alternating series)", all);
}

/// The image of lambda_1 in the limit L -> infinity, (n + 3)/4, at time t.
Ball leading_image(long n, const Rational& t) { return gain(Ball(Rational(n + 3, 4)), Ball(t)); }
claim::legacy::Argument not_zero(const Rational& least) {
    claim::legacy::Argument argument;
    const rigor::Precision precision(200);
    return argument.step("n = 2, t = 1, L -> infinity: (1 - e^(-5/4))/(5/4) > " + rigor::to_string(least), rigor::certainly_less(Ball(least), leading_image(2, 1)))
        .step("for fixed t it falls like 4/(n + 3) with n: below 4/n at n = 10, 100, 1000", rigor::certainly_less(leading_image(10, 1), Ball(Rational(4, 10))) && rigor::certainly_less(leading_image(100, 1), Ball(Rational(4, 100))) && rigor::certainly_less(leading_image(1000, 1), Ball(Rational(4, 1000))));
}

/// Two points: the inequality of footnote 7 where Theta_bar < 0.
Truth footnote_inequality(const Rational& z, long L) {
    const rigor::Precision precision(200);
    const Ball b = theta_bar(z, L), right = (Ball(1) - b) / rigor::sqrt(Ball(2));
    if (rigor::certainly_positive(b) == Truth::yes) return Truth::yes;  // (1, 1) is the leading eigenvector, sin = 0
    if (rigor::certainly_positive(-b) != Truth::yes) return Truth::unknown;
    return rigor::certainly_at_most(Ball(1), right);
}
/// The corrected inequality at three points: ||M - K||_2 is at least the norm of a column.
Truth corrected_inequality(const Rational& z, long L, const Rational& constant) {
    const rigor::Precision precision(300);
    const ThreePoints points = three_points(z, L);
    const Ball quarter(Rational(1, 4)), a = rigor::square(points.p - quarter), b = rigor::square(points.q - quarter);
    return rigor::certainly_less(points.projection_distance(), Ball(Rational(constant / 3)) * rigor::sqrt(rigor::maximum(a + b, b + b)) + Ball::dyadic(1, -200));
}
claim::legacy::Argument corrected_footnote(const Rational& constant) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (const long L : {3L, 5L, 10L, 100L})
        for (const char* z : {"0", "0.3", "0.9", "0.99999999"}) all = all && corrected_inequality(rigor::parse_rational(z), L, constant);
    return argument.step("sin(theta) <= (8/n) ||M - K||_2 for three points with x_1^T x_2 = 0, 0.3, 0.9, 1 - 10^-8, L = 3, 5, 10, 100 (balls; for all data sets: file)", all);
}
claim::legacy::Argument footnote(const Rational& z) {
    claim::legacy::Argument argument;
    argument.step("n = 2, L = 2, x_1^T x_2 = -4/5: Theta_bar < 0, sin = 1, right side below 1", !footnote_inequality(z, 2));
    RationalMatrix ones(5, 5);
    for (long i = 0; i < 5; ++i)
        for (long j = 0; j < 5; ++j) ones(i, j) = 1;
    return argument.step("1 1^T has rank 1, so that its smallest eigenvalue is 0 and not 3/4 (n = 5, exactly)", rigor::truth(rigor::rank(ones) == 1));
}

}  // namespace

claim::legacy::Check eq_5() {
    return {
        .id = "st-arnaud-2026/eq-5",
        .check = with_misprint([](const claim::Context&) {
            claim::legacy::Finding finding = conclude(least_gain(2), claim::Evidence::proved, "all X with K invertible, all x, x', t >= 1/n");
            finding.stronger = "min_i (1 - e^(-t lambda_i))/lambda_i >= (1 - e^(-tn))/n for all t > 0.";
            return finding;
        }, R"(The same for $t$ bounded below, e.g. $tn\ge1$.)"),
        .controls = {{"increasing in lambda", [](const claim::Context&) { return claim::verdict_of(least_gain(Rational(1, 2)).conclusion()); }}},
        .property = claim::property("(1 - e^(-t lambda))/lambda decreases in lambda, in balls", [](const Rational& lambda, const Rational& t) { return gain_decreases(lambda, t, 2); }, claim::Input{"lambda", claim::positive_rationals()}, claim::Input{"t", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_eq_5{eq_5};

claim::legacy::Check eq_5_omega() {
    return {
        .id = "st-arnaud-2026/eq-5-omega",
        .check = [](const claim::Context& context) {
            claim::legacy::Finding finding = refute(mirror(Rational(3, 5)), claim::Evidence::proved, "false where x and x' have the same inner products with all x_i");
            if (finding.verdict == claim::Verdict::fails) {
                finding.witness = "n0 = 2, X = {(1, 0)}, x = (3/5, 4/5), x' = (3/5, -4/5): x_1^T x = x_1^T x' = 3/5, and (5) is 0 for every L.";
                finding.pari = "print([1, 0]*[3/5, 4/5]~ == [1, 0]*[3/5, -4/5]~)";
                finding.harm = "None for data that span the space.";
                finding.correction = {R"(If $x_i^\top x\ne x_i^\top x'$ for some $i$ (which holds for $x\ne x'$ if the points of $X$ span $\mathbb R^{n_0}$), the norm is $\Omega\left(\frac1L\right)$ for fixed $X,x,x'$: $L$ times the entry $i$ of the difference tends to $\frac14\left(C(x_i^\top x)-C(x_i^\top x')\right)\ne0$, $C$ as in theorem 2, corrected.)",
                                      claim::verdict_of(tells_apart(context.digits).conclusion()), claim::Evidence::proved, "all X, x, x' (C is strictly increasing: the angle map is, and so is its Fatou coordinate); computed for 1/2 and 0"};
            }
            return finding;
        },
        .controls = {{"x' = (4/5, 3/5)", [](const claim::Context&) { return claim::verdict_of(mirror(Rational(4, 5)).conclusion()); }}},
        .property = claim::property("different inner products in [0, 1] give different kernels, L <= 30, in balls",
                                    [](const std::pair<Rational, Rational>& p, long L) {
                                        const rigor::Precision precision(500);
                                        const Rational a = abs(p.first), b = abs(p.second);
                                        return a == b ? Truth::yes : a < b ? rigor::certainly_less(theta_bar(a, L), theta_bar(b, L)) : rigor::certainly_less(theta_bar(b, L), theta_bar(a, L));
                                    },
                                    claim::Input{"z", claim::correlation_pairs()}, claim::Input{"L", claim::integers(1, 30)}),
    };
}
const claim::legacy::Registered registered_eq_5_omega{eq_5_omega};

claim::legacy::Check section_6_3_taylor() {
    return {
        .id = "st-arnaud-2026/section-6.3-taylor",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = conclude(taylor_line(Rational(1, 2)), claim::Evidence::proved, "all t, lambda > 0, with an error of at most t^3 lambda^2/6");
            return finding;
        },
        .controls = {{"1 - t lambda/3", [](const claim::Context&) { return claim::verdict_of(taylor_line(Rational(1, 3)).conclusion()); }}},
        .property = claim::property("|(e^(-s) - 1)/s + 1 - s/2| <= s^2/6, in balls", [](const Rational& s) { return taylor(s, Rational(1, 2)); }, claim::Input{"s", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_section_6_3_taylor{section_6_3_taylor};

claim::legacy::Check section_6_3_leading_image() {
    return {
        .id = "st-arnaud-2026/section-6.3-leading-image",
        .check = [](const claim::Context& context) {
            claim::legacy::Finding finding = refute(not_zero(Rational(57, 100)), claim::Evidence::proved, "L -> infinity with n and t fixed: the image tends to -(4/(n+3)) (1 - e^(-t (n+3)/4))");
            const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
            finding.values = {{"limit of -(image) for n = 2, t = 1", leading_image(2, 1).enclosure(context.digits)}, {"for n = 1000, t = 1", leading_image(1000, 1).enclosure(context.digits)}};
            if (finding.verdict == claim::Verdict::fails) {
                finding.witness = "n = 2, t = 1, L -> infinity: lambda_1 -> 5/4 and its image tends to -(1 - e^(-5/4))/(5/4) = -0.5707….";
                finding.pari = "print((exp(-5/4.) - 1)/(5/4))";
                finding.harm = "None: the sentences need large n.";
                finding.correction = {R"(As $L\to\infty$ with $n$ fixed $\lambda_1\to\frac{n+3}4$, mapped to $-\frac4{n+3}\left(1-e^{-t(n+3)/4}\right)$, which tends to $0$ as $n\to\infty$; the other eigenvalues tend to $\frac34$, mapped to $-\frac43\left(1-e^{-3t/4}\right)$, which is about $-t$ for small $t$ only.)",
                                      claim::verdict_of(not_zero(0).conclusion()), claim::Evidence::proved, "all n, t"};
            }
            return finding;
        },
        .controls = {{"an image above 0.58 for n = 2, t = 1", [](const claim::Context&) { return claim::verdict_of(not_zero(Rational(58, 100)).conclusion()); }}},
        .property = claim::property("(4/(n+3)) (1 - e^(-t (n+3)/4)) < 4/n, in balls",
                                    [](long n, const Rational& t) {
                                        const rigor::Precision precision(300);
                                        return rigor::certainly_less(leading_image(n, t), Ball(Rational(4, n)));
                                    },
                                    claim::Input{"n", claim::integers(1, 100'000)}, claim::Input{"t", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_section_6_3_leading_image{section_6_3_leading_image};

claim::legacy::Check footnote_7() {
    return {
        .id = "st-arnaud-2026/footnote-7",
        .check = [](const claim::Context& context) {
            claim::legacy::Finding finding = refute(footnote(Rational(-4, 5)), claim::Evidence::proved, "the inequality is false for n = 2, L = 2, x_1^T x_2 = -4/5; the smallest eigenvalue of 1 1^T is 0");
            const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
            finding.values = {{"Theta_bar^(2)(-4/5)", theta_bar(Rational(-4, 5), 2).enclosure(context.digits)}, {"right side", ((Ball(1) - theta_bar(Rational(-4, 5), 2)) / rigor::sqrt(Ball(2))).enclosure(context.digits)}};
            if (finding.verdict == claim::Verdict::fails) {
                finding.witness = "n = 2, L = 2, x_1^T x_2 = -4/5: Theta_bar = -0.0684…, the leading eigenvector is (1, -1)/sqrt 2, orthogonal to (1, 1): sin(theta) = 1, and the right side is 1.0684…/sqrt 2 = 0.755….";
                finding.pari = "f(z) = (z*(1/2 + asin(z)/Pi) + (z*asin(z) + sqrt(1 - z^2))/Pi + z/2)/2;\nb = f(-0.8); print(b, \"  \", (1 - b)/sqrt(2))";
                finding.harm = "None: the footnote is not used. With (1/4) 1 1^T + (3/4) I in place of 1 1^T, whose smallest eigenvalue is 3/4, it is the step (4).";
                finding.correction = {R"(The matrix meant is $\frac14\mathbf 1_n\mathbf 1_n^\top+\frac34I_n$: its smallest eigenvalue is $\frac34$, its gap $\frac n4$, and $\sin\theta\le\frac8n\lVert\frac14\mathbf 1_n\mathbf 1_n^\top+\frac34I_n-\bar\Theta_\infty^{(L)}(XX^\top)\rVert_2$ for every data set.)",
                                      claim::verdict_of(corrected_footnote(8).conclusion()), claim::Evidence::proved, "all n >= 2, all symmetric matrices in place of Theta_bar (argument in the file)"};
            }
            return finding;
        },
        .controls = {{"the inequality at x_1^T x_2 = -4/5, L = 2", [](const claim::Context&) { return claim::verdict_of(footnote_inequality(Rational(-4, 5), 2)); }},
                     {"the corrected inequality with 1/2 in place of 8", [](const claim::Context&) { return claim::verdict_of(corrected_footnote(Rational(1, 2)).conclusion()); }}},
        .property = claim::property("two points with x_1^T x_2 in [0, 1), L <= 30: Theta_bar >= 0, and (1, 1) is the leading eigenvector, in balls",
                                    [](const Rational& z, long L) {
                                        const rigor::Precision precision(300);
                                        return z == 0 && L == 1 ? Truth::yes : rigor::certainly_positive(theta_bar(abs(z), L) + Ball::dyadic(1, -250));
                                    },
                                    claim::Input{"z", claim::correlations_below_one()}, claim::Input{"L", claim::integers(1, 30)}),
    };
}
const claim::legacy::Registered registered_footnote_7{footnote_7};

}  // namespace proofs::st_arnaud_2026
