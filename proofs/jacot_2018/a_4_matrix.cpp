#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"

#include <array>

namespace proofs::jacot_2018 {
namespace {

using claim::Relation;
using rigor::Rational;

/// The lower left entry, (1/n_0) x^T x + beta^2 or with x'; the second point of the example, x = (1, 0).
struct Reading {
    bool second_point = false;
    std::array<Rational, 2> y{0, 1};
    Rational beta_coefficient = 1;
};

using Pair = std::array<std::array<Rational, 2>, 2>;  // free: n_0 and a pair

Rational dot(const std::array<Rational, 2>& x, const std::array<Rational, 2>& y) { return x[0] * y[0] + x[1] * y[1]; }

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false for all x' != x on the sphere; the other three entries are right";
    const Rational square(1, 4);  // beta = 1/2, n_0 = 2
    const Pair points{{{1, 0}, reading.y}};
    const bool second = reading.second_point;
    result.steps.carries(claim::exact({"x'^T x'", dot(reading.y, reading.y)}, Relation::equal, {"1", 1}))
        .carries(claim::witness<Pair>(
            "n_0 = 2, beta = 1/2, x = (1, 0), x' = (" + rigor::to_string(reading.y[0]) + ", " +
                rigor::to_string(reading.y[1]) + ")",
            points,
            {second ? "(1/n_0) x^T x' + beta^2" : "(1/n_0) x^T x + beta^2",
             [=](const Pair& p) { return Rational(dot(p[0], p[second ? 1 : 0]) / 2 + square); }},
            Relation::equal,
            {"Sigma^(1)(x', x)", [=](const Pair& p) { return Rational(dot(p[1], p[0]) / 2 + square); }}));
    return result;
}

/// Cov(f(x'), f(x)) for f(x) = (1/sqrt n_0) w^T x + beta b, n_0 = 4: the sum over the independent normal parameters of
/// the products of their coefficients.
claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n_0, beta, x, x' of the unit sphere";
    const Rational factor = reading.beta_coefficient;
    const bool second = reading.second_point;
    result.steps.carries(claim::written(context, "covariance"))
        .supports(claim::identity<5>(
            "Cov(f(x'), f(x)) from the coefficients x'_i/2, x_i/2 and beta of the parameters, n_0 = 4",
            [](const auto& x1, const auto& x2, const auto& y1, const auto& y2, const auto& b) {
                return (y1 / 2) * (x1 / 2) + (y2 / 2) * (x2 / 2) + b * b;
            },
            second ? "(1/n_0) x^T x' + beta^2 as printed" : "(1/n_0) x^T x + beta^2 as printed",
            [&](const auto& x1, const auto& x2, const auto& y1, const auto& y2, const auto& b) {
                return (second ? x1 * y1 + x2 * y2 : x1 * x1 + x2 * x2) / 4 + factor * b * b;
            }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.4-matrix", check)
        .control("(1/n_0) x^T x' + beta^2 in the lower left corner", [](Reading& r) { r.second_point = true; })
        .control("x' = x",
                 [](Reading& r) {
                     r.y = {1, 0};
                 })
        .corrected(check_correction, {.second_point = true})
        .correction_control("x^T x", [](Reading& r) { r.second_point = false; })
        .correction_control("2 beta^2", [](Reading& r) { r.beta_coefficient = 2; })
        .property(claim::property_where(
            "different points of the circle: the printed lower left entry is not Sigma^(1)(x', x), exactly",
            [](const Rational& s, const Rational& t, long) { return rigor::truth(s != t); },
            [](const Rational& s, const Rational& t, long n0) {
                const auto point = [](const Rational& u) {
                    return std::array<Rational, 2>{(1 - u * u) / (1 + u * u), 2 * u / (1 + u * u)};
                };
                const auto x = point(s), y = point(t);
                return rigor::truth(dot(x, x) / n0 != dot(y, x) / n0);
            },
            claim::Input{"s", claim::correlations()}, claim::Input{"t", claim::correlations()},
            claim::Input{"n_0", claim::integers(2, 1000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018
