#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

namespace proofs::le_2025::definition_2_2 {
namespace {

using rigor::RationalMatrix, rigor::Truth;

/// Sigma = A A^T is positive definite exactly when A^T has the kernel {0}.
struct Reading {
    bool kernel_of_transpose = true;     ///< else that of A: A is injective
    bool product_with_transpose = true;  ///< else Sigma = A^T A
};

/// d and s of any order, A of any rank.
RationalMatrix draw(claim::Sampler& sampler) {
    const long d = sampler.integer(1, 4), s = sampler.integer(1, 4), rank = sampler.integer(1, 4);
    const RationalMatrix left = sampler.matrix(d, rank);
    return left * sampler.matrix(rank, s);
}

/// Semidefinite; definite if and only if the kernel is {0}, if and only if A is onto.
Truth degenerate_iff_not_onto(const RationalMatrix& a, const Reading& reading) {
    const RationalMatrix sigma = reading.product_with_transpose ? a * a.transpose() : a.transpose() * a;
    const rigor::Inertia inertia = rigor::inertia(sigma);
    const bool definite = inertia.positive == sigma.rows();
    const bool zero_kernel = !rigor::null_vector(reading.kernel_of_transpose ? a.transpose() : a);
    const bool onto = rigor::rank(a) == a.rows();
    return rigor::truth(inertia.negative == 0 && definite == zero_kernel && zero_kernel == onto);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all d, s and all real d x s matrices A";
    result.steps.carries(claim::written(context, "square"))
        .carries(claim::written(context, "kernel"))
        .supports(claim::identity<6>(
            "c^T A A^T c for a 2 x 2 matrix A",
            [](const auto& a, const auto& b, const auto& e, const auto& f, const auto& x, const auto& y) {
                return x * x * (a * a + b * b) + 2 * x * y * (a * e + b * f) + y * y * (e * e + f * f);
            },
            "|A^T c|^2",
            [](const auto& a, const auto& b, const auto& e, const auto& f, const auto& x, const auto& y) {
                return (a * x + e * y) * (a * x + e * y) + (b * x + f * y) * (b * x + f * y);
            }))
        .supports(claim::instances(
            "A A^T has no negative eigenvalue, and no zero one iff ker A^T = {0} iff A has rank d, by inertia",
            context.seed, 80,  // free: how many
            [&](claim::Sampler& sampler) { return degenerate_iff_not_onto(draw(sampler), reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/definition-2.2", check)
        .control("the kernel of A: A is injective", [](Reading& r) { r.kernel_of_transpose = false; })
        .control("Sigma = A^T A", [](Reading& r) { r.product_with_transpose = false; })
        .property(claim::property(
            "positive definite iff ker A^T = {0} iff rank A = d, exactly",
            [](long number) {
                claim::Sampler sampler(22, static_cast<std::uint64_t>(number));  // free: a seed
                return degenerate_iff_not_onto(draw(sampler), {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::definition_2_2
