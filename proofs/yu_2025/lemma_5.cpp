// Lemma 5: K_L is strictly positive definite on the open half sphere when L >= 2. With a = alpha^2 and w_l = K_l/(1 + a)^l, (3.10) reads
//   w_l = (w_(l-1) + a kappa_1(w_(l-1)))/(1 + a),   w_0 = u.
// By induction w_l is a power series in u with nonnegative coefficients and w_l(1) = 1, because kappa_1 is one: it maps [-1, 1] into itself and w_l(X, X) is a
// correlation matrix. So K_l = K_(l-1) + a (1 + a)^(l-1) kappa_1(w_(l-1)) >= K_(l-1) >= K_1 > 0 by lemma 6. With (b) of strictly_positive.hpp for kappa_1(w_(l-1)),
//   lambda_min(K_l) >= (1 + (1 - 1/pi) a) lambda_min(K_(l-1)),   l >= 2.
// For L >= 2 the half sphere is not needed: kappa_1(w_1) contains w_1^2 with the coefficient 1/(2 pi), and w_1 has positive coefficients at u and at every even power,
// so every power of u from 3 on is in K_2 with a positive coefficient. For points x_i of the whole sphere and N large and even, the form of M_N is at least half of
// sum (c_x + c_(-x))^2 over the pairs {x, -x} (c = 0 where a point is absent), and for N odd half of sum (c_x - c_(-x))^2: both vanish only for c = 0.
#include "ntk/kernel/arc_cosine_series.hpp"
#include "proofs/common/finding_parts.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "proofs/yu_2025/common/strictly_positive.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

rigor::MatrixEntries k(const Points& points, long depth, const Rational& alpha) {
    return [&points, depth, alpha] { return residual_gram(points, depth, alpha, ResidualPart::covariance); };
}

/// lambda_min(K_L) > (1 + share alpha^2)^(L-1) lambda_min(K_1), certified.
Truth grows(const Points& points, long depth, const Rational& alpha, const Ball& share) {
    const Ball first = enclose_smallest(k(points, 1, alpha)).upper;
    return smallest_exceeds(k(points, depth, alpha), rigor::power(Ball(1) + share * Ball(Rational(alpha * alpha)), static_cast<unsigned long>(depth - 1)) * first);
}

/// All eigenvalues of K_L at the regular hexagon, on the whole circle.
std::vector<Ball> hexagon(long depth) {
    return ntk::circle_eigenvalues(6, [&](const Ball& angle) { return ntk::residual_kernel(angle, depth, 1).covariance; });
}

claim::Argument argue(const std::vector<Rational>& alphas, const Ball& share) {
    claim::Argument argument;
    argument.step("the Maclaurin coefficients of kappa_1 are >= 0, every index, and infinitely many are > 0", nonnegative_coefficients(true))
        .step("kappa_1(1) = 1 exactly, so w_l(1) = (1 + a)/(1 + a) = 1 for every l", rigor::certainly_equal(ntk::kappa_1_of_angle(Ball(0)), 1))
        .step("L >= 2, whole sphere: kappa_1 has positive coefficients at u and u^2 (and at every even power), so K_2 has at every power from 3 on",
              rigor::truth(ntk::kappa_1_coefficient(1).plain > 0 && ntk::kappa_1_coefficient(2).over_pi > 0));
    Truth all = Truth::yes;
    for (const Ball& eigenvalue : hexagon(2)) all = all && rigor::certainly_positive(eigenvalue);
    argument.step("K_2 at the regular hexagon on the whole circle, alpha = 1: all eigenvalues are positive (certified)", all);
    for (const Rational& alpha : alphas) {
        argument.step("alpha = " + to_string(alpha) + ": alpha^2 > 0", rigor::truth(alpha * alpha > 0));
        for (const DataSet& data : hard_data()) {
            if (data.points.size() == 1) continue;  // there K_L = (1 + a)^L
            argument.step("alpha = " + to_string(alpha) + ", " + data.name + ": lambda_min(K_L) exceeds (1 + share a)^(L-1) lambda_min(K_1), L = 2, 3, 10 (certified)",
                          grows(data.points, 2, alpha, share) && grows(data.points, 3, alpha, share) && grows(data.points, 10, alpha, share));
        }
    }
    return argument;
}

