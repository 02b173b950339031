#include "proofs/le_2025/common/training_runs.hpp"

#include "ntk/network/random_network.hpp"

#include <fmt/format.h>

#include <map>
#include <mutex>
#include <tuple>

namespace proofs::le_2025 {
namespace {

using rigor::Rational;

std::vector<TrainingMeans> against_multiple(double multiple, std::uint64_t seed) {
    const Sizes& sizes = training_sizes();
    const ntk::DenseMatrix<double> points = points_of_circle();
    const ntk::DenseMatrix<double> tangent =
        multiple * limit(Activation::erf, points, sizes.depth, Recursion::printed(2, 0.1)).tangent;
    const ntk::DenseVector<double> goal = product_of_coordinates(points);
    std::vector<TrainingMeans> means;
    for (const long width : sizes.widths) {
        means.emplace_back();
        for (long k = 0; k < sizes.networks; ++k) {
            ntk::FiniteNetwork<double> network = shape(Activation::erf, 2, width, sizes.depth, Rational(1, 10));
            ntk::initialize(network, seed + static_cast<std::uint64_t>(width), static_cast<std::uint64_t>(k));
            const Training trained = train(network, points, goal, tangent, {});
            means.back().kernel_change.add(trained.kernel_change);
            means.back().function_gap.add(trained.function_gap);
            means.back().kernel_gap.add(trained.kernel_gap);
        }
    }
    return means;
}

}  // namespace

const std::vector<TrainingMeans>& training_means(std::uint64_t seed, bool mean_field, double multiple) {
    static std::mutex one_at_a_time;
    static std::map<std::tuple<std::uint64_t, bool, double>, std::vector<TrainingMeans>> kept;
    const std::lock_guard lock(one_at_a_time);
    const auto key = std::tuple(seed, mean_field, multiple);
    if (const auto found = kept.find(key); found != kept.end()) return found->second;
    Schedule schedule;
    if (mean_field) schedule = {.step = 0.125, .steps = 16, .mean_field = true};
    return kept
        .emplace(key, multiple == 1 ? train_at_widths(Activation::erf, training_sizes(), schedule, seed)
                                    : against_multiple(multiple, seed))
        .first->second;
}

claim::Steps falls(const std::vector<TrainingMeans>& means, Mean TrainingMeans::*which, const std::string& what,
                   double exponent_bound, double last_bound) {
    claim::Steps steps;
    const std::vector<AtWidth> values = at_widths(training_sizes(), means, which);
    const ntk::Estimate power = exponent(values), last = values.back().estimate;
    steps
        .supports(claim::simulated_below(std::string(training_setting) + ": exponent of n in " + what, power.mean,
                                         power.standard_error, exponent_bound))
        .supports(claim::simulated_below(fmt::format("the mean of it at n = {}", values.back().width), last.mean,
                                         last.standard_error, last_bound));
    return steps;
}

}  // namespace proofs::le_2025
