#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/linear_neuron.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The preactivations of the hidden layers, or the outputs as well, keep their covariance.
struct Reading {
    bool outputs = false;
};

/// One data point x = 1, L = 1, beta = 1/2, least squares: f_t = f* + exp(-k t) (f_0 - f*), k = Sigma^(1)(x, x).
Rational covariance() { return 1 + Rational(1, 4); }
Ball variance(const Rational& t) { return rigor::exp(Ball(Rational(-2 * covariance() * t))) * Ball(covariance()); }

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "hidden layers, t in [0, T], hypotheses of theorem 2, in the limit";
    if (reading.outputs) {
        result.aim = claim::Result::Aim::refute;
        result.steps.carries(
            claim::witness<Rational>("the output of L = 1, one data point x = 1, beta = 1/2, least squares, t = 1", 1,
                                     {"Var f_t(x)", [](const Rational& t) { return variance(t); }}, Relation::equal,
                                     {"Sigma^(1)(x, x)", [](const Rational&) { return covariance(); }}));
        return result;
    }
    result.steps.carries(claim::cites(context, "jacot-2018/proposition-1"))
        .carries(claim::cites(context, "jacot-2018/a.2-direction"))
        .carries(claim::cites(context, "jacot-2018/a.2-induction"))
        .carries(claim::cites(context, "jacot-2018/a.2-rate"))
        .carries(claim::written(context, "layer-below"))
        .carries(claim::written(context, "slutsky"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/footnote-4", check)
        .control("the outputs as well", [](Reading& r) { r.outputs = true; })
        .property(claim::property(
            "sigma(z) = z, one data point, closed form: with four times as many neurons the change of z is at most half, "
            "in balls",
            [](const Rational& k, const Rational& length, long n) {
                const rigor::Precision precision(2048);  // the two differ by a share of (k/n)^(1/2) int |d|
                const LinearNeuron neuron{k, 1, 2};
                return rigor::certainly_at_most(Ball(2) * neuron.changes(length, 4 * n).first,
                                                neuron.changes(length, n).first);
            },
            claim::Input{"k = Theta(x, x)", claim::gaps()}, claim::Input{"int |d|", claim::gaps()},
            claim::Input{"n", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018
