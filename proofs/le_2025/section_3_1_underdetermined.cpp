#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/linear_fit.hpp"

namespace proofs::le_2025 {
namespace {

using rigor::Truth;

/// What "underdetermined" says of phi(X).
enum class Underdetermined { dependent_columns, fewer_equations, dependent_rows };
struct Reading {
    Underdetermined word = Underdetermined::dependent_columns;
};

bool is(Underdetermined word, const LinearFit& fit) {
    switch (word) {
        case Underdetermined::dependent_columns: return rigor::null_vector(fit.features).has_value();
        case Underdetermined::fewer_equations: return fit.points() < fit.dimension();
        default: return rigor::null_vector(fit.features.transpose()).has_value();
    }
}
bool singular(const LinearFit& fit) { return rigor::rank(fit.normal_matrix()) < fit.dimension(); }

/// A second minimiser, by a null vector of phi^T phi and not of phi.
Truth two_minimisers(const LinearFit& fit) {
    const auto u = rigor::null_vector(fit.normal_matrix());
    return rigor::truth(u && !vanishes(*u) && fit.is_minimiser(moved(fit.pseudo_solution(), 1, *u)));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all real matrices phi(X), all y";
    result.steps.carries(claim::written(context, "kernel"))
        .supports(
            claim::instances("where phi^T phi is singular phi is underdetermined, and there is a second minimiser",
                             context.seed, 80, [&](claim::Sampler& sampler) {  // free: how many
                                 const LinearFit fit = LinearFit::draw(sampler);
                                 if (!singular(fit)) return Truth::yes;
                                 return rigor::truth(is(reading.word, fit)) && two_minimisers(fit);
                             }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-3.1-underdetermined", check)
        .control("fewer equations than unknowns, m < d", [](Reading& r) { r.word = Underdetermined::fewer_equations; })
        .control("dependent rows", [](Reading& r) { r.word = Underdetermined::dependent_rows; })
        .property(claim::property_where(
            "phi^T phi singular: the columns of phi are dependent and the minimiser is not unique, exactly",
            [](long number) {
                claim::Sampler sampler(32, static_cast<std::uint64_t>(number));  // free: a seed
                return rigor::truth(singular(LinearFit::draw(sampler)));
            },
            [](long number) {
                claim::Sampler sampler(32, static_cast<std::uint64_t>(number));  // free: a seed
                const LinearFit fit = LinearFit::draw(sampler);
                return rigor::truth(is(Underdetermined::dependent_columns, fit)) && two_minimisers(fit);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025
