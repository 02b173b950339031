#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/kernel_perturbation.hpp"
#include "proofs/yu_2025/common/strictly_positive.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

claim::Verdict repeated_point() {
    const Points points{{1, 2}, {1, 2}};
    return claim::verdict_of(smallest_exceeds([&] { return residual_gram(points, 2, 1, ResidualPart::as_printed); }, 0));
}
/// alpha = 0, three points of the line: 2 (x x' + 1), singular, and inside the balls of (3.9).
claim::Verdict without_branch() {
    const Points points{{-1}, {0}, {2}};
    RationalMatrix exact(3, 3);
    for (long i = 0; i < 3; ++i)
        for (long j = 0; j < 3; ++j) exact(i, j) = 2 * (points[static_cast<std::size_t>(i)][0] * points[static_cast<std::size_t>(j)][0] + 1);
    return verdict_at(exact, residual_gram(points, 2, 0, ResidualPart::as_printed));
}

Truth random_case(const Points& points, long depth, const Rational& alpha, const std::vector<long>& signs) {
    Truth all = Truth::yes;
    for (const ResidualPart part : {ResidualPart::as_printed, ResidualPart::biases_outside})
        all = all && keeps_half([&] { return residual_gram(points, depth, alpha, part); }, static_cast<long>(points.size()), signs);
    return all;
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Finding finding = conclude(half_of_lambda_0(residual_argument(), context), claim::Evidence::proved,
                                      "all n, all n different points of R^d, all L >= 1, all alpha != 0, all symmetric K_t with (C.12)");
    finding.remark = std::string("alpha != 0 is needed: for alpha = 0 and three points of the line \"lambda_0 > 0\" ") + to_string(without_branch()) + ".";
    return finding;
}

}  // namespace

claim::legacy::Check eq_c_13() {
    return {
        .id = "yu-2025/eq-c.13",
        .check = with_misprint(check, R"(The same for $\alpha\ne0$ and different $x_1,\dots,x_n$.)"),
        .controls = {{"a point taken twice", [](const claim::Context&) { return repeated_point(); }},
                     {"alpha = 0", [](const claim::Context&) { return without_branch(); }},
                     {"(C.12) for i = j only", [](const claim::Context&) { return diagonal_only(); }},
                     {"conclusion (1/2 + 1e-20) lambda_0", [](const claim::Context&) { return larger_share(Rational(1, 2) + rigor::parse_rational("1e-20")); }}},
        .property = claim::property("K^Res(X, X), the biases inside and outside, random data, random E with |E_ij| <= 7/8 lambda_0/(2 n^2): lambda_min(K^Res + E) > lambda_0/2, certified; L = 1 to 3, n <= 5",
                                    random_case, claim::Input{"X", random_data()}, claim::Input{"L", claim::integers(1, 3)},
                                    claim::Input{"alpha", claim::positive_rationals()},
                                    claim::Input{"signs", rc::gen::container<std::vector<long>>(25, claim::integers(-7, 7))}),
    };
}
const claim::legacy::Registered registered_eq_c_13{eq_c_13};

}  // namespace proofs::yu_2025
