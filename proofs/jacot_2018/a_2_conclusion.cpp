#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/linear_neuron.hpp"
#include "proofs/jacot_2018/common/printed_factors.hpp"
#include "rigor/number/dual_number.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::a_2_conclusion {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// n^(width_power/2) |dz_i/dt| stays bounded, along d_t = n on [t_0 - 1/(2n), t_0 + 1/(2n)] (`concentrated`) or d_t =
/// 1; `change`: the same of the change over this interval, which the correction bounds by `constant` in the example.
struct Reading {
    bool concentrated = true, change = false;
    unsigned long width_power = 1;
    Rational constant = 3;  // free: what bounds the example is not in the statement
};

/// dz/dt at t_0 by dual numbers: L = 1, x = 1, beta = 1/2, sigma(z) = z, f = W z/sqrt(n) + …, W = 1, n = root^2.
Rational speed(long root, const Rational& d) {
    using D = rigor::Dual<Rational>;
    const Rational beta(1, 2);  // free: any data give a positive kernel; these are the page's
    const Rational one = 1;     // free: the parameters v and b at t_0, on which the speed does not depend
    const auto z = [&](const D& v, const D& b) { return v + D(beta) * b; };
    const auto velocity = [&](const D& v, const D& b) {
        return Rational(d * (z(v, b) / D(Rational(root))).derivative);
    };
    return z(D(one, velocity(D(one, one), D(one))), D(one, velocity(D(one), D(one, one)))).derivative;
}

const LinearNeuron example{Rational(5, 4), 1, 1};  // free: the same data, with W = z = 1

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "some directions with a bounded int |d_t| dt: L = 1, one data point, sigma(z) = z";
    const std::vector<long> roots{2, 10, 50, 1'000'000};  // free: any list of widths
    result.steps
        .carries(claim::exact_for_each<long>(
            fmt::format("d_t = {} at t_0, L = 1, one data point x = 1, beta = 1/2, sigma(z) = z, {} = 1; sqrt(n) = 2, "
                        "10, 50, 10^6",
                        reading.concentrated ? "n" : "1", reading.change ? "z_i = W_i before the change" : "W_i(t_0)"),
            roots,
            {fmt::format(
                 "n^({}/2) {}", reading.width_power,
                 reading.change ? "(change of z_i while d_t = n), closed form" : "dz_i/dt(t_0), by dual numbers"),
             [&](const long& root) -> claim::Quantity {
                 const Rational scale = rigor::power(Rational(root), reading.width_power);
                 if (reading.change) return Ball(scale) * example.changes(1, root * root).first;
                 return Rational(scale * speed(root, reading.concentrated ? Rational(root) * root : Rational(1)));
             }},
            Relation::at_least, {"(5/4) n", [](const long& root) { return Rational(5, 4) * root * root; }}))
        .carries(claim::cites(context, "jacot-2018/a.2-preactivations"))
        .carries(claim::written(context, "witness"));
    if (context.verdict_only) return result;
    for (const long root : {2L, 10L, 50L})
        result.values.push_back({fmt::format("dz_i/dt(t_0) for n = {}", root * root),
                                 Ball(speed(root, Rational(root) * root)).enclosure(context.digits)});
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "each neuron at the data points, in probability, uniformly in t in [0, T], n_1 -> infinity first, n_L last; "
        "int |d_t| dt stochastically bounded";
    result.steps.carries(claim::cites(context, "jacot-2018/a.2-rate"))
        .carries(claim::cites(context, "jacot-2018/a.2-second-derivative"))
        .carries(claim::written(context, "change"))
        .carries(claim::everywhere(
            {{{"u = 1/sqrt(n)", {Rational(1, 1000), 1}}}},
            {"change of z along the same d_t, closed form, z = W = 1 before it",
             [](const rigor::Point& p) {
                 const Ball root = rigor::sqrt(Ball(Rational(5, 4))), up = rigor::exp(root * p[0]), down = Ball(1) / up;
                 return (up + down) / Ball(2) + root * (up - down) / Ball(2) - Ball(1);
             }},
            Relation::at_most,
            {factor(reading.constant) + (reading.width_power == 1 ? "u" : "u^2"),
             [&](const rigor::Point& p) { return Ball(reading.constant) * rigor::power(p[0], reading.width_power); }}));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.2-conclusion", check)
        .control("d_t = 1, which does not concentrate", [](Reading& r) { r.concentrated = false; })
        .control("speed bounded by a constant times sqrt(n)", [](Reading& r) { r.width_power = 0; })
        .corrected(check_correction, {.change = true})
        .correction_control("the change at the rate 1/n", [](Reading& r) { r.width_power = 2; })
        .correction_control("a change of at most 1/sqrt(n) in the example", [](Reading& r) { r.constant = 1; })
        .property(claim::property(
            "sigma(z) = c z, one data point, closed form: c times the change of z over any time is at most "
            "A(0) (exp(K/sqrt(n)) - 1), K = max(c^2 k, 1) int |d|, n >= 1, in balls",
            [](const Rational& k, const Rational& length, long n, long twice) {
                const rigor::Precision precision(512);
                const Rational c(twice, 2);
                const LinearNeuron neuron{k, 1, 2, c};
                const Ball exponent = Ball(std::max<Rational>(c * c * k, 1)) * Ball(length) / rigor::sqrt(Ball(n));
                return rigor::certainly_at_most(Ball(c) * neuron.changes(length, n).first,
                                                neuron.start() * (rigor::exp(exponent) - Ball(1)));
            },
            claim::Input{"k = Theta(x, x)", claim::gaps()}, claim::Input{"int |d|", claim::gaps()},
            claim::Input{"n", claim::integers(1, 1'000'000)}, claim::Input{"2 c", claim::integers(1, 5)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_2_conclusion
