#include "proofs/yu_2025/common/hexagon_training.hpp"

#include "ntk/network/random_network.hpp"
#include "ntk/training/gradient_descent.hpp"

#include <cmath>
#include <map>
#include <mutex>
#include <numbers>

namespace proofs::yu_2025 {
namespace {

ntk::DenseMatrix<double> circle(long count, double first) {
    ntk::DenseMatrix<double> points(2, count);
    for (long i = 0; i < count; ++i) {
        const double angle = first + 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(count);
        points.col(i) << std::cos(angle), std::sin(angle);
    }
    return points;
}

}  // namespace

HexagonPlan hexagon_plan(const claim::Context& context) {
    return context.thorough ? HexagonPlan{2000, 10'000, 4} : HexagonPlan{200, 800, 64};
}

HexagonHistory train_on_hexagon(const HexagonPlan& plan, std::uint64_t seed, std::uint64_t sample) {
    auto network = ntk::yu_fully_connected<double>(2, std::vector<long>(3, plan.width));
    ntk::initialize(network, seed, sample);
    ntk::DenseVector<double> labels(6);
    labels << 0, 1, 0, 1, 0, 1;
    const ntk::DenseMatrix<double> watched = circle(24, 0);
    const ntk::DenseMatrix<double> initial = ntk::approx_empirical_kernel(network, watched);
    ntk::GradientDescent<double> descent(network, circle(6, std::numbers::pi / 3),
                                         ntk::TrainingObjective::cross_entropy(labels), plan.rate);
    HexagonHistory history{};
    for (std::size_t k = 0; k < history.size(); ++k) {
        while (descent.steps() < plan.steps >> (3 - k)) descent.step();
        const ntk::DenseVector<double> f = descent.values();
        for (long i = 0; i < 6; ++i) history[k].margins[static_cast<std::size_t>(i)] = (2 * labels(i) - 1) * f(i);
        const ntk::DenseMatrix<double> kernel = ntk::approx_empirical_kernel(descent.network(), watched);
        history[k].kernel_moved = (kernel.row(0) - initial.row(0)).cwiseAbs().maxCoeff();
        history[k].kernel_at_x = kernel(0, 0) / initial(0, 0);
    }
    return history;
}

const std::vector<HexagonHistory>& hexagon_histories(const HexagonPlan& plan, std::uint64_t seed) {
    static std::mutex mutex;
    static std::map<std::pair<HexagonPlan, std::uint64_t>, std::vector<HexagonHistory>> trained;
    const std::scoped_lock lock(mutex);
    std::vector<HexagonHistory>& histories = trained[{plan, seed}];
    for (auto k = static_cast<long>(histories.size()); k < plan.networks; ++k)
        histories.push_back(train_on_hexagon(plan, seed, static_cast<std::uint64_t>(k)));
    return histories;
}

}  // namespace proofs::yu_2025
