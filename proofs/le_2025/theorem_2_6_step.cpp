#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/initial_moments.hpp"

namespace proofs::le_2025 {
namespace {

using claim::Relation;
using rigor::Rational;

/// Y = W alpha with alpha = relu(g), g ~ N(0, 1), or a number. Before the limit of the layer below, of n_1 neurons,
/// Cov(Y_1^2, Y_2^2) = dependence/n_1.
struct Reading {
    bool random_signal = true;
    Rational dependence{5, 16};
};

Rational moment(long k, const Reading& reading) {
    return normal_moment(k) * (reading.random_signal ? relu_moment(k) : Rational(1));
}
/// (E relu^2)^2 (E q^2 - (E q)^2), q the mean of n independent relu(g_j)^2; E q^2 in pairs.
template <class T>
T dependence(const T& n) {
    const T mean(relu_moment(2));
    const T square = (n * T(relu_moment(4)) + n * (n - 1) * mean * mean) / (n * n);
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
        .supports(claim::identity<1>(
            "Cov(Y_1^2, Y_2^2) in layer 2, ReLU, one point, before n_1 -> infinity",
            [](const auto& n) { return dependence(n); }, rigor::to_string(reading.dependence) + "/n_1",
            [&](const auto& n) { return std::decay_t<decltype(n)>(reading.dependence) / n; }))
        .supports(claim::written(context, "below"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/theorem-2.6-step", check)
        .control("a number for the activation, as in the base case", [](Reading& r) { r.random_signal = false; })
        .control("independent at every width of the layer below", [](Reading& r) { r.dependence = 0; })
        .property(claim::property(
            "Cov(Y_1^2, Y_2^2) tends to 0: it is at most 1/n_1",
            [](long n) { return rigor::truth(dependence(Rational(n)) <= Rational(1, n)); },
            claim::Input{"n_1", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025
