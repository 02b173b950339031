#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/initial_moments.hpp"

namespace proofs::le_2025::theorem_2_6_step {
namespace {

using claim::Relation;
using rigor::Rational;

/// Y = W alpha with alpha = relu(g), g ~ N(0, 1), or a number. f = (1/n_L)^(scale/2) sum Y + beta b has the variance
/// bias beta^2 + Sigma^L/2. Before the limit of the layer below, of n_1 neurons, Cov(Y_1^2, Y_2^2) = dependence/n_1.
struct Reading {
    bool random_signal = true;
    Rational dependence{5, 16};
    long scale = 1;
    Rational bias = 1;
};

Rational moment(long k, const Reading& reading) {
    return normal_moment(k) * (reading.random_signal ? relu_moment(k) : Rational(1));
}
/// E f^2 at one point for n neurons, Sigma^L(x, x) = v, sigma the ReLU; E relu(g) = mean, which is not rational.
template <class T>
T second_moment(const T& n, const T& v, const T& mean, const T& beta, long scale) {
    const T one = T(normal_moment(1)) * mean, square = T(normal_moment(2) * relu_moment(2)) * v;
    T sum = n * square + n * (n - 1) * one * one;
    for (long k = 0; k < scale; ++k) sum = sum / n;
    return sum + beta * beta * T(normal_moment(2));
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
        .carries(claim::identity<4>(
            reading.scale == 1 ? "E f^2, f = n_L^(-1/2) sum Y + beta b, ReLU, one point, Sigma^L(x, x) = v, by moments"
                               : "E f^2, f = n_L^(-1) sum Y + beta b, ReLU, one point, Sigma^L(x, x) = v, by moments",
            [&](const auto& n, const auto& v, const auto& mean, const auto& beta) {
                return second_moment(n, v, mean, beta, reading.scale);
            },
            (reading.bias == 1 ? "" : rigor::to_string(reading.bias) + " ") + "beta^2 + v/2",
            [&](const auto&, const auto& v, const auto&, const auto& beta) {
                using T = std::decay_t<decltype(v)>;
                return T(reading.bias) * beta * beta + v / 2;
            }))
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
        .control("1/n_L for 1/sqrt(n_L)", [](Reading& r) { r.scale = 2; })
        .control("beta^2 (1 + 1e-20)", [](Reading& r) { r.bias += rigor::parse_rational("1e-20"); })
        .control("independent at every width of the layer below", [](Reading& r) { r.dependence = 0; })
        .property(claim::property(
            "Cov(Y_1^2, Y_2^2) tends to 0: it is at most 1/n_1",
            [](long n) { return rigor::truth(dependence(Rational(n)) <= Rational(1, n)); },
            claim::Input{"n_1", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::theorem_2_6_step
