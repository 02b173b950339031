#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/polynomial_dual.hpp"
#include "ntk/network/random_network.hpp"
#include "proofs/common/random_networks.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018 {
namespace {

using claim::Relation;
using rigor::Rational;

/// The maps have the factor n_l^(-factor_power/2), and the derivative by an activation of layer l the fourth moment
/// 3^(L - l + shift) c^(4 (L - l - 1))/n_l^2 at most.
struct Reading {
    unsigned long factor_power = 1;
    long shift = 0;
};

/// The widths n_l, …, n_(L-1), and c.
struct Chain {
    std::vector<long> widths;
    Rational c = 1;
};

/// n_l^2 E v_(l,i)^4 for sigma(u) = c u: each J_(h+1) has independent normal entries of the variance S_(h+1) = s^2 c^2
/// S_h (a sum of n_h squares of N(0, 1)), s^2 = n_h^(-factor_power), and S_(l+1) = s^2.
Rational fourth_moment(const Chain& chain, unsigned long factor_power) {
    const Rational second = ntk::gaussian_mean({0, 0, 1}, 1), fourth = ntk::gaussian_mean({0, 0, 0, 0, 1}, 1);
    Rational mean_square = 1, first = chain.widths.front();
    for (std::size_t h = 0; h < chain.widths.size(); ++h) {
        const Rational n = chain.widths[h];
        mean_square /= rigor::power(n, 2 * factor_power);
        if (h > 0)
            mean_square *= rigor::power(chain.c, 4) * (n * fourth + n * (n - 1) * second * second);  // E (sum z^2)^2
    }
    return fourth * mean_square * first * first;
}
Rational bound(const Chain& chain, long shift) {
    const auto maps = static_cast<unsigned long>(chain.widths.size());  // L - l
    return rigor::power(Rational(3), maps + 1) / rigor::power(Rational(3), static_cast<unsigned long>(1 - shift)) *
           rigor::power(chain.c, 4 * (maps - 1));
}

/// The exponent of n in the mean of sup_t max|Theta(t) - Theta(0)|: erf, L = 3, widths n and 4 n, the four points and
/// the goal of theorem-2.
ntk::Estimate exponent_of_change(std::uint64_t seed) {
    const ntk::DenseMatrix<double> points = points_of_circle();
    const ntk::DenseVector<double> goal = product_of_coordinates(points);
    const ntk::DenseMatrix<double> tangent = limit(Activation::erf, points, 3, Recursion::printed(2, 0.1)).tangent;
    std::vector<AtWidth> changes;
    for (const long n : {4L, 8L, 16L, 32L}) {
        auto network = ntk::jacot_network<double>(std::vector<long>{2, n, 4 * n, 1}, Rational(1, 10), Activation::erf);
        Mean change;
        for (std::uint64_t k = 0; k < 96; ++k) {
            ntk::initialize(network, seed + static_cast<std::uint64_t>(n), k);
            change.add(train(network, points, goal, tangent, {}).kernel_change);
        }
        changes.push_back({n, change.estimate()});
    }
    return exponent(changes);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "min(n_1, …, n_(L-1)) -> infinity with n_(l+1) <= rho n_l between hidden layers (equal widths, the widths one "
        "after the other), in probability, uniformly in t in [0, T]; hypotheses of theorem 2";
    const std::vector<Chain> chains{{{1}},           {{1, 1, 1}},         {{1, 1, 1}, 2},
                                    {{7}, 3},        {{5, 5, 5}},         {{2, 9, 4}, Rational(1, 2)},
                                    {{100, 100}, 3}, {{1000, 1000, 1000}}};
    result.steps.carries(claim::cites(context, "jacot-2018/proposition-1"))
        .carries(claim::cites(context, "jacot-2018/theorem-1"))
        .carries(claim::cites(context, "jacot-2018/section-4-evolution"))
        .carries(claim::written(context, "kernel"))
        .carries(claim::written(context, "start"))
        .carries(claim::exact_for_each<Chain>(
            "sigma(u) = c u, eight lists of widths n_l … n_(L-1), ones and equal ones among them", chains,
            {"n_l^2 E v_(l,i)^4", [&](const Chain& chain) { return fourth_moment(chain, reading.factor_power); }},
            Relation::at_most,
            {fmt::format("3^(L - l + {}) c^(4 (L - l - 1))", reading.shift),
             [&](const Chain& chain) { return bound(chain, reading.shift); }}))
        .carries(claim::written(context, "fourth"))
        .carries(claim::written(context, "ball"))
        .carries(claim::written(context, "slopes"))
        .carries(claim::written(context, "constant"))
        .carries(claim::written(context, "time"))
        .carries(claim::written(context, "consequence"))
        .carries(claim::written(context, "iterated"));
    if (context.verdict_only) return result;
    const ntk::Estimate slope = exponent_of_change(context.seed);
    const std::string says = "erf, L = 3, n_2 = 4 n_1, exponent of n_1 in the mean of sup_t max|Theta(t) - Theta(0)|";
    result.steps.supports(claim::simulated_below(says, slope.mean, slope.standard_error, 0));
    result.values.push_back(claim::estimated_value(says, slope.mean, slope.standard_error));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/theorem-2-equal-widths", check)
        .control("maps without the factor 1/sqrt(n_l)", [](Reading& r) { r.factor_power = 0; })
        .control("3^(L - l - 1) in place of 3^(L - l)", [](Reading& r) { r.shift = -1; })
        .property(claim::property(
            "sigma(u) = c u: n_l^2 E v_(l,i)^4 <= 3^(L - l) c^(4 (L - l - 1)), exactly, three hidden layers",
            [](long a, long b, long d, const Rational& c) {
                const Chain chain{{a, b, d}, c};
                return rigor::truth(fourth_moment(chain, 1) <= bound(chain, 0));
            },
            claim::Input{"n_l", claim::integers(1, 1'000'000)},      // free: random inputs
            claim::Input{"n_(l+1)", claim::integers(1, 1'000'000)},  // free: random inputs
            claim::Input{"n_(l+2)", claim::integers(1, 1'000'000)},  // free: random inputs
            claim::Input{"c", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::jacot_2018
