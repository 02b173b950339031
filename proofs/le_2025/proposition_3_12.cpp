#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/kernel_space.hpp"

namespace proofs::le_2025::proposition_3_12 {
namespace {

using claim::RationalVector;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// K is symmetric and positive semidefinite (or definite), with the feature map phi(x) = factor K_x.
struct Reading {
    bool definite = false;
    Rational factor = 1;
};

bool has_property(const FunctionSpace& space, bool definite) {
    const RationalMatrix k = space.kernel();
    const rigor::Inertia inertia = rigor::inertia(k);
    return k.is_symmetric() && inertia.negative == 0 && (!definite || inertia.zero == 0);
}
/// K(x, x') = factor^2 <K_x, K_x'>, the scalar products through the basis.
bool feature_map(const FunctionSpace& space, const Rational& factor) {
    const RationalMatrix k = space.kernel();
    for (long x = 0; x < space.points(); ++x)
        for (long y = 0; y < space.points(); ++y)
            if (factor * factor *
                    space.inner(space.coordinates(space.section(x)), space.coordinates(space.section(y))) !=
                k(x, y))
                return false;
    return true;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all RKHS";
    result.steps.carries(claim::cites(context, "le-2025/definition-3.11"))
        .carries(claim::identity<6>(
            "an orthonormal basis e_1, e_2, points with e(x) = (b_1, b_2), e(x') = (c_1, c_2): a_1^2 K(x, x) + "
            "2 a_1 a_2 K(x, x') + a_2^2 K(x', x')",
            [](const auto& b1, const auto& b2, const auto& c1, const auto& c2, const auto& a1, const auto& a2) {
                return a1 * a1 * (b1 * b1 + b2 * b2) + 2 * a1 * a2 * (b1 * c1 + b2 * c2) +
                       a2 * a2 * (c1 * c1 + c2 * c2);
            },
            "|a_1 phi(x) + a_2 phi(x')|^2",
            [&](const auto& b1, const auto& b2, const auto& c1, const auto& c2, const auto& a1, const auto& a2) {
                const auto u = reading.factor * (a1 * b1 + a2 * c1), v = reading.factor * (a1 * b2 + a2 * c2);
                return u * u + v * v;
            }))
        .carries(claim::written(context, "gram"))
        .supports(claim::instances(std::string("spaces of functions on 1 to 5 points: K is symmetric and positive ") +
                                       (reading.definite ? "definite" : "semidefinite") + ", by exact inertia",
                                   context.seed, 30,  // free: how many
                                   [&](claim::Sampler& sampler) {
                                       return rigor::truth(
                                           has_property(FunctionSpace::draw(sampler), reading.definite));
                                   }))
        .supports(
            claim::instances("K(x, x') = <phi(x), phi(x')>, exactly", context.seed, 30, [&](claim::Sampler& sampler) {
                return rigor::truth(feature_map(FunctionSpace::draw(sampler), reading.factor));
            }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/proposition-3.12", check)
        .control("positive definite", [](Reading& r) { r.definite = true; })
        .control("phi(x) = (1 + 1e-20) K_x", [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "K is symmetric and semidefinite, and K(x, x') = <K_x, K_x'>, exactly",
            [](long number) {
                claim::Sampler sampler(312, static_cast<std::uint64_t>(number));  // free: a seed
                const FunctionSpace space = FunctionSpace::draw(sampler);
                return rigor::truth(has_property(space, false) && feature_map(space, 1));
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: how many samples
}};

}  // namespace
}  // namespace proofs::le_2025::proposition_3_12
