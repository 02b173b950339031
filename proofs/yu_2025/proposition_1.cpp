#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/strictly_positive.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

claim::legacy::Argument argue(const claim::legacy::Argument& fully_connected, const claim::legacy::Argument& residual) {
    claim::legacy::Argument argument;
    argument.step("fully connected: the argument of proposition 2, " + std::to_string(fully_connected.steps().size()) + " lines", fully_connected.conclusion())
        .step("residual: the argument of proposition 3, " + std::to_string(residual.steps().size()) + " lines", residual.conclusion());
    return argument;
}

/// Degenerate networks whose kernels are linear: without hidden layer Theta^(1) = <x~, x'~>, with alpha = 0 K^Res = 2 <x~, x'~>.
claim::Verdict linear(bool residual) {
    const Points points{{-1}, {0}, {2}};
    RationalMatrix exact = ntk::inner_products(matrix_of(points));
    for (long i = 0; i < 3; ++i)
        for (long j = 0; j < 3; ++j) exact(i, j) = (residual ? 2 : 1) * (exact(i, j) + 1);
    return residual ? verdict_at(exact, residual_gram(points, 2, 0, ResidualPart::as_printed))
                    : verdict_at(exact, ntk::gram_matrix(matrix_of(points), ntk::FullyConnectedKernel::yu_as_printed(), 1));
}

/// The same point twice: the definition asks for different points.
claim::Verdict repeated_point() {
    const Points points{{1, 2}, {1, 2}};
    return claim::verdict_of(smallest_exceeds([&] { return residual_gram(points, 2, 1, ResidualPart::as_printed); }, 0) &&
                             smallest_exceeds([&] { return fully_connected_gram(points, bias_readings()[0], 3, ntk::GramKind::tangent); }, 0));
}

Truth both_positive(const Points& points, long depth, const Rational& alpha) {
    Truth all = Truth::yes;
    for (const BiasReading& reading : bias_readings())
        all = all && rigor::certainly_positive(tangent_bound(points, depth)) &&
              smallest_exceeds([&] { return fully_connected_gram(points, reading, depth + 1, ntk::GramKind::tangent); }, 0);
    for (const ResidualPart part : {ResidualPart::as_printed, ResidualPart::biases_outside})
        all = all && smallest_exceeds([&] { return residual_gram(points, depth, alpha, part); }, 0);
    return all;
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue(fully_connected_argument(), residual_argument()), claim::Evidence::proved,
                                      "all d, all n, all n different points of R^d, all L >= 1; any constants >= 0 in place of the biases of (3.6), all alpha != 0");
    // Six points of the unit circle as in section 6.1, rationally: three and their antipodes.
    const Rational c(3, 5), s(4, 5);
    const Points circle{{1, 0}, {-1, 0}, {c, s}, {-c, -s}, {c, -s}, {-c, s}};
    finding.values = {{"six points of the unit circle, lambda_min(K^FC), L = 3, (3.6) as printed",
                       enclose_smallest([&] { return fully_connected_gram(circle, bias_readings()[0], 4, ntk::GramKind::tangent); }).ball().enclosure(4)},
                      {"the same, \"+1\" outside, none in the output layer",
                       enclose_smallest([&] { return fully_connected_gram(circle, bias_readings()[2], 4, ntk::GramKind::tangent); }).ball().enclosure(4)},
                      {"six points of the unit circle, lambda_min(K^Res), L = 3, alpha = 1, as printed",
                       enclose_smallest([&] { return residual_gram(circle, 3, 1, ResidualPart::as_printed); }).ball().enclosure(4)}};
    finding.remark = "With explicit lower bounds: propositions 2 and 3. X need not be compact. It holds for the infinite-width kernels; nothing is said about the kernel of a finite network.";
    return finding;
}

}  // namespace

claim::legacy::Check proposition_1() {
    return {
        .id = "yu-2025/proposition-1",
        .check = with_misprint(check, R"(The same, the residual network with $\alpha\ne0$. (At $\alpha=0$ it is affine in the input.))"),
        .controls = {{"no hidden layer (fully connected)", [](const claim::Context&) { return linear(false); }},
                     {"alpha = 0 (residual)", [](const claim::Context&) { return linear(true); }},
                     {"a point taken twice", [](const claim::Context&) { return repeated_point(); }}},
        .property = claim::property("both kernels have a positive smallest eigenvalue, certified, at random data under all readings, L = 1 to 3; d = 1 to 3, n <= 6", both_positive,
                                    claim::Input{"X", random_data()}, claim::Input{"L", claim::integers(1, 3)}, claim::Input{"alpha", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_proposition_1{proposition_1};

}  // namespace proofs::yu_2025
