#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/kernel_perturbation.hpp"
#include "proofs/yu_2025/common/strictly_positive.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

/// One point twice: lambda_0 = 0.
claim::Verdict repeated_point() {
    const Points points{{1, 2}, {1, 2}};
    return claim::verdict_of(smallest_exceeds([&] { return fully_connected_gram(points, bias_readings()[0], 3, ntk::GramKind::tangent); }, 0));
}

Truth random_case(const Points& points, long hidden, const std::vector<long>& signs) {
    Truth all = Truth::yes;
    for (const std::size_t reading : {0, 2})
        all = all && keeps_half([&] { return fully_connected_gram(points, bias_readings()[reading], hidden + 1, ntk::GramKind::tangent); },
                                static_cast<long>(points.size()), signs);
    return all;
}

claim::legacy::Finding check(const claim::Context& context) {
    return conclude(half_of_lambda_0(fully_connected_argument(), context), claim::Evidence::proved,
                                      "all n, all n different points of R^d, all L >= 1, all symmetric K_t with (C.8); any constants >= 0 in place of the biases of (3.6)");
}

}  // namespace

claim::legacy::Check eq_c_9() {
    return {
        .id = "yu-2025/eq-c.9",
        .check = with_misprint(check, R"(The same for different $x_1,\dots,x_n$. (Otherwise $\lambda_0=0$.))"),
        .controls = {{"a point taken twice", [](const claim::Context&) { return repeated_point(); }},
                     {"(C.8) for i = j only", [](const claim::Context&) { return diagonal_only(); }},
                     {"conclusion (1/2 + 1e-20) lambda_0", [](const claim::Context&) { return larger_share(Rational(1, 2) + rigor::parse_rational("1e-20")); }}},
        .property = claim::property("K^FC(X, X), (3.6) as printed and with \"+1\" outside and none in the output layer, random data, random E with |E_ij| <= 7/8 lambda_0/(2 n^2): lambda_min(K^FC + E) > lambda_0/2, certified; L = 1 to 3, n <= 5",
                                    random_case, claim::Input{"X", random_data()}, claim::Input{"L", claim::integers(1, 3)},
                                    claim::Input{"signs", rc::gen::container<std::vector<long>>(25, claim::integers(-7, 7))}),
    };
}
const claim::legacy::Registered registered_eq_c_9{eq_c_9};

}  // namespace proofs::yu_2025
