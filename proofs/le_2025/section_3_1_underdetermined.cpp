#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/linear_fit.hpp"

namespace proofs::le_2025::section_3_1_underdetermined {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// What "underdetermined" says of phi(X); and a phi(X) with phi^T phi singular.
enum class Underdetermined { fewer_equations, dependent_columns, dependent_rows };
struct Reading {
    Underdetermined word = Underdetermined::fewer_equations;
    LinearFit place = fit_with({{1, 1}, {1, 1}, {1, 1}}, {0, 0, 0});  // free: y is not looked at
};

/// The word says that the first of two numbers is less than the second.
claim::Side<LinearFit> fewer(Underdetermined word) {
    if (word == Underdetermined::fewer_equations)
        return {"m, the number of equations", [](const LinearFit& fit) { return Rational(fit.points()); }};
    return {"the rank of phi", [](const LinearFit& fit) { return Rational(rigor::rank(fit.features)); }};
}
claim::Side<LinearFit> more(Underdetermined word) {
    if (word == Underdetermined::dependent_rows)
        return {"m, the number of rows", [](const LinearFit& fit) { return Rational(fit.points()); }};
    return {"d, the number of unknowns", [](const LinearFit& fit) { return Rational(fit.dimension()); }};
}

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "an example with m = 3, d = 2; the page says where in general";
    const LinearFit& fit = reading.place;
    result.steps
        .carries(claim::exact({"the rank of phi^T phi", rigor::rank(fit.normal_matrix())}, Relation::less,
                              {"its size d", fit.dimension()}))
        .carries(claim::witness<LinearFit>("phi(X) with three rows (1, 1)", fit, fewer(reading.word), Relation::less,
                                           more(reading.word)));
    return result;
}

bool is(Underdetermined word, const LinearFit& fit) {
    switch (word) {
        case Underdetermined::dependent_columns: return rigor::null_vector(fit.features).has_value();
        case Underdetermined::fewer_equations: return fit.points() < fit.dimension();
        default: return rigor::null_vector(fit.features.transpose()).has_value();
    }
}
bool singular(const LinearFit& fit) { return rigor::rank(fit.normal_matrix()) < fit.dimension(); }
LinearFit draw_singular(claim::Sampler& sampler) {
    LinearFit fit = LinearFit::draw(sampler);
    while (!singular(fit)) fit = LinearFit::draw(sampler);
    return fit;
}

/// A second minimiser, by a null vector of phi^T phi and not of phi.
Truth two_minimisers(const LinearFit& fit) {
    const auto u = rigor::null_vector(fit.normal_matrix());
    return rigor::truth(u && !vanishes(*u) && fit.is_minimiser(moved(fit.pseudo_solution(), 1, *u)));
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all real matrices phi(X), all y";
    result.steps.carries(claim::written(context, "kernel"))
        .supports(claim::instances("where phi^T phi is singular phi has dependent columns, and there is a second "
                                   "minimiser",
                                   context.seed, 80, [&](claim::Sampler& sampler) {  // free: how many
                                       const LinearFit fit = draw_singular(sampler);
                                       return rigor::truth(is(reading.word, fit)) && two_minimisers(fit);
                                   }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-3.1-underdetermined", check)
        .control("one equation for two unknowns",
                 [](Reading& r) {
                     r.place = fit_with({{1, 1}}, {0});
                 })
        .control("independent columns: phi^T phi is invertible",
                 [](Reading& r) {
                     r.place = fit_with({{1, 1}, {1, 1}, {1, 2}}, {0, 0, 0});
                 })
        .corrected(check_correction, {.word = Underdetermined::dependent_columns})
        .correction_control("fewer equations than unknowns, m < d",
                            [](Reading& r) { r.word = Underdetermined::fewer_equations; })
        .correction_control("dependent rows", [](Reading& r) { r.word = Underdetermined::dependent_rows; })
        .property(claim::property_where(
            "corrected: phi^T phi singular: the columns of phi are dependent and the minimiser is not unique, exactly",
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
}  // namespace proofs::le_2025::section_3_1_underdetermined
