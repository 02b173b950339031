#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"

namespace proofs::st_arnaud_2026::section_6_4_diagonal {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The values at x_1 = x_2 (of the correction: at colinear points with this inner product) stand in this relation to
/// all.
struct Reading {
    Relation relation = Relation::at_least;
    Rational colinear = 1;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all L >= 1, with equality only for x_1 = x_2";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/definition-4"))
        .carries(
            claim::exact({"Theta_bar^(1) at the inner product " + rigor::to_string(reading.colinear), reading.colinear},
                         reading.relation, {"its largest value", 1}))
        .carries(claim::written(context, "diagonal"));
    return result;
}

Truth below_one(const Rational& z, long L) {
    const rigor::Precision precision(300);
    return rigor::certainly_less(theta_bar(z, L), Ball(1));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.4-diagonal", check)
        .control("strictly larger than all values", [](Reading& r) { r.relation = Relation::greater; })
        .corrected(Reading{})
        .correction_control("antipodal points, which are colinear", [](Reading& r) { r.colinear = -1; })
        .property(claim::property("Theta_bar^(L)(z) < 1 for z in [-1, 1), L <= 100, in balls", below_one,
                                  claim::Input{"z", claim::correlations_below_one()},
                                  claim::Input{"L", claim::integers(1, 100)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_4_diagonal
