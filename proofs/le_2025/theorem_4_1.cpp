#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/network/network_batch.hpp"
#include "ntk/network/random_network.hpp"
#include "proofs/common/random_networks.hpp"
#include "proofs/le_2025/common/signed_networks.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <map>

namespace proofs::le_2025::theorem_4_1 {
namespace {

using rigor::Rational, rigor::Truth;

/// dotSigma^(l+1) of the ReLU on the diagonal; which layer's dotSigma multiplies Theta^l; whether beta^2 is added in
/// every layer.
struct Reading {
    Rational slope{1, 2};
    bool slope_of_layer_below = false, bias_in_every_layer = true;
    Rational last_layer = 1;  ///< this times the part of the new layer in the chain rule
};

constexpr long depth = 3, networks = 300;
const std::array<long, 4> widths{16, 32, 64, 128};

/// A mean with an error c/n, from widths n and 4 n, without it.
ntk::Estimate extrapolated(const ntk::Estimate& narrow, const ntk::Estimate& four_times_as_wide) {
    return {(4 * four_times_as_wide.mean - narrow.mean) / 3,
            std::hypot(4 * four_times_as_wide.standard_error, narrow.standard_error) / 3};
}

struct Simulation {
    std::vector<AtWidth> distances;                 ///< mean square of the largest |Theta - Theta_infinity|
    std::map<long, std::array<Mean, 3>> kernels{};  ///< Theta(x_1, x_1), Theta(x_1, x_2), Theta(x_2, x_2)
};
Simulation simulate(Activation activation, const ntk::DenseMatrix<double>& points,
                    const ntk::DenseMatrix<double>& limit, std::uint64_t seed) {
    Simulation result;
    for (const long width : widths) {
        ntk::FiniteNetwork<double> network = shape(activation, 2, width, depth, Rational(1, 2));
        Mean mean;
        std::array<Mean, 3>& kernels = result.kernels[width];
        for (long k = 0; k < networks; ++k) {
            ntk::initialize(network, seed + static_cast<std::uint64_t>(width), static_cast<std::uint64_t>(k));
            const ntk::DenseMatrix<double> kernel = ntk::approx_empirical_kernel(network, points);
            const double largest = (kernel - limit).cwiseAbs().maxCoeff();
            mean.add(largest * largest);
            kernels[0].add(kernel(0, 0));
            kernels[1].add(kernel(0, 1));
            kernels[2].add(kernel(1, 1));
        }
        result.distances.push_back({width, mean.estimate()});
    }
    return result;
}

claim::Steps simulations(const Reading& reading, std::uint64_t seed) {
    claim::Steps steps;
    const ntk::DenseMatrix<double> points = points_of_unequal_norm();
    for (const Activation activation : {Activation::relu, Activation::erf}) {
        Recursion recursion = Recursion::printed(2, 0.5);
        recursion.slope_of_layer_below = reading.slope_of_layer_below;
        if (!reading.bias_in_every_layer) recursion.bias = 0;
        const ntk::DenseMatrix<double> at_limit = limit(activation, points, depth, recursion).tangent;
        const Simulation found = simulate(activation, points, at_limit, seed);
        const std::string where = fmt::format("{}, L = {}, n_1 = n_2 = n, {} networks a width",
                                              activation == Activation::relu ? "ReLU" : "erf", depth, networks);
        const ntk::Estimate power = exponent(found.distances);
        steps.supports(claim::simulated_below(
            where + ", n = 16 to 128: exponent of n in the mean square of Theta - Theta_infinity", power.mean,
            power.standard_error, -0.25));
        const std::array<const char*, 3> entries{"Theta(x_1, x_1)", "Theta(x_1, x_2)", "Theta(x_2, x_2)"};
        const std::array<double, 3> claimed{at_limit(0, 0), at_limit(0, 1), at_limit(1, 1)};
        for (std::size_t i = 0; i < 3; ++i) {
            const ntk::Estimate mean =
                extrapolated(found.kernels.at(32)[i].estimate(), found.kernels.at(128)[i].estimate());
            steps.supports(claim::simulated(fmt::format("{}: mean of {} without its error of order 1/n, from n = 32 "
                                                        "and 128, against the recursion",
                                                        where, entries[i]),
                                            mean.mean, mean.standard_error, claimed[i]));
        }
    }
    return steps;
}

Truth mean_is_limit(long depth_, const Rational& x, const Rational& y, const Rational& slope) {
    return rigor::truth(mean_tangent_kernel(depth_, x, y) == limit_on_one_side(depth_, x, y, slope).tangent);
}

/// T^(l+1)_kk' = delta_kk' (part of the new layer) + sum_ii' w^2 W_ki W_k'i' sigma'(z_i) sigma'(z'_i') T^l_ii', at a
/// random network with unequal widths and scales; the two kernels by back-propagation.
Truth chain_rule(claim::Sampler& sampler, const Rational& last_layer) {
    std::vector<long> shape_of = sampler.widths(static_cast<long>(sampler.integer(3, 4)), 3);
    shape_of.back() = 2;
    const ntk::FiniteNetwork<Rational> network = sampler.network(shape_of, true);
    ntk::FiniteNetwork<Rational> below = network;
    below.maps.pop_back();
    const auto& last = network.maps.back();
    const Rational activation = below.maps.back().activation_scale;
    ntk::DenseMatrix<Rational> points(network.input_dimension(), 2);
    for (long i = 0; i < points.size(); ++i) points.data()[i] = sampler.rational();
    const ntk::DenseVector<Rational> x = points.col(0), y = points.col(1);
    const ntk::DenseMatrix<Rational> whole = ntk::empirical_kernel(network, points),
                                     inner = ntk::empirical_kernel(below, points);
    const auto at_x = ntk::forward(network, x), at_y = ntk::forward(network, y);
    const long n = last.inputs();
    const auto slope = [&](const Rational& z) { return z > 0 ? activation : Rational(0); };
    const ntk::DenseVector<Rational>&z = at_x.results[network.maps.size() - 2],
          &w = at_y.results[network.maps.size() - 2];
    for (long k = 0; k < 2; ++k)
        for (long j = 0; j < 2; ++j) {
            Rational sum = 0;
            if (k == j) {
                for (long i = 0; i < n; ++i)
                    sum += last.weight_scale * last.weight_scale * at_x.inputs.back()(i) * at_y.inputs.back()(i);
                sum = last_layer * (sum + last.bias_scale * last.bias_scale);
            }
            for (long i = 0; i < n; ++i)
                for (long h = 0; h < n; ++h)
                    sum += last.weight_scale * last.weight_scale * last.weights(k, i) * last.weights(j, h) *
                           slope(z(i)) * slope(w(h)) * inner(i, n + h);
            if (sum != whole(k, 2 + j)) return Truth::no;
        }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all Lipschitz sigma, beta >= 0, L, d_out and pairs of points";
    result.steps.carries(claim::written(context, "covariances"))
        .carries(claim::written(context, "chain"))
        .supports(claim::instances(
            "random networks of 2 and 3 maps, unequal widths and scales, two outputs: T^(l+1) from T^l, exactly",
            context.seed, 30, [&](claim::Sampler& sampler) { return chain_rule(sampler, reading.last_layer); }))
        .carries(claim::written(context, "induction"))
        .carries(claim::written(context, "continuity"))
        .carries(claim::written(context, "sequential"))
        .supports(claim::cites(context, "jacot-2018/theorem-1"))
        .supports(claim::range(
            "L", 1, 6,
            "ReLU, beta = 0: the mean of Theta^L(1, 2) over networks of width 1, exactly, is Theta_infinity^L",
            [&](long L) { return mean_is_limit(L, 1, 2, reading.slope); }))
        .append(simulations(reading, context.seed));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/theorem-4.1", check)
        .control("dotSigma = 1/2 + 1e-20 on the diagonal for the ReLU",
                 [](Reading& r) { r.slope += rigor::parse_rational("1e-20"); })
        .control("the part of the new layer larger by 1e-20",
                 [](Reading& r) { r.last_layer += rigor::parse_rational("1e-20"); })
        .control("dotSigma of the layer below", [](Reading& r) { r.slope_of_layer_below = true; })
        .control("beta^2 in the first layer only", [](Reading& r) { r.bias_in_every_layer = false; })
        .property(claim::property(
            "ReLU, beta = 0, x, x' > 0: the mean over networks of width 1 is the limit, exactly",
            [](long L, const Rational& x, const Rational& y) { return mean_is_limit(L, x, y, Rational(1, 2)); },
            claim::Input{"L", claim::integers(1, 6)}, claim::Input{"x", claim::positive_rationals()},
            claim::Input{"x'", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::le_2025::theorem_4_1
