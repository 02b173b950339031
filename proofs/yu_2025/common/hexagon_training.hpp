// The synthetic experiment of section 6.1, in double: the six points of the hexagon, labels 0, 1, 0, 1, 0, 1, network
// (2.1) with three hidden layers, full-batch gradient descent with the learning rate 0.1 on the sum (2.3).
#pragma once

#include "claim/context.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace proofs::yu_2025 {

struct HexagonPlan {
    long width, steps, networks;
    double rate = 0.1;
    auto operator<=>(const HexagonPlan&) const = default;
};
/// Small enough for every run; with --thorough the width and the number of epochs of the paper.
HexagonPlan hexagon_plan(const claim::Context& context);

/// What one network shows at the epochs steps/8, steps/4, steps/2, steps.
struct HexagonRecord {
    std::array<double, 6> margins;  ///< (2 y_i - 1) f_t(x_i)
    double kernel_moved;            ///< max over 24 points of the circle of |K_t(x, x') - K_0(x, x')|, x = (1, 0)
    double kernel_at_x;             ///< K_t(x, x)/K_0(x, x)
};
using HexagonHistory = std::array<HexagonRecord, 4>;

/// Network number `sample` of the seed. Throws ntk::TrainingDiverged.
HexagonHistory train_on_hexagon(const HexagonPlan& plan, std::uint64_t seed, std::uint64_t sample);
/// All networks of the plan, trained once for each plan and seed.
const std::vector<HexagonHistory>& hexagon_histories(const HexagonPlan& plan, std::uint64_t seed);

struct HexagonMean {
    double mean, standard_error;
};
/// Of a number of each network, over at least two networks.
template <class Quantity>
HexagonMean mean_over_networks(const std::vector<HexagonHistory>& histories, Quantity quantity) {
    double sum = 0, squares = 0;
    for (const HexagonHistory& history : histories) {
        const double value = quantity(history);
        sum += value;
        squares += value * value;
    }
    const auto n = static_cast<double>(histories.size());
    return {sum / n, std::sqrt((squares / n - sum * sum / (n * n)) / (n - 1))};
}

}  // namespace proofs::yu_2025
