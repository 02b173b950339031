#include "claim/generators.hpp"
#include "ntk/network/empirical_kernel.hpp"
#include "ntk/network/network_batch.hpp"
#include "ntk/network/random_network.hpp"
#include "proofs/common/random_rational.hpp"
#include "claim/legacy.hpp"
#include "proofs/common/random_networks.hpp"

#include <fmt/format.h>

#include <random>

namespace proofs::jacot_2018 {
namespace {

using rigor::Rational, rigor::Truth;
using ntk::DenseMatrix;

/// Mean contributions of the last map and of those below to Theta(x, x') at initialisation, against the two summands; swapped: against each other's.
Truth summands(Activation activation, long depth, bool swapped, std::uint64_t seed) {
    const DenseMatrix<double> points = points_of_unequal_norm();
    const Limit expected = limit(activation, points, depth, Recursion::printed(2, 0.5));
    const auto means = [&](long width) {
        ntk::FiniteNetwork<double> network = shape(activation, 2, width, depth, Rational(1, 2));
        ntk::NetworkBatch<double> batch(network, points);
        DenseMatrix<double> kernel;
        std::pair<Mean, Mean> found;
        for (std::uint64_t k = 0; k < 1000; ++k) {
            ntk::initialize(network, seed + static_cast<std::uint64_t>(width), k);
            batch.forward(network);
            batch.backward(network);
            batch.kernel(network, kernel);
            const DenseMatrix<double>& top = batch.inputs().back();
            const double last = top.col(0).dot(top.col(1)) / static_cast<double>(width) + 0.25;
            found.first.add(last);
            found.second.add(kernel(0, 1) - last);
        }
        return found;
    };
    const auto narrow = means(16), wide = means(32);
    double last = expected.covariance(0, 1), rest = expected.tangent(0, 1) - last;
    if (swapped) std::swap(last, rest);
    return claim::compatible(ntk::extrapolated_mean(narrow.first.estimate(), wide.first.estimate()).z_score(last)) &&
           claim::compatible(ntk::extrapolated_mean(narrow.second.estimate(), wide.second.estimate()).z_score(rest));
}

struct Statement {
    bool individual_constant = false, collective_vanishes = false, swapped = false;
    bool training = true, split = true;  ///< which parts are tried: a control need not repeat the other one
};

claim::legacy::Argument argue(const Statement& statement, const std::vector<Activation>& activations, std::uint64_t seed, std::vector<claim::Value>* values = nullptr) {
    claim::legacy::Argument argument;
    for (const Activation activation : activations) {
        const std::string name = activation == Activation::relu ? "ReLU" : "erf";
        if (statement.split)
            argument.step(name + ": the contributions of the last map and of the lower layers to Theta^(3)(x, x') at initialisation, extrapolated from widths 16 and 32, are compatible with the two summands", summands(activation, 3, statement.swapped, seed));
        if (!statement.training) continue;
        const Sizes sizes{{16, 32, 64, 128}, 40, 3};
        const auto all = train_at_widths(activation, sizes, {}, seed), lower = train_at_widths(activation, sizes, {.freeze_output_map = true}, seed);
        const ntk::Estimate single = exponent(at_widths(sizes, all, &TrainingMeans::activation_change)), together = exponent(at_widths(sizes, all, &TrainingMeans::collective_change));
        const ntk::Estimate learnt = lower.back().cost_ratio.estimate();
        argument
            .step(name + (statement.individual_constant ? ": the change of a single activation (root mean square) does not shrink: exponent of n not below 0" : ": the change of a single activation (root mean square) shrinks: exponent of n below 0"),
                  statement.individual_constant ? !below(single, 0) : below(single, 0))
            .step(name + (statement.collective_vanishes ? ": the change of all activations of a layer together (Euclidean norm) vanishes: exponent below -1/4" : ": the change of all activations of a layer together (Euclidean norm) does not vanish: exponent above -1/4"),
                  statement.collective_vanishes ? below(together, -0.25) : above(together, -0.25))
            .step(name + ": with the last map frozen the cost falls below three quarters of its initial value in the mean, at n = 128: the lower layers learn", below(learnt, 0.75));
        if (values) {
            values->push_back(claim::estimated_value(name + ", exponent of n in the change of a single activation", single.mean, single.standard_error));
            values->push_back(claim::estimated_value(name + ", exponent of n in the change of a layer", together.mean, together.standard_error));
            values->push_back(claim::estimated_value(name + ", C(T)/C(0) with the last map frozen, n = 128", learnt.mean, learnt.standard_error));
        }
    }
    return argument;
}

claim::legacy::Finding check(const claim::Context& context) {
    std::vector<claim::Value> values;
    const claim::legacy::Argument argument = argue({}, {Activation::erf, Activation::relu}, context.seed, &values);
    claim::legacy::Finding finding = conclude(argument, claim::Evidence::simulated,
                                      fmt::format("erf and ReLU, L = 3, least squares on four points of the circle with f* = x_1 x_2, n_L = 1, beta = 1/10, T = 20 in 40 Euler steps; widths 16, 32, 64, 128, 40 networks each; the summands with 1000 networks at each of the "
                                                  "widths 16 and 32, beta = 1/2, two points; seed {}; intervals of 5 standard errors", context.seed));
    finding.values = std::move(values);
    return finding;
}

/// The contribution of the last map, exactly.
Truth last_map(long number) {
    std::mt19937_64 random(static_cast<std::uint64_t>(number));
    const auto draw = [&] { return random_rational(random, 10, 5); };
    const Rational beta = abs(draw());
    auto network = ntk::jacot_network<Rational>(std::vector<long>{1, 4, 9, 1}, beta);
    for (auto& m : network.maps) {
        for (long i = 0; i < m.weights.size(); ++i) m.weights.data()[i] = draw();
        for (long i = 0; i < m.bias.size(); ++i) m.bias(i) = draw();
    }
    const auto trace = [&](const Rational& x) { return ntk::forward(network, ntk::DenseVector<Rational>(ntk::DenseVector<Rational>::Constant(1, x))); };
    const auto x = trace(draw()), y = trace(draw());
    const auto parts = ntk::kernel_contributions(network, x, ntk::backward(network, x), y, ntk::backward(network, y));
    Rational sum = beta * beta;
    for (long i = 0; i < 9; ++i)
        if (x.results[1](i) > 0 && y.results[1](i) > 0) sum += x.results[1](i) * y.results[1](i) / 9;
    return rigor::truth(parts.back().weights + parts.back().bias == sum);
}

}  // namespace

claim::legacy::Check remark_4() {
    const auto variant = [](const Statement& statement) { return [statement](const claim::Context& context) { return claim::verdict_of(argue(statement, {Activation::erf}, context.seed).conclusion()); }; };
    return {
        .id = "jacot-2018/remark-4",
        .check = check,
        .controls = {{"single activations do not shrink", variant({.individual_constant = true, .split = false})}, {"the collective variation vanishes", variant({.collective_vanishes = true, .split = false})}, {"the two summands exchanged", variant({.swapped = true, .training = false})}},
        .property = claim::property("the last map contributes (1/n) <alpha, alpha'> + beta^2 to the tangent kernel, exactly: ReLU networks with random rational parameters", last_map, claim::Input{"network", claim::integers(0, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_remark_4{remark_4};

}  // namespace proofs::jacot_2018
