#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational;

/// The preactivation of a neuron moves by n^(-move_power/2) W.
struct Reading {
    unsigned long move_power = 1;
};

/// P(z and z + s W have different signs) for independent z and W ~ N(0, 1): an angle of arctan s, twice, of 2 pi.
Ball crossing(const Ball& s) { return rigor::atan(s) / Ball::pi(); }

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "Lipschitz sigma, continuously differentiable outside of a closed null set (the ReLU); limits with n_(l+1) <= "
        "rho n_l, in probability, uniformly in t in [0, T]";
    result.steps.carries(claim::cites(context, "jacot-2018/proposition-1"))
        .carries(claim::cites(context, "jacot-2018/proposition-2"))
        .carries(claim::cites(context, "jacot-2018/theorem-1"))
        .carries(claim::cites(context, "jacot-2018/theorem-2-equal-widths"))
        .carries(claim::written(context, "chain"))
        .carries(claim::everywhere(
            {{{"u = 1/sqrt(n)", {Rational(1, 1000), 1}}}},
            {fmt::format("ReLU, z_i(0) ~ N(0, 1): P(the slope changes) if z_i moves by u^{} W_i", reading.move_power),
             [&](const rigor::Point& p) { return crossing(rigor::power(p[0], reading.move_power)); }},
            Relation::at_most, {"u", [](const rigor::Point& p) { return p[0]; }}))
        .carries(claim::written(context, "slopes"))
        .carries(claim::written(context, "rest"))
        .carries(claim::written(context, "relu"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/footnote-1", check)
        .control("neurons that move without the factor 1/sqrt(n)", [](Reading& r) { r.move_power = 0; })
        .property(claim::property(
            "the share of ReLU neurons whose slope changes is at most s/pi if z_i moves by s W_i, in balls",
            [](const Rational& s) { return rigor::certainly_at_most(crossing(Ball(s)), Ball(s) / Ball::pi()); },
            claim::Input{"s", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::jacot_2018
