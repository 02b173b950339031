#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::section_5_early_stopping {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// e^(-t lambda) <relation> e^(-t mu), lambda = mu + a gap times gap_factor; at most most t mu of the smaller is
/// fitted.
struct Reading {
    Relation left = Relation::less, fitted = Relation::less;
    Rational gap_factor = 1, most = 1;
};

Ball share(const Rational& lambda, const Rational& t) { return rigor::exp(-Ball(Rational(t * lambda))); }

/// What is left of the two, the quotient of what is fitted at t and at 2 t, and what is fitted of the smaller one.
Truth compared(const Rational& mu, const Rational& gap, const Rational& t, const Reading& reading) {
    const rigor::Precision precision(256);
    const Rational lambda = mu + reading.gap_factor * gap;
    const auto quotient = [&](const Rational& time) {
        return (Ball(1) - share(lambda, time)) / (Ball(1) - share(mu, time));
    };
    return claim::compare(share(lambda, t), reading.left, share(mu, t)) &&
           claim::compare(quotient(2 * t), reading.fitted, quotient(t)) &&
           claim::compare(Ball(1) - share(mu, t), Relation::at_most, Ball(Rational(reading.most * t * mu)));
}
Truth sampled(claim::Sampler& sampler, const Reading& reading) {
    const Rational mu = sampler.positive_rational();
    const Rational gap = sampler.positive_rational();
    const Rational t = sampler.positive_rational(3, 20);
    return compared(mu, gap, t, reading);
}
/// e^(-s) < 1 for s = t (lambda - mu).
claim::Step falls(const Reading& reading) {
    const Rational gap = reading.gap_factor;
    return claim::everywhere({{{"s", {Rational(1, 1000), 50}}}},
                             {fmt::format("e^(-{} s)", rigor::to_string(gap)),
                              [=](const rigor::Point& at) { return rigor::exp(-(Ball(gap) * at[0])); }},
                             reading.left, claim::constant(1));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all lambda > mu >= 0, all t > 0: less is left of lambda, more of it is fitted, and of mu at most the share t mu";
    result.steps.carries(claim::cites(context, "jacot-2018/section-5-solution"))
        .carries(claim::written(context, "share"))
        .supports(falls(reading))
        .carries(claim::written(context, "fitted"))
        .supports(claim::instances(
            "e^(-t lambda) < e^(-t mu), (1 - e^(-t lambda))/(1 - e^(-t mu)) is smaller at 2 t than at t, and 1 - e^(-t mu) "
            "<= t mu, in balls",
            context.seed, 60, [&](claim::Sampler& sampler) { return sampled(sampler, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-5-early-stopping", check)
        .control("smaller eigenvalues first", [](Reading& r) { r.left = Relation::greater; })
        .control("equal eigenvalues", [](Reading& r) { r.gap_factor = 0; })
        .control("at most t mu/2 is fitted", [](Reading& r) { r.most = Rational(1, 2); })
        .control("the preference for larger eigenvalues grows with t", [](Reading& r) { r.fitted = Relation::greater; })
        .property(claim::property_where(
            "lambda > mu > 0, t > 0: the share that is left, the quotient of the shares that are fitted, and t mu, in balls",
            [](const Rational& mu, const Rational& gap, const Rational& t) {
                return rigor::truth(t * (mu + gap) < 100);
            },
            [](const Rational& mu, const Rational& gap, const Rational& t) { return compared(mu, gap, t, {}); },
            claim::Input{"mu", claim::positive_rationals()}, claim::Input{"gap", claim::positive_rationals()},
            claim::Input{
                "t", rc::gen::map(claim::positive_rationals(), [](const Rational& t) { return Rational(t / 1000); })}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_5_early_stopping
