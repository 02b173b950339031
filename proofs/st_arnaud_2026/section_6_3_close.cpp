#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The time, and the limit of the kernel between the three points.
struct Reading {
    Rational t = 1, between = 1;
    Rational apart{1, 2};  ///< how far the two predictions are from each other
    Rational factor = 2;   ///< of the correction: |f_t - f^_t| <= factor t sqrt n |f_0 - f*|
};

/// 2 a (1 - e^(-(1 + b) t))/(1 + b), the prediction less f_0 for n = 2 and f_0 - f* = -1.
Ball prediction(const Ball& a, const Ball& b, const Rational& t) {
    return Ball(2) * a * (Ball(1) - rigor::exp(-(Ball(1) + b) * Ball(t))) / (Ball(1) + b);
}
Ball prediction(const Rational& both, const Rational& t) { return prediction(Ball(both), Ball(both), t); }

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "every L, n = 2, t = 1, points that come together";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/section-6-smallest-eigenvalue"))
        .carries(claim::cites(context, "st-arnaud-2026/proposition-6"))
        .carries(claim::exact({fmt::format("the limit of f_t - f^_t at t = {}", rigor::to_string(reading.t)),
                               prediction(reading.between, reading.t) - prediction({1, 4}, reading.t)},
                              Relation::greater, {rigor::to_string(reading.apart), reading.apart}))
        .carries(claim::written(context, "three"));
    if (context.verdict_only) return result;
    result.values = {{"the limit of f_1 - f_0", prediction(reading.between, reading.t).enclosure(context.digits)},
                     {"f^_1 - f_0", prediction({1, 4}, reading.t).enclosure(context.digits)}};
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n, X, x, t and L; fixed points as L -> infinity";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/proposition-6"))
        .carries(claim::identity<1>(
            "t + t, the bounds of the two gains", [](const auto& t) { return t + t; },
            fmt::format("{} t", rigor::to_string(reading.factor)), [&](const auto& t) { return reading.factor * t; }))
        .carries(claim::cites(context, "st-arnaud-2026/section-6-data-independent"))
        .carries(claim::exact({"the limit of the kernel between the points", reading.between}, Relation::equal,
                              {"that of f^_t", Rational(1, 4)}))
        .carries(claim::written(context, "small"));
    return result;
}

/// Three points of the circle at the angles 0, 10^-6 and half of it: the predictions at t = 1 differ by 1/2.
Truth apart(long L) {
    const rigor::Precision precision(300);
    const Rational far = 1 - rigor::parse_rational("5e-13"), near = 1 - rigor::parse_rational("1.25e-13");
    return rigor::certainly_less(Ball(Reading{}.apart),
                                 prediction(theta_bar(near, L), theta_bar(far, L), 1) - prediction(Rational(1, 4), 1));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.3-close", check)
        .control("t = 1/100", [](Reading& r) { r.t = Rational(1, 100); })
        .control("points between which the kernel is 1/4", [](Reading& r) { r.between = Rational(1, 4); })
        .corrected(check_correction, Reading{.between = Rational(1, 4)})
        .correction_control("t in place of 2 t", [](Reading& r) { r.factor = 1; })
        .correction_control("points that come together", [](Reading& r) { r.between = 1; })
        .property(claim::property("two points at an angle of 10^-6 and one between them, t = 1, L <= 1000: the two "
                                  "predictions differ by more than 1/2, in balls",
                                  apart, claim::Input{"L", claim::integers(2, 1000)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026
