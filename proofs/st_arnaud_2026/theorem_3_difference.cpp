// Theorem 3, case a), second sentence, and section 6.3, end of the first part of the proof of a): the distance of f_t to the predictor of the limit kernel.
//
// X are n different points, K = Theta_bar^(L)(X X^T), k_x = Theta_bar^(L)(X x), M = (1/4) 1 1^T + (3/4) I, m_x the vector with the entries 1/4, and 1 where
// x = x_i, r = f_0(X) - f*(X), |r_i| <= B. With g_t(A) = -int_0^t e^(-sA) ds, which is A^-1 (e^(-tA) - 1) where A is invertible, proposition 6 says
//   f_t(x) - f^_t(x) = <g_t(K) k_x, r> - <g_t(M) m_x, r>,   |r| <= B sqrt n.
// (1) The matrix of X and x is positive semidefinite with the diagonal 1 (section_4.hpp), so k_x = K^(1/2) u with |u| <= 1: <k_x, K^-1 k_x> <= 1. With
//     1 - e^-s <= min(s, 1) <= sqrt s for s = t lambda,
//       |g_t(K) k_x| <= max_i (1 - e^(-t lambda_i))/sqrt(lambda_i) <= min(sqrt t, 1/sqrt(lambda_n)).
//     The same holds for M and m_x, where lambda_n = 3/4. Hence for every t >= 0, x, L >= 1, X
//       |f_t(x) - f^_t(x)| <= B sqrt n (min(sqrt t, 1/sqrt(lambda_n)) + 2/sqrt 3),                                                           (*)
//     which is O(n) for any t, even O(sqrt n), with a constant that depends on t and B only; nothing is asked of X.
// (2) Uniformly in t, L >= 3, x_i^T x_j <= 1 - delta for i != j: there is c = c(delta, n0, L) > 0 with lambda_n >= c for all such X of any size. Proof.
//     (i) With phi = arccos(1 - delta) the caps of radius phi/2 about the points have no inner point in common and the same measure F(phi/2) > 0, F the
//     distribution of the angle between a fixed and a uniform point; so n <= N = floor(1/F(phi/2)). (ii) For each n <= N the set C_n of the n-tuples of
//     the sphere with x_i^T x_j <= 1 - delta is closed in a compact space, so compact; Theta_bar^(L) is a continuous function of the inner product
//     (its power series converges absolutely on [-1, 1]), and the smallest eigenvalue changes by no more than the spectral norm of the change of the
//     matrix (Weyl): lambda_n is continuous on C_n. (iii) The points of a tuple of C_n differ, since delta > 0, so that lambda_n > 0 on C_n for L >= 3
//     (section-4-case-a, corrected). (iv) A positive continuous function on a non-empty compact set has a positive minimum c_n; c is the smallest of the
//     finitely many c_n, n <= N. With (*), |f_t(x) - f^_t(x)| <= B (1/sqrt c + 2/sqrt 3) sqrt n for all t: the constant depends on delta, n0, L and B.
// (3) At L = 2 there is no such c, and the sentence of section 6.3 is false. Theta_bar^(2)(z) - Theta_bar^(2)(-z) = z (section_4.hpp). Take ±x_1, ±x_2, ±x_3
//     in S^2 with x_1 = e_1, x_2 = e_2, x_3 = c (3/5, 4/5, 0) + s e_3, c^2 + s^2 = 1, 0 < s <= 3/5, and x = e_3. Inner products are at most 4/5; the
//     three directions are independent, so K is invertible (section-4-case-a, corrected). On the odd vectors (a, -a) K is the Gram matrix G = D D^T of the
//     directions (rows of D): K (a, -a) = (G a, -G a), and the odd part of k_x is (D x, -D x)/2. With D^T y = e_3, y = (-3c/5, -4c/5, 1)/s, we have
//     D x = D D^T y = G y, so the odd part of K^-1 k_x is (y, -y)/2. For labels r = (q, -q), q_p the sign of -y_p, which have |r_i| = 1 and are odd,
//       f_infinity(x) - f_0(x) = -<K^-1 k_x, r> = |y_1| + |y_2| + |y_3| = (1 + 7c/5)/s,    f^_infinity(x) = f_0(x), since m_x is even.
//     n = 6, n0 = 3, delta = 1/5 and B = 1 are fixed, and (1 + 7c/5)/s has no bound as s -> 0.
#include "claim/generators.hpp"
#include "claim/sphere_points.hpp"
#include "proofs/common/finding_parts.hpp"
#include "proofs/st_arnaud_2026/common/angle_distribution.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/section_4.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// (1 - e^(-t lambda))/lambda, lambda > 0.
Ball flow_gain(const Ball& lambda, const Ball& t) { return (Ball(1) - rigor::exp(-t * lambda)) / lambda; }

