#include "ntk/kernel/arc_cosine_series.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/strictly_positive.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// K_1 of the recurrence against u + weight kappa_1(u), to 2^-100 at u = -1, -1/2, 0, 1/3, 1.
Truth is_b_9(const Rational& alpha, const Rational& weight) {
    Truth all = Truth::yes;
    for (const Rational& u : {Rational(-1), Rational(-1, 2), Rational(0), Rational(1, 3), Rational(1)}) {
        const Ball printed = Ball(u) + Ball(weight) * ntk::kappa_1(Ball(u)), recurrence = ntk::residual_kernel(ntk::angle_of<Ball>(u), 1, alpha).covariance;
        all = all && (printed.overlaps(recurrence) ? rigor::certainly_less(rigor::abs(printed - recurrence), Ball::dyadic(1, -100)) : Truth::no);
    }
    return all;
}

claim::legacy::Argument argue(const std::vector<Rational>& alphas) {
    claim::legacy::Argument argument;
    argument.step("the Maclaurin coefficients of kappa_1 are >= 0, every index, and infinitely many are > 0", nonnegative_coefficients(true))
        .step("the tail of kappa_1 at 1 is at least 1/(6 (pi M)^(3/2)), M = 1 to 100 (for every M: strictly_positive.hpp)", tail_bound_holds());
    for (const Rational& alpha : alphas) {
        argument.step("alpha = " + to_string(alpha) + ": alpha^2 > 0, and (3.10) at l = 1 is u + alpha^2 kappa_1(u) (certified at five u to 2^-100)",
                      rigor::truth(alpha * alpha > 0) && is_b_9(alpha, alpha * alpha));
        Truth all = Truth::yes;
        for (const DataSet& data : hard_data())
            all = all && smallest_exceeds([&] { return residual_gram(data.points, 1, alpha, ResidualPart::covariance); }, residual_bound(data.points, 1, alpha));
        argument.step("alpha = " + to_string(alpha) + ": lambda_min(K_1) exceeds the bound at phi of eight hard data sets (certified)", all);
    }
    return argument;
}

/// alpha = 0 at three points of the half circle that are rational: K_1 = <phi, phi'> exactly.
claim::Verdict without_residual_branch() {
    const Points points{{0}, {Rational(3, 4)}, {Rational(-3, 4)}};
    const RationalMatrix directions = matrix_of({{0, 1}, {Rational(3, 5), Rational(4, 5)}, {Rational(-3, 5), Rational(4, 5)}});
    return verdict_at(ntk::inner_products(directions), residual_gram(points, 1, 0, ResidualPart::covariance));
}

/// alpha = 1 at three points of the circle and their antipodes: the form on antisymmetric vectors.
claim::Verdict on_the_whole_sphere() {
    bool odd_part_is_linear = ntk::kappa_1_coefficient(1) == ntk::PiRational{Rational(1, 2), 0};
    for (long k = 3; k < 600; k += 2) odd_part_is_linear = odd_part_is_linear && ntk::kappa_1_coefficient(k) == ntk::PiRational{0, 0};
    RationalMatrix form = ntk::inner_products(matrix_of({{1, 0}, {Rational(3, 5), Rational(4, 5)}, {Rational(-4, 5), Rational(3, 5)}}));
    for (long i = 0; i < 3; ++i)
        for (long j = 0; j < 3; ++j) form(i, j) *= 3;
    return odd_part_is_linear ? claim::verdict_of(rigor::positive_definite(form)) : claim::Verdict::undecided;
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue({1, Rational(-1, 10), Rational(1, 1000), 30}), claim::Evidence::proved, "all d, all n, all n different points of the open half sphere, all alpha != 0");
    for (const DataSet& data : hard_data()) {
        if (data.points.size() == 1) continue;
        finding.values.push_back({"lambda_min(K_1), alpha = 1, " + data.name, enclose_smallest([&] { return residual_gram(data.points, 1, 1, ResidualPart::covariance); }).ball().enclosure(4)});
        finding.values.push_back({"its lower bound, " + data.name, residual_bound(data.points, 1, 1).enclosure(4)});
    }
    finding.stronger = "lambda_min >= alpha^2/(12 (pi M)^(3/2)), M = max(1, ceil(log(2 (n - 1))/s)), s the least 1 - <x_i, x_j>^2, i != j.";
    finding.remark = "False for alpha = 0 (the kernel is linear), and false on the whole "
                     "sphere: at d + 2 points and their antipodes K_1 is singular, because the odd part of kappa_1 is u/2.";
    return finding;
}

}  // namespace

claim::legacy::Check lemma_6() {
    return {
        .id = "yu-2025/lemma-6",
        .check = with_misprint(check, R"($K_1=u+\alpha^2\kappa_1(u)$, with $\alpha$ for $a$, and for $\alpha\ne0$.)"),
        .controls = {{"alpha = 0", [](const claim::Context&) { return without_residual_branch(); }},
                     {"on the whole sphere", [](const claim::Context&) { return on_the_whole_sphere(); }},
                     {"weight alpha^2 + 1e-20 in (B.9), alpha = 1", [](const claim::Context&) { return claim::verdict_of(is_b_9(1, 1 + rigor::parse_rational("1e-20"))); }}},
        .property = claim::property("lambda_min(K_1) exceeds the explicit bound, certified, at phi of random data for random alpha > 0; d = 1 to 3, n <= 6",
                                    [](const Points& points, const Rational& alpha) {
                                        return smallest_exceeds([&] { return residual_gram(points, 1, alpha, ResidualPart::covariance); }, residual_bound(points, 1, alpha));
                                    },
                                    claim::Input{"X", random_data()}, claim::Input{"alpha", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_lemma_6{lemma_6};

}  // namespace proofs::yu_2025
