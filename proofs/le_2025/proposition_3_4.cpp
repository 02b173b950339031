#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/linear_fit.hpp"

namespace proofs::le_2025::proposition_3_4 {
namespace {

using rigor::Rational, rigor::Truth;

/// The minimiser of smallest norm is in the span; or the one that is so far from it along the null space.
struct Reading {
    Rational moved = 0;
};

/// phi^+ y is a minimiser, in the span, and shorter than the minimisers w* + u and w* - u, u in the null space.
Truth in_the_span(const LinearFit& fit, const Reading& reading) {
    const auto u = rigor::null_vector(fit.features);
    claim::RationalVector w = fit.pseudo_solution();
    if (u) w = moved(w, reading.moved, *u);
    if (!fit.is_minimiser(w) || !fit.in_span(w)) return Truth::no;
    if (!u) return Truth::yes;
    const claim::RationalVector other = moved(w, 1, *u), opposite = moved(w, -1, *u);
    return rigor::truth(fit.is_minimiser(other) && dot(w, w) < dot(other, other) &&
                        dot(w, w) < dot(opposite, opposite) && !fit.in_span(other));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all phi(X) and y";
    result.steps.carries(claim::cites(context, "le-2025/section-3.1-normal-equations"))
        .carries(claim::written(context, "component"))
        .supports(claim::instances(
            "phi^+ y is a minimiser, in the span of the phi(x_i), and shorter than other ones, which are not in it",
            context.seed, 80, [&](claim::Sampler& sampler) { return in_the_span(LinearFit::draw(sampler), reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/proposition-3.4", check)
        .control("a minimiser that is longer: w* moved along the null space by 1e-20",
                 [](Reading& r) { r.moved = rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "w* is a minimiser, in the span, and shorter than others, exactly",
            [](long number) {
                claim::Sampler sampler(34, static_cast<std::uint64_t>(number));  // free: a seed
                return in_the_span(LinearFit::draw(sampler), {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::proposition_3_4
