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

/// n_2 over n_1.
struct Reading {
    long ratio = 1;
};

/// E |W W^T/n - Id|_F^2/m for an m x n matrix of independent N(0, 1) variables, from their second and fourth moments.
Rational mean_square_eigenvalue(long n, long m) {
    const Rational second = ntk::gaussian_mean({0, 0, 1}, 1), fourth = ntk::gaussian_mean({0, 0, 0, 0, 1}, 1);
    const Rational on = (n * fourth + Rational(n) * (n - 1) * second * second) / (Rational(n) * n) - 2 * second + 1,
                   off = n * second * second / (Rational(n) * n);
    return (m * on + Rational(m) * (m - 1) * off) / m;
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

/// Nothing carries: neither a proof nor a refutation is known.
claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "L >= 3, min(n_1, …, n_(L-1)) -> infinity in any manner: neither shown nor refuted";
    result.steps.supports(claim::cites(context, "jacot-2018/theorem-2"))
        .supports(claim::written(context, "start"))
        .supports(claim::exact_for_each<long>("n_1 = n_2 = 1, 10, 10^3, 10^6", {1, 10, 1000, 1'000'000},
                                              {"E of the mean square of the eigenvalues of W W^T/n_1 - Id",
                                               [&](long n) { return mean_square_eigenvalue(n, reading.ratio * n); }},
                                              Relation::at_least, {"1", [](long) { return 1; }}))
        .supports(claim::written(context, "obstacle"));
    if (context.verdict_only) return result;
    const ntk::Estimate slope = exponent_of_change(context.seed);
    const std::string says = "erf, L = 3, n_2 = 4 n_1, exponent of n_1 in the mean of sup_t max|Theta(t) - Theta(0)|";
    result.steps.supports(claim::simulated_below(says, slope.mean, slope.standard_error, 0));
    result.values.push_back(claim::estimated_value(says, slope.mean, slope.standard_error));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/theorem-2-joint-widths", check)
        .property(claim::property(
            "E of the mean square of the eigenvalues of W W^T/n_1 - Id is (n_2 + 1)/n_1, exactly",
            [](long n, long m) { return rigor::truth(mean_square_eigenvalue(n, m) == Rational(m + 1, n)); },
            claim::Input{"n_1", claim::integers(1, 1'000'000)},    // free: random inputs
            claim::Input{"n_2", claim::integers(1, 1'000'000)}));  // free: random inputs
}};

}  // namespace
}  // namespace proofs::jacot_2018
