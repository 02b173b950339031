// Section 4.1 of Le, remark 4.3 and corollary 4.4: the tangent kernel of wide networks in training. It stays near Theta_infinity^L uniformly in t in [0, T], so the networks follow kernel gradient descent with this
// fixed kernel. That is theorem 2 of Jacot et al., whose proof is adjudicated line by line under jacot-2018; here it is tried on random networks of growing width.
#include "claim/generators.hpp"
#include "ntk/network/random_network.hpp"
#include "proofs/common/random_networks.hpp"
#include "claim/legacy.hpp"

#include <fmt/format.h>

#include <map>
#include <mutex>

namespace proofs::le_2025 {
namespace {

using rigor::Rational, rigor::Truth;

// Training, by the simulation of jacot-2018/theorem-2. Bounds of the exponents of n.
constexpr double of_change = -0.25, of_gap = -0.1, of_function = 0;

const Sizes sizes{{32, 64, 128, 256}, 96, 3};
const std::vector<TrainingMeans>& trained(std::uint64_t seed) {
    static std::mutex one_at_a_time;
    static std::map<std::uint64_t, std::vector<TrainingMeans>> means;
    const std::lock_guard lock(one_at_a_time);
    if (const auto found = means.find(seed); found != means.end()) return found->second;
    return means.emplace(seed, train_at_widths(ntk::Activation::erf, sizes, {}, seed)).first->second;
}
/// The proof bounds all of them by n^(-1/2); the bounds asked for leave room for every seed, and none for what does not fall.
claim::legacy::Argument training(const std::vector<TrainingMeans>& means, Mean TrainingMeans::*which, const std::string& what, double bound, std::vector<claim::Value>* values = nullptr) {
    claim::legacy::Argument argument;
    const ntk::Estimate exponent = proofs::exponent(at_widths(sizes, means, which));
    if (values) values->push_back(claim::estimated_value("exponent of n in " + what, exponent.mean, exponent.standard_error));
    return argument.step(fmt::format("{} falls with the width, its exponent is below {} (erf, L = 3, four points of the circle)", what, bound), below(exponent, bound));
}
claim::legacy::Finding simulated(const claim::Context& context, const std::function<claim::legacy::Argument(const std::vector<TrainingMeans>&, std::vector<claim::Value>*)>& argument) {
    std::vector<claim::Value> values;
    claim::legacy::Finding finding = conclude(argument(trained(context.seed), &values), claim::Evidence::simulated,
                                      fmt::format("sigma = erf, L = 3, quadratic cost on four points of the circle, beta = 1/10, T = 20 in 40 Euler steps, widths 32 to 256 with {} networks each, seed {}; by 5 standard errors. Not covered: other costs, several outputs, other sigma", sizes.networks, context.seed));
    finding.values = std::move(values);
    return finding;
}
/// The same networks against the steps with a multiple of Theta_infinity.
claim::legacy::Argument against_multiple(double factor, std::uint64_t seed, Mean TrainingMeans::*which, const std::string& what, double bound) {
    const ntk::DenseMatrix<double> points = points_of_circle(), tangent = factor * limit(ntk::Activation::erf, points, sizes.depth, Recursion::printed(2, 0.1)).tangent;
    const ntk::DenseVector<double> goal = product_of_coordinates(points);
    std::vector<TrainingMeans> means;
    for (const long width : sizes.widths) {
        means.emplace_back();
        for (long k = 0; k < sizes.networks; ++k) {
            ntk::FiniteNetwork<double> network = shape(ntk::Activation::erf, 2, width, sizes.depth, Rational(1, 10));
            ntk::initialize(network, seed + static_cast<std::uint64_t>(width), static_cast<std::uint64_t>(k));
            const Training trained = train(network, points, goal, tangent, {});
            means.back().function_gap.add(trained.function_gap);
            means.back().kernel_gap.add(trained.kernel_gap);
        }
    }
    return training(means, which, what, bound);
}
/// Theta(t) against Theta(0) and against Theta_infinity.
claim::legacy::Argument kernel_in_training(const std::vector<TrainingMeans>& means, std::vector<claim::Value>* values = nullptr) {
    claim::legacy::Argument argument = training(means, &TrainingMeans::kernel_change, "sup_t max|Theta(t) - Theta(0)|", of_change, values);
    const claim::legacy::Argument gap = training(means, &TrainingMeans::kernel_gap, "sup_t max|Theta(t) - Theta_infinity|", of_gap, values);
    for (const claim::legacy::Line& s : gap.steps()) argument.step(s.says, s.truth);
    return argument;
}
/// For single networks: no step, no change; the cost falls.
Truth machinery(long number, long width) {
    ntk::FiniteNetwork<double> network = shape(ntk::Activation::erf, 2, width, 3, Rational(1, 10));
    ntk::initialize(network, 3, static_cast<std::uint64_t>(number));
    const ntk::DenseMatrix<double> points = points_of_circle();
    const ntk::DenseVector<double> goal = product_of_coordinates(points);
    const ntk::DenseMatrix<double> tangent = proofs::limit(ntk::Activation::erf, points, 3, Recursion::printed(2, 0.1)).tangent;
    const Training none = train(network, points, goal, tangent, {.step = 0.1, .steps = 0}), some = train(network, points, goal, tangent, {.step = 0.1, .steps = 10});
    return rigor::truth(none.kernel_change == 0 && some.cost_ratio < 1);
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::legacy::Check remark_4_3() {
    return {
        .id = "le-2025/remark-4.3",
        .check = [](const claim::Context& context) { return simulated(context, kernel_in_training); },
        .controls = {{"output scaled by 1/n, time by n", [](const claim::Context& context) {
                          return claim::verdict_of(kernel_in_training(train_at_widths(ntk::Activation::erf, sizes, {.step = 0.125, .steps = 16, .mean_field = true}, context.seed)).conclusion());
                      }},
                     {"(3/2) Theta_infinity", [](const claim::Context& context) { return claim::verdict_of(against_multiple(1.5, context.seed, &TrainingMeans::kernel_gap, "sup_t max|Theta(t) - (3/2) Theta_infinity|", of_gap).conclusion()); }}},
        .property = claim::property("single networks: no step no change, small steps lower the cost", machinery, number(), claim::Input{"width", claim::integers(8, 24)}),
    };
}
const claim::legacy::Registered registered_remark_4_3{remark_4_3};

claim::legacy::Check corollary_4_4() {
    return {
        .id = "le-2025/corollary-4.4",
        .check = [](const claim::Context& context) { return simulated(context, [](const auto& means, auto* values) { return training(means, &TrainingMeans::function_gap, "sup_t |f_t - g_t|, g the same steps with Theta_infinity", of_function, values); }); },
        .controls = {{"steps with (3/2) Theta_infinity", [](const claim::Context& context) { return claim::verdict_of(against_multiple(1.5, context.seed, &TrainingMeans::function_gap, "sup_t |f_t - g_t|", of_function).conclusion()); }}},
        .property = claim::property("single networks: no step no change, small steps lower the cost", machinery, number(), claim::Input{"width", claim::integers(8, 24)}),
    };
}
const claim::legacy::Registered registered_corollary_4_4{corollary_4_4};

}  // namespace proofs::le_2025
