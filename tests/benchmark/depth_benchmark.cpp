// Measures what a layer at any depth costs: the jump, cold and warm, against the layer-by-layer walk, and the depth at
// which the jump becomes cheaper.
#include "ntk/depth/deep_kernel.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

namespace {

using ntk::DepthJump;
using ntk::DepthOrbit;
using ntk::LayerState;
using rigor::Ball;
using rigor::Integer;
using rigor::Precision;
using rigor::Rational;

const Rational start(1, 2);
const Integer far = rigor::power(Integer(10), 12);

double seconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Bits at which the jump works for so many guaranteed digits.
long jump_bits(long digits) { return rigor::bits_for_digits(digits) + 16; }
long walk_bits(long digits, long depth) { return rigor::bits_for_digits(digits) + ntk::guard_bits_for_depth(depth); }

/// As depth_jump_for builds it, but anew.
std::shared_ptr<const DepthJump> fresh_jump(long accuracy) {
    const Precision precision(accuracy + 32);
    return std::make_shared<const DepthJump>(13 + 9 * accuracy / 100, accuracy);
}

/// Everything from nothing but z and the discs; the depth must not lie before the base layer.
LayerState jump_cold(const Integer& depth, long accuracy) {
    const Precision precision(accuracy + 32);
    return DepthOrbit(start, fresh_jump(accuracy)).at(depth);
}
/// With the expansions of this accuracy at hand, as in every call of a process but the first.
LayerState jump_warm(const Integer& depth, const std::shared_ptr<const DepthJump>& jump, long accuracy) {
    const Precision precision(accuracy + 32);
    return DepthOrbit(start, jump).at(depth);
}

/// Guaranteed digits of Theta_bar (of T_L, which is known to the same relative accuracy).
double guaranteed_digits(const LayerState& state) {
    return static_cast<double>(state.unnormalized.accurate_bits()) * std::log10(2.0);
}

/// The shortest of several runs, in seconds.
template <class Run>
double shortest(int runs, Run run) {
    double best = std::numeric_limits<double>::infinity();
    for (int i = 0; i < runs; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        run();
        best = std::min(best, seconds_since(begin));
    }
    return best;
}

/// The bounds on the circles of all radii, anew: once per process.
void build_discs() {
    const Precision precision(64);
    for (const ntk::DepthDisc& disc : ntk::depth_discs()) benchmark::DoNotOptimize(ntk::depth_disc(disc.r).image.raw());
}
void discs_of_all_radii(benchmark::State& state) {
    for (auto _ : state) build_discs();
    state.counters["discs"] = static_cast<double>(ntk::depth_discs().size());
}
BENCHMARK(discs_of_all_radii)->Unit(benchmark::kMillisecond);

void theta_bar_at_1e12_50_digits_cold(benchmark::State& state) {
    ntk::depth_discs();
    double digits = 0;
    for (auto _ : state) digits = guaranteed_digits(jump_cold(far, jump_bits(50)));
    state.counters["guaranteed_digits"] = digits;
}
BENCHMARK(theta_bar_at_1e12_50_digits_cold)->Unit(benchmark::kMillisecond);

void theta_bar_at_1e12_50_digits_new_orbit(benchmark::State& state) {
    const auto jump = fresh_jump(jump_bits(50));
    for (auto _ : state) benchmark::DoNotOptimize(jump_warm(far, jump, jump_bits(50)).unnormalized.raw());
}
BENCHMARK(theta_bar_at_1e12_50_digits_new_orbit)->Unit(benchmark::kMillisecond);

/// The orbit at hand: one more depth of the same z.
void theta_bar_at_1e12_50_digits_warm(benchmark::State& state) {
    const Precision precision(jump_bits(50) + 32);
    const DepthOrbit orbit(start, fresh_jump(jump_bits(50)));
    for (auto _ : state) benchmark::DoNotOptimize(orbit.at(far).unnormalized.raw());
}
BENCHMARK(theta_bar_at_1e12_50_digits_warm)->Unit(benchmark::kMillisecond);

/// A million layers really walked at 50 digits; extrapolated to 10^12 layers (each costs the same, and more guard
/// bits), against the jump in the same run.
void walking_against_jumping_to_1e12_at_50_digits(benchmark::State& state) {
    constexpr long depth = 1'000'000;
    ntk::depth_discs();
    for (auto _ : state) {
        const auto begin = std::chrono::steady_clock::now();
        LayerState walked;
        {
            const Precision precision(walk_bits(50, depth));
            ntk::NormalizedKernelIteration<Ball> walk(start);
            walk.advance_to(depth);
            walked = ntk::state_of(walk);
        }
        const double walk_seconds = seconds_since(begin);
        const double jump_seconds =
            shortest(20, [] { benchmark::DoNotOptimize(jump_cold(far, jump_bits(50)).unnormalized.raw()); });
        if (!walked.unnormalized.overlaps(jump_cold(depth, jump_bits(50)).unnormalized) ||
            guaranteed_digits(walked) < 50)
            state.SkipWithError("walk and jump disagree");
        const double extrapolated = walk_seconds * (1e12 / static_cast<double>(depth));
        state.counters["walk_1e6_s"] = walk_seconds;
        state.counters["extrapolated_1e12_days"] = extrapolated / 86'400;
        state.counters["jump_1e12_ms"] = 1e3 * jump_seconds;
        state.counters["ratio"] = extrapolated / jump_seconds;
        state.counters["ratio_with_discs"] = extrapolated / (jump_seconds + shortest(5, build_discs));
    }
}
BENCHMARK(walking_against_jumping_to_1e12_at_50_digits)->Iterations(1)->Unit(benchmark::kSecond);

/// One walk through all depths against one jump to each; the argument is the number of digits. "cold" builds the
/// expansions, "warm" has them, the first call of a process computes the discs as well.
void crossover(benchmark::State& state) {
    const long digits = state.range(0), accuracy = jump_bits(digits);
    const long depths[] = {1000, 2000, 5000, 10'000, 20'000, 50'000};
    ntk::depth_discs();
    for (auto _ : state) {
        double walk_seconds[std::size(depths)]{}, cold_seconds[std::size(depths)]{}, warm_seconds[std::size(depths)]{};
        {
            const Precision precision(walk_bits(digits, depths[std::size(depths) - 1]));
            ntk::NormalizedKernelIteration<Ball> walk(start);
            const auto begin = std::chrono::steady_clock::now();
            for (std::size_t i = 0; i < std::size(depths); ++i) {
                walk.advance_to(depths[i]);
                walk_seconds[i] = seconds_since(begin);
            }
        }
        const auto jump = fresh_jump(accuracy);
        const DepthOrbit orbit(start, jump);
        for (std::size_t i = 0; i < std::size(depths); ++i) {
            // No answer before the base layer: the jump has to walk as far as that, which is never cheaper.
            if (depths[i] < orbit.base_layer()) continue;
            const int runs = digits > 500 ? 2 : 8;
            cold_seconds[i] =
                shortest(runs, [&] { benchmark::DoNotOptimize(jump_cold(depths[i], accuracy).unnormalized.raw()); });
            warm_seconds[i] = shortest(
                runs, [&] { benchmark::DoNotOptimize(jump_warm(depths[i], jump, accuracy).unnormalized.raw()); });
            state.counters["walk/cold_at_" + std::to_string(depths[i])] = walk_seconds[i] / cold_seconds[i];
        }
        // The jump's time hardly depends on the depth, the walk's is proportional to it: where they meet.
        const std::size_t last = std::size(depths) - 1;
        const double layer = walk_seconds[last] / static_cast<double>(depths[last]);
        state.counters["layer_us"] = 1e6 * layer;
        state.counters["cold_ms"] = 1e3 * cold_seconds[last];
        state.counters["warm_ms"] = 1e3 * warm_seconds[last];
        state.counters["base_layer"] = static_cast<double>(orbit.base_layer());
        state.counters["crossover_cold"] = cold_seconds[last] / layer;
        state.counters["crossover_warm"] = warm_seconds[last] / layer;
        state.counters["crossover_first_call"] = (cold_seconds[last] + shortest(5, build_discs)) / layer;
        state.counters["crossover_depth()"] = static_cast<double>(ntk::crossover_depth(accuracy));
    }
}
BENCHMARK(crossover)->Arg(30)->Arg(50)->Arg(200)->Arg(1000)->ArgName("digits")->Iterations(1)->Unit(benchmark::kSecond);

}  // namespace

BENCHMARK_MAIN();