/// alpha = 0, L = 2: K_2 = <phi, phi'> exactly, of rank 2 at three points of the half circle.
claim::Verdict without_residual_branch() {
    const Points points{{0}, {Rational(3, 4)}, {Rational(-3, 4)}};
    const RationalMatrix directions = matrix_of({{0, 1}, {Rational(3, 5), Rational(4, 5)}, {Rational(-3, 5), Rational(4, 5)}});
    return verdict_at(ntk::inner_products(directions), residual_gram(points, 2, 0, ResidualPart::covariance));
}

claim::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    claim::Finding finding = conclude(argue({1, Rational(-1, 10), 30}, layer_gain()), claim::Evidence::proved, "all d, all n, all n different points of the open half sphere, all L >= 1, all alpha != 0");
    for (const long depth : {2L, 10L}) {
        const std::string name = "lambda_min(K_L), L = " + std::to_string(depth) + ", alpha = 1, ";
        for (const DataSet& data : hard_data())
            if (data.points.size() > 1) finding.values.push_back({name + data.name, enclose_smallest(k(data.points, depth, 1)).ball().enclosure(4)});
    }
    finding.values.push_back({"whole circle, regular hexagon, alpha = 1: the eigenvalue of K_2 at frequency 3", hexagon(2)[3].enclosure(context.digits)});
    finding.values.push_back({"the same of K_1 (exactly 0)", hexagon(1)[3].enclosure(context.digits)});
    finding.stronger = "lambda_min(K_L) >= (1 + (1 - 1/pi) alpha^2)^(L-1) lambda_min(K_1), also for L = 1; and for L >= 2 K_L is strictly positive definite on the whole sphere, antipodes included, which K_1 "
                     "is not (lemma 6): perhaps the reason for L >= 2.";
    finding.remark = "For alpha = 0 the statement is false: K_L is linear.";
    return finding;
}

}  // namespace

claim::Claim lemma_5() {
    return {
        .id = "yu-2025/lemma-5",
        .where = "appendix B.2, lemma 5",
        .title = "K_L of the residual network is strictly positive definite",
        .statement = R"($K_L(\cdot,\cdot)$ is strictly positive definite on $\mathbb S_+^d$ when $L\ge2$.)",
        .reading = "K_L is that of (3.10), alpha real and not 0.",
        .method = "Composition of power series with nonnegative coefficients, and the gain of one ReLU layer as in lemma 1 (argument in the file); certified eigenvalues at nearly singular data, compared with the bound.",
        .attack = "Tried: alpha = 0 and L = 1 on the whole circle (controls: singular), a growth 1 + alpha^2 a layer (control: too large), hard data, several depths.",
        .uses = {"yu-2025/lemma-3", "yu-2025/lemma-6"},
        .check = with_misprint(check, R"(The same for $\alpha\ne0$. (At $\alpha=0$, $K_L=u$, whose Gram matrices have rank at most $d+1$.))"),
        .controls = {{"alpha = 0", [](const claim::Context&) { return without_residual_branch(); }},
                     {"growth by 1 + alpha^2 a layer in place of 1 + (1 - 1/pi) alpha^2", [](const claim::Context&) { return claim::verdict_of(argue({1}, 1).conclusion()); }},
                     {"L = 1 on the whole circle, regular hexagon", [](const claim::Context&) { return claim::verdict_of(rigor::certainly_positive(hexagon(1)[3])); }}},
        .property = claim::property("lambda_min(K_L) exceeds (1 + (1 - 1/pi) alpha^2)^(L-1) times the explicit bound of lemma 6, certified; random data, alpha > 0, L = 1 to 6",
                                    [](const Points& points, const Rational& alpha, long depth) { return smallest_exceeds(k(points, depth, alpha), residual_bound(points, depth, alpha)); },
                                    claim::Input{"X", random_data()}, claim::Input{"alpha", claim::positive_rationals()}, claim::Input{"L", claim::integers(1, 6)}),
    };
}

}  // namespace proofs::yu_2025
