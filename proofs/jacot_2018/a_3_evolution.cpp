#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/layer_bounds.hpp"
#include "proofs/jacot_2018/common/two_points.hpp"
#include "proofs/jacot_2018/common/uniform_chain.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::a_3_evolution {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// d/dt z^(l) = kernel_factor Theta^(l) d^(l), d/dt W^(l) = n_l^(-width_power/2) alpha^(l) d^(l+1), with sigma' in
/// d^(l) or without; <., .>_pin has the factor N^(-mean).
struct Reading {
    Rational kernel_factor = 1;
    unsigned long width_power = 1, mean = 1;
    bool slope = true;
};

/// d^(l) of the reading.
Rational direction(const Reading& reading, const UniformLayer& at, long l) {
    const unsigned long slopes = static_cast<unsigned long>(at.chain.hidden() + 1 - l);
    const Rational c = reading.slope ? Rational(1) : rigor::power(at.chain.data().lipschitz, slopes);
    return at.chain.direction(l) / c;
}

/// A neuron of a layer at a data point, or a weight of the map into that layer, of a network with two data points.
struct Entry {
    long layer, first, second;
};
std::vector<Entry> neurons(const TrainingMoment& t) {
    std::vector<Entry> list;
    for (long l = 1; l <= t.maps(); ++l)
        for (long x = 0; x < t.points(); ++x)
            for (long i = 0; i < t.width(l); ++i) list.push_back({l, x, i});
    return list;
}
std::vector<Entry> weights(const TrainingMoment& t) {
    std::vector<Entry> list;
    for (long l = 1; l <= t.maps(); ++l)
        for (long i = 0; i < t.width(l - 1); ++i)
            for (long j = 0; j < t.width(l); ++j) list.push_back({l, i, j});
    return list;
}
Rational share(const Reading& reading, const TrainingMoment& t) {
    return 1 / rigor::power(Rational(t.points()), reading.mean);
}
/// (Phi_Theta^(l) d^(l))_i(x).
Rational kernel_image(const Reading& reading, const TrainingMoment& t, const Entry& at) {
    const RationalMatrix d = layer_direction(t, at.layer), k = t.kernel(at.layer);
    const long n = t.width(at.layer);
    Rational sum = 0;
    for (long y = 0; y < t.points(); ++y)
        for (long h = 0; h < n; ++h) sum += k(at.first * n + at.second, y * n + h) * d(y, h);
    return reading.kernel_factor * share(reading, t) * sum;
}
/// <alpha_i^(l-1), d_j^(l)>_pin/sqrt(n_(l-1)).
Rational weight_image(const Reading& reading, const TrainingMoment& t, const Entry& at) {
    const RationalMatrix d = layer_direction(t, at.layer), below = t.activations(at.layer - 1);
    Rational sum = 0;
    for (long y = 0; y < t.points(); ++y) sum += below(y, at.first) * d(y, at.second);
    return share(reading, t) * sum / rigor::power(t.root_width(at.layer - 1), reading.width_power);
}

