#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/simulation.hpp"
#include "proofs/yu_2025/common/hexagon_training.hpp"
#include "proofs/yu_2025/common/large_output.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::figure_3 {
namespace {

/// In which order the epochs are read; K_t(x, x) ends above `multiple` K_0(x, x).
struct Reading {
    bool reversed = false;
    double multiple = 1;  // free: read off a picture
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    const HexagonPlan plan = hexagon_plan(context);
    const std::vector<HexagonHistory>& histories = hexagon_histories(plan, context.seed);
    claim::Result result;
    result.scope = fmt::format(
        "{} networks of width {}, {} epochs, learning rate 0.1, 24 points of the circle, seed {}; movement, not "
        "divergence; with --thorough width 2000 and 10,000 epochs",
        plan.networks, plan.width, plan.steps, context.seed);
    const auto at = [&](const HexagonHistory& history, std::size_t record) -> const HexagonRecord& {
        return history[reading.reversed ? history.size() - 1 - record : record];
    };
    const auto above = [&](const std::string& says, double bound, auto quantity) {
        const HexagonMean found = mean_over_networks(histories, quantity);
        result.steps.carries(claim::simulated_above(says, found.mean, found.standard_error, bound));
        if (!context.verdict_only)
            result.values.push_back(claim::estimated_value(says, found.mean, found.standard_error));
    };
    for (std::size_t r = 0; r + 1 < HexagonHistory{}.size(); ++r)
        above(fmt::format(
                  "mean over the networks of the growth of max over the circle of |K_t - K_0| from {} to {} epochs",
                  plan.steps >> (3 - r), plan.steps >> (2 - r)),
              0, [&](const HexagonHistory& h) { return at(h, r + 1).kernel_moved - at(h, r).kernel_moved; });
    above(fmt::format("mean of K_t(x, x)/K_0(x, x), x = (1, 0), after {} epochs", plan.steps), reading.multiple,
          [&](const HexagonHistory& h) { return h.back().kernel_at_x; });
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/figure-3", check)
        .control("the epochs in reverse order", [](Reading& r) { r.reversed = true; })
        .control("K_t(x, x) ends above 3 K_0(x, x)", [](Reading& r) { r.multiple = 3; })
        .property(claim::property(
            "K(x, x) >= 2 s |f(x)|: outputs that grow make the kernel grow in the end; random networks (2.1), exactly",
            [](const NetworkSample& sample) { return output_bounded(sample, 2); },
            claim::Input{"network", fully_connected_samples()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::figure_3
