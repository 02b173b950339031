#include "proofs/yu_2025/common/resting_network.hpp"

#include "claim/decided_steps.hpp"
#include "proofs/yu_2025/common/exact_matrix.hpp"

#include <array>
#include <string>

namespace proofs::yu_2025 {

using claim::Relation;
using rigor::Rational, rigor::Truth;

namespace {
constexpr std::array<long, 3> positions{-1, 0, 1};
}

std::vector<Rational> RestingSample::coefficients() const {
    std::vector<Rational> c;
    for (const long y : labels) c.push_back((2 * y - 1) / (1 + (y == 1 ? odds : Rational(1 / odds))));
    return c;
}

const Points& resting_points() {
    static const Points points{{-1}, {0}, {1}};
    return points;
}
ExactMatrix resting_columns() {
    ExactMatrix columns(1, 3);
    for (std::size_t i = 0; i < positions.size(); ++i) columns(0, static_cast<long>(i)) = positions[i];
    return columns;
}

ExactNetwork one_layer(const std::vector<Rational>& w, const std::vector<Rational>& b, const std::vector<Rational>& v,
                       const Rational& s) {
    ExactNetwork network{ntk::Wiring::chain, {}};
    const Rational one(1);
    const auto m = static_cast<long>(w.size());
    network.maps.push_back(ntk::affine_map(m, 1, true, one, one, s));
    network.maps.push_back(ntk::affine_map(1, m, false, one, one, one));
    for (long j = 0; j < m; ++j) {
        network.maps[0].weights(j, 0) = w[static_cast<std::size_t>(j)];
        network.maps[0].bias(j) = b[static_cast<std::size_t>(j)];
        network.maps[1].weights(0, j) = v[static_cast<std::size_t>(j)];
    }
    return network;
}

claim::Steps resting_steps(const RestingSample& sample, std::uint64_t seed) {
    const std::vector<Rational> c = sample.coefficients();
    // sum_i c_i times a function of x_i.
    const auto sum = [c](const auto& at) {
        auto total = c[0] * at(positions[0]);
        for (std::size_t i = 1; i < positions.size(); ++i) total += c[i] * at(positions[i]);
        return total;
    };
    claim::Steps steps;
    for (std::size_t i = 0; i < positions.size(); ++i)
        steps.carries(claim::identity<3>(
            "V_1 (w x + b_1) + V_2 (w x + b_2), V = (-l, l), b = (2, 1), x = " + std::to_string(positions[i]),
            [x = positions[i]](const auto& l, const auto& w, const auto&) {
                return -l * (w * x + 2) + l * (w * x + 1);
            },
            "-l", [](const auto& l, const auto&, const auto&) { return -l; }));
    steps
        .carries(claim::identity<3>(
            "s sum c_i (w x_i + b), the rate of an output weight",
            [=](const auto& w, const auto& b, const auto& s) {
                using T = std::decay_t<decltype(w)>;
                return s * sum([&](long x) { return T(w * x + b); });
            },
            "0", [](const auto& w, const auto&, const auto&) { return w - w; }))
        .carries(claim::identity<2>(
            "s V sum c_i x_i, the rate of a weight",
            [=](const auto& v, const auto& s) {
                using T = std::decay_t<decltype(v)>;
                return s * v * sum([&](long x) { return T(Rational(x)); });
            },
            "0", [](const auto& v, const auto&) { return v - v; }))
        .carries(claim::identity<2>(
            "s V sum c_i, the rate of a bias",
            [=](const auto& v, const auto& s) {
                using T = std::decay_t<decltype(v)>;
                return s * v * sum([](long) { return T(Rational(1)); });
            },
            "0", [](const auto& v, const auto&) { return v - v; }))
        .supports(claim::instances(
            "the velocity of (2.7) is 0 at networks with all neurons active, m = 1 to 4, by the suite's backward pass",
            seed, 60, [&](claim::Sampler& sampler) { return alive_rests(sampler.integer(0, 1'000'000), sample); }));
    return steps;
}

ExactNetwork alive_network(long seed) {
    std::vector<Rational> w, b, v;
    for (long j = 0; j <= seed % 4; ++j) {
        const long k = seed / 4 + 7 * j;
        w.push_back(Rational(k % 13 - 6, 5));
        b.push_back(abs(w.back()) + Rational(k % 11 + 1, 3));
        v.push_back(Rational(k % 17 - 8, 2));
    }
    return one_layer(w, b, v, Rational(2, 3));
}
Truth alive_rests(long seed, const RestingSample& sample) {
    const std::vector<Rational> list = sample.coefficients();
    ExactVector c(static_cast<long>(list.size()));
    for (std::size_t i = 0; i < list.size(); ++i) c(static_cast<long>(i)) = list[i];
    const auto velocity = flow_velocity(alive_network(seed), resting_columns(), c);
    return rigor::truth(inner_product(velocity, velocity) == 0);
}

rigor::RationalMatrix kernel_at_rest() {
    const ExactNetwork stand_in =
        one_layer({Rational(1, 3), Rational(1, 3)}, {2, 1}, {Rational(-7, 10), Rational(7, 10)}, 1);
    return as_rational_matrix(ntk::empirical_kernel(stand_in, resting_columns()));
}

}  // namespace proofs::yu_2025
