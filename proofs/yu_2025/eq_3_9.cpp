#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"
#include "ntk/kernel/residual_kernel.hpp"
#include "ntk/network/network_limit.hpp"
#include "proofs/yu_2025/common/initial_expectation.hpp"
#include "proofs/yu_2025/common/residual_formula.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::eq_3_9 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// (3.9) with (3.10): the terms of the biases times |x~| |x~'| as printed, or not; and where it is refuted, L = 1,
/// x = x'.
struct Reading {
    bool biases_inside = true;
    FormulaTerms terms;
    Rational x = 2, alpha = 1;

    /// K^Res(x, x) at N = |x~|^2.
    Rational diagonal(long depth, const Rational& alpha_square, const Rational& n) const {
        const auto parts = residual_parts_at_one(depth, alpha_square, terms);
        return n * (parts.layers + parts.sensitivity + parts.covariance) +
               (biases_inside ? n : Rational(1)) * parts.biases;
    }
};
const Reading corrected{.biases_inside = false};

/// E K_0(x, x) of network (2.2), N = |x~|^2: the closed form of the page.
Rational mean(long depth, const Rational& a, const Rational& n) {
    const Rational power = rigor::power(Rational(1 + a), static_cast<unsigned long>(depth));
    return 2 * n * power + 2 * a * depth * n * power / (1 + a) + 2 * (power - 1);
}

/// A residual network of width m with given factors of input, activation and branch.
ntk::FiniteNetwork<Rational> network(long d, long m, long depth, const Rational& input, const Rational& activation,
                                     const Rational& branch) {
    ntk::FiniteNetwork<Rational> net{ntk::Wiring::residual, {}};
    net.maps.push_back(ntk::affine_map<Rational>(m, d, true, input, input, 1));
    for (long l = 1; l <= depth; ++l) {
        net.maps.push_back(ntk::affine_map<Rational>(m, m, true, 1, 1, activation, true));
        net.maps.push_back(ntk::affine_map<Rational>(m, m, true, branch, branch, 1, true));
    }
    net.maps.push_back(ntk::affine_map<Rational>(1, m, false, 1, 1, 1));
    return net;
}

/// The mean of K_0(x, x) of network (2.2), L = m = d = 1, over all signs of the parameters that do not start at 0, by
/// the suite's backward pass. The factor sqrt(2/m) of the activation enters K_0 by its square t, in which the
/// means of f^2 and of K_0 over the signs of V have degree 1 here: the value at t = 2 follows from those at t = 1 and t
/// = 4.
Rational mean_of_network(const Rational& x, const Rational& alpha) {
    ntk::DenseVector<Rational> point(1);
    point << x;
    const auto at = [&](const Rational& activation) {
        const auto found = mean_over_signs(network(1, 1, 1, 1, activation, alpha), point);
        if (!found) throw std::logic_error("eq-3.9: a preactivation 0 at the input " + rigor::to_string(x));
        return *found;
    };
    return at(1) + (at(2) - at(1)) / 3;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "x = x' != 0, alpha != 0, every L >= 1: (3.9) exceeds the mean of K_0(x, x), the same at every width, "
        "by 2 |x|^2 ((1 + alpha^2)^L - 1), and the limit of K_0(x, x) >= 0 is at most its mean (Fatou)";
    const Rational alpha = reading.alpha;
    result.steps
        .carries(claim::witness<Rational>(
            fmt::format("L = 1, alpha = {}, d = 1, x = x' = {}", rigor::to_string(alpha), rigor::to_string(reading.x)),
            reading.x,
            {"K^Res(x, x) by (3.9)",
             [&](const Rational& x) { return reading.diagonal(1, Rational(alpha * alpha), Rational(x * x + 1)); }},
            Relation::at_most,
            {"E K_0(x, x) of network (2.2)", [&](const Rational& x) { return mean_of_network(x, alpha); }}))
        .carries(claim::written(context, "mean"))
        .supports(claim::exact(
            {"E K_0(x, x) there, by the backward pass", mean_of_network(reading.x, alpha)}, Relation::equal,
            {"by the closed form", mean(1, Rational(alpha * alpha), Rational(reading.x * reading.x + 1))}))
        .carries(claim::written(context, "larger"))
        .carries(claim::written(context, "fatou"))
        .supports(claim::range(
            "L", 1, 30, "alpha = 1/10, |x|^2 = 3: (3.9) exceeds the mean by 2 |x|^2 ((1 + alpha^2)^L - 1), exactly",
            [&](long depth) {
                const Rational a(1, 100);
                const Rational power = rigor::power(Rational(1 + a), static_cast<unsigned long>(depth));
                return rigor::truth(reading.diagonal(depth, a, 4) - mean(depth, a, 4) == 6 * (power - 1));
            }));
    if (context.verdict_only) return result;
    const auto value = [&](const Rational& q) { return Ball(q).enclosure(context.digits); };
    result.values = {{"K^Res(x, x) by (3.9), |x|^2 = 4, alpha = 1, L = 1", value(reading.diagonal(1, 1, 5))},
                     {"E K_0(x, x) of network (2.2), every width", value(mean(1, 1, 5))},
                     {"the same at L = 10: by (3.9)", value(reading.diagonal(10, 1, 5))},
                     {"of the network", value(mean(10, 1, 5))}};
    return result;
}