/// The cosine between two points of the circle, from the tangents of half their angles.
Rational circle_cosine(const Rational& r, const Rational& s) { return ((1 - r * r) * (1 - s * s) + 4 * r * s) / ((1 + r * r) * (1 + s * s)); }

/// f_t(x) - f^_t(x) for two points of the circle, the worst labels in [-1, 1]: K has the eigenvectors (1, ±1).
struct PairAt {
    Ball operator_norm, difference, smallest;
};
PairAt pair_at(const Rational& first, const Rational& second, const Rational& at, const Rational& time, long L) {
    const Ball b = theta_bar(circle_cosine(first, second), L), k = theta_bar(circle_cosine(first, at), L), l = theta_bar(circle_cosine(second, at), L);
    const Ball t(time), two(2), one(1), quarter(Rational(1, 4));
    const Ball even = flow_gain(one + b, t) * (k + l) / two, odd = flow_gain(one - b, t) * (k - l) / two;
    // At x = x_1 or x_2 the limit kernel has the entry 1 there.
    const Ball m = circle_cosine(first, at) == 1 ? one : quarter, p = circle_cosine(second, at) == 1 ? one : quarter;
    const Ball limit_even = flow_gain(Ball(Rational(5, 4)), t) * (m + p) / two, limit_odd = flow_gain(Ball(Rational(3, 4)), t) * (m - p) / two;
    const Ball u = even - limit_even, v = odd - limit_odd;
    return {rigor::sqrt(two * (rigor::square(even) + rigor::square(odd))), rigor::abs(u + v) + rigor::abs(u - v), one - rigor::abs(b)};
}
/// (*) for two different points, B = 1, and |g_t(K) k_x| <= factor min(sqrt t, 1/sqrt(lambda_n)).
Truth distance_bounded(const Rational& first, const Rational& second, const Rational& at, const Rational& time, long L, const Rational& factor) {
    const rigor::Precision precision(600);
    const PairAt two = pair_at(first, second, at, time, L);
    const Ball root = rigor::sqrt(Ball(time)), inverse = Ball(1) / rigor::sqrt(two.smallest), slack = Ball::dyadic(1, -150), f(factor);
    Truth all = Truth::yes;
    for (const Ball& most : {root, inverse})
        all = all && rigor::certainly_less(two.operator_norm, f * most + slack) &&
              rigor::certainly_less(two.difference, rigor::sqrt(Ball(2)) * (f * most + Ball(2) / rigor::sqrt(Ball(3))) + slack);
    return all;
}

