#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/simulation.hpp"
#include "proofs/yu_2025/common/hexagon_training.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::yu_2025::figure_1 {
namespace {

using rigor::Rational, rigor::Truth;

/// The margins are sign (2 y_i - 1) f(x_i), and they grow from the one record to the other.
struct Reading {
    double sign = 1;
    std::size_t earlier = 2, later = 3;
};

/// The least of the six margins of a record; the least growth of a margin between two records.
double least_margin(const HexagonRecord& record, double sign) {
    double least = sign * record.margins[0];
    for (const double margin : record.margins) least = std::min(least, sign * margin);
    return least;
}
double least_growth(const HexagonRecord& earlier, const HexagonRecord& later, double sign) {
    double least = sign * (later.margins[0] - earlier.margins[0]);
    for (std::size_t i = 0; i < later.margins.size(); ++i)
        least = std::min(least, sign * (later.margins[i] - earlier.margins[i]));
    return least;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const HexagonPlan plan = hexagon_plan(context);
    const std::vector<HexagonHistory>& histories = hexagon_histories(plan, context.seed);
    claim::Result result;
    result.scope = fmt::format(
        "{} networks of width {}, {} epochs, learning rate 0.1, seed {}; growth, not divergence; with --thorough width "
        "2000 and 10,000 epochs",
        plan.networks, plan.width, plan.steps, context.seed);
    const auto above_zero = [&](const std::string& says, auto quantity) {
        const HexagonMean found = mean_over_networks(histories, quantity);
        result.steps.carries(claim::simulated_above(says, found.mean, found.standard_error, 0));
        if (!context.verdict_only)
            result.values.push_back(claim::estimated_value(says, found.mean, found.standard_error));
    };
    for (const std::size_t record : {reading.earlier, reading.later})
        above_zero(
            fmt::format("mean over the networks of the least of the six margins (2 y_i - 1) f(x_i) after {} epochs",
                        plan.steps >> (3 - record)),
            [&](const HexagonHistory& h) { return least_margin(h[record], reading.sign); });
    for (const std::size_t back : {1U, 0U})
        above_zero(fmt::format("mean of the least growth of the six margins from {} to {} epochs",
                               plan.steps >> (3 - reading.earlier + back), plan.steps >> (3 - reading.later + back)),
                   [&](const HexagonHistory& h) {
                       return least_growth(h[reading.earlier - back], h[reading.later - back], reading.sign);
                   });
    return result;
}

/// sum_i c_i d/dt f(x_i) = |theta'|^2 >= 0 along (2.7).
Truth weighted_margins_grow(long seed) {
    const TrainingSample sample = training_sample(seed);
    const auto velocity = flow_velocity(sample.network, sample.points, sample.coefficients());
    Rational sum = 0;
    for (long i = 0; i < sample.points.cols(); ++i)
        sum += sample.coefficients()(i) * derivative_along(sample.network, velocity, ExactVector(sample.points.col(i)));
    return rigor::truth(sum == inner_product(velocity, velocity) && sum >= 0);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/figure-1", check)
        .control("read with the labels 1, 0, 1, 0, 1, 0", [](Reading& r) { r.sign = -1; })
        .control("the epochs in reverse order: the outputs come back to 0",
                 [](Reading& r) { std::swap(r.earlier, r.later); })
        .property(claim::property(
            "along (2.7) sum c_i d/dt f(x_i) = |theta'|^2 >= 0: the weighted sum of the margins grows; network of a "
            "random seed, exactly",
            weighted_margins_grow, claim::Input{"seed", claim::integers(1000, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::figure_1
