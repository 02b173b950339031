#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "rigor/number/rational.hpp"

#include <optional>

namespace proofs::le_2025 {
namespace {

using claim::Relation;
using rigor::Rational;

/// n_1 = n_2 = n -> infinity; or n_1 stays what it is.
struct Reading {
    std::optional<long> first_width;
};

/// ReLU, L = 3, beta = 0, one point: given the layers below f is normal with the variance q_3, E q_(l+1) = E q_l/2 and
/// E q_(l+1)^2 = ((1 + 5/n_l)/4) E q_l^2, so that the excess kurtosis of f is 3 ((1 + 5/n_1) (1 + 5/n_2) - 1).
Rational excess_kurtosis(const Rational& n1, const Rational& n2) { return 3 * ((1 + 5 / n1) * (1 + 5 / n2) - 1); }

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all Lipschitz sigma, all beta, L, n_0, d_out and finite sets of points";
    const std::vector<long> widths{1, 10, 1000, 1'000'000, 1'000'000'000};
    result.steps.carries(claim::cites(context, "jacot-2018/proposition-1"))
        .carries(claim::written(context, "together"))
        .carries(claim::written(context, "kurtosis"))
        .carries(claim::exact_for_each<long>(
            "n = 1, 10, 10^3, 10^6, 10^9", widths,
            {reading.first_width ? "excess kurtosis of f(x), n_1 fixed, n_2 = n (L = 3, ReLU, beta = 0)"
                                 : "excess kurtosis of f(x), n_1 = n_2 = n (L = 3, ReLU, beta = 0)",
             [&](long n) { return claim::Quantity(excess_kurtosis(reading.first_width.value_or(n), n)); }},
            Relation::at_most, {"105/n", [](long n) { return claim::Quantity(Rational(105, n)); }}));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/remark-2.7", check)
        .control("n_1 = 1000 stays, n_2 grows", [](Reading& r) { r.first_width = 1000; })
        .property(claim::property(
            "the excess kurtosis of f(x), L = 3, ReLU, beta = 0, is at most 105/min(n_1, n_2)",
            [](long n1, long n2) { return rigor::truth(excess_kurtosis(n1, n2) <= Rational(105, std::min(n1, n2))); },
            claim::Input{"n_1", claim::integers(1, 1'000'000)}, claim::Input{"n_2", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025
