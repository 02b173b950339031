#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/kernel_perturbation.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// Entries of at most lambda_0/(2 n^power); factors of the larger side of the first three links; the last member is last lambda_0; the norms in the
/// printed order or exchanged.
struct Reading {
    unsigned long power = 2;
    Rational weyl{1}, norms{1}, entries{1}, last{1, 2};
    bool exchanged = false;
};

claim::legacy::Argument argue(const Reading& reading) {
    const auto eps = [&](long n) { return Rational(1 / (2 * rigor::power(Rational(n), reading.power))); };
    const auto square = [](const Rational& q) { return Rational(q * q); };
    const auto at = [&](const std::function<bool(const Perturbation&)>& link) { return at_extremes(eps, link); };
    claim::legacy::Argument argument;
    argument.step("|lambda_min(K + E) - lambda_min(K)| <= |E|_2 (Weyl), with equality for K = I and E = -eps 1 1^T, -eps I, -eps e_1 e_1^T: exactly, n = 1 to 6",
                  at([&](const Perturbation& p) { return p.change <= reading.weyl * p.spectral; }))
        .step("|E|_2 <= |E|_F (one eigenvalue against all), with equality for E of rank one: the same matrices", at([&](const Perturbation& p) {
                  return reading.exchanged ? p.frobenius_square <= square(p.spectral) : square(p.spectral) <= square(reading.norms) * p.frobenius_square;
              }))
        .step("|E|_F <= sum |E_ij| (sum a^2 <= (sum a)^2), with equality for one entry: the same matrices",
                  at([&](const Perturbation& p) { return p.frobenius_square <= square(reading.entries * p.total); }))
        .step("sum |E_ij| <= lambda_0/2: n^2 terms of at most lambda_0/(2 n^2); the same matrices, lambda_0 = 1",
                  at([&](const Perturbation& p) { return p.total <= reading.last; }));
    return argument;
}
claim::Verdict variant(const Reading& reading) { return claim::verdict_of(argue(reading).conclusion()); }

/// All links for a random pair, E scaled to the hypothesis: largest entry at most below/(2 n^2), below <= lambda_0.
Truth links(const PerturbedKernel& pair) {
    const RationalMatrix k = pair.kernel();
    RationalMatrix e = pair.perturbation();
    const long n = pair.points();
    const Rational below = n == 1 ? k(0, 0) : rigor::rational_midpoint(rigor::smallest_eigenvalue(k).lower);
    Rational square = 0, total = 0;
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) {
            e(i, j) *= below / (2 * n * n);
            square += e(i, j) * e(i, j);
            total += abs(e(i, j));
        }
    // |E|_2 from above, through the largest eigenvalue of E^2; then Weyl with that number.
    const Rational spectral = square == 0 ? Rational(0) : root_above(n == 1 ? Rational(e(0, 0) * e(0, 0)) : rigor::rational_midpoint(rigor::largest_eigenvalue(e * e).upper));
    return spectral_norm_at_most(e, spectral) && eigenvalue_within(k, e, spectral) &&
           rigor::truth(inertia((e * e).shifted(square)).positive == 0 && square <= total * total && total <= below / 2);
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue({}), claim::Evidence::proved, "all n >= 1, all symmetric K(X, X) and K_t(X, X) with (C.18), all t");
    finding.remark = "Each link is attained, but for n >= 2 the last two not together: |E|_F <= n max |E_ij| <= lambda_0/(2n) is shorter and better by a factor n.";
    return finding;
}

}  // namespace

claim::legacy::Check eq_c_20() {
    return {
        .id = "yu-2025/eq-c.20",
        .check = check,
        .controls = {{"|lambda~_0 - lambda_0| <= (1 - 1e-20) |E|_2", [](const claim::Context&) { return variant({2, 1 - rigor::parse_rational("1e-20")}); }},
                     {"the two norms exchanged", [](const claim::Context&) { return variant({2, 1, 1, 1, Rational(1, 2), true}); }},
                     {"|E|_2 <= (1 - 1e-20) |E|_F", [](const claim::Context&) { return variant({2, 1, 1 - rigor::parse_rational("1e-20")}); }},
                     {"hypothesis lambda_0/(2n)", [](const claim::Context&) { return variant({1}); }},
                     {"last member (1/2 - 1e-20) lambda_0", [](const claim::Context&) { return variant({2, 1, 1, 1, Rational(1, 2) - rigor::parse_rational("1e-20")}); }}},
        .property = claim::property("all links for K = B B^T + I and random symmetric E with |E_ij| <= lambda_0/(2 n^2), by exact inertia, n = 1 to 5", links,
                                    claim::Input{"K, E", perturbed_kernels()}),
    };
}
const claim::legacy::Registered registered_eq_c_20{eq_c_20};

}  // namespace proofs::yu_2025
