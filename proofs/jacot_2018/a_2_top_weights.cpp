#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/printed_factors.hpp"
#include "proofs/jacot_2018/common/training_moment.hpp"

namespace proofs::jacot_2018::a_2_top_weights {
namespace {

using rigor::Rational, rigor::Truth;

/// d f_j'/d W_ij = factor n^(-width_power/2) alpha_i for j' = j, and `elsewhere` times alpha_i/sqrt(n) for j' != j.
struct Reading {
    Rational factor = 1, elsewhere = 0;
    unsigned long width_power = 1;
};

/// Two outputs on two neurons, r = 1/sqrt(n): derivatives of both with respect to W_11, by dual numbers.
template <class T>
T derivative(long output, const T& W, const T& V, const T& a1, const T& a2, const T& b, const T& r, const T& beta) {
    using D = rigor::Dual<T>;
    const D first[] = {D(W, T(1)), D(V)}, second[] = {D(V), D(W)};  // W_i1 and W_i2; W_11 moves
    const D* weights = output == 1 ? first : second;
    return (D(r) * (weights[0] * D(a1) + weights[1] * D(a2)) + D(beta) * D(b)).derivative;
}

claim::Step same_output(const Reading& reading) {
    return claim::identity<7>(
        "d f_1/d W_11, by dual numbers; two neurons, two outputs",
        [](const auto& W, const auto& V, const auto& a1, const auto& a2, const auto& b, const auto& r,
           const auto& beta) { return derivative(1, W, V, a1, a2, b, r, beta); },
        factor(reading.factor) + factor("r", reading.width_power) + "alpha_1, r = 1/sqrt(n)",
        [&](const auto&, const auto&, const auto& a1, const auto&, const auto&, const auto& r, const auto&) {
            auto product = a1 * reading.factor;
            for (unsigned long k = 0; k < reading.width_power; ++k) product = product * r;
            return product;
        });
}
claim::Step other_output(const Reading& reading) {
    return claim::identity<7>(
        "d f_2/d W_11",
        [](const auto& W, const auto& V, const auto& a1, const auto& a2, const auto& b, const auto& r,
           const auto& beta) { return derivative(2, W, V, a1, a2, b, r, beta); },
        reading.elsewhere == 0 ? "0" : factor(reading.elsewhere) + "r alpha_1",
        [&](const auto&, const auto&, const auto& a1, const auto&, const auto&, const auto& r, const auto&) {
            return a1 * r * reading.elsewhere;
        });
}

Truth at_a_network(claim::Sampler& sampler) {
    const TrainingMoment t = TrainingMoment::sample(sampler, sampler.integer(2, 3));
    const long l = t.maps() - 1, top = t.maps(), outputs = t.width(top);
    const auto alpha = t.activations(l);
    for (long x = 0; x < t.points(); ++x)
        for (long k = 0; k < outputs; ++k)
            for (long j = 0; j < outputs; ++j)
                for (long i = 0; i < t.width(l); ++i) {
                    const Rational expected = j == k ? Rational(alpha(x, i) / t.root_width(l)) : Rational(0);
                    if (t.weight_derivative(top, x, k, l, i, j) != expected) return Truth::no;
                }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all networks, all parameters, all x";
    result.steps.carries(claim::written(context, "linear"))
        .carries(same_output(reading))
        .carries(other_output(reading));
    if (context.verdict_only) return result;
    result.steps.supports(claim::instances(
        "d f_j'/d W_ij = alpha_i delta_jj'/sqrt(n), two and three maps of unequal widths, leaky and scaled sigma, by "
        "dual numbers",
        context.seed, 20, at_a_network));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.2-top-weights", check)
        .control("twice", [](Reading& r) { r.factor = 2; })
        .control("1/n in place of 1/sqrt(n)", [](Reading& r) { r.width_power = 2; })
        .control("the same for the other outputs, without delta", [](Reading& r) { r.elsewhere = 1; })
        .property(claim::property(
            "d f_j'/d W_ij = alpha_i delta_jj'/sqrt(n), exactly: random networks",
            [](long number) {
                claim::Sampler sampler(2018, static_cast<std::uint64_t>(number));
                return at_a_network(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_2_top_weights
