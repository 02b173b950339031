#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/sphere_families.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::st_arnaud_2026::theorem_3_early_stopping_higher {
namespace {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The sphere S^d and the depth from which on data sets are tried.
struct Reading {
    long d = 4, first = 3;  // free: of a claim that is open
};

/// Nothing carries: neither a proof nor a refutation is known.
claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "open for n0 >= 5, L >= 3; true for t in O(n^2) (theorem-3-early-stopping, corrected), and for data and x on one "
        "great S^3 (theorem-3-early-stopping-sphere)";
    result.steps.append(norms_of_families(reading.d, reading.first, 2))
        .supports(claim::cites_correction(context, "st-arnaud-2026/theorem-3-early-stopping"))
        .supports(claim::cites(context, "st-arnaud-2026/theorem-3-early-stopping-sphere"));
    if (!context.verdict_only) result.values = values_of_families(reading.d, context.digits);
    return result;
}

/// ||K^-1 k_x|| <= 2 n at L = 3 for points of S^4 close to each other and to each other's antipodes, x close to one.
Truth norm_bounded(const Rational& a, const Rational& b, const Rational& scale, long antipodes) {
    const RationalMatrix points = sphere_rows({{a, b, 0, b},
                                               {b, a, a, 0},
                                               {a + scale, b, 0, b},
                                               {a, b + scale, 0, b},
                                               {a - scale * scale, b + scale, scale, b},
                                               {b + scale, a, a, scale},
                                               {a - scale, b - scale, 0, b}},
                                              antipodes);
    return rigor::certainly_at_most(projection_norm(points, 3), Ball(2 * (points.rows() - 1)));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/theorem-3-early-stopping-higher", check)
        .property(claim::property(
            "a search, no proof: ||K^-1 k_x|| <= 2 n at L = 3 for up to six points of S^4, close to each other and to "
            "each other's antipodes, and x close to one, in balls",
            norm_bounded, claim::Input{"a", claim::interior_correlations()},
            claim::Input{"b", claim::interior_correlations()}, claim::Input{"scale", claim::gaps()},
            claim::Input{"antipodes", claim::integers(0, 127)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::theorem_3_early_stopping_higher
