#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/printed_factors.hpp"
#include "proofs/jacot_2018/common/training_moment.hpp"

namespace proofs::jacot_2018::a_2_weights_bound {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// (d/dt |W_i|)^2 <= factor n^-width_power |alpha_i|_pin^2 |d|_pin^2.
struct Reading {
    Rational factor = 1;  // free: a larger one is a weaker bound
    unsigned long width_power = 1;
};

/// One data point, one output, W_i(t) - W_i(0) > 0: alpha, d, sqrt(n), and the speed by dual numbers through
/// f = … + W alpha/sqrt(n).
struct Case {
    Rational alpha, d;
    long root;
    Rational speed() const {
        using D = rigor::Dual<Rational>;
        const Rational weight = 7;  // free: the speed does not depend on it
        return d * (D(weight, Rational(1)) * D(alpha) / D(Rational(root))).derivative;
    }
};
const std::vector<Case>& aligned() {  // where Cauchy-Schwarz is an equality, with n = 1, 4, 9
    static const std::vector<Case> list{{3, 1, 1}, {Rational(1, 2), 2, 2}, {5, Rational(2, 3), 3}};
    return list;
}

Truth at_a_network(claim::Sampler& sampler) {
    const TrainingMoment t = TrainingMoment::sample(sampler, sampler.integer(2, 3));
    const long l = t.maps() - 1;
    const auto a = t.activations(l);
    for (long i = 0; i < t.width(l); ++i) {
        Rational square = 0, alpha = 0;
        for (long j = 0; j < t.width(l + 1); ++j) square += t.weight_velocity(l, i, j) * t.weight_velocity(l, i, j);
        for (long x = 0; x < t.points(); ++x) alpha += a(x, i) * a(x, i) / t.points();
        if (square > alpha * mean_square(t.direction()) / t.width(l)) return Truth::no;
    }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all networks and directions; where the norm is not differentiable, the upper derivative";
    result.steps.carries(claim::cites(context, "jacot-2018/a.2-last-layer"))
        .carries(claim::written(context, "norm"))
        .carries(claim::written(context, "cauchy-schwarz"))
        .supports(claim::identity<4>(
            "(a^2 + b^2)(d^2 + e^2) - (a d + b e)^2",
            [](const auto& a, const auto& b, const auto& d, const auto& e) {
                return (a * a + b * b) * (d * d + e * e) - (a * d + b * e) * (a * d + b * e);
            },
            "(a e - b d)^2",
            [](const auto& a, const auto& b, const auto& d, const auto& e) {
                return (a * e - b * d) * (a * e - b * d);
            }))
        .carries(claim::exact_for_each<Case>(
            "one data point, one output, n = 1, 4, 9", aligned(),
            {"(d/dt |W_i(t) - W_i(0)|)^2, by dual numbers",
             [](const Case& c) { return Rational(c.speed() * c.speed()); }},
            Relation::at_most,
            {factor(reading.factor) + factor("n^-1", reading.width_power) + "alpha_i^2 d^2", [&](const Case& c) {
                 return Rational(reading.factor * c.alpha * c.alpha * c.d * c.d /
                                 rigor::power(Rational(c.root), 2 * reading.width_power));
             }}));
    if (context.verdict_only) return result;
    result.steps.supports(claim::instances(
        "|d/dt W_i|^2 <= |alpha_i|_pin^2 |d|_pin^2/n, one to three points, one and two outputs, leaky and scaled sigma",
        context.seed, 20, at_a_network));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.2-weights-bound", check)
        .control("a constant 1 - 1e-20",
                 [](Reading& r) {
                     const Rational less = 1 - rigor::parse_rational("1e-20");
                     r.factor = less * less;
                 })
        .control("1/n in place of 1/sqrt(n)", [](Reading& r) { r.width_power = 2; })
        .property(claim::property(
            "|d/dt W_i|^2 <= |alpha_i|_pin^2 |d|_pin^2/n, exactly: random networks, points and directions",
            [](long number) {
                claim::Sampler sampler(2018, static_cast<std::uint64_t>(number));
                return at_a_network(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_2_weights_bound
