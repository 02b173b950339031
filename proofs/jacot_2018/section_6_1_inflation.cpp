#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/network/network_batch.hpp"
#include "ntk/network/random_network.hpp"
#include "proofs/common/random_networks.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numbers>

namespace proofs::jacot_2018::section_6_1_inflation {
namespace {

using rigor::Truth;
using ntk::DenseMatrix, ntk::DenseVector;

/// Section 6.1: the kernel grows in `steps` steps, of the wider networks by less than `share` of the growth of the
/// narrower ones; at t = 0 the wider ones have less variance, a smoother kernel, and mean_ratio times the mean of the
/// narrower ones. The widths are reduced; their ratio of 20 becomes 8.
struct Reading {
    long narrow = 32, wide = 256;  // free: the page's own choice, 33 is as narrow
    long steps = 200;              // free: one step more was run, and the sentence is as true after it
    double share = 0.5, mean_ratio = 1;
    long many = 320, few = 28;  ///< how many networks are trained; three times as many more are looked at at t = 0
};

constexpr long depth = 4, inputs = 8, angles = 24;  // the paper gives no number of inputs

struct Inflation {
    std::vector<double> starts;     ///< mean over the circle of Theta(x_0, x) at t = 0, x_0 = (1, 0)
    std::vector<double> roughness;  ///< at t = 0: mean square second difference along the circle
    std::vector<double> ratios;     ///< after training, divided by before
};

ntk::Estimate mean_of(const std::vector<double>& list) {
    Mean mean;
    for (const double value : list) mean.add(value);
    return mean.estimate();
}
ntk::Estimate growth(const Inflation& found) {
    const ntk::Estimate ratio = mean_of(found.ratios);
    return {ratio.mean - 1, ratio.standard_error};
}
/// Mean square deviation of the start from its mean, relative to the mean squared.
ntk::Estimate relative_variance(const Inflation& found) {
    const double centre = mean_of(found.starts).mean, n = static_cast<double>(found.starts.size());
    std::vector<double> squares;
    for (const double s : found.starts) squares.push_back(std::pow(s / centre - 1, 2) * n / (n - 1));
    return mean_of(squares);
}
/// Relative to the square of the mean kernel.
ntk::Estimate relative_roughness(const Inflation& found) {
    const double centre = mean_of(found.starts).mean;
    const ntk::Estimate rough = mean_of(found.roughness);
    return {rough.mean / (centre * centre), rough.standard_error / (centre * centre)};
}

/// Networks of one width; the inputs are drawn anew for each of them. The first `networks` are trained.
Inflation inflation(long width, long networks, long steps, std::uint64_t seed) {
    DenseMatrix<double> circle(2, angles + 1);
    circle.col(0) << 1, 0;
    for (long i = 0; i < angles; ++i) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(i) / angles;
        circle.col(i + 1) << std::cos(angle), std::sin(angle);
    }
    ntk::FiniteNetwork<double> network = shape(Activation::relu, 2, width, depth, rigor::Rational(1, 10));
    const auto kernel = [&]() -> DenseVector<double> {
        return ntk::approx_empirical_kernel(network, circle).row(0).tail(angles).transpose();
    };
    Inflation found;
    for (long k = 0; k < 4 * networks; ++k) {
        ntk::NormalStream normal(seed + static_cast<std::uint64_t>(width), static_cast<std::uint64_t>(k));
        ntk::initialize(network, normal);
        DenseMatrix<double> x(2, inputs);
        for (long i = 0; i < x.size(); ++i) x.data()[i] = normal();
        const DenseVector<double> goal = product_of_coordinates(x), start = kernel();
        found.starts.push_back(start.mean());
        double rough = 0;
        for (long i = 0; i < angles; ++i)
            rough += std::pow(start((i + 1) % angles) - 2 * start(i) + start((i + angles - 1) % angles), 2) / angles;
        found.roughness.push_back(rough);
        if (k >= networks) continue;
        ntk::NetworkBatch<double> batch(network, x);
        for (long t = 0; t < steps; ++t) {  // learning rate 1.0, the cost is half the mean square
            batch.forward(network);
            batch.backward_and_step(network, (goal - batch.outputs().transpose()) / static_cast<double>(inputs));
        }
        found.ratios.push_back(kernel().mean() / start.mean());
    }
    return found;
}

/// a - factor b, for independent a and b.
ntk::Estimate difference(const ntk::Estimate& a, const ntk::Estimate& b, double factor = 1) {
    return {a.mean - factor * b.mean, std::hypot(a.standard_error, factor * b.standard_error)};
}

/// The law in the width.
void add_law(claim::Result& result, long steps, std::uint64_t seed) {
    std::vector<AtWidth> law;
    for (const long width : {16L, 32L, 64L, 128L})
        law.push_back({width, growth(inflation(width, 48, steps, seed + 7))});
    const ntk::Estimate power = exponent(law);
    result.values.push_back(claim::estimated_value(
        "exponent p of the law (mean ratio - 1) = constant n^p, n = 16, 32, 64, 128, 48 networks each", power.mean,
        power.standard_error));
    if (below(power, -0.5) != Truth::yes || above(power, -1.5) != Truth::yes) return;
    const double at_32 = law[1].estimate.mean * 32;
    result.stronger = fmt::format(
        "What \"inflate\" amounts to: the mean of the kernel over the circle grows by a share that falls like n^p, "
        "with p compatible with -1 and certainly (5 standard errors) between -3/2 and -1/2 at widths 16 to 128. "
        "Extrapolated with p = -1 from n = 32, {:.1g} at 500 and {:.1g} at 10000 (estimates).",
        at_32 / 500, at_32 / 10000);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = fmt::format(
        "L = 4, ReLU, beta = 0.1, learning rate 1.0, 200 steps, {} inputs from N(0, 1) in the plane drawn for each "
        "network; {} networks of width {}, {} of width {}, and three times as many more at t = 0; seed {}; comparisons "
        "by 5 standard errors. The widths 500 and 10000 of the figure are not covered",
        inputs, reading.many, reading.narrow, reading.few, reading.wide, context.seed);
    const Inflation narrow = inflation(reading.narrow, reading.many, reading.steps, context.seed),
                    wide = inflation(reading.wide, reading.few, reading.steps, context.seed);
    const ntk::Estimate small = growth(narrow), large = growth(wide), less = difference(large, small, reading.share),
                        variance = difference(relative_variance(wide), relative_variance(narrow)),
                        rough = difference(relative_roughness(wide), relative_roughness(narrow)),
                        mean = difference(mean_of(wide.starts), mean_of(narrow.starts), reading.mean_ratio);
    const std::string widths = fmt::format(", n = {} and {}", reading.narrow, reading.wide);
    result.steps
        .carries(claim::simulated_above(
            fmt::format("mean over the networks of (kernel after {} steps)/(kernel before) - 1, n = {}", reading.steps,
                        reading.narrow),
            small.mean, small.standard_error, 0))
        .carries(claim::simulated_below(
            fmt::format("the same for the wider networks, minus {} of that for the narrower ones{}", reading.share,
                        widths),
            less.mean, less.standard_error, 0))
        .carries(claim::simulated_below("relative variance of the kernel at t = 0, wider minus narrower" + widths,
                                        variance.mean, variance.standard_error, 0))
        .carries(claim::simulated_below(
            "relative mean square second difference of the kernel along the circle at t = 0, wider minus narrower" +
                widths,
            rough.mean, rough.standard_error, 0))
        .carries(claim::simulated(
            fmt::format("mean kernel at t = 0, wider minus {} times narrower{}", reading.mean_ratio, widths), mean.mean,
            mean.standard_error, 0));
    if (context.verdict_only) return result;
    const auto value = [&](const std::string& name, const ntk::Estimate& e) {
        result.values.push_back(claim::estimated_value(name, e.mean, e.standard_error));
    };
    value(fmt::format("mean over the networks of (kernel after 200 steps)/(kernel before) - 1, n = {}", reading.narrow),
          small);
    value(fmt::format("the same, n = {}", reading.wide), large);
    value(fmt::format("mean kernel at t = 0, n = {}", reading.narrow), mean_of(narrow.starts));
    value(fmt::format("the same, n = {}", reading.wide), mean_of(wide.starts));
    value(fmt::format("relative roughness of the kernel at t = 0, n = {}", reading.narrow), relative_roughness(narrow));
    value(fmt::format("the same, n = {}", reading.wide), relative_roughness(wide));
    add_law(result, reading.steps, context.seed);
    return result;
}

/// One Euler step of small size moves the mean kernel little, and the training lowers the cost: single networks, for
/// the machinery.
Truth first_steps(long sample, long width) {
    ntk::FiniteNetwork<double> network = shape(Activation::relu, 2, width, depth, rigor::Rational(1, 10));
    ntk::initialize(network, 2, static_cast<std::uint64_t>(sample));
    const DenseMatrix<double> points = points_of_circle();
    const DenseVector<double> goal = product_of_coordinates(points);
    const DenseMatrix<double> tangent = limit(Activation::relu, points, depth, Recursion::printed(2, 0.1)).tangent;
    const Training none = train(network, points, goal, tangent, {.step = 0.05, .steps = 0}),
                   some = train(network, points, goal, tangent, {.step = 0.05, .steps = 20});
    return rigor::truth(none.kernel_change == 0 && none.cost_ratio == 1 && some.cost_ratio < 1 &&
                        some.kernel_change > 0);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-6.1-inflation", check)
        .control("no training",
                 [](Reading& r) {
                     r.steps = 0;
                     r.many = 40, r.few = 10;
                 })
        .control("two widths that are equal up to one neuron",
                 [](Reading& r) {
                     r.wide = 33;
                     r.many = r.few = 40;
                 })
        .control("inflation of the wide networks below a fortieth",
                 [](Reading& r) {
                     r.narrow = 16, r.wide = 32, r.share = 1.0 / 40;
                     r.many = r.few = 40;
                 })
        .control("the two widths exchanged",
                 [](Reading& r) {
                     r.narrow = 256, r.wide = 32;
                     r.many = 12, r.few = 80;
                 })
        .control("the mean kernel of the wider networks is 3/2 of that of the narrower ones",
                 [](Reading& r) {
                     r.mean_ratio = 1.5;
                     r.many = 80, r.few = 12;
                 })
        .property(claim::property(
            "single networks: without a step the kernel is unchanged, with 20 small steps the cost falls and the "
            "kernel moves",
            first_steps, claim::Input{"sample", claim::integers(0, 1'000'000)},
            claim::Input{"width", claim::integers(8, 24)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_6_1_inflation
