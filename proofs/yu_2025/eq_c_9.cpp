// (C.8), (C.9), fully connected network: "We first assume that sup_t |K_t(x_i, x_j) - K^FC(x_i, x_j)| <= lambda_0/(2 n^2) for any x_i, x_j in X.
// Proposition 1 ensures that lambda_0 > 0. Through lemma 7 inf_t lambda~_0(t) >= lambda_0/2 > 0." (C.8) is an assumption. Taken at the n training points
// it is (C.18), and lemma 7 holds for all symmetric matrices; lambda_0 > 0 is proposition 2, for different points: with a point taken twice K^FC(X, X)
// is singular, although section C.3 says "for any samples X". It does not matter whether (3.6) is the limit of the network's kernel: lambda_0 > 0 under
// every reading of its constants.
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "proofs/yu_2025/claims.hpp"
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

claim::Finding check(const claim::Context& context) {
    return conclude(half_of_lambda_0(fully_connected_argument(), context), claim::Evidence::proved,
                                      "all n, all n different points of R^d, all L >= 1, all symmetric K_t with (C.8); any constants >= 0 in place of the biases of (3.6)");
}

}  // namespace

claim::Claim eq_c_9() {
    return {
        .id = "yu-2025/eq-c.9",
        .where = "appendix C.3, proof of theorem 2, part 1, (C.8), (C.9)",
        .title = "The assumption keeps the smallest eigenvalue away from zero, fully connected network",
        .statement = R"(If $\sup_{t\ge0}|K_t(x_i,x_j)-K^{\mathrm{FC}}(x_i,x_j)|\le\frac{\lambda_0}{2n^2}$ holds for any $x_i,x_j\in\mathcal X$ (C.8), then, since Proposition 1 ensures $\lambda_0>0$, through Lemma 7 $\inf_{t\ge0}\tilde\lambda_0(t)\ge\frac{\lambda_0}2>0$.)",
        .reading = "The n training points are different (definition 1).",
        .method = "The arguments of proposition 2 and of lemma 7, run again.",
        .attack = "Tried: a repeated point, the hypothesis on the diagonal only, a conclusion larger by 1e-20 (controls).",
        .uses = {"yu-2025/proposition-1", "yu-2025/lemma-7"},
        .check = with_misprint(check, R"(The same for different $x_1,\dots,x_n$. (Otherwise $\lambda_0=0$.))"),
        .controls = {{"a point taken twice", [](const claim::Context&) { return repeated_point(); }},
                     {"(C.8) for i = j only", [](const claim::Context&) { return diagonal_only(); }},
                     {"conclusion (1/2 + 1e-20) lambda_0", [](const claim::Context&) { return larger_share(Rational(1, 2) + rigor::parse_rational("1e-20")); }}},
        .property = claim::property("K^FC(X, X), (3.6) as printed and with \"+1\" outside and none in the output layer, random data, random E with |E_ij| <= 7/8 lambda_0/(2 n^2): lambda_min(K^FC + E) > lambda_0/2, certified; L = 1 to 3, n <= 5",
                                    random_case, claim::Input{"X", random_data()}, claim::Input{"L", claim::integers(1, 3)},
                                    claim::Input{"signs", rc::gen::container<std::vector<long>>(25, claim::integers(-7, 7))}),
    };
}

}  // namespace proofs::yu_2025
