#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "proofs/yu_2025/common/kernel_perturbation.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::yu_2025::eq_5_2 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// |change of lambda_min| <= factor |E|_F, or factor max |E_ij|; and |E|_F <= n^power max |E_ij|.
struct Reading {
    Rational factor{1};
    bool frobenius = true;
    unsigned long power = 1;
};

Rational square(const Rational& q) { return q * q; }

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n >= 1 and n fixed points, all symmetric K_t(X, X) and K(X, X), all t; the o_m(1) under (5.1)";
    const std::vector<Perturbation> extremal = extremal_perturbations([](long n) { return Rational(1, n + 1); });
    const std::string families = "K = I, E = -eps 1 1^T, -eps I, -eps e_1 e_1^T, n = 1 to 6, eps = 1/(n + 1)";
    const std::string factor = rigor::to_string(reading.factor);
    result.steps.carries(claim::written(context, "weyl"))
        .supports(claim::exact_for_each<Perturbation>(
            families, extremal,
            {"(lambda_min(K + E) - lambda_min(K))^2, by exact inertia",
             [](const Perturbation& p) { return square(p.change); }},
            Relation::at_most,
            {fmt::format("({} {})^2", factor, reading.frobenius ? "|E|_F" : "max |E_ij|"),
             [&](const Perturbation& p) {
                 return square(reading.factor) * (reading.frobenius ? p.frobenius_square : square(p.largest));
             }}))
        .carries(claim::identity<2>(
            "n^2 eps^2, the sum of the squares of n^2 entries eps",
            [](const auto& n, const auto& eps) { return n * n * eps * eps; },
            fmt::format("(n^{} eps)^2", reading.power),
            [&](const auto& n, const auto& eps) {
                auto root = eps;
                for (unsigned long k = 0; k < reading.power; ++k) root *= n;
                return root * root;
            }))
        .carries(claim::written(context, "vanishes"));
    return result;
}

struct Norms {
    Rational square = 0, largest = 0;
};
Norms norms_of(const RationalMatrix& e) {
    Norms norms;
    for (long i = 0; i < e.rows(); ++i)
        for (long j = 0; j < e.columns(); ++j) {
            norms.square += square(e(i, j));
            norms.largest = std::max(norms.largest, Rational(abs(e(i, j))));
        }
    return norms;
}
Truth perturbed(const PerturbedKernel& pair) { return rigor::truth(norms_of(pair.perturbation()).largest > 0); }
Truth within_frobenius_norm(const PerturbedKernel& pair) {
    const RationalMatrix k = pair.kernel(), e = pair.perturbation();
    const Norms norms = norms_of(e);
    return eigenvalue_within(k, e, root_above(norms.square)) &&
           rigor::truth(norms.square <= square(pair.points() * norms.largest));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-5.2", check)
        .control("(1 - 1e-20) |E|_F", [](Reading& r) { r.factor -= rigor::parse_rational("1e-20"); })
        .control("max |E_ij| in place of |E|_F", [](Reading& r) { r.frobenius = false; })
        .control("|E|_F <= max |E_ij|, so that the rate is uniform in n", [](Reading& r) { r.power = 0; })
        .property(claim::property_where(
            "E != 0: lambda_min(K + E) within |E|_F of lambda_min(K), |E|_F <= n max |E_ij|, for K = B B^T + I and "
            "random symmetric E, by exact inertia, n = 1 to 5",
            perturbed, within_frobenius_norm, claim::Input{"K, E", perturbed_kernels()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_5_2
