#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/st_arnaud_2026/common/eigenvalue_map.hpp"

namespace proofs::st_arnaud_2026::proposition_6 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// f_t(x) = f_0(x) + k(x, X) K^-1 (factor exp(-speed t K) + constant I) r and f_t'(x) = derivative k(x, X) exp(-t K) r,
/// r = f_0(X) - f*(X).
struct Reading {
    EigenvalueMap map;
    Rational derivative = -1;
};

/// The coefficients of t^0 … t^12 that the equation f_t'(x) = -k(x, X) (f_t(X) - f*(X)) gives one after the other are
/// those of the formula.
Truth same_series(const EigenvalueMap& map, const ExactFlow& flow) {
    constexpr long order = 12;
    std::vector<Rational> closed = flow.series_of_closed_form(map.speed, order);
    for (Rational& q : closed) q *= map.factor;
    return rigor::truth(closed == flow.series_of_flow(1, order));
}

/// K^-1 (exp(-t K) - I) from the eigenvectors against -int_0^t exp(-s K) ds, which needs no inverse.
Truth agrees_with_integral(const EigenvalueMap& map, const ExactFlow& flow, const Rational& t) {
    const rigor::Precision precision(256);
    const rigor::BallMatrix integral = ntk::flow_integral(rigor::BallMatrix(flow.kernel.matrix()), Ball(t));
    const rigor::BallMatrix closed = flow.kernel.function([&](const Ball& lambda) {
        return (Ball(map.factor) * rigor::exp(-Ball(Rational(map.speed * t)) * lambda) + Ball(map.constant)) / lambda;
    });
    Truth all = Truth::yes;
    for (long i = 0; i < flow.kernel.size(); ++i)
        for (long j = 0; j < flow.kernel.size(); ++j) {
            const Ball gap = integral(i, j) + closed(i, j);
            all = all &&
                  (gap.contains(Rational(0)) ? rigor::certainly_less(gap.radius(), Ball::dyadic(1, -120)) : Truth::no);
        }
    return all;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all n, x, t, f_0 and f*, all symmetric invertible kernel matrices; the flow of half the sum of squares";
    result.steps = solves_eigenvalue_equation(reading.map, 0);
    result.steps.carries(derivative_along_t(reading.map, reading.derivative))
        .carries(claim::written(context, "derivative"))
        .carries(claim::written(context, "flow"))
        .supports(claim::instances(
            "the formula and the solution of f_t'(x) = -k(x, X) (f_t(X) - f*(X)) have the same coefficients of t^0 … "
            "t^12, exactly (kernel matrices with 1 to 6 points)",
            context.seed, 24,
            [&](claim::Sampler& sampler) {
                const long n = sampler.integer(1, 6);
                return same_series(reading.map, exact_flow(n, sampler.integer(0, 1'000'000)));
            }))
        .supports(claim::instances(
            "K^-1 (exp(-t K) - I) = -int_0^t exp(-s K) ds, the right side without an inverse, to 2^-120", context.seed,
            12, [&](claim::Sampler& sampler) {
                const long n = sampler.integer(1, 5);
                const ExactFlow flow = exact_flow(n, sampler.integer(0, 1'000'000));
                return agrees_with_integral(reading.map, flow, sampler.positive_rational(4, 5));
            }));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    const ExactFlow sample = exact_flow(3, 1);
    const rigor::BallVector integral =
        ntk::flow_integral(rigor::BallMatrix(sample.kernel.matrix()), Ball(1),
                           rigor::BallVector(sample.residual.begin(), sample.residual.end()));
    Ball change(0);
    for (std::size_t i = 0; i < integral.size(); ++i) change -= Ball(sample.at_x[i]) * integral[i];
    result.values = {{"f_1(x) - f_0(x) for a sample with 3 points", change.enclosure(context.digits)}};
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational small = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/proposition-6", check)
        .control("the sign of the correction reversed",
                 [](Reading& r) {
                     r.map.factor = -1;
                     r.map.constant = 1;
                 })
        .control("exp(-(1 + 1e-20) t K)", [=](Reading& r) { r.map.speed += small; })
        .control("(1 + 1e-20) exp(-t K) - I", [=](Reading& r) { r.map.factor += small; })
        .control("exp(-t K) - (1 - 1e-20) I", [=](Reading& r) { r.map.constant += small; })
        .control("exp(-t K/n)", [](Reading& r) { r.map.division = 1; })
        .control("the derivative with the other sign", [](Reading& r) { r.derivative = 1; })
        .control("the derivative times 1 + 1e-20", [=](Reading& r) { r.derivative -= small; })
        .property(claim::property_where(
            "K positive definite: formula and flow agree to order 12 in t, and with the integral to 2^-120",
            [](long n, long number, const Rational&) {
                return rigor::truth(rigor::inertia(exact_flow(n, number).kernel.matrix()).positive == n);
            },
            [](long n, long number, const Rational& t) {
                const ExactFlow flow = exact_flow(n, number);
                return same_series({}, flow) && agrees_with_integral({}, flow, t);
            },
            claim::Input{"n", claim::integers(1, 5)}, claim::Input{"sample", claim::integers(0, 1'000'000)},
            claim::Input{"t", rc::gen::map(claim::correlations(), [](const Rational& z) { return Rational(z * 4); })}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::proposition_6
