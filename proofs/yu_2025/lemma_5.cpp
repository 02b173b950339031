#include "ntk/kernel/arc_cosine_series.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
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

claim::legacy::Argument argue(const std::vector<Rational>& alphas, const Ball& share) {
    claim::legacy::Argument argument;
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

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    claim::legacy::Finding finding = conclude(argue({1, Rational(-1, 10), 30}, layer_gain()), claim::Evidence::proved, "all d, all n, all n different points of the open half sphere, all L >= 1, all alpha != 0");
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

claim::legacy::Check lemma_5() {
    return {
        .id = "yu-2025/lemma-5",
        .check = with_misprint(check, R"(The same for $\alpha\ne0$. (At $\alpha=0$, $K_L=u$, whose Gram matrices have rank at most $d+1$.))"),
        .controls = {{"alpha = 0", [](const claim::Context&) { return without_residual_branch(); }},
                     {"growth by 1 + alpha^2 a layer in place of 1 + (1 - 1/pi) alpha^2", [](const claim::Context&) { return claim::verdict_of(argue({1}, 1).conclusion()); }},
                     {"L = 1 on the whole circle, regular hexagon", [](const claim::Context&) { return claim::verdict_of(rigor::certainly_positive(hexagon(1)[3])); }}},
        .property = claim::property("lambda_min(K_L) exceeds (1 + (1 - 1/pi) alpha^2)^(L-1) times the explicit bound of lemma 6, certified; random data, alpha > 0, L = 1 to 6",
                                    [](const Points& points, const Rational& alpha, long depth) { return smallest_exceeds(k(points, depth, alpha), residual_bound(points, depth, alpha)); },
                                    claim::Input{"X", random_data()}, claim::Input{"alpha", claim::positive_rationals()}, claim::Input{"L", claim::integers(1, 6)}),
    };
}
const claim::legacy::Registered registered_lemma_5{lemma_5};

}  // namespace proofs::yu_2025
