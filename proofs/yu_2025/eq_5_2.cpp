#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/kernel_perturbation.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// |change of lambda_min| <= factor |E|_F, or factor max |E_ij|; and |E|_F <= n^power max |E_ij|.
struct Reading {
    Rational factor{1};
    bool frobenius = true;
    unsigned long power = 1;
};

claim::legacy::Argument argue(const Reading& reading) {
    const auto eps = [](long n) { return Rational(1, n + 1); };
    const auto square = [](const Rational& q) { return Rational(q * q); };
    claim::legacy::Argument argument;
    argument.step("|lambda_min(K + E) - lambda_min(K)| <= |E|_2 <= |E|_F (Weyl), at every t; equality for K = I, E = -eps 1 1^T: exactly, n = 1 to 6, and two other families",
                  at_extremes(eps, [&](const Perturbation& p) { return square(p.change) <= square(reading.factor) * (reading.frobenius ? p.frobenius_square : square(p.largest)); }))
        .step("|E|_F <= n max |E_ij|, n fixed as m grows; equality for the same E", at_extremes(eps, [&](const Perturbation& p) {
                  return p.frobenius_square <= square(rigor::power(Rational(p.e.rows()), reading.power) * p.largest);
              }));
    return argument;
}
claim::Verdict variant(const Reading& reading) { return claim::verdict_of(argue(reading).conclusion()); }

Truth within_frobenius_norm(const PerturbedKernel& pair) {
    const RationalMatrix k = pair.kernel(), e = pair.perturbation();
    Rational square = 0, largest = 0;
    for (long i = 0; i < e.rows(); ++i)
        for (long j = 0; j < e.columns(); ++j) {
            square += e(i, j) * e(i, j);
            largest = std::max(largest, Rational(abs(e(i, j))));
        }
    const long n = pair.points();
    return eigenvalue_within(k, e, root_above(square)) && rigor::truth(square <= n * n * largest * largest);
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue({}), claim::Evidence::proved, "all n >= 1 and n fixed points, all symmetric K_t(X, X), K(X, X); the o_m(1) under (5.1)");
    finding.remark = "The rate is not uniform in n: the bound is n times the supremum in (5.1), and nothing smaller would do. (5.1) is an assumption for a proof by contradiction.";
    return finding;
}

}  // namespace

claim::legacy::Check eq_5_2() {
    return {
        .id = "yu-2025/eq-5.2",
        .check = check,
        .controls = {{"(1 - 1e-20) |E|_F", [](const claim::Context&) { return variant({1 - rigor::parse_rational("1e-20")}); }},
                     {"max |E_ij| in place of |E|_F", [](const claim::Context&) { return variant({1, false}); }},
                     {"|E|_F <= max |E_ij|", [](const claim::Context&) { return variant({1, true, 0}); }}},
        .property = claim::property("lambda_min(K + E) within |E|_F of lambda_min(K), |E|_F <= n max |E_ij|, for K = B B^T + I and random symmetric E, by exact inertia, n = 1 to 5",
                                    within_frobenius_norm, claim::Input{"K, E", perturbed_kernels()}),
    };
}
const claim::legacy::Registered registered_eq_5_2{eq_5_2};

}  // namespace proofs::yu_2025
