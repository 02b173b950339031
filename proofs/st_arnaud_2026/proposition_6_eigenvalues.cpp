#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/st_arnaud_2026/common/eigenvalue_map.hpp"

namespace proofs::st_arnaud_2026::proposition_6_eigenvalues {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// The eigenvalues of K^-1 (exp(-t K/n^division) - I) are map(lambda_k).
struct Reading {
    EigenvalueMap map;
    long division = 0;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n, all real t, all symmetric invertible K, eigenvalues with their multiplicities";
    result.steps = solves_eigenvalue_equation(reading.map, reading.division);
    result.steps.carries(claim::written(context, "eigenvectors"))
        .supports(claim::instances(
            "K^-1 (exp(-t K) - I), by the exponential of an augmented matrix, maps each eigenvector to the printed "
            "multiple of itself, to 2^-120 (1 to 6 points; equal, tiny and negative eigenvalues)",
            context.seed, 24, [&](claim::Sampler& sampler) {
                const long n = sampler.integer(1, 6);
                const long number = sampler.integer(0, 1'000'000);
                const Rational t = sampler.rational(4, 5);
                return eigenvectors_confirm(unusual_kernel(n, number), t, reading.map, reading.division);
            }));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    for (const char* lambda : {"1e-9", "3/4", "100"})
        result.values.push_back({std::string("(e^(-t lambda) - 1)/lambda, t = 2, lambda = ") + lambda,
                                 reading.map.at(2, rigor::parse_rational(lambda), 1).enclosure(context.digits)});
    return result;
}

/// K V = V diag(lambda) and V V^T = I, exactly.
Truth decomposed(long n, long number, const Rational&) {
    const DecomposedKernel kernel = unusual_kernel(n, number);
    const rigor::RationalMatrix k = kernel.matrix();
    return rigor::truth(kernel.vectors * kernel.vectors.transpose() == rigor::RationalMatrix::identity(n) &&
                        k * kernel.vectors == kernel.vectors * rigor::RationalMatrix::diagonal(kernel.eigenvalues));
}

rc::Gen<Rational> times() {
    return rc::gen::map(claim::correlations(), [](const Rational& z) { return Rational(z * 4); });
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational small = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/proposition-6-eigenvalues", check)
        .control("(1 - e^(-t lambda))/lambda",
                 [](Reading& r) {
                     r.map.factor = -1;
                     r.map.constant = 1;
                 })
        .control("1 - 1e-20 in place of 1", [=](Reading& r) { r.map.constant += small; })
        .control("e^(-(1 + 1e-20) t lambda)", [=](Reading& r) { r.map.speed += small; })
        .control("(1 + 1e-20) (e^(-t lambda) - 1)/lambda",
                 [=](Reading& r) {
                     r.map.factor += small;
                     r.map.constant -= small;
                 })
        .control("exp(-t K/n) in the matrix", [](Reading& r) { r.division = 1; })
        .control("e^(-t lambda/n) in the eigenvalue", [](Reading& r) { r.map.division = 1; })
        .property(claim::property_where(
            "K V = V diag(lambda) with V orthogonal, exactly: the matrix maps every column of V to the printed "
            "multiple of itself, to 2^-120",
            decomposed,
            [](long n, long number, const Rational& t) {
                return eigenvectors_confirm(unusual_kernel(n, number), t, {}, 0);
            },
            claim::Input{"n", claim::integers(1, 5)}, claim::Input{"sample", claim::integers(0, 1'000'000)},
            claim::Input{"t", times()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::proposition_6_eigenvalues
