#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "rigor/matrix/rational_matrix.hpp"
#include "rigor/number/truth.hpp"

#include <algorithm>

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// K = lambda I + b b^T, K_t = K - delta v v^T/|v|^2, |K_t - K|_F = delta: is lambda_min(K_t) >= share lambda, for every delta up to the allowed part of lambda?
Truth stays(const std::vector<long>& b, const std::vector<long>& v, const Rational& lambda, const Rational& allowed, const Rational& share) {
    const auto n = static_cast<long>(std::min(b.size(), v.size()));
    Rational norm = 0;
    for (long i = 0; i < n; ++i) norm += Rational(v[static_cast<std::size_t>(i)] * v[static_cast<std::size_t>(i)]);
    if (norm == 0) return Truth::yes;
    RationalMatrix k(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j)
            k(i, j) = (i == j ? lambda : Rational(0)) + b[static_cast<std::size_t>(i)] * b[static_cast<std::size_t>(j)] - allowed * lambda * v[static_cast<std::size_t>(i)] * v[static_cast<std::size_t>(j)] / norm;
    return rigor::truth(inertia(k.shifted(share * lambda)).negative == 0);
}

claim::legacy::Argument argue(const Rational& allowed) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (long k = 1; k <= 40; ++k) all = all && stays({k % 3, -k % 4, 1}, {k % 5 - 2, 1, k % 7 - 3}, Rational(k, 9), allowed, Rational(1, 2));
    // The extremal case: b = 0, where lambda_min(K_t) = lambda - delta exactly.
    return argument.step("|K_t - K|_F <= lambda_0/2 leaves lambda_min(K_t) >= lambda_0/2 (Weyl): 40 matrices, exact inertia", all)
        .step("also at the extremal perturbation, lambda_0 (I - v v^T/2)", stays({0, 0, 0}, {1, 2, 2}, 1, allowed, Rational(1, 2)));
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue(Rational(1, 2)), claim::Evidence::proved, "every n, symmetric K with lambda_0 > 0, and every m from some m_0 on, under the assumption (5.1); C = lambda_0/2");
    finding.remark = "The quantifier of m is missing in the text: C exists for all m large enough, not for every m. The appendix works at one width and avoids this ((C.8), (C.9)).";
    return finding;
}

}  // namespace

claim::legacy::Check eq_5_3() {
    return {
        .id = "yu-2025/eq-5.3",
        .check = with_misprint(check, R"(For different samples there are constants $C>0$ and $m_0$ such that the bound holds for all $m\ge m_0$.)"),
        .controls = {{"|K_t - K|_F <= lambda_0 (1/2 + 1e-20)", [](const claim::Context&) { return claim::verdict_of(argue(Rational(1, 2) + rigor::parse_rational("1e-20")).conclusion()); }}},
        .property = claim::property("lambda_min(K_t) >= lambda_0/2 for K = lambda I + b b^T and a rank one perturbation of norm lambda/2, exact inertia",
                                    [](const std::vector<long>& b, const std::vector<long>& v, const Rational& lambda) { return stays(b, v, lambda, Rational(1, 2), Rational(1, 2)); },
                                    claim::Input{"b", rc::gen::container<std::vector<long>>(4, claim::integers(-9, 9))}, claim::Input{"v", rc::gen::container<std::vector<long>>(4, claim::integers(-9, 9))}, claim::Input{"lambda", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_eq_5_3{eq_5_3};

}  // namespace proofs::yu_2025
