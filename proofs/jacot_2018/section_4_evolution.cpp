#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/training_moment.hpp"
#include "proofs/jacot_2018/common/two_points.hpp"
#include "proofs/jacot_2018/common/uniform_chain.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::section_4_evolution {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// theta_p' = -<d_p F, d>_pin gives d/dt f = factor Phi_Theta(<d, .>_pin), where <., .>_pin has the factor N^(-mean).
struct Reading {
    Rational factor = -1;
    unsigned long mean = 1;
};

/// An output at a data point.
struct Output {
    long point, output;
};
std::vector<Output> outputs(const TrainingMoment& t) {
    std::vector<Output> list;
    for (long x = 0; x < t.points(); ++x)
        for (long k = 0; k < t.width(t.maps()); ++k) list.push_back({x, k});
    return list;
}
/// factor N^(-mean) sum_j (Theta(x, x_j) d(x_j))_k.
Rational kernel_image(const Reading& reading, const TrainingMoment& t, const Output& at) {
    const RationalMatrix kernel = t.kernel(t.maps());
    const long n = t.width(t.maps());
    Rational sum = 0;
    for (long y = 0; y < t.points(); ++y)
        for (long k = 0; k < n; ++k) sum += kernel(at.point * n + at.output, y * n + k) * t.direction()(y, k);
    return reading.factor * sum / rigor::power(Rational(t.points()), reading.mean);
}

/// d/dt f under theta_p' = <d_p F, d>_pin is (1/N) sum_j Theta(x, x_j) d(x_j), any direction d.
Truth follows_the_kernel(claim::Sampler& sampler) {
    const TrainingMoment t = TrainingMoment::sample(sampler, sampler.integer(2, 3));  // free: sizes of the samples
    const RationalMatrix kernel = t.kernel(t.maps()), v = t.preactivation_velocity(t.maps());
    const long n = t.width(t.maps()), N = t.points();
    for (long x = 0; x < N; ++x)
        for (long i = 0; i < n; ++i) {
            Rational sum = 0;
            for (long y = 0; y < N; ++y)
                for (long k = 0; k < n; ++k) sum += kernel(x * n + i, y * n + k) * t.direction()(y, k) / N;
            if (v(x, i) != sum) return Truth::no;
        }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all networks differentiable at the parameters, finite data sets, directions and costs";
    result.steps.carries(claim::written(context, "chain-rule"))
        .carries(claim::written(context, "descent"))
        .carries(claim::exact_for_each<UniformLayer>(
            "three networks with neurons alike, sigma(u) = c u, c = 1, 2, 1/2", uniform_layers(),
            {"d/dt f under gradient descent, by dual numbers",
             [](const UniformLayer& at) {  // the chain moves along +d
                 return Rational(-at.chain.preactivation_velocity(at.chain.hidden() + 1));
             }},
            Relation::equal,
            {fmt::format("{} Theta d", rigor::to_string(reading.factor)),
             [&](const UniformLayer& at) {
                 return Rational(reading.factor * at.chain.kernel_sum(at.chain.hidden() + 1) *
                                 at.chain.data().direction);
             }}))
        .carries(claim::exact_for_each<Output>(
            "every output of a network with three maps, at two data points", outputs(two_points()),
            {"d/dt f_k(x) under gradient descent, by dual numbers",
             [](const Output& at) {
                 return Rational(-two_points().preactivation_velocity(two_points().maps())(at.point, at.output));
             }},
            Relation::equal,
            {fmt::format("{} N^(-{}) sum_j (Theta(x, x_j) d(x_j))_k", rigor::to_string(reading.factor), reading.mean),
             [&](const Output& at) { return kernel_image(reading, two_points(), at); }}));
    if (!context.verdict_only)
        result.steps.supports(claim::instances(
            "d/dt f = Phi_Theta(<d, .>_pin), exactly; sigma leaky and scaled, two and three maps of unequal widths, 1 "
            "to 3 points, 1 and 2 outputs",
            context.seed, 20, follows_the_kernel));  // free: how many
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-4-evolution", check)
        .control("twice the kernel", [](Reading& r) { r.factor = -2; })
        .control("the sum over the data in place of the mean", [](Reading& r) { r.mean = 0; })
        .control("ascent in place of descent", [](Reading& r) { r.factor = 1; })
        .property(claim::property(
            "d/dt f = Phi_Theta(<d, .>_pin) along theta_p' = <d_p F, d>_pin, sigma leaky and scaled, exactly",
            [](long number) {
                claim::Sampler sampler(2018, static_cast<std::uint64_t>(number));  // free: a seed
                return follows_the_kernel(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: random inputs
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_4_evolution
