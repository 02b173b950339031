#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/kernel/depth_map.hpp"
#include "ntk/kernel/relu_expectation.hpp"
#include "proofs/st_arnaud_2026/common/depth_map_steps.hpp"

namespace proofs::st_arnaud_2026::definition_5 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// h with its coefficients; rho^(L+1) = h(rho^(L)).
struct Reading {
    DepthMapPrint h;
};

/// sin and cos of an angle by the tangent of its half.
template <class T>
struct Angle {
    T sine, cosine;
    explicit Angle(const T& tangent)
        : sine(2 * tangent / (1 + tangent * tangent)),
          cosine((1 - tangent * tangent) / (1 + tangent * tangent)) {}
};

/// d/dt (sin(2 t - s)/2 - t cos s) = cos(2 t - s) - cos s = 2 sin t sin(s - t).
claim::Step product_to_sum() {
    return claim::identity<2>(
        "2 sin(t) sin(s - t), a = tan(t/2), b = tan(s/2)",
        [](const auto& a, const auto& b) {
            using T = std::decay_t<decltype(a)>;
            const Angle<T> t(a), s(b);
            return 2 * t.sine * (s.sine * t.cosine - s.cosine * t.sine);
        },
        "cos(2 t - s) - cos s",
        [](const auto& a, const auto& b) {
            using T = std::decay_t<decltype(a)>;
            const Angle<T> t(a), s(b);
            const T cosine = t.cosine * t.cosine - t.sine * t.sine, sine = 2 * t.sine * t.cosine;
            return cosine * s.cosine + sine * s.sine - s.cosine;
        });
}

/// |h(z) - 2 E[relu(X) relu(Y)]| by certified quadrature, to 2^-90.
Truth agrees_with_quadrature(const DepthMapPrint& h, const Rational& z) {
    const rigor::Precision precision(448);
    const Ball x(z), printed = (Ball(h.arcsin) * x * rigor::asin(x) +
                                Ball(h.root) * rigor::sqrt_on_domain(Ball(1) - rigor::square(x))) /
                                   Ball::pi() +
                               Ball(h.linear) * x;
    const Ball expectation = Ball(2) * ntk::relu_expectation_by_quadrature(ntk::angle_of<Ball>(z));
    return rigor::certainly_less(rigor::abs(printed - expectation), Ball::dyadic(1, -90));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all z in [-1, 1], all x, x' that are not zero";
    result.steps.carries(claim::written(context, "homogeneous"))
        .carries(claim::written(context, "polar"))
        .carries(product_to_sum())
        .carries(claim::identity<3>(
            "(sin(s)/2 - s cos s) - sin(-s)/2, the integral from 0 to s",
            [](const auto& s, const auto& sine, const auto& cosine) { return (sine / 2 - s * cosine) + sine / 2; },
            "sin s - s cos s", [](const auto& s, const auto& sine, const auto& cosine) { return sine - s * cosine; }))
        .carries(claim::identity<4>(
            "(sin s - s cos s)/pi, s = pi - theta",
            [](const auto& theta, const auto& sine, const auto& cosine, const auto& pi) {
                return (sine + (pi - theta) * cosine) / pi;
            },
            "cos theta + (sin theta - theta cos theta)/pi",
            [](const auto& theta, const auto& sine, const auto& cosine, const auto& pi) {
                return cosine + (sine - theta * cosine) / pi;
            }))
        .carries(in_the_angle(reading.h))
        .supports(claim::instances(
            "the printed h is 2 E[relu(X) relu(Y)] by certified quadrature, to 2^-90", context.seed, 20,
            [&](claim::Sampler& sampler) { return agrees_with_quadrature(reading.h, sampler.correlation()); }));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
    result.values = {{"h(0) = 1/pi", ntk::depth_map(Ball(0)).enclosure(context.digits)},
                     {"h(1/2)", ntk::depth_map(Ball(Rational(1, 2))).enclosure(context.digits)}};
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational small = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/definition-5", check)
        .control("arcsin with the factor 1 + 1e-20", [=](Reading& r) { r.h.arcsin += small; })
        .control("the root with the factor 1 + 1e-20", [=](Reading& r) { r.h.root += small; })
        .control("z (1/2 + 1e-20) in place of z/2", [=](Reading& r) { r.h.linear += small; })
        .control("the sign of arcsin changed", [](Reading& r) { r.h.arcsin = -1; })
        .property(claim::property(
            "the printed h(z) is 2 E[relu(X) relu(Y)] by certified quadrature, to 2^-90",
            [](const Rational& z) { return agrees_with_quadrature({}, z); }, claim::Input{"z", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::definition_5
