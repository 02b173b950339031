#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

/// With the columns of K^r, or those of K (labels left out); d/dt f through the forward pass.
Truth column_form(long seed, bool with_labels) {
    const TrainingSample sample = training_sample(seed);
    const auto velocity = flow_velocity(sample.network, sample.points, sample.coefficients());
    const ExactMatrix k = with_labels ? signed_kernel(sample) : ntk::empirical_kernel(sample.network, sample.points);
    bool equal = true;
    for (long i = 0; i < k.rows(); ++i) {
        const Rational& u = sample.errors(i);
        Rational column = 0;
        for (long j = 0; j < k.rows(); ++j) {
            column += k(j, i) * sample.errors(j);
            equal = equal && k(i, j) == k(j, i);
        }
        const Rational f = derivative_along(sample.network, velocity, ExactVector(sample.points.col(i)));
        equal = equal && -u * (1 - u) * column == -u * (1 - u) * (sample.labels[static_cast<std::size_t>(i)] == 1 ? f : Rational(-f));
    }
    return rigor::truth(equal);
}

claim::legacy::Argument argue(bool with_labels) {
    claim::legacy::Argument argument;
    return argument.step("du_i/dt by (C.1) is -u_i (1 - u_i) times column i of K^r times u, and K^r is symmetric: 120 networks, exactly", for_seeds(120, [&](long seed) { return column_form(seed, with_labels); }));
}

/// [K_i^r] u as printed, a column of (C.2) times the column u.
claim::legacy::Argument as_printed() {
    TrainingSample sample = training_sample(0);
    for (long seed = 1; sample.errors.rows() < 2; ++seed) sample = training_sample(seed);  // for n = 1 there is nothing to transpose
    const ExactMatrix column = signed_kernel(sample).col(0);
    return claim::legacy::Argument().step(fmt::format("the product of the column K_i^r ({} x {}) and u ({} x 1) is defined", column.rows(), column.cols(), sample.errors.rows()), rigor::truth(column.cols() == sample.errors.rows()));
}

claim::legacy::Finding check(const claim::Context&) {
    return adjudicated(as_printed(), "false for all n >= 2", {
        .witness = "n = 2: K_i^r of (C.2) and u are both columns of two numbers; a 2 x 1 matrix times a 2 x 1 matrix is not defined. The row [K_i^r]^T times u is the number that is meant.",
        .pari = "K = [2, 1; 1, 3]; u = [1/2, 1/3]~;\nprint(K[,1]~*u)  \\\\ K[,1]*u, as printed, is refused\n\\\\ prints 4/3",
        .harm = "None: a transpose is missing; (C.22) has it.",
        .corrected = R"($\frac d{dt}u_i(t)=-u_i(1-u_i)[K_i^r]^Tu$; $K^r$ is also a symmetric matrix as $K_t(X,X)$.)",
        .correction = [] { return argue(true); },
        .scope = "both networks, along every absolutely continuous solution of (2.7), for almost every t; all n"});
}

}  // namespace

claim::legacy::Check eq_c_3() {
    return {
        .id = "yu-2025/eq-c.3",
        .check = check,
        .controls = {{"columns of K_t(X, X), without the labels", [](const claim::Context&) { return claim::verdict_of(argue(false).conclusion()); }}},
        .property = claim::property("the equation for the network of a random seed, exactly", [](long seed) { return column_form(seed, true); }, claim::Input{"seed", claim::integers(1000, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_eq_c_3{eq_c_3};

}  // namespace proofs::yu_2025
