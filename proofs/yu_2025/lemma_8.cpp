#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/divergence.hpp"
#include "rigor/matrix/rational_matrix.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// u^T K^r u >= (1 - e^(-V/n))^2 for K^r = S (B B^T + I) S with signs S, exactly up to one exponential: e^(-V) = prod (1 - u_i).
Truth decrease(const std::vector<long>& b, const std::vector<long>& u_numerators, long signs) {
    const auto n = static_cast<long>(std::min(b.size(), u_numerators.size()));
    rigor::RationalMatrix k(n, n);
    std::vector<Rational> u;
    Rational product = 1, form = 0;
    for (long i = 0; i < n; ++i) {
        u.push_back(Rational(u_numerators[static_cast<std::size_t>(i)], 1000));
        product *= 1 - u.back();
        for (long j = 0; j < n; ++j) k(i, j) = ((signs >> i ^ signs >> j) & 1 ? -1 : 1) * b[static_cast<std::size_t>(i)] * b[static_cast<std::size_t>(j)];
        k(i, i) += 1;
    }
    if (n == 0) return Truth::yes;
    form = rigor::quadratic_form(k, u);
    const rigor::Precision scope(256);
    // n = 1 is the equality (1 - e^-V) = u up to the factor 1 + b^2.
    const Ball bound = rigor::square(Ball(1) - rigor::power(Ball(product), Rational(1, n)));
    return rigor::truth(inertia(k.shifted(1)).negative == 0) && rigor::certainly_less(bound, Ball(form) + Ball::dyadic(1, -200));
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(divergence_argument(Rational(1, 1000)), claim::Evidence::proved, "every n, samples, labels, widths and depths, C > 0, every absolutely continuous solution of (2.7) on [0, infinity)");
    finding.remark = "Such a solution need not exist from a given theta_0 (yu-2025/eq-2.7-flow), and for Filippov solutions, which slide along kinks instead, the statement is false (yu-2025/theorem-1-beyond-kinks). "
                     "The cube [0, 1]^n in the proof should be [0, 1)^n: V is infinite where a coordinate is 1.";
    return finding;
}

}  // namespace

claim::legacy::Check lemma_8() {
    return {
        .id = "yu-2025/lemma-8",
        .check = with_misprint(check, R"(In the proof $[0,1)^n$ for $[0,1]^n$.)"),
        .controls = {{"C = 0: K_t = 0 moves nothing", [](const claim::Context&) { return claim::verdict_of(divergence_argument(0).conclusion()); }}},
        .property = claim::property("u^T K^r u >= (1 - e^(-V/n))^2 if lambda_min(K^r) >= 1: K^r = S (b b^T + I) S, n up to 6, exact but for one root",
                                    decrease, claim::Input{"b", rc::gen::container<std::vector<long>>(6, claim::integers(-5, 5))},
                                    claim::Input{"1000 u", rc::gen::mapcat(claim::integers(1, 6), [](long n) { return rc::gen::container<std::vector<long>>(static_cast<std::size_t>(n), claim::integers(1, 999)); })},
                                    claim::Input{"signs", claim::integers(0, 63)}),
    };
}
const claim::legacy::Registered registered_lemma_8{lemma_8};

}  // namespace proofs::yu_2025
