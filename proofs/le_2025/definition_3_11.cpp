#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/kernel_space.hpp"

namespace proofs::le_2025::definition_3_11 {
namespace {

using claim::RationalVector;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// ev_x(f) = factor <K_x, f>, and K(x, x') = K_x(x') = factor <K_x', K_x>.
struct Reading {
    Rational factor = 1;
    bool basis_taken_as_orthonormal = false;  ///< K_x = sum e_i(x) e_i in any basis
};

template <class T>
std::array<T, 2> representer(const PlaneOfFunctions<T>& plane, const std::array<T, 2>& b, const Reading& reading) {
    return reading.basis_taken_as_orthonormal ? b : plane.representer(b);
}

Truth space_agrees(const FunctionSpace& space, const RationalVector& c) {
    const RationalVector f = space.function(c);
    const RationalMatrix k = space.kernel();
    bool all = k.is_symmetric() && rigor::inertia(k).negative == 0;
    for (long x = 0; x < space.points(); ++x) {
        const RationalVector section = space.section(x), coordinates = space.coordinates(section);
        all = all && space.function(coordinates) == section && space.inner(coordinates, c) == entry(f, x);
        for (long y = 0; y < space.points(); ++y)
            all = all && space.inner(space.coordinates(space.section(y)), coordinates) == k(x, y);
    }
    return rigor::truth(all);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all RKHS";
    result.steps.carries(claim::written(context, "riesz"))
        .carries(claim::identity<7>(
            "spaces of dimension 2, <.,.> = [p, q; q, s]: <K_x, f>, f = c_1 e_1 + c_2 e_2, e(x) = (b_1, b_2)",
            [&](const auto& p, const auto& q, const auto& s, const auto& b1, const auto& b2, const auto& c1,
                const auto& c2) {
                using T = std::decay_t<decltype(p)>;
                const PlaneOfFunctions<T> plane{p, q, s};
                return reading.factor * plane.inner(representer<T>(plane, {b1, b2}, reading), {c1, c2});
            },
            "f(x)",
            [](const auto&, const auto&, const auto&, const auto& b1, const auto& b2, const auto& c1, const auto& c2) {
                return c1 * b1 + c2 * b2;
            }))
        .carries(claim::written(context, "kernel"))
        .supports(claim::instances(
            "spaces of functions on 1 to 5 points, any basis and scalar product: K_x reproduces, K(x, x') = "
            "<K_x', K_x>, K is symmetric and semidefinite, exactly",
            context.seed, 30, [](claim::Sampler& sampler) {  // free: how many
                const FunctionSpace space = FunctionSpace::draw(sampler);
                return space_agrees(space, sampler.vector(space.basis.rows()));
            }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/definition-3.11", check)
        .control("ev_x(f) = 2 <K_x, f>", [](Reading& r) { r.factor = 2; })
        .control("K_x = sum e_i(x) e_i in a basis that is not orthonormal",
                 [](Reading& r) { r.basis_taken_as_orthonormal = true; })
        .property(claim::property(
            "the K_x reproduce, their products are K, K is symmetric and semidefinite, exactly",
            [](long number) {
                claim::Sampler sampler(311, static_cast<std::uint64_t>(number));  // free: a seed
                const FunctionSpace space = FunctionSpace::draw(sampler);
                return space_agrees(space, sampler.vector(space.basis.rows()));
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: how many samples
}};

}  // namespace
}  // namespace proofs::le_2025::definition_3_11
