#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/initial_moments.hpp"

namespace proofs::le_2025 {
namespace {

using claim::Relation;
using rigor::Rational;

/// Y = W alpha with alpha = relu(g), g ~ N(0, 1), or a number; 1/n_1 for the layer below is 0, in its limit.
struct Reading {
    bool random_signal = true;
    Rational inverse_width = 0;
};

Rational moment(long k, const Reading& reading) {
    return normal_moment(k) * (reading.random_signal ? relu_moment(k) : Rational(1));
}
/// Cov(Y_1^2, Y_2^2) = (E relu^2)^2 Var q, q the mean of n_1 independent relu(g_j)^2, as a function of w = 1/n_1.
Rational dependence(const Rational& w) {
    const Rational mean = relu_moment(2), variance = w * (relu_moment(4) - mean * mean);
    return mean * mean * variance;
}
/// The same from the moments of n_1 layers: E q^2 - (E q)^2 in pairs.
Rational dependence_in_pairs(long n) {
    const Rational mean = relu_moment(2);
    const Rational square = (n * relu_moment(4) + n * (n - 1) * mean * mean) / (n * n);
    return mean * mean * (square - mean * mean);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "the limit n_L -> infinity, after those of the layers below; all Lipschitz sigma, all finite sets of points";
    result.steps.carries(claim::cites(context, "le-2025/theorem-2.5"))
        .carries(claim::cites(context, "le-2025/theorem-2.6"))
        .carries(claim::written(context, "laws"))
        .carries(claim::exact(
            {reading.random_signal ? "E Y^4, Y = W relu(g), one point" : "E Y^4, Y = W", moment(4, reading)},
            Relation::different,
            {"that of a normal variable with its variance, 3 (E Y^2)^2", 3 * moment(2, reading) * moment(2, reading)}))
        .carries(claim::written(context, "not-normal"))
        .supports(claim::exact({"Cov(Y_1^2, Y_2^2), ReLU, layer 2, 1/n_1 = " + rigor::to_string(reading.inverse_width),
                                dependence(reading.inverse_width)},
                               Relation::equal, {"0", 0}))
        .supports(claim::written(context, "below"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/theorem-2.6-step", check)
        .control("a number for the activation, as in the base case", [](Reading& r) { r.random_signal = false; })
        .control("n_1 = 10^20 for the layer below",
                 [](Reading& r) { r.inverse_width = rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "Cov(Y_1^2, Y_2^2) = 5/(16 n_1), the square of the mean in pairs",
            [](long n) {
                return rigor::truth(dependence(Rational(1, n)) == dependence_in_pairs(n) &&
                                    dependence_in_pairs(n) == Rational(5, 16 * n));
            },
            claim::Input{"n_1", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025
