// Section 6.3, (4), the display for v_1 and the sentence before it. M = (1/4) 1 1^T + (3/4) I, K = Theta_bar^(L)(X X^T).
// (4): ||sum_(i>=2) v_i v_i^T - sum_(i>=2) v~_i v~_i^T||_2 <= (pi n/L)/(n/4) = 4 pi/L. Three points (three_points.hpp) with x_1, x_2 close refute it at L = 100, and for fixed points it is the constant that is wrong for ever: by the expansion of theorem 2, corrected,
//   p = 1/4 + a_L + C(z)/(4 L), q = 1/4 + a_L + C(0)/(4 L) up to o(1/L), so L times the left side tends to (sqrt 2/9) |C(z) - C(0)|, and C(z) ~ 3 pi/theta -> infinity as z -> 1.
// True: O(1/L), uniformly for points with x_i^T x_j <= 1 - delta, although the entries converge only like log L/L: the term a_L = (3/8) log L/L is the same in all entries off the diagonal. With E = 3 pi/sqrt(2 delta) + 1/2, (**) of ntk/depth/depth_limit.hpp says for every L >= 1
//   K = M' + R/L,   M' = M + a_L (1 1^T - I),   R_ii = 0, |R_ij| <= E, so ||R||_2 <= (n - 1) E.
// M' has the eigenvector 1 of M, and on its complement the eigenvalue mu = 3/4 - a_L; the gap is g = n (1/4 + a_L) >= n/4. Let v = cos(phi) 1/sqrt n + sin(phi) w be a unit eigenvector of K for its largest eigenvalue, w a unit vector orthogonal to 1, sin(phi) >= 0, and e = ||R||_2/L. The product of w with (K - M') v = (lambda_1(K) - M') v gives
//   (lambda_1(K) - mu) sin(phi) <= e,   lambda_1(K) >= lambda_1(M') - e,   so sin(phi) <= e/(g - e) <= 2 e/g if e <= g/2, and sin(phi) <= 1 < 2 e/g otherwise.
// The projections on v and 1, and those on their complements, differ by sin(phi) in the spectral norm: at most 2 (n - 1) E/(L n/4) < 8 E/L, for every L, n and n0, and every choice of v where the largest eigenvalue is multiple.
// v_1: 1 - (v~_1^T v_1)^2 = sin^2 = O(1/L^2), so v_1^T v~_1 = 1 - O(1/L^2); the text says about 1 - 4 pi/L.
#include "claim/generators.hpp"
#include "ntk/depth/depth_limit.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/three_points.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

const Rational close_pair = 1 - Rational(1, 100'000'000);

