#include "claim/generators.hpp"
#include "ntk/network/network_batch.hpp"
#include "ntk/network/random_network.hpp"
#include "claim/legacy.hpp"
#include "proofs/common/random_networks.hpp"

#include <fmt/format.h>

#include <numbers>

namespace proofs::jacot_2018 {
namespace {

using rigor::Truth;
using ntk::DenseMatrix, ntk::DenseVector;

constexpr long depth = 4, inputs = 8, angles = 24, steps = 200;

struct Inflation {
    Mean at_start;                    ///< mean over the circle of Theta(x_0, x) at t = 0
    std::vector<double> starts, ratios;  ///< for each network; after training divided by before
    ntk::Estimate ratio() const {
        Mean mean;
        for (const double r : ratios) mean.add(r);
        return mean.estimate();
    }
    /// Mean square deviation of the start from its mean, relative to the mean squared.
    ntk::Estimate relative_variance() const {
        const double centre = at_start.estimate().mean, n = static_cast<double>(starts.size());
        Mean mean;
        for (const double s : starts) mean.add(std::pow(s / centre - 1, 2) * n / (n - 1));
        return mean.estimate();
    }
};

/// Networks of one width; the inputs are drawn anew for each of them. The first `networks` are trained; three times as many more are looked at before training only.
Inflation inflation(long width, long networks, std::uint64_t seed, bool trained = true) {
    DenseMatrix<double> circle(2, angles + 1);
    circle.col(0) << 1, 0;
    for (long i = 0; i < angles; ++i) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(i) / angles;
        circle.col(i + 1) << std::cos(angle), std::sin(angle);
    }
    ntk::FiniteNetwork<double> network = shape(Activation::relu, 2, width, depth, rigor::Rational(1, 10));
    const auto mean_kernel = [&] { return ntk::approx_empirical_kernel(network, circle).row(0).tail(angles).mean(); };
    Inflation found;
    for (long k = 0; k < 4 * networks; ++k) {
        ntk::NormalStream normal(seed + static_cast<std::uint64_t>(width), static_cast<std::uint64_t>(k));
        ntk::initialize(network, normal);
        DenseMatrix<double> x(2, inputs);
        for (long i = 0; i < x.size(); ++i) x.data()[i] = normal();
        const DenseVector<double> goal = product_of_coordinates(x);
        const double before = mean_kernel();
        found.at_start.add(before);
        found.starts.push_back(before);
        if (k >= networks) continue;
        ntk::NetworkBatch<double> batch(network, x);
        for (long t = 0; t < (trained ? steps : 0); ++t) {
            batch.forward(network);
            batch.backward_and_step(network, (goal - batch.outputs().transpose()) / static_cast<double>(inputs));
        }
        found.ratios.push_back(mean_kernel() / before);
    }
    return found;
}

ntk::Estimate difference(const ntk::Estimate& a, const ntk::Estimate& b, double factor = 1) {
    return {a.mean - factor * b.mean, std::hypot(a.standard_error, factor * b.standard_error)};
}

struct Plan {
    long narrow = 32, wide = 256, many = 320, few = 28;
    bool trained = true;
    double factor = 1;  ///< the inflation of the wide networks is smaller than that of the narrow ones divided by this
};

claim::legacy::Argument argue(const Plan& plan, std::uint64_t seed, std::vector<claim::Value>* values = nullptr) {
    const Inflation narrow = inflation(plan.narrow, plan.many, seed, plan.trained), wide = inflation(plan.wide, plan.few, seed, plan.trained);
    const ntk::Estimate one{1, 0}, small = difference(narrow.ratio(), one), large = difference(wide.ratio(), one);
    claim::legacy::Argument argument;
    argument.step(fmt::format("n = {}: the kernel inflates, the mean ratio after 200 steps is above 1", plan.narrow), above(small, 0))
        .step("less than half as much for the wider networks", above(difference(small, large, 2 * plan.factor), 0))
        .step("the kernel at t = 0 has less variance for the wider networks", above(difference(narrow.relative_variance(), wide.relative_variance()), 0))
        .step("its mean at t = 0 is compatible for both widths", claim::compatible(difference(narrow.at_start.estimate(), wide.at_start.estimate()).z_score(0)));
    if (values) {
        values->push_back(claim::estimated_value(fmt::format("mean kernel after 200 steps divided by that before, minus 1, n = {}", plan.narrow), small.mean, small.standard_error));
        values->push_back(claim::estimated_value(fmt::format("the same, n = {}", plan.wide), large.mean, large.standard_error));
        values->push_back(claim::estimated_value(fmt::format("mean kernel at t = 0, n = {}", plan.narrow), narrow.at_start.estimate().mean, narrow.at_start.estimate().standard_error));
        values->push_back(claim::estimated_value(fmt::format("the same, n = {}", plan.wide), wide.at_start.estimate().mean, wide.at_start.estimate().standard_error));
    }
    return argument;
}

claim::legacy::Finding check(const claim::Context& context) {
    std::vector<claim::Value> values;
    const Plan plan;
    claim::legacy::Finding finding = conclude(argue(plan, context.seed, &values), claim::Evidence::simulated,
                                      fmt::format("L = 4, ReLU, beta = 0.1, learning rate 1.0, 200 steps, {} inputs from N(0, 1) in the plane drawn for each network; {} networks of width {}, {} of width {}, and three times as many more at t = 0; seed {}; comparisons by 5 standard errors. The widths 500 and 10000 of the "
                                                  "figure are not covered", inputs, plan.many, plan.narrow, plan.few, plan.wide, context.seed));
    std::vector<AtWidth> law;
    for (const long width : {16L, 32L, 64L, 128L}) law.push_back({width, difference(inflation(width, 48, context.seed + 7).ratio(), {1, 0})});
    const ntk::Estimate power = exponent(law);
    values.push_back(claim::estimated_value("exponent p of the law (mean ratio - 1) = constant n^p, n = 16, 32, 64, 128, 48 networks each", power.mean, power.standard_error));
    finding.values = std::move(values);
    if (below(power, -0.5) == Truth::yes && above(power, -1.5) == Truth::yes)
        finding.stronger = fmt::format("What \"inflate\" amounts to: the mean of the kernel over the circle grows by a share that falls like n^p, with p compatible with -1 and certainly (5 standard errors) between -3/2 and -1/2 at widths 16 to 128. Extrapolated with p = -1 from n = 32, {:.1g} at 500 and {:.1g} at 10000 (estimates).", law[1].estimate.mean * 32 / 500, law[1].estimate.mean * 32 / 10000);
    return finding;
}

/// One Euler step of small size moves the mean kernel little, and the training lowers the cost: single networks, for the machinery.
Truth first_steps(long sample, long width) {
    ntk::FiniteNetwork<double> network = shape(Activation::relu, 2, width, depth, rigor::Rational(1, 10));
    ntk::initialize(network, 2, static_cast<std::uint64_t>(sample));
    const DenseMatrix<double> points = points_of_circle();
    const DenseVector<double> goal = product_of_coordinates(points);
    const DenseMatrix<double> tangent = limit(Activation::relu, points, depth, Recursion::printed(2, 0.1)).tangent;
    const Training none = train(network, points, goal, tangent, {.step = 0.05, .steps = 0}), some = train(network, points, goal, tangent, {.step = 0.05, .steps = 20});
    return rigor::truth(none.kernel_change == 0 && none.cost_ratio == 1 && some.cost_ratio < 1 && some.kernel_change > 0);
}

}  // namespace

claim::legacy::Check section_6_1_inflation() {
    const auto variant = [](const Plan& plan) { return [plan](const claim::Context& context) { return claim::verdict_of(argue(plan, context.seed).conclusion()); }; };
    return {
        .id = "jacot-2018/section-6.1-inflation",
        .check = check,
        .controls = {{"no training", variant({.many = 40, .few = 10, .trained = false})}, {"two widths that are equal up to one neuron", variant({.narrow = 32, .wide = 33, .many = 40, .few = 40})}, {"inflation of the wide networks below a fortieth", variant({.narrow = 16, .wide = 32, .many = 40, .few = 40, .factor = 20})}},
        .property = claim::property("single networks: without a step the kernel is unchanged, with 20 small steps the cost falls and the kernel moves", first_steps, claim::Input{"sample", claim::integers(0, 1'000'000)},
                                    claim::Input{"width", claim::integers(8, 24)}),
    };
}
const claim::legacy::Registered registered_section_6_1_inflation{section_6_1_inflation};

}  // namespace proofs::jacot_2018
