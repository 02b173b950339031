#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::st_arnaud_2026::section_6_finite_time {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

struct Reading {};

claim::Result check(const claim::Context& context, const Reading&) {
    claim::Result result;
    result.scope = "all L >= 1, X, x and t >= 0";
    result.steps.carries(claim::cites_correction(context, "st-arnaud-2026/theorem-3-early-stopping"))
        .carries(claim::written(context, "root"));
    return result;
}

/// The gain (1 - e^(-t s))/sqrt s is at most 0.6383 sqrt t.
Truth bounded(const Rational& s, const Rational& t) {
    const rigor::Precision precision(200);
    return rigor::certainly_less(Ball(1) - rigor::exp(-Ball(Rational(t * s))),
                                 Ball(rigor::parse_rational("0.6383")) * rigor::sqrt(Ball(Rational(t * s))));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6-finite-time", check)
        .property(claim::property("(1 - e^(-t s))/sqrt s < 0.6383 sqrt t for s, t > 0, in balls", bounded,
                                  claim::Input{"s", claim::positive_rationals()},
                                  claim::Input{"t", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_finite_time
