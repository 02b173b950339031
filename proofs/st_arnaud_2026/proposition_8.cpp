// Proposition 8 and the properties of section 6.4 for eta (eta.hpp), s = sigmoid_square.
//  - The limit: with p = 1/(1 + e^(-z)) s = p^2, s' = 2 p^2 (1 - p) <= 8/27 (at p = 2/3) for all real z: a contraction with factor 8/27, one fixed point beta = 0.3417… > 0, |eta^(L) - beta| <= (8/27)^(L-1) |x^T x' - beta|.
//  - Positive definite: false. eta^(1) = x^T x' has rank at most n0. eta^(2): s(z) = 1/4 + z/4 + z^2/16 - z^3/48 - …: the coefficient of z^3 is negative (the sketch asks for infinitely many positive ones and forgets the negative ones), and on the circle the third Fourier coefficient of s(cos theta) is negative:
//    for n = 12 evenly spaced points the vectors (cos 3 theta_k), (sin 3 theta_k) have the eigenvalue sum_k s(cos theta_k) cos(3 theta_k) < 0. The circle lies in every S^(n0-1), n0 >= 2. For L = 3 and 4 the same vector refutes it too.
//  - The diagonal is the largest: s increases.
//  - Section 6.4 prints eta^(L+1) = h(kappa^(L)); kappa is meant to be eta.
#include "proofs/common/finding_parts.hpp"
#include "proofs/st_arnaud_2026/common/eta.hpp"

#include "claim/generators.hpp"
#include "claim/legacy.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// 2 p^2 (1 - p) <= bound for p in [0, 1]: bound - 2 p^2 (1 - p) = 2 (p - 2/3)^2 (p + 1/3) + bound - 8/27.
bool slope_bound(const Rational& bound) {
    bool all = bound >= Rational(8, 27);
    for (long k = 0; k <= 30; ++k) {
        const Rational p(k, 30);
        all = all && Rational(8, 27) - 2 * p * p * (1 - p) == 2 * (p - Rational(2, 3)) * (p - Rational(2, 3)) * (p + Rational(1, 3));
    }
    return all;
}
/// s changes sign of s(z) - z between a and b.
Truth fixed_point_between(const Rational& a, const Rational& b) {
    const rigor::Precision precision(200);
    return rigor::certainly_less(Ball(a), sigmoid_square(Ball(a))) && rigor::certainly_less(sigmoid_square(Ball(b)), Ball(b));
}
claim::legacy::Argument converges(const Rational& bound) {
    claim::legacy::Argument argument;
    return argument.step("s' = 2 p^2 (1 - p) <= " + rigor::to_string(bound) + " with p = 1/(1 + e^(-z)): 8/27 - 2 p^2 (1 - p) = 2 (p - 2/3)^2 (p + 1/3), exactly", rigor::truth(slope_bound(bound)))
        .step("the bound is below 1, so s is a contraction", rigor::truth(bound < 1))
        .step("its fixed point lies between 0.34 and 0.35", fixed_point_between(Rational(34, 100), Rational(35, 100)));
}
/// Distance to beta falls by 8/27 a layer; beta from the iteration.
Truth contracts(const Rational& z, long L, const Rational& factor) {
    const rigor::Precision precision(300);
    const Ball beta = eta(Ball(Rational(34, 100)), 120);
    const Ball slack = Ball(rigor::power(Rational(8, 27), 110));
    return rigor::certainly_less(rigor::abs(eta(Ball(z), L) - beta), Ball(rigor::power(factor, static_cast<unsigned long>(L - 1))) * rigor::abs(Ball(z) - beta) + slack);
}

/// The eigenvalue of (cos m theta_k) at n evenly spaced points of the circle, n > 2m.
Ball circle_eigenvalue(long n, long m, long L) {
    Ball sum(0);
    for (long k = 0; k < n; ++k) sum += eta(rigor::cos_pi(Rational(2 * k, n)), L) * rigor::cos_pi(Rational(2 * k * m, n));
    return sum;
}
/// Is eta^(L) positive definite at 12 points of the circle? no if the third eigenvalue is negative.
Truth definite_on_circle(long L, long m) {
    const rigor::Precision precision(300);
    return rigor::certainly_positive(circle_eigenvalue(12, m, L));
}
claim::legacy::Argument indefinite() {
    claim::legacy::Argument argument;
    const std::vector<Rational> c = sigmoid_square_series(3);
    argument.step("s(z) = 1/4 + z/4 + z^2/16 - z^3/48 + …, exactly", rigor::truth(c[0] == Rational(1, 4) && c[1] == Rational(1, 4) && c[2] == Rational(1, 16) && c[3] == Rational(-1, 48)));
    for (const long L : {2L, 3L, 4L}) argument.step(fmt::format("12 evenly spaced points of the circle: the eigenvalue of (cos 3 theta_k) of eta^({}) is negative (ball)", L), !definite_on_circle(L, 3));
    return argument;
}
Truth diagonal_largest(const Rational& z, long L) {
    const rigor::Precision precision(400);
    return rigor::certainly_less(eta(Ball(z), L), eta(Ball(1), L));
}
claim::legacy::Argument diagonal(const Rational& top) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    const rigor::Precision precision(400);
    for (long L = 1; L <= 20; ++L)
        for (long k = 1; k <= 20; ++k) all = all && rigor::certainly_less(eta(Ball(Rational(1 - Rational(k, 10))), L), eta(Ball(top), L));
    return argument.step("eta^(L)(z) < eta^(L)(1), z = 0.9 down to -1, L = 1 to 20 (balls; for all z < 1 since s increases)", all);
}

}  // namespace

