#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::st_arnaud_2026::section_6_2_logarithm {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// ln(1 - x) <= -factor x.
struct Reading {
    Rational factor = 1;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all x in (0, 1)";
    result.steps
        .carries(claim::identity<1>(
            "1/(1 - x) - factor, the derivative of -factor x - ln(1 - x)",
            [&](const auto& x) { return 1 / (1 - x) - reading.factor; }, "x/(1 - x) + (1 - factor)",
            [&](const auto& x) { return x / (1 - x) + (1 - reading.factor); }))
        .carries(claim::exact({"1 - factor", Rational(1 - reading.factor)}, Relation::at_least, {"0", 0}))
        .carries(claim::written(context, "derivative"));
    return result;
}

/// ln(1 - x) < -x.
Truth below(const Rational& x) {
    const rigor::Precision precision(400);
    return rigor::certainly_less(rigor::log(Ball(Rational(1 - x))), Ball(Rational(-x)));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.2-logarithm", check)
        .control("ln(1 - x) <= -(1 + 1e-20) x", [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .property(claim::property("ln(1 - x) < -x for x in (0, 1), in balls", below,
                                  claim::Input{"x", rc::gen::map(claim::interior_correlations(), [](const Rational& z) {
                                                   return Rational((1 + z) / 2);
                                               })}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_2_logarithm
