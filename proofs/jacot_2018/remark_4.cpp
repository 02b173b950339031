#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/network/empirical_kernel.hpp"
#include "ntk/network/network_batch.hpp"
#include "ntk/network/random_network.hpp"
#include "proofs/common/random_networks.hpp"
#include "proofs/jacot_2018/common/training_moment.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::remark_4 {
namespace {

using rigor::Rational, rigor::Truth;
using ntk::DenseMatrix;

/// The change of a single activation falls with the width n (`single_shrinks`), that of a layer does not
/// (`together_stays`: its exponent of n is above -1/4), and the first of the two contributions to the kernel is that of
/// the lower layers (`last_is_second`). A control tries one part with one sigma.
struct Reading {
    bool single_shrinks = true, together_stays = true, last_is_second = true;
    bool training = true, split = true;
    std::vector<Activation> activations{Activation::erf, Activation::relu};
};

/// Means over networks of what the last map and the maps below contribute to Theta^(3)(x, x') at initialisation.
std::pair<ntk::Estimate, ntk::Estimate> contributions(Activation activation, std::uint64_t seed) {
    const DenseMatrix<double> points = points_of_unequal_norm();
    const auto means = [&](long width) {
        ntk::FiniteNetwork<double> network = shape(activation, 2, width, 3, Rational(1, 2));
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
    return {ntk::extrapolated_mean(narrow.first.estimate(), wide.first.estimate()),
            ntk::extrapolated_mean(narrow.second.estimate(), wide.second.estimate())};
}

void add_split(claim::Result& result, const Reading& reading, Activation activation, const std::string& name,
               std::uint64_t seed) {
    const Limit expected = limit(activation, points_of_unequal_norm(), 3, Recursion::printed(2, 0.5));
    const double second = expected.covariance(0, 1), first = expected.tangent(0, 1) - second;
    const auto [last, lower] = contributions(activation, seed);
    const bool printed = reading.last_is_second;
    result.steps
        .carries(claim::simulated(name +
                                      ": mean contribution of the last map to Theta^(3)(x, x') at initialisation, "
                                      "extrapolated from n = 16, 32, against the " +
                                      (printed ? "second" : "first") + " summand",
                                  last.mean, last.standard_error, printed ? second : first))
        .carries(claim::simulated(name + ": that of the maps below against the " + (printed ? "first" : "second"),
                                  lower.mean, lower.standard_error, printed ? first : second));
}

void add_training(claim::Result& result, const Reading& reading, Activation activation, const std::string& name,
                  std::uint64_t seed) {
    const Sizes sizes{{16, 32, 64, 128}, 40, 3};
    const auto all = train_at_widths(activation, sizes, {}, seed),
               lower = train_at_widths(activation, sizes, {.freeze_output_map = true}, seed);
    const ntk::Estimate single = exponent(at_widths(sizes, all, &TrainingMeans::activation_change)),
                        together = exponent(at_widths(sizes, all, &TrainingMeans::collective_change)),
                        learnt = lower.back().cost_ratio.estimate();
    const auto below = claim::simulated_below, above = claim::simulated_above;
    const std::string p = name + ": exponent of n in the change of ";
    result.steps
        .carries((reading.single_shrinks ? below : above)(p + "a single activation (root mean square)", single.mean,
                                                          single.standard_error, 0))
        .carries((reading.together_stays ? above : below)(p + "all activations of a layer together (Euclidean norm)",
                                                          together.mean, together.standard_error, -0.25))
        .carries(claim::simulated_below(
            name + ": C(T)/C(0) with the last map frozen, n = 128, where only the lower layers learn", learnt.mean,
            learnt.standard_error, 0.75));
    if (!reading.single_shrinks || !reading.together_stays) return;
    const auto value = [&](const std::string& of, const ntk::Estimate& e) {
        result.values.push_back(claim::estimated_value(name + ", " + of, e.mean, e.standard_error));
    };
    value("exponent of n in the change of a single activation", single);
    value("exponent of n in the change of a layer", together);
    value("C(T)/C(0) with the last map frozen, n = 128", learnt);
}

/// The last map contributes (1/n) <alpha, alpha'> + beta^2, on any network.
Truth last_map(claim::Sampler& sampler) {
    const TrainingMoment t = TrainingMoment::sample(sampler, sampler.integer(2, 3));
    const long l = t.maps() - 1, top = t.maps();
    const auto alpha = t.activations(l);
    for (long x = 0; x < t.points(); ++x)
        for (long y = 0; y < t.points(); ++y) {
            Rational sum = t.bias_derivative(top, x, 0, l, 0) * t.bias_derivative(top, y, 0, l, 0),
                     expected = t.beta() * t.beta();
            for (long i = 0; i < t.width(l); ++i) {
                sum += t.weight_derivative(top, x, 0, l, i, 0) * t.weight_derivative(top, y, 0, l, i, 0);
                expected += alpha(x, i) * alpha(y, i) / t.width(l);
            }
            if (sum != expected) return Truth::no;
        }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = fmt::format(
        "erf and ReLU, L = 3, least squares on four points of the circle with f* = x_1 x_2, n_L = 1, beta = 1/10, T = 20 "
        "in 40 Euler steps; widths 16, 32, 64, 128, 40 networks each; the summands with 1000 networks at each of the "
        "widths 16 and 32, beta = 1/2, two points; seed {}; intervals of 5 standard errors",
        context.seed);
    result.steps.carries(claim::cites(context, "jacot-2018/theorem-1"))
        .carries(claim::cites(context, "jacot-2018/theorem-2"))
        .carries(claim::written(context, "summands"));
    for (const Activation activation : reading.activations) {
        const std::string name = activation == Activation::relu ? "ReLU" : "erf";
        if (reading.split) add_split(result, reading, activation, name, context.seed);
        if (reading.training) add_training(result, reading, activation, name, context.seed);
    }
    if (context.verdict_only) return result;
    result.steps.supports(claim::instances(
        "the parameters of the last map contribute (1/n) <alpha, alpha'> + beta^2 to the tangent kernel, exactly",
        context.seed, 20, last_map));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/remark-4", check)
        .control("single activations do not shrink",
                 [](Reading& r) {
                     r.single_shrinks = false;
                     r.split = false, r.activations = {Activation::erf};
                 })
        .control("the collective variation vanishes",
                 [](Reading& r) {
                     r.together_stays = false;
                     r.split = false, r.activations = {Activation::erf};
                 })
        .control("the two summands exchanged",
                 [](Reading& r) {
                     r.last_is_second = false;
                     r.training = false, r.activations = {Activation::erf};
                 })
        .property(claim::property(
            "the last map contributes (1/n) <alpha, alpha'> + beta^2 to the tangent kernel, exactly: random networks, "
            "leaky and scaled sigma",
            [](long number) {
                claim::Sampler sampler(2018, static_cast<std::uint64_t>(number));
                return last_map(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::remark_4
