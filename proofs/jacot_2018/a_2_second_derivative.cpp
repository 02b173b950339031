#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/number/dual_number.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::a_2_second_derivative {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// |d/dt sigma'(z)| <= C |dz/dt|^power, C a bound of |sigma''|; else there is no such bound.
struct Reading {
    long power = 1;
    bool bounded = true;
};

/// sigma(z) = log(1 + z^2)/2: |sigma'| <= 1/2 and |sigma''| <= 1, with rational derivatives.
template <class T>
T slope(const T& z) {
    return z / (T(1) + z * z);
}

/// sin(w) of a dual number.
rigor::Dual<Ball> sine(const rigor::Dual<Ball>& w) { return {rigor::sin(w.value), rigor::cos(w.value) * w.derivative}; }

/// A position z and a speed v.
struct Moment {
    Rational z, v;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all twice differentiable sigma with a bounded second derivative";
    if (!reading.bounded) {  // sigma'(z) = sin(z^2): sigma is Lipschitz
        result.aim = claim::Result::Aim::refute;
        result.steps
            .carries(
                claim::range("k", 1, 40,
                             {"|d/dt sigma'(z)|/|dz/dt| at z = sqrt(2 pi k), sigma'(z) = sin(z^2), by dual numbers",
                              [](long k) {
                                  const rigor::Dual<Ball> z(rigor::sqrt(Ball(2 * k) * Ball::pi()), Ball(1));
                                  return rigor::abs(sine(z * z).derivative);
                              }},
                             Relation::at_least, {"sqrt(k)", [](long k) { return rigor::sqrt(Ball(k)); }}))
            .carries(claim::written(context, "unbounded"));
        return result;
    }
    const std::vector<Moment> moments{{0, 1}, {0, Rational(1, 1000)}, {2, -3}, {Rational(-1, 2), 1000}};
    result.steps.carries(claim::written(context, "chain-rule"))
        .carries(claim::identity<2>(
            "d/dt sigma'(z) for sigma = log(1 + z^2)/2, by dual numbers",
            [](const auto& z, const auto& v) {
                using D = rigor::Dual<std::decay_t<decltype(z)>>;
                return slope(D(z, v)).derivative;
            },
            "(1 - z^2)/(1 + z^2)^2 dz/dt",
            [](const auto& z, const auto& v) { return (1 - z * z) / ((1 + z * z) * (1 + z * z)) * v; }))
        .carries(claim::identity<1>(
            "(1 + z^2)^2 (1 - sigma''), sigma'' = (1 - z^2)/(1 + z^2)^2",
            [](const auto& z) { return (1 + z * z) * (1 + z * z) - (1 - z * z); }, "z^2 (3 + z^2)",
            [](const auto& z) { return z * z * (3 + z * z); }))
        .carries(claim::identity<1>(
            "(1 + z^2)^2 (1 + sigma'')", [](const auto& z) { return (1 + z * z) * (1 + z * z) + (1 - z * z); },
            "2 + z^2 + z^4", [](const auto& z) { return 2 + z * z + z * z * z * z; }))
        .carries(claim::exact_for_each<Moment>(
            "(z, dz/dt) = (0, 1), (0, 1/1000), (2, -3), (-1/2, 1000), sigma = log(1 + z^2)/2", moments,
            {"|d/dt sigma'(z)|, by dual numbers",
             [](const Moment& m) { return abs(slope(rigor::Dual<Rational>(m.z, m.v)).derivative); }},
            Relation::at_most,
            {reading.power == 1 ? "|dz/dt|" : fmt::format("|dz/dt|^{}", reading.power),
             [&](const Moment& m) { return rigor::power(abs(m.v), static_cast<unsigned long>(reading.power)); }}));
    if (context.verdict_only) return result;
    result.steps.supports(claim::everywhere({{{"z", {-3, 3}}}},
                                            {"|erf''(z)|",
                                             [](const rigor::Point& p) {
                                                 return rigor::abs(Ball(4) / rigor::sqrt(Ball::pi()) * p[0] *
                                                                   rigor::exp(-p[0] * p[0]));
                                             }},
                                            Relation::at_most, claim::constant(Rational(968, 1000))));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.2-second-derivative", check)
        .control("O((dz/dt)^2)", [](Reading& r) { r.power = 2; })
        .control("O(1)", [](Reading& r) { r.power = 0; })
        .control("sigma'' not bounded", [](Reading& r) { r.bounded = false; })
        .property(claim::property_where(
            "sigma = log(1 + z^2)/2: |sigma'(u) - sigma'(w)| <= |u - w|, exactly",
            [](const Rational& u, const Rational& w) { return rigor::truth(u != w); },
            [](const Rational& u, const Rational& w) {
                return rigor::truth(abs(Rational(slope(u) - slope(w))) <= abs(Rational(u - w)));
            },
            claim::Input{"u", claim::positive_rationals()}, claim::Input{"w", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_2_second_derivative
