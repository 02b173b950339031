#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/network/random_network.hpp"
#include "proofs/le_2025/common/training_runs.hpp"

namespace proofs::le_2025::remark_4_3 {
namespace {

using rigor::Truth;

/// Theta(t) tends to `multiple` Theta_infinity; the output is scaled by 1/n and time by n in mean_field.
struct Reading {
    bool mean_field = false;
    double multiple = 1;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "what theorem 2 of [1] says: beta > 0, sigma'' bounded, the quadratic cost, pointwise in probability, T fixed";
    const std::vector<TrainingMeans>& means = training_means(context.seed, reading.mean_field, reading.multiple);
    result.steps.carries(claim::cites(context, "jacot-2018/theorem-2"))
        .carries(claim::written(context, "quotation"))
        .append(falls(means, &TrainingMeans::kernel_change, "sup_t max|Theta(t) - Theta(0)|", -0.25, 1.0 / 64))
        .append(
            falls(means, &TrainingMeans::kernel_gap,
                  std::string("sup_t max|Theta(t) - ") + (reading.multiple == 1 ? "" : "(3/2) ") + "Theta_infinity|",
                  -0.1, 0.2));
    return result;
}

/// For single networks: no step, no change; small steps lower the cost.
Truth trains(long number, long width) {
    ntk::FiniteNetwork<double> network = shape(Activation::erf, 2, width, 3, rigor::Rational(1, 10));
    ntk::initialize(network, 3, static_cast<std::uint64_t>(number));
    const ntk::DenseMatrix<double> points = points_of_circle();
    const ntk::DenseVector<double> goal = product_of_coordinates(points);
    const ntk::DenseMatrix<double> tangent = limit(Activation::erf, points, 3, Recursion::printed(2, 0.1)).tangent;
    const Training none = train(network, points, goal, tangent, {.step = 0.1, .steps = 0}),
                   some = train(network, points, goal, tangent, {.step = 0.1, .steps = 10});
    return rigor::truth(none.kernel_change == 0 && some.cost_ratio < 1);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/remark-4.3", check)
        .control("the output scaled by 1/n, time by n", [](Reading& r) { r.mean_field = true; })
        .control("(3/2) Theta_infinity", [](Reading& r) { r.multiple = 1.5; })
        .property(claim::property("of the simulation: no step no change, small steps lower the cost", trains,
                                  claim::Input{"sample", claim::integers(0, 1'000'000)},  // free: how many samples
                                  claim::Input{"width", claim::integers(8, 24)}));
}};

}  // namespace
}  // namespace proofs::le_2025::remark_4_3
