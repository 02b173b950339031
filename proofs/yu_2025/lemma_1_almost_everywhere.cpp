#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"

namespace proofs::yu_2025::lemma_1_almost_everywhere {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix;

/// The correlation of f at two points of variance 1, less than 1 for a strictly positive definite K_1.
struct Reading {
    Rational correlation{1, 2};
};

RationalMatrix covariance(const Rational& rho) {
    RationalMatrix a = RationalMatrix::identity(2);
    a(0, 1) = a(1, 0) = rho;
    return a;
}
/// u_0 = (1, -1): E[(sigma(f(x_1)) - sigma(f(x_2)))^2], which is not 0, as g(v) = sigma(v_1) - sigma(v_2) is not 0
/// almost everywhere.
Ball mean_square(const Rational& rho) { return rho == 1 ? Ball(0) : Ball(1) - ntk::kappa_1(Ball(rho)); }

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n, all n different points, all strictly positive definite K_1, all u_0";
    result.steps.carries(claim::written(context, "density"))
        .supports(claim::exact_inertia(
            {"the covariance of f at two points, correlation " + rigor::to_string(reading.correlation),
             covariance(reading.correlation)},
            {0, 0, 2}))
        .supports(claim::exact(
            {"there, u_0 = (1, -1): E[(u_0^T sigma(f(X)))^2] = 1 - kappa_1", mean_square(reading.correlation)},
            Relation::greater, {"0", 0}))
        .carries(claim::written(context, "null"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/lemma-1-almost-everywhere", check)
        .control("a point taken twice: K_1(X, X) singular", [](Reading& r) { r.correlation = 1; })
        .property(claim::property(
            "correlation in (-1, 1): the covariance is positive definite, E[(sigma(f) - sigma(f'))^2] > 0, certified",
            [](const Rational& rho) {
                const rigor::Precision precision(512);  // free: correlations near 1
                return rigor::truth(rigor::inertia(covariance(rho)).positive == 2) &&
                       rigor::certainly_positive(mean_square(rho));
            },
            claim::Input{"rho", claim::interior_correlations()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::lemma_1_almost_everywhere
