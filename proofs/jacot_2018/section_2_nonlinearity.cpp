#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::section_2_nonlinearity {
namespace {

using claim::Relation;
using rigor::Rational;

/// sigma(u) = above max(0, u) + below max(0, -u) is differentiable, everywhere or outside of 0.
struct Reading {
    Rational above = 1, below = 0;
    bool but_zero = false;
    Rational lipschitz = 1;  ///< of the correction
};

/// (sigma(u + h) - sigma(u))/h.
Rational quotient(const Reading& reading, const Rational& u, const Rational& h) {
    const claim::PiecewiseLinear sigma{reading.above, reading.below};
    return (sigma(u + h) - sigma(u)) / h;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "the ReLU of section 6, at 0";
    const Rational half(1, 2);
    result.steps
        .carries(claim::witness<Rational>(
            fmt::format("sigma(u) = max(0, u), u = {}, h = 1/2; sigma is linear on each side",
                        reading.but_zero ? 1 : 0),
            reading.but_zero ? 1 : 0,
            {"(sigma(u + h) - sigma(u))/h", [&](const Rational& u) { return quotient(reading, u, half); }},
            Relation::equal,
            {"(sigma(u - h) - sigma(u))/(-h)", [&](const Rational& u) { return quotient(reading, u, -half); }}))
        .carries(claim::written(context, "kink"));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "proposition 1, theorem 1 and, in the limits of footnote-1, theorem 2 for the ReLU";
    result.steps.carries(claim::cites(context, "jacot-2018/proposition-1"))
        .carries(claim::cites(context, "jacot-2018/theorem-1"))
        .carries(claim::cites(context, "jacot-2018/footnote-1"))
        .carries(claim::exact_for_each<Rational>(
            "h = 1, -1, 1/1000, -1000", {1, -1, Rational(1, 1000), -1000},
            {"|sigma(h) - sigma(0)|/|h|", [&](const Rational& h) { return Rational(abs(quotient(reading, 0, h))); }},
            Relation::at_most,
            {rigor::to_string(reading.lipschitz), [&](const Rational&) { return reading.lipschitz; }}))
        .carries(claim::written(context, "class"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-2-nonlinearity", check)
        .control("sigma(u) = u", [](Reading& r) { r.below = -1; })
        .corrected(check_correction, Reading{.but_zero = true})
        .correction_control("the Lipschitz constant 1 - 1e-20",
                            [](Reading& r) { r.lipschitz -= rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "h > 0: the quotients of the ReLU at h and -h are 1 and 0, exactly",
            [](const Rational& h) {
                return rigor::truth(quotient({}, 0, h) == 1 && quotient({}, 0, Rational(-h)) == 0);
            },
            claim::Input{"h", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_2_nonlinearity
