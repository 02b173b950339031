#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/linear_neuron.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::footnote_4 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The preactivations of the hidden layers, which move at n^(-width_power/2), or the outputs, keep their covariance.
struct Reading {
    bool outputs = false;
    unsigned long width_power = 1;
};

/// One data point x = 1, L = 1, beta = 1/2: k = Sigma^(1)(x, x).
Rational covariance() { return 1 + Rational(1, 4); }
/// |Var - Sigma^(1)(x, x)|, Var the variance of the output at t = 1, least squares, f_t = f* + exp(-k t) (f_0 - f*); or
/// that of z_i = z_i(0) cosh(q) + sqrt(k) W_i(0) sinh(q) where sigma(z) = z, int |d| = 1, q = sqrt(k) u, u = 1/sqrt(n)
/// (linear_neuron.hpp), with independent z_i(0) and W_i(0): k cosh(q)^2 + k sinh(q)^2 - k = 2 k sinh(q)^2.
Ball change_of_variance(const Reading& reading, const Ball& u) {
    const Ball k(covariance());
    if (reading.outputs) return k * (Ball(1) - rigor::exp(Ball(-2) * k));
    const Ball up = rigor::exp(rigor::sqrt(k) * rigor::power(u, reading.width_power)),
               sinh = (up - Ball(1) / up) / Ball(2);
    return Ball(2) * k * sinh * sinh;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "hidden layers, t in [0, T], hypotheses of theorem 2, in the limit";
    result.steps.carries(claim::cites(context, "jacot-2018/proposition-1"))
        .carries(claim::cites(context, "jacot-2018/a.2-direction"))
        .carries(claim::cites(context, "jacot-2018/a.2-induction"))
        .carries(claim::cites(context, "jacot-2018/a.2-rate"))
        .carries(claim::written(context, "layer-below"))
        .carries(claim::everywhere(
            {{{"u = 1/sqrt(n)", {Rational(1, 1000), 1}}}},
            {reading.outputs ? "|Var f_t(x) - Sigma^(1)(x, x)|, x = 1, beta = 1/2, least squares, t = 1"
                             : "|Var z_i - Sigma^(1)(x, x)|, L = 1, x = 1, beta = 1/2, sigma(z) = z, int |d| = 1",
             [&](const rigor::Point& p) { return change_of_variance(reading, p[0]); }},
            Relation::at_most,
            {"6 u^2", [](const rigor::Point& p) { return Ball(6) * p[0] * p[0]; }}))  // free: any constant
        .carries(claim::written(context, "slutsky"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/footnote-4", check)
        .control("neurons that move without the factor 1/sqrt(n)", [](Reading& r) { r.width_power = 0; })
        .control("the outputs as well", [](Reading& r) { r.outputs = true; })
        .property(claim::property(
            "sigma(z) = c z, one data point, closed form: with four times the neurons the change of z is at most half, "
            "in balls",
            [](const Rational& k, const Rational& length, long n, long twice) {
                const rigor::Precision precision(2048);  // the two differ by a share of (k/n)^(1/2) int |d|
                const LinearNeuron neuron{k, 1, 2, Rational(twice, 2)};
                return rigor::certainly_at_most(Ball(2) * neuron.changes(length, 4 * n).first,
                                                neuron.changes(length, n).first);
            },
            claim::Input{"k = Theta(x, x)", claim::gaps()}, claim::Input{"int |d|", claim::gaps()},
            claim::Input{"n", claim::integers(1, 1'000'000)}, claim::Input{"2 c", claim::integers(1, 5)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::footnote_4
