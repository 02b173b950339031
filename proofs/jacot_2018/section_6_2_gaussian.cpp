#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018 {
namespace {

using claim::Relation;
using rigor::Rational;

/// The cost is |f - f*|^power/power.
struct Reading {
    long power = 2;
};

/// One data point, K = 1: what becomes of u = f_0 - f*. For the power 2 it is e^(-t) u, here at e^(-t) = 1/3; for the
/// power 4 u/(1 + 2 t u^2)^(1/2), here at t = 4, where 1 + 8 u^2 is a square for u = 1 (9) and u = 6 (289).
Rational flow(const Reading& reading, long u) {
    if (reading.power == 2) return Rational(u, 3);
    return u == 1 ? Rational(1, 3) : Rational(6, 17);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "least squares, each t, and t -> infinity after the widths; the ReLU at equal widths, and the sigma and limits "
        "of footnote-1; as far as the training exists";
    result.steps.carries(claim::cites(context, "jacot-2018/footnote-1"))
        .carries(claim::cites(context, "jacot-2018/proposition-1"))
        .carries(claim::cites(context, "jacot-2018/section-5-gaussian"))
        .carries(claim::exact(
            {fmt::format("f_t - f* for f_0 - f* = 6, one data point, cost |f - f*|^{0}/{0}", reading.power),
             flow(reading, 6)},
            Relation::equal, {"6 times that for f_0 - f* = 1", Rational(6 * flow(reading, 1))}))
        .carries(claim::written(context, "all-times"))
        .carries(claim::cites(context, "jacot-2018/section-5-limit"))
        .carries(claim::cites_correction(context, "jacot-2018/section-5-components"))
        .carries(claim::written(context, "convergence"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-6.2-gaussian", check)
        .control("the cost |f - f*|^4/4", [](Reading& r) { r.power = 4; })
        .property(claim::property_where(
            "the cost |f - f*|^4/4: v = u/(1 + 2 t u^2)^(1/2) has v^2 < 1/(2 t), exactly",
            [](const Rational& u, const Rational& t) { return rigor::truth(u > 0 && t > 0); },
            [](const Rational& u, const Rational& t) {
                return rigor::truth(u * u / (1 + 2 * t * u * u) < 1 / (2 * t));
            },
            claim::Input{"u", claim::positive_rationals()}, claim::Input{"t", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::jacot_2018