/// Is the distance of the projections at most constant pi/L?
Truth bounded(const Rational& z, long L, const Rational& constant) {
    const rigor::Precision precision(400);
    return rigor::certainly_less(three_points(z, L).projection_distance(), Ball(constant) * Ball::pi() / Ball(L));
}
Ball limit_of_scaled_distance(const Rational& z, long digits) {
    const rigor::Precision more(rigor::bits_for_digits(digits) + 128);
    return rigor::sqrt(Ball(2)) / Ball(9) * (depth_constant(z, digits) - depth_constant(Rational(0), digits));
}
claim::legacy::Argument refutation() {
    claim::legacy::Argument argument;
    return argument.step("x_1^T x_2 = 1 - 10^-8, x_3 orthogonal to both, L = 100: the distance exceeds 4 pi/L (balls)", !bounded(close_pair, 100, 4));
}
/// K = M + a_L (1 1^T - I) + O(1/L) entry by entry.
claim::legacy::Argument order(const Rational& coefficient) {
    claim::legacy::Argument argument;
    const rigor::Precision precision(200);
    // (1/4 + a) 1 1^T + (3/4 - a) I: (1, 1, 1) has 3 (1/4 + a) + 3/4 - a, its complement 3/4 - a, for n = 3; the gap is n (1/4 + a).
    bool gap = true;
    for (long n = 2; n <= 12; ++n)
        for (long k = 0; k <= 4; ++k) {
            const Rational a(k, 16), leading = n * (Rational(1, 4) + a) + Rational(3, 4) - a, rest = Rational(3, 4) - a;
            gap = gap && leading - rest == n * (Rational(1, 4) + a);
        }
    return argument.step("off the diagonal Theta_bar^(L) = 1/4 + (3/8) log L/L + O(1/L), with the same first two terms for all pairs", ntk::decide_log_coefficient(Rational(1, 4), coefficient, ntk::prove_depth_limit(ntk::prove_depth_constants())))
        .step("these terms do not move the eigenvectors of M; the gap is n (1/4 + a), exactly", rigor::truth(gap));
}
/// distance < factor (n - 1)/n E/L for n = 3, where E = U_1 + 1/2 and U_1 belongs to the closest pair; z >= 0.
Truth within_uniform_bound(const Rational& z, long L, const Rational& factor) {
    const rigor::Precision precision(500);
    const Ball E = ntk::depth_coordinate(ntk::angle_of<Ball>(z)) + Ball(ntk::DepthLimit{}.excess);
    return rigor::certainly_less(three_points(z, L).projection_distance() * Ball(L), Ball(Rational(factor * 2 / 3)) * E);
}
claim::legacy::Argument uniform_order(const Rational& factor, const Rational& excess = ntk::DepthLimit{}.excess) {
    claim::legacy::Argument argument = order(Rational(3, 8));
    ntk::DepthLimit candidate;
    candidate.excess = excess;
    Truth all = Truth::yes;
    for (const char* z : {"0", "0.5", "0.99", "0.99999999"})
        for (const long L : {3L, 10L, 100L, 1000L, 10'000L}) all = all && within_uniform_bound(rigor::parse_rational(z), L, factor);
    return argument.step("|L (Theta_bar^(L) - 1/4) - (3/8) log L| <= U_1 + " + rigor::to_string(excess) + " for all z in [-1, 1) and L >= 1, U_1 <= 3 pi/sqrt(2 delta) where z <= 1 - delta", ntk::prove_depth_limit(ntk::prove_depth_constants(), candidate).proved)
        .step("three points, x_1^T x_2 = 0, 1/2, 0.99, 1 - 10^-8: the distance is below " + rigor::to_string(factor) + " (n - 1)/n (U_1 + 1/2)/L at L = 3 to 10000 (balls; for all points by the two lines of linear algebra in the file)", all);
}
/// L times the distance along a walk stays below what it tends to times 2 for z = 1/2.
Truth decays(const Rational& z, long L, const Rational& constant) {
    const rigor::Precision precision(400);
    return rigor::certainly_less(three_points(z, L).projection_distance() * Ball(L), Ball(constant));
}

/// |v - w (w^T v)|^2 = 1 - (w^T v)^2 for unit rational vectors of the plane and of space.
Truth identity(const Rational& s, const Rational& t, const Rational& power) {
    const auto unit = [](const Rational& r) { return std::pair<Rational, Rational>((1 - r * r) / (1 + r * r), 2 * r / (1 + r * r)); };
    const auto v = unit(s), w = unit(t);
    const Rational product = v.first * w.first + v.second * w.second, a = v.first - w.first * product, b = v.second - w.second * product;
    return rigor::truth(a * a + b * b == 1 - product * product * power);
}
claim::legacy::Argument display(const Rational& power) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (long i = -6; i <= 6; ++i)
        for (long j = -6; j <= 6; ++j) all = all && identity(Rational(i, 5), Rational(j, 7), power);
    return argument.step("|v - w (w^T v)|^2 = 1 - (w^T v)^2 for 169 pairs of rational unit vectors, exactly (bilinear; every pair lies in a plane)", all);
}
/// 1 - v_1^T v~_1 against c/L.
claim::legacy::Argument overlap_order() {
    claim::legacy::Argument argument = order(Rational(3, 8));
    Truth all = Truth::yes;
    for (const long L : {100L, 1000L, 10'000L}) all = all && decays(Rational(1, 2), L, 2);
    return argument.step("z = 1/2: L times the distance is below 2 at L = 100, 1000, 10000, so 1 - v_1^T v~_1 <= 4/L^2 there (balls)", all);
}

}  // namespace

claim::legacy::Check eq_4() {
    return {
        .id = "st-arnaud-2026/eq-4",
        .check = [](const claim::Context& context) {
            claim::legacy::Finding finding = refute(refutation(), claim::Evidence::proved, "false for three points of S^2 with x_1^T x_2 = 1 - 10^-8, x_3 orthogonal to both, L = 100");
            const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 400);
            const Ball distance = three_points(close_pair, 100).projection_distance();
            finding.values = {{"left side at L = 100", distance.enclosure(context.digits)}, {"4 pi/100", (Ball(4) * Ball::pi() / Ball(100)).enclosure(context.digits)},
                              {"limit of L times the left side, x_1^T x_2 = 0.999, L -> infinity", limit_of_scaled_distance(rigor::parse_rational("0.999"), context.digits).enclosure(context.digits)},
                              {"4 pi", (Ball(4) * Ball::pi()).enclosure(context.digits)},
                              {"limit of L times the left side, x_1^T x_2 = 1/2", limit_of_scaled_distance(Rational(1, 2), context.digits).enclosure(context.digits)}};
            if (finding.verdict == claim::Verdict::fails) {
                finding.witness = fmt::format("Three points of S^2, x_1^T x_2 = 1 - 10^-8, x_3 orthogonal to both, L = 100: Theta_bar is 0.99… between the first two and 0.27… to the third; the projections differ by {}, and 4 pi/L is 0.1256….", distance.enclosure(6));
                finding.pari = "k(z) = my(r = z, t = z); for (L = 1, 99, my(s = 1/2 + asin(r)/Pi); r = (r*asin(r) + sqrt(1 - r^2))/Pi + r/2; t = s*t + r); t/100;\n"
                               "p = k(1 - 1e-8); q = k(0.); M = mateigen([1, p, q; p, 1, q; q, q, 1]);\n"
                               "for (j = 1, 3, v = M[, j]; v = v/sqrt(norml2(v)); c = abs(vecsum(v))/sqrt(3); print(c, \"  \", sqrt(abs(1 - c^2))))\n\\\\ prints the three eigenvectors: 0, 1; 0.282567156…, 0.959247518…; 0.959247518…, 0.282567156…";
                finding.harm = "The constant only. Theorem 3 a) needs O(1/L) for points that are separated, and that is true (theorem-3-projections).";
                finding.correction = {R"(For fixed pairwise different points the left side is $O\left(\frac1L\right)$, at most $\frac8L\left(\frac{3\pi}{\sqrt{2\delta}}+\frac12\right)$ if $x_i^\top x_j\le1-\delta$ for $i\ne j$; for three points as above $L\lVert\cdot\rVert_2\to\frac{\sqrt2}9\lvert C(x_1^\top x_2)-C(0)\rvert$, $C$ as in theorem 2, corrected.)",
                                      claim::verdict_of(uniform_order(8).conclusion()), claim::Evidence::proved, "all n >= 2, all pairwise different points, L >= 1 (argument in the file)"};
            }
            return finding;
        },
        .controls = {{"(4) for the three points at L = 100", [](const claim::Context&) { return claim::verdict_of(bounded(close_pair, 100, 4)); }},
                     {"entries 1/4 + (3/8 + 1e-20) log L/L + O(1/L)", [](const claim::Context&) { return claim::verdict_of(order(Rational(3, 8) + rigor::parse_rational("1e-20")).conclusion()); }}},
        .property = claim::property("three points with x_1^T x_2 in [0, 1/2]: the distance is below 2/L for 3 <= L <= 300, in balls", [](const Rational& z, long L) { return decays(abs(z) / 2, L, 2); },
                                    claim::Input{"2 x_1^T x_2", claim::correlations()}, claim::Input{"L", claim::integers(3, 300)}),
    };
}
const claim::legacy::Registered registered_eq_4{eq_4};

claim::legacy::Check section_6_3_leading_eigenvector() {
    return {
        .id = "st-arnaud-2026/section-6.3-leading-eigenvector",
        .check = [](const claim::Context& context) {
            claim::legacy::Finding finding = refute(overlap_order(), claim::Evidence::proved, "every data set of pairwise different points: 1 - v_1^T v~_1 = O(1/L^2)");
            const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 400);
            for (const long L : {100L, 10'000L})
                finding.values.push_back({fmt::format("L (1 - v_1^T v~_1), three points with x_1^T x_2 = 1/2, x_3 orthogonal, L = {}", L), (Ball(L) * (Ball(1) - three_points(Rational(1, 2), L).overlap())).enclosure(context.digits)});
            if (finding.verdict == claim::Verdict::fails) {
                finding.witness = "Three points, x_1^T x_2 = 1/2, x_3 orthogonal to both, L = 100: 1 - v_1^T v~_1 is less than 4 10^-4, while 4 pi/L = 0.1256…. For points with equal angles it is exactly 0.";
                finding.pari = "k(z) = my(r = z, t = z); for (L = 1, 99, my(s = 1/2 + asin(r)/Pi); r = (r*asin(r) + sqrt(1 - r^2))/Pi + r/2; t = s*t + r); t/100;\n"
                               "p = k(1/2); q = k(0.); M = mateigen([1, p, q; p, 1, q; q, q, 1]);\n"
                               "for (j = 1, 3, v = M[, j]; print(1 - abs(vecsum(v))/sqrt(3*norml2(v))))\n\\\\ prints 1, 0.996995657…, 0.00000451304707… for the three eigenvectors";
                finding.harm = "None: the eigenvectors are closer than said.";
                finding.correction = {R"($v_1^\top\tilde v_1=1-O\left(\frac1{L^2}\right)$ for fixed pairwise different points.)", claim::verdict_of(overlap_order().conclusion()), claim::Evidence::proved, "all n >= 2, L -> infinity; footnote 9 chooses the sign of v_1"};
            }
            return finding;
        },
        .controls = {{"entries 1/4 + (3/8 + 1e-20) log L/L + O(1/L)", [](const claim::Context&) { return claim::verdict_of(order(Rational(3, 8) + rigor::parse_rational("1e-20")).conclusion()); }}},
        .property = claim::property("three points with x_1^T x_2 in [0, 1/2]: the distance is below 2/L for 3 <= L <= 300, in balls", [](const Rational& z, long L) { return decays(abs(z) / 2, L, 2); },
                                    claim::Input{"2 x_1^T x_2", claim::correlations()}, claim::Input{"L", claim::integers(3, 300)}),
    };
}
const claim::legacy::Registered registered_section_6_3_leading_eigenvector{section_6_3_leading_eigenvector};

claim::legacy::Check section_6_3_v1_display() {
    return {
        .id = "st-arnaud-2026/section-6.3-v1-display",
        .check = with_misprint([](const claim::Context&) { return conclude(display(1), claim::Evidence::proved, "all unit vectors"); }, R"($\lVert\tilde v_1\rVert_2^2$ for $\lVert\tilde v_1\rVert_2$.)"),
        .controls = {{"1 - (v~_1^T v_1)^2/2", [](const claim::Context&) { return claim::verdict_of(display(Rational(1, 2)).conclusion()); }}},
        .property = claim::property("the identity for rational unit vectors, exactly", [](const Rational& s, const Rational& t) { return identity(s, t, 1); }, claim::Input{"s", claim::correlations()}, claim::Input{"t", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_section_6_3_v1_display{section_6_3_v1_display};

claim::legacy::Check theorem_3_projections() {
    return {
        .id = "st-arnaud-2026/theorem-3-projections",
        .check = [](const claim::Context& context) {
            claim::legacy::Finding finding = conclude(uniform_order(8), claim::Evidence::proved, "all L >= 1, n >= 2, n0 and all points with x_i^T x_j <= 1 - delta, uniformly");
            finding.stronger = "With the constant: the distance is at most (8/L) (3 pi/sqrt(2 delta) + 1/2) |v| for every L >= 1, whatever n and n0. Antipodal points are allowed. For three points L times it tends to (sqrt 2/9) |C(x_1^T x_2) - C(0)| if x_3 is orthogonal to both.";
            finding.values = {{"that limit for x_1^T x_2 = 1/2", limit_of_scaled_distance(Rational(1, 2), context.digits).enclosure(context.digits)}};
            const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
            const ntk::DepthLimit limit = ntk::prove_depth_limit(ntk::prove_depth_constants());
            finding.values.push_back({"8 (3 pi/sqrt(2 delta) + 1/2) at delta = 1/2", (Ball(8) * ntk::uniform_excess(Rational(1, 2), limit)).enclosure(context.digits)});
            return finding;
        },
        .controls = {{"entries 1/4 + (3/8 + 1e-20) log L/L + O(1/L)", [](const claim::Context&) { return claim::verdict_of(order(Rational(3, 8) + rigor::parse_rational("1e-20")).conclusion()); }},
                     {"1/50 in place of the factor 8", [](const claim::Context&) { return claim::verdict_of(uniform_order(Rational(1, 50)).conclusion()); }},
                     {"an error of the entries of at most (U_1 - 4)/L", [](const claim::Context&) { return claim::verdict_of(uniform_order(8, -4).conclusion()); }}},
        .property = claim::property("three points with x_1^T x_2 in [0, 1): the distance is below 8 (2/3) (U_1 + 1/2)/L for 3 <= L <= 300, in balls", [](const Rational& z, long L) { return within_uniform_bound(abs(z), L, 8); },
                                    claim::Input{"x_1^T x_2", claim::interior_correlations()}, claim::Input{"L", claim::integers(3, 300)}),
    };
}
const claim::legacy::Registered registered_theorem_3_projections{theorem_3_projections};

}  // namespace proofs::st_arnaud_2026