claim::legacy::Check proposition_8_limit() {
    return {
        .id = "st-arnaud-2026/proposition-8-limit",
        .check = with_misprint([](const claim::Context& context) {
            claim::legacy::Finding finding = conclude(converges(Rational(8, 27)), claim::Evidence::proved, "all x^T x' in [-1, 1], and every real start");
            const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
            Ball beta = eta(Ball::interval(Rational(34, 100), Rational(35, 100)), rigor::bits_for_digits(context.digits) + 40);
            finding.values = {{"beta", beta.enclosure(context.digits)}};
            finding.stronger = "|eta^(L) - beta| <= (8/27)^(L-1) |x^T x' - beta|: geometric, where rho^(L) -> 1 and Theta_bar^(L) -> 1/4 are algebraic.";
            return finding;
        }, R"($\eta^{(L)}$ for $\kappa^{(L)}$ in section 6.4.)"),
        .controls = {{"derivative at most 7/27", [](const claim::Context&) { return claim::verdict_of(converges(Rational(7, 27)).conclusion()); }}},
        .property = claim::property("|eta^(L) - beta| <= (8/27)^(L-1) |z - beta|, in balls", [](const Rational& z, long L) { return contracts(z, L, Rational(8, 27)); }, claim::Input{"z", claim::correlations()}, claim::Input{"L", claim::integers(1, 60)}),
    };
}
const claim::legacy::Registered registered_proposition_8_limit{proposition_8_limit};

claim::legacy::Check proposition_8_definite() {
    return {
        .id = "st-arnaud-2026/proposition-8-definite",
        .check = [](const claim::Context& context) {
            claim::legacy::Finding finding = refute(indefinite(), claim::Evidence::proved, "false for L = 2, 3, 4 and every n0 >= 2; at L = 1 the rank is at most n0");
            const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
            for (const long L : {2L, 3L, 4L}) finding.values.push_back({fmt::format("eigenvalue of (cos 3 theta_k) at 12 points of the circle, L = {}", L), circle_eigenvalue(12, 3, L).enclosure(context.digits)});
            if (finding.verdict == claim::Verdict::fails) {
                finding.witness = "12 evenly spaced points of a great circle, v_k = cos(3 theta_k) = 1, 0, -1, 0, …: v^T eta^(2) v < 0; eta^(2) = h(x^T x') has the Taylor coefficient -1/48 at z^3.";
                finding.pari = "s(z) = 1/(1 + exp(-z))^2;\nprint(Vec(s(x + O(x^5))));\nprint(vecmin(mateigen(matrix(12, 12, i, j, s(cos(2*Pi*(i - j)/12))), 1)[1]))\n\\\\ prints 1/4, 1/4, 1/16, -1/48, -1/96; -0.0277201675…";
                finding.remark = "A map whose power series has only nonnegative coefficients, infinitely many even and odd ones positive, does give a positive definite kernel (Gneiting, the theorem cited).";
                finding.harm = "eta is no example of the list of section 6.4: the second property fails. No theorem uses eta.";
                finding.correction = {R"($\eta^{(2)}$ has an expansion $\frac14+\frac z4+\frac{z^2}{16}-\frac{z^3}{48}+\dots$ with a negative coefficient and is not positive semidefinite on any sphere $S^{n_0-1}$, $n_0\ge2$.)",
                                      claim::verdict_of(indefinite().conclusion()), claim::Evidence::proved, "L = 2 (3 and 4 likewise)"};
            }
            return finding;
        },
        .controls = {{"the third eigenvalue of eta^(2) is positive", [](const claim::Context&) { return claim::verdict_of(definite_on_circle(2, 3)); }}},
        .property = claim::property("the Taylor series up to z^20 encloses s(z) for |z| <= 1/2 up to 10^-6, in balls",
                                    [](const Rational& z) {
                                        static const std::vector<Rational> c = sigmoid_square_series(20);
                                        const rigor::Precision precision(200);
                                        const Rational x = z / 2;
                                        Rational sum = 0, power = 1;
                                        for (const Rational& coefficient : c) {
                                            sum += coefficient * power;
                                            power *= x;
                                        }
                                        return rigor::certainly_less(rigor::abs(sigmoid_square(Ball(x)) - Ball(sum)), Ball(rigor::parse_rational("1e-6")));
                                    },
                                    claim::Input{"2 z", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_proposition_8_definite{proposition_8_definite};

claim::legacy::Check proposition_8_diagonal() {
    return {
        .id = "st-arnaud-2026/proposition-8-diagonal",
        .check = with_misprint([](const claim::Context&) {
            return conclude(diagonal(1), claim::Evidence::proved, "all L >= 1, all points, with equality only on the diagonal");
        }, R"($\eta^{(L)}$ for $\kappa^{(L)}$ in the proof.)"),
        .controls = {{"the largest value at z = 0.85", [](const claim::Context&) { return claim::verdict_of(diagonal(Rational(85, 100)).conclusion()); }}},
        .property = claim::property("eta^(L)(z) < eta^(L)(1), L <= 20, in balls", [](const Rational& z, long L) { return diagonal_largest(z, L); }, claim::Input{"z", claim::correlations_below_one()}, claim::Input{"L", claim::integers(1, 20)}),
    };
}
const claim::legacy::Registered registered_proposition_8_diagonal{proposition_8_diagonal};

}  // namespace proofs::st_arnaud_2026
