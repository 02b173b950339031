#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/linear_neuron.hpp"
#include "proofs/jacot_2018/common/printed_factors.hpp"

namespace proofs::jacot_2018::a_2_rate {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// |z(t) - z(0)| <= factor c^-lipschitz_power (A(t) - A(0)), |W(t) - W(0)| <= factor (A(t) - A(0)), and
/// A(t) - A(0) <= A(0) K exp(share K) n^(-width_power/2).
struct Reading {
    Rational factor = 1, share = 1;  // free: a larger one is a weaker bound
    unsigned long lipschitz_power = 1, width_power = 1;
};

/// c, |z(t) - z(0)| and |W(t) - W(0)|.
struct Variation {
    Rational c, z, W;
    Rational growth() const { return c * z + W; }
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "each neuron i, in probability, n_1 -> infinity first, n_L last; int |d_t| dt stochastically bounded";
    const std::vector<Variation> extreme{{2, 3, 0}, {Rational(1, 2), 3, 0}, {1, 0, 5}};

    result.steps.carries(claim::cites(context, "jacot-2018/a.2-gronwall"))
        .carries(claim::identity<5>(
            "(a + c z + w + W) - (a + w), A(t) - A(0)",
            [](const auto& a, const auto& c, const auto& z, const auto& w, const auto& W) {
                return (a + c * z + w + W) - (a + w);
            },
            "c z + W", [](const auto&, const auto& c, const auto& z, const auto&, const auto& W) { return c * z + W; }))
        .carries(claim::exact_for_each<Variation>(
            "(c, z, W) = (2, 3, 0), (1/2, 3, 0), (1, 0, 5)", extreme,
            {"z = |z_i(t) - z_i(0)|", [](const Variation& v) { return v.z; }}, Relation::at_most,
            {factor(reading.factor) + factor("c^-1", reading.lipschitz_power) + "(A(t) - A(0))",
             [&](const Variation& v) {
                 return Rational(reading.factor * v.growth() / rigor::power(v.c, reading.lipschitz_power));
             }}))
        .carries(claim::exact_for_each<Variation>(
            "the same three", extreme, {"W = |W_i(t) - W_i(0)|", [](const Variation& v) { return v.W; }},
            Relation::at_most,
            {factor(reading.factor) + "(A(t) - A(0))",
             [&](const Variation& v) { return Rational(reading.factor * v.growth()); }}))
        .carries(claim::written(context, "parts"))
        .carries(claim::everywhere(
            {{{"K", {Rational(1, 4), 6}}, {"u = 1/sqrt(n)", {Rational(1, 10), 1}}}},
            {"(exp(K u) - 1)/K", [](const rigor::Point& p) { return (rigor::exp(p[0] * p[1]) - Ball(1)) / p[0]; }},
            Relation::at_most,
            {factor("u", reading.width_power) + "exp(" + factor(reading.share) + "K)",
             [&](const rigor::Point& p) {
                 return rigor::power(p[1], reading.width_power) * rigor::exp(Ball(reading.share) * p[0]);
             }}))
        .carries(claim::cites(context, "jacot-2018/proposition-1"))
        .carries(claim::cites(context, "jacot-2018/a.2-induction"))
        .carries(claim::written(context, "rate"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.2-rate", check)
        .control("without 1/c", [](Reading& r) { r.lipschitz_power = 0; })
        .control("1/c^2 in place of 1/c", [](Reading& r) { r.lipschitz_power = 2; })
        .control("(1 - 1e-20) (A(t) - A(0))", [](Reading& r) { r.factor -= rigor::parse_rational("1e-20"); })
        .control("1/n in place of 1/sqrt(n)", [](Reading& r) { r.width_power = 2; })
        .control("K exp(K/2) in place of K exp(K)", [](Reading& r) { r.share = Rational(1, 2); })
        .property(claim::property(
            "sigma(z) = c z, one data point, closed form: c |z(t) - z(0)| and |W(t) - W(0)| are at most "
            "A(0) K exp(K)/sqrt(n), K = max(c^2 k, 1) int |d|, n >= 1, in balls",
            [](const Rational& k, const Rational& length, long n, long twice) {
                const rigor::Precision precision(256);
                const Rational c(twice, 2);
                const LinearNeuron neuron{k, 1, 2, c};
                const Ball K = Ball(std::max<Rational>(c * c * k, 1)) * Ball(length),
                           bound = neuron.start() * K * rigor::exp(K) / rigor::sqrt(Ball(n));
                const auto [z, W] = neuron.changes(length, n);
                return rigor::certainly_at_most(Ball(c) * rigor::abs(z), bound) &&
                       rigor::certainly_at_most(rigor::abs(W), bound);
            },
            claim::Input{"k = Theta(x, x)", claim::gaps()}, claim::Input{"int |d|", claim::gaps()},
            claim::Input{"n", claim::integers(1, 1'000'000)}, claim::Input{"2 c", claim::integers(1, 5)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_2_rate
