#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/printed_factors.hpp"
#include "proofs/jacot_2018/common/training_moment.hpp"

namespace proofs::jacot_2018::a_2_direction {
namespace {

using rigor::Rational, rigor::Truth;

/// d' = factor sigma'(z)^slope_power n^(-width_power/2) W^T d.
struct Reading {
    Rational factor = 1;
    unsigned long slope_power = 1, width_power = 1;
};

/// One point x, two outputs, the neuron z = x v + beta b where sigma(u) = s u near z, f_k = r W_k sigma(z) + …:
/// sum_k d_k d f_k/d v, where only v moves.
template <class T>
T velocity(const T& x, const T& v, const T& b, const T& beta, const T& s, const T& r, const T& W1, const T& W2,
           const T& d1, const T& d2) {
    using D = rigor::Dual<T>;
    const D z = D(x) * D(v, T(1)) + D(beta) * D(b), activation = D(s) * z;
    return d1 * (D(r) * D(W1) * activation).derivative + d2 * (D(r) * D(W2) * activation).derivative;
}
claim::Step one_neuron(const Reading& reading) {
    return claim::identity<10>(
        "<d F/d v, d>_pin by dual numbers; z = x v + beta b, sigma' = s, two outputs",
        [](const auto& x, const auto& v, const auto& b, const auto& beta, const auto& s, const auto& r, const auto& W1,
           const auto& W2, const auto& d1, const auto& d2) { return velocity(x, v, b, beta, s, r, W1, W2, d1, d2); },
        "<dz/dv, d'>_pin, d' = " + factor(reading.factor) + factor("s", reading.slope_power) +
            factor("r", reading.width_power) + "(W_1 d_1 + W_2 d_2), r = 1/sqrt(n)",
        [&](const auto& x, const auto& v, const auto& b, const auto& beta, const auto& s, const auto& r, const auto& W1,
            const auto& W2, const auto& d1, const auto& d2) {
            using D = rigor::Dual<std::decay_t<decltype(x)>>;
            using T = std::decay_t<decltype(x)>;
            T direction = (W1 * d1 + W2 * d2) * reading.factor;
            for (unsigned long k = 0; k < reading.slope_power; ++k) direction = direction * s;
            for (unsigned long k = 0; k < reading.width_power; ++k) direction = direction * r;
            return T((D(x) * D(v, T(1)) + D(beta) * D(b)).derivative * direction);
        });
}

/// Every parameter below the last map moves with <d_p z^(L), d'>_pin.
Truth smaller_network(claim::Sampler& sampler) {
    const TrainingMoment t = TrainingMoment::sample(sampler, sampler.integer(2, 3));
    const long l = t.maps() - 1;
    const auto d = t.printed_direction();
    const auto follows = [&](const Rational& velocity, const auto& derivative) {
        Rational sum = 0;
        for (long x = 0; x < t.points(); ++x)
            for (long k = 0; k < t.width(l); ++k) sum += derivative(x, k) * d(x, k) / t.points();
        return velocity == sum;
    };
    for (long map = 0; map < l; ++map)
        for (long j = 0; j < t.width(map + 1); ++j) {
            for (long i = 0; i < t.width(map); ++i)
                if (!follows(t.weight_velocity(map, i, j),
                             [&](long x, long k) { return t.weight_derivative(l, x, k, map, i, j); }))
                    return Truth::no;
            if (!follows(t.bias_velocity(map, j), [&](long x, long k) { return t.bias_derivative(l, x, k, map, j); }))
                return Truth::no;
        }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all networks and directions, sigma differentiable at the preactivations";
    result.steps.carries(claim::written(context, "chain-rule")).carries(one_neuron(reading));
    if (context.verdict_only) return result;
    result.steps.supports(claim::instances(
        "every parameter of the smaller network moves with <d_p z, d'>_pin: one and two hidden layers of unequal "
        "widths, one to three points, one and two outputs, leaky and scaled sigma, all derivatives by dual numbers",
        context.seed, 20, smaller_network));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.2-direction", check)
        .control("2 d'", [](Reading& r) { r.factor = 2; })
        .control("without sigma'", [](Reading& r) { r.slope_power = 0; })
        .control("1/n in place of 1/sqrt(n)", [](Reading& r) { r.width_power = 2; })
        .property(claim::property(
            "every parameter below the last map moves with <d_p z, d'>_pin, exactly: random networks",
            [](long number) {
                claim::Sampler sampler(2018, static_cast<std::uint64_t>(number));
                return smaller_network(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_2_direction
