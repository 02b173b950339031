#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/linear_fit.hpp"

namespace proofs::le_2025::section_3_1_normal_equations {
namespace {

using rigor::Rational, rigor::Truth;

/// The solutions are (phi^T phi + ridge I)^-1 phi^T y and phi^+ y, moved along the null space of phi.
struct Reading {
    Rational ridge = 0, moved = 0;
};

bool invertible(const LinearFit& fit) { return rigor::rank(fit.normal_matrix()) == fit.dimension(); }

/// The closed form solves the normal equations; they have no other solution, and it is phi^+ y.
Truth unique_solution(const LinearFit& fit, const Reading& reading) {
    const claim::RationalVector w =
        rigor::inverse(fit.normal_matrix().shifted(-reading.ridge)) * (fit.features.transpose() * fit.targets);
    return rigor::truth(fit.is_minimiser(w) && w == fit.pseudo_solution() && !rigor::null_vector(fit.features));
}
/// Another minimiser exists, and phi^+ y is orthogonal to the difference, so that it is the shorter one.
Truth shortest_of_many(const LinearFit& fit, const Reading& reading) {
    const auto u = rigor::null_vector(fit.features);
    if (!u) return Truth::no;
    const claim::RationalVector w = moved(fit.pseudo_solution(), reading.moved, *u);
    return rigor::truth(fit.is_minimiser(w) && fit.is_minimiser(moved(w, 1, *u)) && dot(w, *u) == 0);
}
Truth closed_forms(const LinearFit& fit, const Reading& reading) {
    return invertible(fit) ? unique_solution(fit, reading) : shortest_of_many(fit, reading);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all phi(X) and y";
    result.steps.carries(claim::written(context, "minimisers"))
        .carries(claim::written(context, "invertible"))
        .carries(claim::written(context, "shortest"))
        .supports(claim::instances(
            "phi^T phi invertible: (phi^T phi)^-1 phi^T y = phi^+ y is the one minimiser; else phi^+ y is one, "
            "orthogonal to the null space of phi, and not the only one",
            context.seed, 80,  // free: how many
            [&](claim::Sampler& sampler) { return closed_forms(LinearFit::draw(sampler), reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational little = rigor::parse_rational("1e-20");
    return claim::checked("le-2025/section-3.1-normal-equations", check)
        .control("phi^T phi + 1e-20 I in place of phi^T phi", [=](Reading& r) { r.ridge = little; })
        .control("phi^+ y moved along the null space by 1e-20", [=](Reading& r) { r.moved = little; })
        .property(claim::property_where(
            "phi^T phi invertible: the closed form is the one minimiser and phi^+ y, exactly",
            [](long number) {
                claim::Sampler sampler(31, static_cast<std::uint64_t>(number));  // free: a seed
                return rigor::truth(invertible(LinearFit::draw(sampler)));
            },
            [](long number) {
                claim::Sampler sampler(31, static_cast<std::uint64_t>(number));  // free: a seed
                return unique_solution(LinearFit::draw(sampler), {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::section_3_1_normal_equations