/// What layer l contributes: V and d, then W and b, from the limits of sums over m neurons; against the summand of the
/// formula. B is B_(l+1), K is K_(l-1), q = (1 + a)^(l-1) kappa_1.
claim::Step layer(const Reading& reading) {
    const bool inside = reading.biases_inside;
    const Rational inner = reading.terms.inner, outer = reading.terms.outer;
    return claim::identity<7>(
        "(a/m) (m B) ((2/m) m (N q/2) + 1) + a B (2/m) m (k0/2) (N K + 1), from V, d and W, b",
        [](const auto& a, const auto& B, const auto& N, const auto& K, const auto& q, const auto& k0, const auto& m) {
            return a / m * (m * B) * (2 / m * m * (N * q / 2) + 1) + a * B * (2 / m) * m * (k0 / 2) * (N * K + 1);
        },
        fmt::format("a B (N (q + K k0) + {}({} k0 + {}))", inside ? "N " : "", rigor::to_string(inner),
                    rigor::to_string(outer)),
        [=](const auto& a, const auto& B, const auto& N, const auto& K, const auto& q, const auto& k0, const auto& m) {
            const auto biases = inner * k0 + outer;
            return a * B * (N * (q + K * k0) + (inside ? N * biases : m / m * biases));
        });
}

/// Width 2, where the factors sqrt(2/m) = 1 and sqrt(a/m) = branch are rational; with the factor `input` of the first
/// map N is 2 input^2 |x~|^2.
Truth mean_is_the_formula(long depth, const Rational& input, const Rational& branch, const Rational& square,
                          const Reading& reading) {
    const Rational n = 2 * input * input * (square + 1), a = 2 * branch * branch;
    return rigor::truth(expected_kernel(network(1, 2, depth, input, 1, branch), square) ==
                        reading.diagonal(depth, a, n));
}

/// The recursion for the mean of K_0, by which the formula is tried for many layers, against the mean over all signs of
/// the parameters by the backward pass.
claim::Step recursion_for_the_mean() {
    return claim::range(
        "L", 1, 3, "width 1: the mean of K_0(x, x) over all signs is the recursion for it, exactly", [](long depth) {
            return mean_is_as_expected(network(1, 1, depth, Rational(3, 4), 1, Rational(2, 5)), {Rational(2, 7)});
        });
}

