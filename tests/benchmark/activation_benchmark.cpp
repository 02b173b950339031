// Measures the depth law of every activation at the edge of chaos: Theta_bar at depth 1e1000 with 50 guaranteed digits,
// from nothing, and the same digits at depth 1e5 against the walk layer by layer.
#include "ntk/depth/network_kernel.hpp"

#include <benchmark/benchmark.h>

#include <cmath>

namespace {

using ntk::NetworkMap;
using rigor::Ball, rigor::Integer, rigor::Precision, rigor::Rational;

constexpr long digits = 50;
const Rational start(1, 2);

struct Network {
    const char* name;
    long q;
};
constexpr Network networks[] = {{"relu", 1},
                                {"leaky-relu:1/10", 1},
                                {"abs", 1},
                                {"relu^2", 1},
                                {"relu^4", 1},
                                {"erf", 1},
                                {"sin", 1},
                                {"cos", 2},
                                {"exp", 1},
                                {"geometric", 1},
                                {"hermite:0,1/2,1/2", 1},
                                {"poly:0,1,0,1/3", 1},
                                {"gelu", 1},
                                {"tanh", 1}};

/// Digits of Theta_bar that the answer has.
double guaranteed(const Ball& value) { return static_cast<double>(value.accurate_bits()) * std::log10(2.0); }

void at_depth(benchmark::State& state, const Network& network, const Integer& depth) {
    double found = 0;
    for (auto _ : state) {
        const auto map = NetworkMap::at_edge(ntk::activation(network.name), network.q);
        const long accuracy = rigor::bits_for_digits(digits) + 8;
        const Precision precision(accuracy + 64);
        const long derivatives = map->germ() == ntk::GermKind::smooth ? ntk::known_derivatives(*map, accuracy) : 4;
        const ntk::DepthLawBudget budget{.accuracy = accuracy, .layers = 50'000, .derivatives = derivatives};
        found = guaranteed(ntk::depth_law_state(*map, start, depth, budget).unnormalized);
    }
    state.counters["digits"] = found;
}

void walked(benchmark::State& state, const Network& network, long depth) {
    double found = 0;
    for (auto _ : state) {
        const auto map = NetworkMap::at_edge(ntk::activation(network.name), network.q);
        const Precision precision(rigor::bits_for_digits(digits) + 96);
        ntk::CorrelationWalk walk(*map, start);
        walk.advance_to(depth);
        found = guaranteed(walk.unnormalized());
    }
    state.counters["digits"] = found;
}

void add(const Network& network) {
    const std::string name = network.name;
    const auto measured = [](benchmark::internal::Benchmark* b) { b->Iterations(1)->Unit(benchmark::kMillisecond); };
    measured(benchmark::RegisterBenchmark((name + " at 1e1000").c_str(), at_depth, network,
                                          rigor::power(Integer(10), 1000)));
    measured(benchmark::RegisterBenchmark((name + " at 1e5").c_str(), at_depth, network, Integer(100'000)));
    measured(benchmark::RegisterBenchmark((name + " at 1e5, walked").c_str(), walked, network, 100'000));
}

}  // namespace

int main(int argc, char** argv) {
    for (const Network& network : networks) add(network);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