/// Both lines at every layer of a general network.
Truth both_lines(claim::Sampler& sampler) {
    const TrainingMoment t = TrainingMoment::sample(sampler, sampler.integer(2, 3));  // free: sizes of the samples
    for (long l = 1; l <= t.maps(); ++l) {
        const RationalMatrix d = layer_direction(t, l), k = t.kernel(l), v = t.preactivation_velocity(l);
        const RationalMatrix below = t.activations(l - 1);
        const long n = t.width(l), N = t.points();
        for (long x = 0; x < N; ++x)
            for (long i = 0; i < n; ++i) {
                Rational sum = 0;
                for (long y = 0; y < N; ++y)
                    for (long h = 0; h < n; ++h) sum += k(x * n + i, y * n + h) * d(y, h) / N;
                if (v(x, i) != sum) return Truth::no;
            }
        for (long j = 0; j < n; ++j)
            for (long i = 0; i < t.width(l - 1); ++i) {
                Rational sum = 0;
                for (long x = 0; x < N; ++x) sum += below(x, i) * d(x, j) / N;
                if (t.weight_velocity(l - 1, i, j) != sum / t.root_width(l - 1)) return Truth::no;
            }
    }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all networks with sigma differentiable at the preactivations, finite data sets, directions, layers";
    const std::string list = "the hidden layers of three networks with neurons alike, sigma(u) = c u, c = 1, 2, 1/2";
    result.steps.carries(claim::written(context, "below"))
        .carries(claim::written(context, "preactivations"))
        .carries(claim::written(context, "weights"))
        .carries(claim::exact_for_each<UniformLayer>(
            list, uniform_layers(),
            {"d/dt z^(l) of a neuron, by dual numbers",
             [](const UniformLayer& at) { return at.chain.preactivation_velocity(at.layer); }},
            Relation::equal,
            {fmt::format("{} (Theta^(l) d^(l)) of that neuron", rigor::to_string(reading.kernel_factor)),
             [&](const UniformLayer& at) {
                 return Rational(reading.kernel_factor * at.chain.kernel_sum(at.layer) *
                                 direction(reading, at, at.layer));
             }}))
        .carries(claim::exact_for_each<UniformLayer>(
            list, uniform_layers(),
            {"d/dt W^(l) of an entry, by dual numbers",
             [](const UniformLayer& at) { return at.chain.weight_velocity(at.layer); }},
            Relation::equal,
            {fmt::format("n_l^(-{}/2) alpha^(l) d^(l+1)", reading.width_power),
             [&](const UniformLayer& at) {
                 return Rational(at.chain.activation(at.layer) * direction(reading, at, at.layer + 1) /
                                 rigor::power(Rational(at.chain.root_width(at.layer)), reading.width_power));
             }}))
        .carries(claim::exact_for_each<Entry>(
            "every neuron of all layers of a network with three maps, at two data points", neurons(two_points()),
            {"d/dt z^(l)_i(x), by dual numbers",
             [](const Entry& at) { return two_points().preactivation_velocity(at.layer)(at.first, at.second); }},
            Relation::equal,
            {fmt::format("{} N^(-{}) sum_j (Theta^(l)(x, x_j) d^(l)(x_j))_i", rigor::to_string(reading.kernel_factor),
                         reading.mean),
             [&](const Entry& at) { return kernel_image(reading, two_points(), at); }}))
        .carries(claim::exact_for_each<Entry>(
            "every weight of all maps of that network", weights(two_points()),
            {"d/dt W^(l)_ij, by dual numbers",
             [](const Entry& at) { return two_points().weight_velocity(at.layer - 1, at.first, at.second); }},
            Relation::equal,
            {fmt::format("n_l^(-{}/2) N^(-{}) sum_x alpha^(l)_i(x) d^(l+1)_j(x)", reading.width_power, reading.mean),
             [&](const Entry& at) { return weight_image(reading, two_points(), at); }}));
    if (!context.verdict_only)
        result.steps.supports(claim::instances(
            "both lines at all layers, exactly; sigma leaky and scaled, two and three maps of unequal widths, 1 to 3 "
            "points, 1 and 2 outputs",
            context.seed, 12, both_lines));  // free: how many
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.3-evolution", check)
        .control("2 Theta^(l) in place of Theta^(l)", [](Reading& r) { r.kernel_factor = 2; })
        .control("1/n_l in place of 1/sqrt(n_l)", [](Reading& r) { r.width_power = 2; })
        .control("the sum over the data in place of the mean", [](Reading& r) { r.mean = 0; })
        .control("d^(l) without sigma'", [](Reading& r) { r.slope = false; })
        .property(claim::property(
            "both lines at all layers, sigma leaky and scaled, exactly",
            [](long number) {
                claim::Sampler sampler(2018, static_cast<std::uint64_t>(number));  // free: a seed
                return both_lines(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: random inputs
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_3_evolution