/// The formula off the diagonal in balls against the suite's code for the limit, with which the page of (3.3) compares
/// random networks.
Truth is_the_limit_of_the_suite(const ntk::PairInnerProducts& p, long depth, const Rational& alpha,
                                const Reading& reading) {
    const rigor::Precision scope(192);
    const Ball n = rigor::sqrt(Ball(Rational((p.xx + 1) * (p.yy + 1)))), u = Ball(Rational(p.xy + 1)) / n;
    const auto parts = residual_parts(
        u, depth, Rational(alpha * alpha), [](const Ball& w) { return ntk::kappa_0(w); },
        [](const Ball& w) { return ntk::kappa_1(w); }, reading.terms);
    const Ball formula = n * (parts.layers + u * parts.sensitivity + parts.covariance) +
                         (reading.biases_inside ? n : Ball(1)) * parts.biases;
    const Ball suite = ntk::yu_residual_limit<Ball>(p, depth, alpha);
    return rigor::certainly_less(rigor::abs(formula - suite), Ball::dyadic(1, -40) * (Ball(1) + rigor::abs(suite)));
}
Truth sampled_pair(claim::Sampler& sampler, const Reading& reading) {
    const Rational xx = sampler.positive_rational();
    const Rational factor = sampler.positive_rational(3, 5);
    const Rational correlation = Rational(9, 10) * sampler.correlation();
    const long depth = sampler.integer(1, 6);
    const Rational alpha = sampler.rational(3, 5);
    return is_the_limit_of_the_suite({.xx = xx, .xy = xx * factor * correlation, .yy = xx * factor * factor}, depth,
                                     alpha, reading);
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all x and x', every alpha, every L >= 1: the limit in probability at initialisation";
    result.steps.carries(claim::cites(context, "yu-2025/eq-3.3"))
        .carries(claim::written(context, "limits"))
        .carries(claim::cites(context, "yu-2025/lemma-4-k-2"))
        .carries(claim::cites(context, "yu-2025/section-3.1-kappa-0"))
        .carries(claim::written(context, "kappas"))
        .carries(layer(reading))
        .carries(claim::written(context, "sum"))
        .supports(recursion_for_the_mean())
        .supports(claim::range(
            "L", 1, 8, "x = x', |x|^2 = 7/3: the mean of K_0 at width 2 is the formula, alpha^2 = 2/9, exactly",
            [&](long depth) {
                return mean_is_the_formula(depth, Rational(3, 4), Rational(1, 3), Rational(7, 3), reading);
            }))
        .supports(claim::instances(
            "the formula as printed here and the suite's code for the limit agree to 2^-40 in balls, pairs of any "
            "norms and angles, L = 1 to 6",
            context.seed, 60, [&](claim::Sampler& sampler) { return sampled_pair(sampler, reading); }));
    return result;
}

/// The formula at x = x', its closed form, and the suite's code for (3.9) and for the corrected kernel.
Truth codes_agree(const Rational& size, const Rational& alpha, long depth) {
    const rigor::Precision scope(192);
    const ntk::PairInnerProducts p{size, size, size};
    const auto near = [&](const Ball& value, const Rational& exact) {
        return value.contains(exact) ? rigor::certainly_less(value.radius(), Ball(exact) * Ball::dyadic(1, -80))
                                     : Truth::no;
    };
    const Rational a = alpha * alpha, n = size + 1;
    return rigor::truth(corrected.diagonal(depth, a, n) == mean(depth, a, n)) &&
           near(ntk::residual_tangent_kernel<Ball>(p, depth, alpha), Reading{}.diagonal(depth, a, n)) &&
           near(ntk::yu_residual_limit<Ball>(p, depth, alpha), mean(depth, a, n));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-3.9", check)
        .control("x = 0", [](Reading& r) { r.x = 0; })
        .control("alpha = 0", [](Reading& r) { r.alpha = 0; })
        .corrected(check_correction, corrected)
        .correction_control("without the bias d^(l)", [](Reading& r) { r.terms.outer = 0; })
        .correction_control("without the bias b^(l)", [](Reading& r) { r.terms.inner = 0; })
        .correction_control("terms of b^(l) times 1 + 1e-20",
                            [](Reading& r) { r.terms.inner += rigor::parse_rational("1e-20"); })
        .correction_control("kappa_1 for kappa_0 in B_l", [](Reading& r) { r.terms.kappa_1_in_b = true; })
        .property(claim::property_where(
            "x = x' != 0, alpha != 0, L at random: the suite's code for (3.9) and for the corrected kernel gives the "
            "exact values",
            [](const Rational& size, const Rational& alpha, long) { return rigor::truth(size != 0 && alpha != 0); },
            codes_agree, claim::Input{"|x|^2", claim::positive_rationals()},
            claim::Input{"alpha", claim::correlations()}, claim::Input{"L", claim::integers(1, 20)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_3_9