/// (1): what the argument computes; `factor` in front of sqrt t and 1/sqrt(lambda_n).
claim::legacy::Argument at_fixed_time(const Rational& factor) {
    claim::legacy::Argument argument;
    const rigor::Precision precision(300);
    Truth root = Truth::yes;
    for (long k = -80; k <= 20; ++k)
        root = root && rigor::certainly_less(Ball(1) - rigor::exp(-Ball::dyadic(1, k)), Ball(factor) * rigor::sqrt(Ball::dyadic(1, k)));
    // <m_x, M^-1 m_x>: at x = x_i it is M_ii = 1; elsewhere (1/16) 1^T M^-1 1 with M 1 = ((n + 3)/4) 1.
    bool limit = true;
    for (long n = 1; n <= 60; ++n) limit = limit && Rational(n, 16) / Rational(n + 3, 4) < 1;
    Truth semidefinite = Truth::yes, bounded = Truth::yes;
    for (const long L : {3L, 5L, 20L}) semidefinite = semidefinite && certified_definite(claim::sphere_points(), L);
    for (const long L : {2L, 3L, 10L, 100L})
        for (const char* t : {"0.001", "1", "1.2564", "1000", "1e12"})
            for (const char* second : {"1/2", "1/1000", "-3"})
                for (const char* at : {"0", "1/3", "-1/4"}) bounded = bounded && distance_bounded(0, rigor::parse_rational(second), rigor::parse_rational(at), rigor::parse_rational(t), L, factor);
    return argument.step("1 - e^-s <= sqrt s at s = 2^-80 to 2^20 (balls; for all s: 1 - e^-s <= min(s, 1) <= sqrt s)", root)
        .step("<m_x, M^-1 m_x> = n/(4 (n + 3)) < 1 for x outside X, n = 1 to 60, exactly; it is 1 at x = x_i", rigor::truth(limit))
        .step("the matrix of X and x is positive definite: twelve points of S^2, any of them as x, L = 3, 5, 20 (certified; semidefinite for all by section_4.hpp)", semidefinite)
        .step("(*) with B = 1 for two points of the circle and a third: 180 cases, x = x_1 among them, L = 2 to 100, t = 0.001 to 10^12 (balls)", bounded);
}

/// (2): the separated sets of at most N points, from which depth on. N = 1/P(angle <= phi/2).
claim::legacy::Argument uniform_in_time(long first_depth, const Rational& slope = Rational(1, 2)) {
    claim::legacy::Argument argument;
    const rigor::Precision precision(300);
    add_deep_steps(argument, slope);
    if (first_depth <= 2)
        argument.step("L = 2: the alternating eigenvalue of the regular hexagon, a set with delta = 1/2, is not 0, exactly", rigor::truth(!hexagon_alternating_eigenvalue(second_layer()).is_formally_zero()));
    const auto most = [](long n0, const Rational& delta) { return Ball(1) / angle_probability(n0, rigor::acos(Ball(Rational(1 - delta))) / Ball(2)); };
    return argument.step("packing bound 1/F(phi/2): below 7 for n0 = 2, delta = 1/2 (the hexagon has 6); below 15 for n0 = 3, delta = 1/2 (balls)",
                         rigor::certainly_less(most(2, Rational(1, 2)), Ball(7)) && rigor::certainly_less(most(3, Rational(1, 2)), Ball(15)))
        .step("lambda_n > 0 at the twelve points of S^2, L = 3 (certified; for all sets of different points by the two lines above, and so c > 0 by compactness)", certified_definite(claim::sphere_points(), 3));
}

