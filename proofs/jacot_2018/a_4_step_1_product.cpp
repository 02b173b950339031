#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

namespace proofs::jacot_2018::a_4_step_1_product {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// Two positive semidefinite kernels, one of them minus `shift` on the diagonal, and a third one that is positive
/// definite, or semidefinite only.
struct Reading {
    Rational shift = 0;
    bool third_definite = true;
};

RationalMatrix entrywise(const RationalMatrix& a, const RationalMatrix& b) {
    RationalMatrix c = a;
    for (long i = 0; i < a.rows(); ++i)
        for (long j = 0; j < a.columns(); ++j) c(i, j) *= b(i, j);
    return c;
}
RationalMatrix sum(const RationalMatrix& a, const RationalMatrix& b) {
    RationalMatrix c = a;
    for (long i = 0; i < a.rows(); ++i)
        for (long j = 0; j < a.columns(); ++j) c(i, j) += b(i, j);
    return c;
}

/// The product A B of values at n points, A and B of a rank that may be smaller than n.
RationalMatrix product(claim::Sampler& sampler, const Reading& reading, long n) {
    const long first = sampler.integer(1, n), second = sampler.integer(1, n);
    const RationalMatrix a = sampler.positive_matrix(n, first);
    const RationalMatrix b = sampler.positive_matrix(n, second);
    return entrywise(a.shifted(reading.shift), b);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every Lipschitz sigma, beta > 0, L >= 1, finitely many points";
    result.steps.carries(claim::written(context, "factors"))
        .carries(claim::written(context, "schur"))
        .carries(claim::cites_correction(context, "jacot-2018/a.4-step-1"))
        .carries(claim::written(context, "sum"))
        .supports(claim::instances("A, B >= 0 of any rank: the products of their values A_ij B_ij have no negative "
                                   "eigenvalue, by exact inertia",
                                   context.seed, 60,
                                   [&](claim::Sampler& sampler) {
                                       const long n = sampler.integer(1, 5);  // free: sizes of the samples
                                       return rigor::truth(rigor::inertia(product(sampler, reading, n)).negative == 0);
                                   }))
        .supports(claim::instances("besides, C > 0: (A_ij B_ij + C_ij) is positive definite, by exact inertia",
                                   context.seed, 60, [&](claim::Sampler& sampler) {
                                       const long n = sampler.integer(2, 5);  // free: sizes of the samples
                                       const RationalMatrix c = reading.third_definite ? sampler.positive_matrix(n)
                                                                                       : sampler.positive_matrix(n, 1);
                                       return rigor::truth(
                                           rigor::inertia(sum(product(sampler, reading, n), c)).positive == n);
                                   }));
    return result;
}

Truth semidefinite(const RationalMatrix& a) { return rigor::truth(rigor::inertia(a).negative == 0); }

/// A symmetric matrix that need not be semidefinite: A A^T of rank 2 minus a multiple of the identity.
RationalMatrix shifted_matrix(long seed, long number, long shift) {
    claim::Sampler sampler(static_cast<std::uint64_t>(seed), static_cast<std::uint64_t>(number));
    return sampler.positive_matrix(3, 2).shifted(shift);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.4-step-1-product", check)
        .control("one kernel not semidefinite: A - I", [](Reading& r) { r.shift = 1; })
        .control("one kernel not semidefinite: A - I/1000", [](Reading& r) { r.shift = Rational(1, 1000); })
        .control("Sigma^(L+1) semidefinite only", [](Reading& r) { r.third_definite = false; })
        .property(claim::property_where(
            "A - a I and B - b I semidefinite, 3 x 3: so is the product of their values, by exact inertia",
            [](long seed, long a, long b) {
                return semidefinite(shifted_matrix(seed, 0, a)) && semidefinite(shifted_matrix(seed, 1, b));
            },
            [](long seed, long a, long b) {
                return semidefinite(entrywise(shifted_matrix(seed, 0, a), shifted_matrix(seed, 1, b)));
            },
            claim::Input{"seed", claim::integers(0, 1'000'000)}, claim::Input{"a", claim::integers(-2, 1)},
            claim::Input{"b", claim::integers(-2, 1)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_4_step_1_product
