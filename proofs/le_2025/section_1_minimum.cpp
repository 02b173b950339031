#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::le_2025::section_1_minimum {
namespace {

using rigor::Ball, rigor::Rational;

struct Reading {};

claim::Result check(const claim::Context& context, const Reading&) {
    claim::Result result;
    result.scope =
        "the first question; the gradient flow in the limit of infinite widths at each t, then t -> infinity; the L^2 "
        "loss, beta > 0, sigma'' bounded, sigma no polynomial, different points of the unit sphere";
    result.steps.carries(claim::cites(context, "le-2025/corollary-4.4"))
        .carries(claim::cites_correction(context, "le-2025/section-4.1-positive-definite"))
        .carries(claim::cites(context, "le-2025/section-4.1-global-minimum"))
        .carries(claim::cites(context, "le-2025/theorem-2.6"))
        .carries(claim::written(context, "answer"))
        .carries(claim::written(context, "networks"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-1-minimum", check)
        .property(claim::property(
            "the time of the proof: e^(-4 lambda T/m) M <= delta/4 for T = m M/(delta lambda), in balls",
            [](const Rational& lambda, const Rational& bound, const Rational& delta, long m) {
                const Rational time = m * bound / (delta * lambda);
                return rigor::certainly_less(rigor::exp(Ball(Rational(-4 * lambda * time / m))) * Ball(bound),
                                             Ball(Rational(delta / 4)));
            },
            claim::Input{"lambda", claim::positive_rationals()}, claim::Input{"M", claim::positive_rationals()},
            claim::Input{"delta", claim::positive_rationals()}, claim::Input{"m", claim::integers(1, 9)}));
}};

}  // namespace
}  // namespace proofs::le_2025::section_1_minimum