/// (3): the six points, the weights y and the labels, s = 2r/(1 + r^2).
struct OddTriple {
    RationalMatrix points{6, 3};
    std::vector<Rational> y;
    Rational s, c;
};
OddTriple odd_triple(const Rational& r) {
    OddTriple six;
    six.s = 2 * r / (1 + r * r);
    six.c = (1 - r * r) / (1 + r * r);
    const std::vector<std::vector<Rational>> rows{{1, 0, 0}, {0, 1, 0}, {six.c * Rational(3, 5), six.c * Rational(4, 5), six.s}};
    for (long p = 0; p < 3; ++p)
        for (long i = 0; i < 3; ++i) {
            six.points(2 * p, i) = rows[static_cast<std::size_t>(p)][static_cast<std::size_t>(i)];
            six.points(2 * p + 1, i) = -six.points(2 * p, i);
        }
    six.y = {-six.c * Rational(3, 5) / six.s, -six.c * Rational(4, 5) / six.s, 1 / six.s};
    return six;
}
/// Unit points with inner products at most 1 - delta, D^T y = e_3, and |y_1| + |y_2| + |y_3| = (1 + 7c/5)/s.
bool odd_triple_exact(const Rational& r, const Rational& delta) {
    const OddTriple six = odd_triple(r);
    const RationalMatrix inner = ntk::inner_products(six.points);
    bool all = true;
    for (long i = 0; i < 6; ++i)
        for (long j = 0; j < 6; ++j) all = all && (i == j ? inner(i, j) == 1 : inner(i, j) <= 1 - delta);
    Rational sum = 0;
    for (long i = 0; i < 3; ++i) {
        Rational column = 0;
        for (long p = 0; p < 3; ++p) column += six.points(2 * p, i) * six.y[static_cast<std::size_t>(p)];
        all = all && column == (i == 2 ? 1 : 0);
        sum += abs(six.y[static_cast<std::size_t>(i)]);
    }
    return all && sum == (1 + Rational(7, 5) * six.c) / six.s;
}
Rational odd_triple_difference(const Rational& r) {
    Rational sum = 0;
    for (const Rational& y : odd_triple(r).y) sum += abs(y);
    return sum;
}
claim::legacy::Argument no_constant(const Rational& r, const Rational& most, const Rational& odd_part = 1) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long k = 2; k <= 40; ++k) all = all && odd_triple_exact(rigor::power_of_two(-k), Rational(1, 5));
    return argument.step("L = 2: Theta_bar^(2)(z) - Theta_bar^(2)(-z) = z, as formal sums", rigor::truth(second_layer() - second_layer().reflected() == SecondLayer{2 * odd_part, 0, 0}))
        .step("six unit points of S^2, inner products at most 4/5, D^T y = e_3, |y_1| + |y_2| + |y_3| = (1 + 7c/5)/s at r = 2^-2 to 2^-40, exactly (rational functions of r)", rigor::truth(all))
        .step("K is invertible: at r = 2^-2 certified (for all r: three independent directions, section-4-case-a)", certified_definite(odd_triple(Rational(1, 4)).points, 2))
        .step("r = " + rigor::to_string(r) + ", labels ±1: |f_infinity(e_3) - f^_infinity(e_3)| > " + rigor::to_string(most) + ", exactly", rigor::truth(odd_triple_difference(r) > most));
}

claim::Property distance_property() {
    return claim::property("two points of the circle, x on it, labels in [-1, 1]: |f_t(x) - f^_t(x)| <= sqrt 2 (min(sqrt t, 1/sqrt(lambda_n)) + 2/sqrt 3), in balls",
                           [](const std::pair<Rational, Rational>& points, const Rational& at, const Rational& t, long L) {
                               return points.first == points.second ? Truth::yes : distance_bounded(points.first, points.second, at, t, L, 1);
                           },
                           claim::Input{"tangents of half the angles of X", claim::correlation_pairs()}, claim::Input{"of x", claim::correlations()}, claim::Input{"t", claim::positive_rationals()},
                           claim::Input{"L", claim::integers(2, 60)});
}

}  // namespace

claim::legacy::Check theorem_3_difference() {
    return {
        .id = "st-arnaud-2026/theorem-3-difference",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = conclude(at_fixed_time(1), claim::Evidence::proved, "all L >= 1, all X of different points (separated or not), all x and t >= 0; the constant depends on t and B");
            finding.stronger = "|f_t(x) - f̂_t(x)| <= B sqrt n (min(sqrt t, 1/sqrt(lambda_n)) + 2/sqrt 3): O(sqrt n). For L >= 3 and delta-separated points with a constant that depends on delta, n0, L and B only, for all t (section-6.3-difference, corrected).";
            finding.remark = "In case a) n is bounded (theorem-3-scenarios), so that O(n) says no more than: bounded. It does not say that f_t is close to f̂_t.";
            return finding;
        },
        .controls = {{"0.6 sqrt(t) and 0.6/sqrt(lambda_n)", [](const claim::Context&) { return claim::verdict_of(at_fixed_time(Rational(6, 10)).conclusion()); }}},
        .property = distance_property(),
    };
}
const claim::legacy::Registered registered_theorem_3_difference{theorem_3_difference};

