#include "claim/generators.hpp"
#include "claim/simulation.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/hexagon_training.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025 {
namespace {

using rigor::Truth;

/// At all records all six margins are positive from half of the epochs on, and grow from record to record. `sign` -1 reads the labels the other way round.
claim::legacy::Argument argue(const HexagonPlan& plan, std::uint64_t seed, double sign, std::vector<claim::Value>* values = nullptr) {
    claim::legacy::Argument argument;
    bool right = true, grow = true;
    double sum = 0, square = 0;
    for (long k = 0; k < plan.networks; ++k) {
        const HexagonHistory history = train_on_hexagon(plan, seed, static_cast<std::uint64_t>(k));
        double least = 1e300;
        for (std::size_t i = 0; i < 6; ++i) {
            right = right && sign * history[2].margins[i] > 0 && sign * history[3].margins[i] > 0;
            grow = grow && sign * history[2].margins[i] < sign * history[3].margins[i] && sign * history[1].margins[i] < sign * history[2].margins[i];
            least = std::min(least, history[3].margins[i]);
        }
        sum += least;
        square += least * least;
    }
    const auto n = static_cast<double>(plan.networks);
    if (values) values->push_back(claim::estimated_value(fmt::format("least of the six margins after {} epochs, width {}", plan.steps, plan.width), sum / n, std::sqrt((square / n - sum * sum / (n * n)) / (n - 1))));
    return argument.step(fmt::format("simulation, {} networks of width {}: all six margins are positive after {} and {} epochs", plan.networks, plan.width, plan.steps / 2, plan.steps), rigor::truth(right))
        .step(fmt::format("simulation: each of them is larger after {} epochs than after {}, and after {} than after {}", plan.steps / 2, plan.steps / 4, plan.steps, plan.steps / 2), rigor::truth(grow));
}

claim::legacy::Finding check(const claim::Context& context) {
    const HexagonPlan plan = hexagon_plan(context);
    std::vector<claim::Value> values;
    claim::legacy::Finding finding = conclude(argue(plan, context.seed, 1, &values), claim::Evidence::simulated,
                                      fmt::format("{} networks of width {}, {} epochs, learning rate 0.1, seed {}; growth, not divergence; with --thorough width 2000 and 10,000 epochs", plan.networks, plan.width, plan.steps, context.seed));
    finding.values = std::move(values);
    finding.missing = "The number of networks, the seed, whether the loss is the sum (2.3) or a mean (here: the sum; for a mean the learning rate is a sixth), the precision, whether the points are drawn or evenly spaced (here: evenly spaced).";
    finding.remark = "`verify experiment yu-2025-figure-1` runs it at full size: width 2000, 10,000 epochs, with the picture.";
    return finding;
}

}  // namespace

claim::legacy::Check figure_1() {
    return {
        .id = "yu-2025/figure-1",
        .check = check,
        .controls = {{"the labels exchanged after training", [](const claim::Context& context) { return claim::verdict_of(argue({100, 200, 2}, context.seed, -1).conclusion()); }}},
        .property = claim::property("along (2.7) sum c_i d/dt f(x_i) = |theta'|^2 >= 0: the weighted sum of the margins grows; network of a random seed, exactly",
                                    [](long seed) {
                                        const TrainingSample sample = training_sample(seed);
                                        const auto velocity = flow_velocity(sample.network, sample.points, sample.coefficients());
                                        rigor::Rational sum = 0;
                                        for (long i = 0; i < sample.points.cols(); ++i) sum += sample.coefficients()(i) * derivative_along(sample.network, velocity, ExactVector(sample.points.col(i)));
                                        return rigor::truth(sum == inner_product(velocity, velocity) && sum >= 0);
                                    },
                                    claim::Input{"seed", claim::integers(1000, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_figure_1{figure_1};

}  // namespace proofs::yu_2025
