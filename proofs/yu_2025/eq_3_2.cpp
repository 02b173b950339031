#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

enum class Form { printed, without_labels, diagonal };

/// The two sides at every sample point, and at a point in between that is none.
Truth sides_agree(long seed, Form form) {
    const TrainingSample sample = training_sample(seed);
    const long n = sample.points.cols();
    const ExactVector c = form == Form::without_labels ? sample.errors : sample.coefficients();
    const auto velocity = flow_velocity(sample.network, sample.points, sample.coefficients());
    ExactMatrix all(sample.points.rows(), n + 1);
    all.leftCols(n) = sample.points;
    for (long r = 0; r < all.rows(); ++r) all(r, n) = sample.points.row(r).sum() / Rational(n + 1) + Rational(1, 997);
    const ExactMatrix k = ntk::empirical_kernel(sample.network, all);
    bool equal = true;
    for (long x = 0; x <= n; ++x) {
        Rational sum = 0;
        for (long i = 0; i < n; ++i) sum += (form == Form::diagonal ? k(i, i) : k(x, i)) * c(i);
        equal = equal && sum == derivative_along(sample.network, velocity, ExactVector(all.col(x)));
    }
    return rigor::truth(equal);
}

claim::legacy::Argument argue(Form form, bool tangential) {
    claim::legacy::Argument argument;
    argument.step("120 networks with random exact parameters, no kink at a sample point: d/dt f(x) through the forward pass is sum K(x, x_i) (2 y_i - 1) u_i, exactly", for_seeds(120, [&](long seed) { return sides_agree(seed, form); }))
        .step("120 networks with a preactivation 0 at a sample point: d/dt f = <grad f, theta'> with 0 and with 1 for the derivative of the ReLU there, if z' = 0, exactly",
              for_seeds(120, [&](long seed) { return chain_rule_on_kink(seed, tangential); }));
    return argument;
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue(Form::printed, true), claim::Evidence::proved,
                                      "both networks, all x, along every absolutely continuous solution of (2.7), for almost every t; the argument for all sizes, instances by the machine");
    finding.remark = "At single times, when a preactivation crosses 0, theta_t and f(x; theta_t) may have a corner. Solutions may end at a kink (yu-2025/eq-2.7-flow).";
    return finding;
}

}  // namespace

claim::legacy::Check eq_3_2() {
    return {
        .id = "yu-2025/eq-3.2",
        .check = check,
        .controls = {{"without the factor 2 y_i - 1", [](const claim::Context&) { return claim::verdict_of(argue(Form::without_labels, true).conclusion()); }},
                     {"K(x_i, x_i) in place of K(x, x_i)", [](const claim::Context&) { return claim::verdict_of(argue(Form::diagonal, true).conclusion()); }},
                     {"on a kink with z' != 0", [](const claim::Context&) { return claim::verdict_of(argue(Form::printed, false).conclusion()); }}},
        .property = claim::property("both steps for the network of a random seed", [](long seed) { return sides_agree(seed, Form::printed) && chain_rule_on_kink(seed, true); },
                                    claim::Input{"seed", claim::integers(1000, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_eq_3_2{eq_3_2};

}  // namespace proofs::yu_2025
