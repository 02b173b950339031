#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/training_moment.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::a_2_bias_derivative {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// d f_j/d b_j = beta^power, in a network with this beta.
struct Reading {
    unsigned long power = 0;
    Rational beta{1, 10};  // free: of the paper's experiments; any but 1 refutes
    Rational elsewhere = 0;
};

/// The network n_0 = n_1 = 1 with sigma(z) = z and two outputs f_k = W_k (v x + beta b_0) + beta b_k: d f_k/d b_1 by
/// dual numbers.
template <class T>
T derivative(long k, const T& x, const T& v, const T& b0, const T& W, const T& b1, const T& b2, const T& beta) {
    using D = rigor::Dual<T>;
    const D alpha = D(v) * D(x) + D(beta) * D(b0), b = k == 1 ? D(b1, T(1)) : D(b2);
    return (D(W) * alpha + D(beta) * b).derivative;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "beta = 1/10, the paper's value";
    result.steps
        .carries(claim::witness<Rational>(
            fmt::format("beta = {}, f_1 = W (v x + beta b_0) + beta b_1 at x = v = 1, b_0 = 0, W = 2, b_1 = 3",
                        rigor::to_string(reading.beta)),
            reading.beta,
            {"d f_1/d b_1, by dual numbers",
             [](const Rational& beta) { return derivative<Rational>(1, 1, 1, 0, 2, 3, 5, beta); }},
            Relation::equal,
            {reading.power == 0 ? "delta_11 = 1" : fmt::format("beta^{} delta_11", reading.power),
             [&](const Rational& beta) { return rigor::power(beta, reading.power); }}))
        .supports(claim::written(context, "witness"));
    return result;
}

Truth at_a_network(claim::Sampler& sampler) {
    const TrainingMoment t = TrainingMoment::sample(sampler, sampler.integer(2, 3));
    const long l = t.maps() - 1, top = t.maps(), outputs = t.width(top);
    for (long x = 0; x < t.points(); ++x)
        for (long k = 0; k < outputs; ++k)
            for (long j = 0; j < outputs; ++j)
                if (t.bias_derivative(top, x, k, l, j) != (j == k ? t.beta() : Rational(0))) return Truth::no;
    return Truth::yes;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all networks, all parameters, all x";
    result.steps.carries(claim::written(context, "affine"))
        .carries(claim::identity<7>(
            "d f_1/d b_1, f_k = W_k (v x + beta b_0) + beta b_k, by dual numbers",
            [](const auto& x, const auto& v, const auto& b0, const auto& W, const auto& b1, const auto& b2,
               const auto& beta) { return derivative(1, x, v, b0, W, b1, b2, beta); },
            reading.power == 1 ? "beta" : fmt::format("beta^{}", reading.power),
            [&](const auto&, const auto&, const auto&, const auto&, const auto&, const auto&, const auto& beta) {
                auto product = beta - beta + 1;
                for (unsigned long k = 0; k < reading.power; ++k) product = product * beta;
                return product;
            }))
        .carries(claim::identity<7>(
            "d f_2/d b_1",
            [](const auto& x, const auto& v, const auto& b0, const auto& W, const auto& b1, const auto& b2,
               const auto& beta) { return derivative(2, x, v, b0, W, b1, b2, beta); },
            reading.elsewhere == 0 ? "0" : "beta",
            [&](const auto&, const auto&, const auto&, const auto&, const auto&, const auto&, const auto& beta) {
                return beta * reading.elsewhere;
            }));
    if (context.verdict_only) return result;
    result.steps.supports(claim::instances("d f_j'/d b_j = beta delta_jj', two and three maps, by dual numbers",
                                           context.seed, 20, at_a_network));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.2-bias-derivative", check)
        .control("a network with beta = 1", [](Reading& r) { r.beta = 1; })
        .corrected(check_correction, {.power = 1})
        .correction_control("beta^2 delta", [](Reading& r) { r.power = 2; })
        .correction_control("beta for the other outputs as well", [](Reading& r) { r.elsewhere = 1; })
        .property(claim::property(
            "d f_j'/d b_j = beta delta_jj', exactly: random networks",
            [](long number) {
                claim::Sampler sampler(2018, static_cast<std::uint64_t>(number));
                return at_a_network(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_2_bias_derivative
