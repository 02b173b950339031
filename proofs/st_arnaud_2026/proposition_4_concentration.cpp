#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::proposition_4_concentration {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// x^T x', the standard deviation of the initial weights, s_n = n^(-power), and the order in n that is said of the
/// change of s_n P_t: 0 where the limit varies.
struct Reading {
    Rational u = 0, spread = 1, power = 1, change = 0;
};

/// E[relu(X) relu(Y)] and E[relu(X)^2 relu(Y)^2] for a pair of correlation u and this standard deviation (Cho and Saul,
/// J_1 and J_2).
Ball first_moment(const Ball& theta, const Ball& spread) {
    return rigor::square(spread) * (rigor::sin(theta) + (Ball::pi() - theta) * rigor::cos(theta)) /
           (Ball(2) * Ball::pi());
}
Ball second_moment(const Ball& theta, const Ball& spread) {
    const Ball s = rigor::sin(theta), c = rigor::cos(theta);
    return rigor::power(spread, 4UL) *
           (Ball(3) * s * c + (Ball::pi() - theta) * (Ball(1) + Ball(2) * rigor::square(c))) / (Ball(2) * Ball::pi());
}
Ball variance(const Reading& reading) {
    const Ball theta = rigor::acos(Ball(reading.u)), spread(reading.spread);
    return second_moment(theta, spread) - rigor::square(first_moment(theta, spread));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "L = 2, the flow of half the square, every scaling of the inner product";
    const Rational order(1, 2);  // of the change of P_t, at most
    result.steps
        .carries(claim::exact({"1/2, the order of the spread of P_0", order}, Relation::less,
                              {"the order of 1/s_n, where s_n P_0 concentrates", reading.power}))
        .carries(claim::exact({"1/2, the largest order of P_t - P_0", order}, Relation::less,
                              {"the order that the statement needs", Rational(reading.power + reading.change)}))
        .carries(claim::exact(
            {fmt::format("the variance of n0 h_j h'_j at x^T x' = {}", rigor::to_string(reading.u)), variance(reading)},
            Relation::greater, {"0", 0}))
        .carries(claim::written(context, "start"))
        .carries(claim::written(context, "change"))
        .carries(claim::written(context, "either"))
        .supports(claim::cites_refutation(context, "st-arnaud-2026/proposition-4-limit"));
    if (context.verdict_only) return result;
    result.values = {{"the variance at x^T x' = 0", variance(reading).enclosure(context.digits)},
                     {"its root", rigor::sqrt(variance(reading)).enclosure(context.digits)}};
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "L = 2, the flow of half the square, s_n sqrt n -> 0";
    result.steps
        .carries(claim::exact({"1/2, the order of the spread of P_0", Rational(1, 2)}, Relation::less,
                              {"the order of 1/s_n", reading.power}))
        .carries(claim::exact({"the order of s_n (P_t - P_0), at most", Rational(Rational(1, 2) - reading.power)},
                              Relation::at_most, {"what is said of it", reading.change}))
        .carries(claim::written(context, "start"))
        .carries(claim::written(context, "change"))
        .carries(claim::written(context, "either"))
        .carries(claim::cites_correction(context, "st-arnaud-2026/proposition-4"));
    return result;
}

/// Positive for u > -1.
Truth positive(const Rational& u) {
    const rigor::Precision precision(2048);
    return rigor::certainly_less(Ball(0), variance({.u = u}));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/proposition-4-concentration", check)
        .control("x' = -x", [](Reading& r) { r.u = -1; })
        .control("initial weights without spread", [](Reading& r) { r.spread = 0; })
        .corrected(check_correction, Reading{.change = Rational(-1, 2)})
        .correction_control("s_n = n^(-1/2)", [](Reading& r) { r.power = Rational(1, 2); })
        .correction_control("s_n = 1", [](Reading& r) { r.power = 0; })
        .correction_control("a change of the order n^(-1)", [](Reading& r) { r.change = -1; })
        .property(claim::property("the variance of one term is positive for x^T x' in (-1, 1), in balls", positive,
                                  claim::Input{"u", claim::interior_correlations()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::proposition_4_concentration