claim::legacy::Check section_6_3_difference() {
    return {
        .id = "st-arnaud-2026/section-6.3-difference",
        .check = [](const claim::Context& context) {
            const Rational r = rigor::parse_rational("1e-12");
            claim::legacy::Finding finding = refute(no_constant(r, rigor::parse_rational("1e12")), claim::Evidence::proved, "false for L = 2, n0 = 3, n = 6, delta = 1/5, labels ±1; true for L >= 3");
            const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
            for (const Rational& s : {Rational(1, 10), Rational(1, 100), Rational(1, 1000)})
                finding.values.push_back({fmt::format("f_infinity(e_3) - f_0(e_3), s = {}", rigor::to_string(s)),
                                          ((Ball(1) + Ball(Rational(7, 5)) * rigor::sqrt(Ball(Rational(1 - s * s)))) / Ball(s)).enclosure(context.digits)});
            if (finding.verdict == claim::Verdict::fails) {
                finding.witness = "L = 2, six points of S^2: ±e_1, ±e_2, ±(c (3/5, 4/5, 0) + s e_3), c^2 + s^2 = 1, inner products at most 4/5; f_0 - f* is 1 at e_1, e_2 and -x_3, -1 at their opposites. At x = e_3 the difference f_t - f̂_t tends to (1 + 7c/5)/s as t -> infinity: 23.92…, 239.99… and 2399.99… for s = 1/10, 1/100, 1/1000. "
                                  "n = 6, n0, delta and the labels stay as they are.";
                finding.pari = "f(z) = my(a = acos(z)); (z*(1 - a/Pi) + z + (sqrt(1 - z^2) - a*z)/Pi)/2;\n"
                               "g(s) = my(c = sqrt(1 - s^2), X = [1, 0, 0; 0, 1, 0; 3/5*c, 4/5*c, s], Y = matconcat([X; -X])); my(K = matrix(6, 6, i, j, if (i == j, 1., if (abs(i - j) == 3, 0., f(Y[i, ]*Y[j, ]~))))); abs(vector(6, i, f(Y[i, 3]*1.))*matsolve(K, [1, 1, -1, -1, -1, 1]~));\n"
                               "print([g(0.1), g(0.01), g(0.001)])";
                finding.harm = "The sentence is right from L = 3 on, for another reason than the one given (section-6.3-omega), and theorem 3 itself, which speaks of any t, does not need it (theorem-3-difference).";
                finding.correction = {R"(For $L\ge3$ and points with $x_i^\top x_j\le1-\delta$ there is $c=c(\delta,n_0,L)>0$ with $\lambda_n\ge c$ for every such data set, whatever $n$; for all $t\ge0$, $\lvert f_t(x)-\hat f_t(x)\rvert\le\left(\frac1{\sqrt c}+\frac2{\sqrt3}\right)B\sqrt n$, $B$ a bound of $\lvert f_0-f^*\rvert$.)",
                                      claim::verdict_of(uniform_in_time(3).conclusion() && at_fixed_time(1).conclusion()), claim::Evidence::proved, "all delta, n0, L >= 3, t, x (compactness, argument in the file; c is not explicit)"};
            }
            return finding;
        },
        .controls = {{"orthogonal directions, r = 1: a difference above 10^12", [](const claim::Context&) { return claim::verdict_of(no_constant(1, rigor::parse_rational("1e12")).conclusion()); }},
                     {"odd part 2 z", [](const claim::Context&) { return claim::verdict_of(no_constant(rigor::parse_rational("1e-12"), 1, 2).conclusion()); }},
                     {"the corrected bound from L = 2 on", [](const claim::Context&) { return claim::verdict_of(uniform_in_time(2).conclusion()); }},
                     {"the corrected bound if kappa_1 had no linear term", [](const claim::Context&) { return claim::verdict_of(uniform_in_time(3, 0).conclusion()); }}},
        .property = claim::property("six unit points, inner products at most 4/5, D^T y = e_3 and the sum (1 + 7c/5)/s for rational r with s <= 3/5, exactly",
                                    [](const Rational& r) { return rigor::truth(r == 0 || odd_triple_exact(abs(r) / 3, Rational(1, 5))); }, claim::Input{"3 r", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_section_6_3_difference{section_6_3_difference};

}  // namespace proofs::st_arnaud_2026
