#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "rigor/number/dual_number.hpp"

namespace proofs::jacot_2018::section_3_convex {
namespace {

using rigor::Rational, rigor::Truth;

/// sign (f - f*)^2/2 at one value, and -log q_1 (or 1 - q_1) for the label 1 of two, q the softmax.
struct Reading {
    long sign = 1;
    bool logarithm = true;
};

/// The second derivative along v of -log q_1 or of 1 - q_1, at E = e^(f_2 - f_1), w = v_2 - v_1, by dual numbers of
/// dual numbers: q_1 = 1/(1 + E), dE = w E.
template <class T>
T second_derivative(const T& E, const T& w, bool logarithm) {
    using D = rigor::Dual<T>;
    using DD = rigor::Dual<D>;
    const DD e(D(E, w * E), D(w * E, w * w * E));
    const DD q = DD(D(T(1))) / (DD(D(T(1))) + e);
    if (!logarithm) return (DD(D(T(1))) - q).derivative.derivative;
    const D slope = -(q.derivative / q.value);  // d(-log q) = -dq/q
    return slope.derivative;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "least squares and cross-entropy, all finite data sets and labels; other costs by assumption";
    result.steps
        .carries(claim::identity<4>(
            "s C(f) + (1 - s) C(g) - C(s f + (1 - s) g), C(f) = (f - y)^2/2",
            [&](const auto& s, const auto& f, const auto& g, const auto& y) {
                const auto cost = [&](const auto& u) { return reading.sign * (u - y) * (u - y) / 2; };
                const auto h = s * f + (1 - s) * g;
                return s * cost(f) + (1 - s) * cost(g) - cost(h);
            },
            "s (1 - s) (f - g)^2/2",
            [](const auto& s, const auto& f, const auto& g, const auto&) {
                return s * (1 - s) * (f - g) * (f - g) / 2;
            }))
        .carries(claim::written(context, "least-squares"))
        .carries(claim::identity<2>(
            reading.logarithm ? "second derivative of -log q_1 along v, two classes, E = e^(f_2 - f_1), w = v_2 - v_1"
                              : "second derivative of 1 - q_1 along v, two classes, E = e^(f_2 - f_1), w = v_2 - v_1",
            [&](const auto& E, const auto& w) {
                using T = std::decay_t<decltype(E * w)>;
                return second_derivative(T(E), T(w), reading.logarithm);
            },
            "q_1 q_2 w^2", [](const auto& E, const auto& w) { return E / ((1 + E) * (1 + E)) * w * w; }))
        .carries(claim::written(context, "cross-entropy"))
        .carries(claim::cites(context, "jacot-2018/section-3-non-convex"))
        .carries(claim::written(context, "contrast"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-3-convex", check)
        .control("the cost -(f - f*)^2/2", [](Reading& r) { r.sign = -1; })
        .control("the probability of an error in place of the logarithm", [](Reading& r) { r.logarithm = false; })
        .property(claim::property_where(
            "w != 0: the second derivative of the cross-entropy is positive, exactly",
            [](const Rational&, const Rational& w) { return rigor::truth(w != 0); },
            [](const Rational& E, const Rational& w) { return rigor::truth(second_derivative(E, w, true) > 0); },
            claim::Input{"E", claim::positive_rationals()}, claim::Input{"w", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_3_convex
