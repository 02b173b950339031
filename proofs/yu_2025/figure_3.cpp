#include "claim/generators.hpp"
#include "claim/simulation.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/hexagon_training.hpp"
#include "proofs/yu_2025/common/divergence.hpp"

#include <fmt/format.h>

#include <array>

namespace proofs::yu_2025 {
namespace {

/// Sums of a number and its square over the networks.
struct Sums {
    double sum = 0, square = 0;
    void add(double x) {
        sum += x;
        square += x * x;
    }
    double mean(double n) const { return sum / n; }
    double standard_error(double n) const { return std::sqrt((square / n - mean(n) * mean(n)) / (n - 1)); }
};

/// max |K_t - K_0| grows from record to record in the mean over the networks, and K_t(x, x) ends above K_0(x, x); `reversed` asks for the opposite.
/// With 40 networks the least growth is some 10 standard errors; of a single network it can be negative.
claim::legacy::Argument argue(const HexagonPlan& plan, std::uint64_t seed, bool reversed, std::vector<claim::Value>* values = nullptr) {
    claim::legacy::Argument argument;
    std::array<Sums, 3> growth;
    Sums end;
    for (long k = 0; k < plan.networks; ++k) {
        HexagonHistory history = train_on_hexagon(plan, seed, static_cast<std::uint64_t>(k));
        if (reversed) std::reverse(history.begin(), history.end());
        for (std::size_t r = 0; r < growth.size(); ++r) growth[r].add(history[r + 1].kernel_moved - history[r].kernel_moved);
        end.add(history.back().kernel_at_x);
    }
    const auto n = static_cast<double>(plan.networks);
    bool grows = true;
    for (std::size_t r = 0; r < growth.size(); ++r) {
        grows = grows && growth[r].mean(n) > 0;
        if (values) values->push_back(claim::estimated_value(fmt::format("growth of max |K_t - K_0| from {} to {} epochs, mean over {} networks", plan.steps >> (3 - r), plan.steps >> (2 - r), plan.networks), growth[r].mean(n), growth[r].standard_error(n)));
    }
    if (values) values->push_back(claim::estimated_value(fmt::format("K_t(x, x)/K_0(x, x), x = (1, 0), after {} epochs, width {}", plan.steps, plan.width), end.mean(n), end.standard_error(n)));
    return argument.step(fmt::format("simulation, {} networks of width {}: the mean of max over the circle of |K_t - K_0| grows from {} to {}, {} and {} epochs", plan.networks, plan.width, plan.steps / 8, plan.steps / 4, plan.steps / 2, plan.steps), rigor::truth(grows))
        .step("simulation: in the mean K_t(x, x) ends above K_0(x, x)", rigor::truth(end.mean(n) > 1));
}

HexagonPlan plan_for(const claim::Context& context) {
    HexagonPlan plan = hexagon_plan(context);
    if (!context.thorough) plan.networks = 40;
    return plan;
}

claim::legacy::Finding check(const claim::Context& context) {
    const HexagonPlan plan = plan_for(context);
    std::vector<claim::Value> values;
    claim::legacy::Finding finding = conclude(argue(plan, context.seed, false, &values), claim::Evidence::simulated,
                                      fmt::format("{} networks of width {}, {} epochs, learning rate 0.1, 24 points of the circle, seed {}; movement, not divergence; with --thorough width 2000 and 10,000 epochs", plan.networks, plan.width, plan.steps, context.seed));
    finding.values = std::move(values);
    finding.missing = "Which epochs the curves belong to, the number of networks, the seed, sum or mean in the loss.";
    finding.remark = "In numbers the movement is modest: at this width and time K_t(x, x) has changed by the factor above. `verify experiment yu-2025-figure-3` draws the curves at full size.";
    return finding;
}

}  // namespace

claim::legacy::Check figure_3() {
    return {
        .id = "yu-2025/figure-3",
        .check = check,
        .controls = {{"the epochs in reverse order", [](const claim::Context& context) { return claim::verdict_of(argue({100, 200, 8}, context.seed, true).conclusion()); }}},
        .property = claim::property("K(x, x) >= 2 s |f(x)|: outputs that grow make the kernel grow in the end; network of a random seed, exactly", [](long seed) { return kernel_dominates_for_seed(seed, false, 4); }, claim::Input{"seed", claim::integers(1000, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_figure_3{figure_3};

}  // namespace proofs::yu_2025
