#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/network/empirical_kernel.hpp"
#include "rigor/number/dual_number.hpp"

#include <array>

namespace proofs::le_2025::section_3_3_depth_one {
namespace {

using rigor::Rational, rigor::Truth;

/// The features of depth 1: (x/n_0^(root/2), bias beta).
struct Reading {
    long root = 1;
    Rational bias = 1;
};

/// <grad f(x), grad f(y)> of f(x) = s <W, x> + beta b on the plane, s = 1/sqrt n_0: one dual number for each parameter.
template <class T>
T tangent_kernel(const std::array<T, 3>& parameters, const T& s, const T& beta, const std::array<T, 2>& x,
                 const std::array<T, 2>& y) {
    using D = rigor::Dual<T>;
    const auto partial = [&](std::size_t which, const std::array<T, 2>& at) {
        std::array<D, 3> p;
        for (std::size_t i = 0; i < 3; ++i) p[i] = D(parameters[i], T(i == which ? 1 : 0));
        return (D(s) * (p[0] * D(at[0]) + p[1] * D(at[1])) + D(beta) * p[2]).derivative;
    };
    return partial(0, x) * partial(0, y) + partial(1, x) * partial(1, y) + partial(2, x) * partial(2, y);
}

/// Networks with L = 1 and n_0 = 1, 4, 9 (rational roots), by back-propagation at two points.
Truth network_agrees(claim::Sampler& sampler, const Reading& reading) {
    const long root = sampler.integer(1, 3), n0 = root * root;  // free: sizes of the samples
    const Rational beta = sampler.positive_rational();
    ntk::FiniteNetwork<Rational> network = ntk::jacot_network<Rational>(std::vector<long>{n0, 1}, beta);
    for (auto& map : network.maps) {
        for (long i = 0; i < map.weights.size(); ++i) map.weights.data()[i] = sampler.rational();
        for (long i = 0; i < map.bias.size(); ++i) map.bias(i) = sampler.rational();
    }
    ntk::DenseMatrix<Rational> x(n0, 2);
    for (long i = 0; i < x.size(); ++i) x.data()[i] = sampler.rational();
    const ntk::DenseMatrix<Rational> theta = ntk::empirical_kernel(network, x);
    Rational scale = 1;
    for (long k = 0; k < reading.root; ++k) scale /= n0;
    bool all = true;
    for (long i = 0; i < 2; ++i)
        for (long j = 0; j < 2; ++j) {
            Rational k = reading.bias * reading.bias * beta * beta;
            for (long r = 0; r < n0; ++r) k += scale * x(r, i) * x(r, j);
            all = all && theta(i, j) == k;
        }
    return rigor::truth(all);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n_0, beta, parameters and points; all feature maps into R^d";
    result.steps
        .carries(claim::identity<9>(
            "n_0 = 2: Theta(x, y) of f(x) = s <W, x> + beta b, by dual numbers in W and b",
            [](const auto& v, const auto& w, const auto& b, const auto& s, const auto& beta, const auto& x1,
               const auto& x2, const auto& y1, const auto& y2) {
                using T = std::decay_t<decltype(v)>;
                return tangent_kernel<T>({v, w, b}, s, beta, {x1, x2}, {y1, y2});
            },
            "<phi(x), phi(y)>, phi(x) = (" + std::string(reading.root == 1 ? "s x" : "x") + ", " +
                (reading.bias == 1 ? "" : rigor::to_string(reading.bias) + " ") + "beta)",
            [&](const auto&, const auto&, const auto&, const auto& s, const auto& beta, const auto& x1, const auto& x2,
                const auto& y1, const auto& y2) {
                const auto scale = reading.root == 1 ? s * s : s / s;
                return scale * (x1 * y1 + x2 * y2) + reading.bias * reading.bias * beta * beta;
            }))
        .carries(claim::written(context, "gradient"))
        .carries(claim::written(context, "both-ways"))
        .supports(claim::instances(
            "networks with L = 1, n_0 = 1, 4, 9, random parameters, by back-propagation: Theta = <phi(x), phi(x')>, "
            "exactly",
            context.seed, 40, [&](claim::Sampler& sampler) { return network_agrees(sampler, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-3.3-depth-one", check)
        .control("without the feature of the bias", [](Reading& r) { r.bias = 0; })
        .control("the feature of the bias (1 + 1e-20) beta",
                 [](Reading& r) { r.bias += rigor::parse_rational("1e-20"); })
        .control("the features x in place of x/sqrt n_0", [](Reading& r) { r.root = 0; })
        .property(claim::property(
            "L = 1, random parameters and points: Theta = <phi(x), phi(x')>, exactly",
            [](long number) {
                claim::Sampler sampler(33, static_cast<std::uint64_t>(number));  // free: a seed
                return network_agrees(sampler, {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: how many samples
}};

}  // namespace
}  // namespace proofs::le_2025::section_3_3_depth_one
