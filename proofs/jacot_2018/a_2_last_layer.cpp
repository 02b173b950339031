#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/printed_factors.hpp"
#include "proofs/jacot_2018/common/training_moment.hpp"

namespace proofs::jacot_2018::a_2_last_layer {
namespace {

using rigor::Rational, rigor::Truth;

/// d/dt W_ij = sign n^(-width_power/2) <alpha_i, d_j + others d_k>_pin, k the other output; <f, g>_pin = mean^-1 of the
/// sum over the points where `mean`, else the sum.
struct Reading {
    Rational sign = 1, others = 0;
    unsigned long width_power = 1;
    bool mean = true;
};

/// Two points, two outputs f_k(x) = r W_k alpha(x) + s: <d f/d W_1, d>_pin by dual numbers.
claim::Step two_points(const Reading& reading) {
    return claim::identity<9>(
        "<d F/d W_i1, d>_pin by dual numbers; two points, two outputs",
        [](const auto& W, const auto& s, const auto& r, const auto& a, const auto& b, const auto& d1a, const auto& d1b,
           const auto& d2a, const auto& d2b) {
            using T = std::decay_t<decltype(W)>;
            using D = rigor::Dual<T>;
            const D moving(W, T(1)), fixed(W);
            const auto slope = [&](const D& weight, const auto& alpha) {
                return (D(r) * weight * D(alpha) + D(s)).derivative;
            };
            const T first = d1a * slope(moving, a) + d1b * slope(moving, b),
                    second = d2a * slope(fixed, a) + d2b * slope(fixed, b);
            return T((first + second) / T(2));
        },
        factor(reading.sign) + factor("r", reading.width_power) + "<alpha_i, d_1" +
            (reading.others == 0 ? "" : " + " + factor(reading.others) + "d_2") + (reading.mean ? ">_pin" : ">") +
            ", r = 1/sqrt(n)",
        [&](const auto&, const auto&, const auto& r, const auto& a, const auto& b, const auto& d1a, const auto& d1b,
            const auto& d2a, const auto& d2b) {
            auto product = (a * (d1a + d2a * reading.others) + b * (d1b + d2b * reading.others)) * reading.sign;
            for (unsigned long k = 0; k < reading.width_power; ++k) product = product * r;
            return product / (reading.mean ? 2 : 1);
        });
}

Truth at_a_network(claim::Sampler& sampler) {
    const TrainingMoment t = TrainingMoment::sample(sampler, sampler.integer(2, 3));
    const long l = t.maps() - 1;
    const auto alpha = t.activations(l);
    for (long i = 0; i < t.width(l); ++i)
        for (long j = 0; j < t.width(l + 1); ++j) {
            Rational product = 0;
            for (long x = 0; x < t.points(); ++x) product += alpha(x, i) * t.direction()(x, j) / t.points();
            if (t.weight_velocity(l, i, j) != product / t.root_width(l)) return Truth::no;
        }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all networks and directions, at every t";
    result.steps.carries(claim::cites(context, "jacot-2018/a.2-top-weights"))
        .carries(claim::written(context, "velocity"))
        .carries(two_points(reading));
    if (context.verdict_only) return result;
    result.steps.supports(claim::instances(
        "d/dt W_ij = <alpha_i, d_j>_pin/sqrt(n), one to three points, one and two outputs, leaky and scaled sigma, all "
        "derivatives by dual numbers",
        context.seed, 20, at_a_network));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.2-last-layer", check)
        .control("1/n in place of 1/sqrt(n)", [](Reading& r) { r.width_power = 2; })
        .control("the other sign", [](Reading& r) { r.sign = -1; })
        .control("the sum over the points in place of their mean", [](Reading& r) { r.mean = false; })
        .control("all outputs of d in place of d_j", [](Reading& r) { r.others = 1; })
        .property(claim::property(
            "d/dt W_ij = <alpha_i, d_j>_pin/sqrt(n), exactly: random networks, points and directions",
            [](long number) {
                claim::Sampler sampler(2018, static_cast<std::uint64_t>(number));
                return at_a_network(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_2_last_layer
