// (C.3): du_i/dt = -u_i (1 - u_i) [K_i^r] u with K_i^r the i-th column of K^r (C.2). As printed, a column times a column; K^r is symmetric, and its i-th
// row, [K_i^r]^T, is meant, as (C.22) has it.
#include "claim/generators.hpp"
#include "proofs/finding_parts.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "proofs/yu_2025/training_sample.hpp"

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

claim::Argument argue(bool with_labels) {
    claim::Argument argument;
    return argument.step("du_i/dt by (C.1) is -u_i (1 - u_i) times column i of K^r times u, and K^r is symmetric: 120 networks, exactly", for_seeds(120, [&](long seed) { return column_form(seed, with_labels); }));
}

claim::Finding check(const claim::Context&) {
    claim::Finding finding = conclude(argue(true), claim::Evidence::proved, "both networks, along every absolutely continuous solution of (2.7), for almost every t; all n");
    finding.remark = "The transpose is missing in print: for n >= 2 the product of the column K_i^r and u is not defined.";
    return finding;
}

}  // namespace

claim::Claim eq_c_3() {
    return {
        .id = "yu-2025/eq-c.3",
        .where = "appendix C.1, (C.3)",
        .title = "The dynamics of the errors by the columns of K^r",
        .statement = R"($\frac d{dt}u_i(t)=-u_i(1-u_i)[K_i^r]u$; $K^r$ is also a symmetric matrix as $K_t(X,X)$.)",
        .reading = "[K_i^r] is the column K_i^r of (C.2) laid as a row, [K_i^r]^T, as in (C.22). Along a solution of (2.7), for almost every t.",
        .method = "(C.1) regrouped; instances in exact rationals.",
        .attack = "Tried: columns without the labels (control). Considered: read literally, a column times a column, the product is undefined for n >= 2, and the transpose is stated as the reading.",
        .uses = {"yu-2025/eq-c.1"},
        .check = with_misprint(check, R"($[K_i^r]^Tu$ for $[K_i^r]u$.)"),
        .controls = {{"columns of K_t(X, X), without the labels", [](const claim::Context&) { return claim::verdict_of(argue(false).conclusion()); }}},
        .property = claim::property("the equation for the network of a random seed, exactly", [](long seed) { return column_form(seed, true); }, claim::Input{"seed", claim::integers(1000, 1'000'000)}),
    };
}

}  // namespace proofs::yu_2025
