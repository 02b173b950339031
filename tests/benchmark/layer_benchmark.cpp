// Measures what a layer of (rho, Theta_bar) costs with guaranteed error, against the same layer in plain MPFR points.
#include "ntk/kernel/normalized_kernel.hpp"

#include <benchmark/benchmark.h>

#include <sys/resource.h>

#include <chrono>

namespace {

using rigor::Ball;
using rigor::Rational;

constexpr long digits = 100;
constexpr long walk_length = 1000;
const Rational start(1, 2);

/// The recurrence in rho, as a user of Boost.Multiprecision writes it down with some care: pi is computed once, and the
/// arc cosine is shared by h and h'.
struct PlainLayer {
    using Number = boost::multiprecision::mpfr_float;
    Number pi = acos(Number(-1)), rho{0.5}, unnormalized{0.5};

    void advance() {
        const Number rest = pi - acos(rho);
        const Number slope = rest / pi;
        rho = (rho * rest + sqrt(1 - rho * rho)) / pi;
        unnormalized = slope * unnormalized + rho;
    }
};

/// The recurrence of proposition 5 as printed, with h of definition 5 and h' as two functions: the plain layer of the
/// claim.
struct PlainLayerOfTwoFunctions : PlainLayer {
    Number h(const Number& z) const { return z * asin(z) / pi + sqrt(1 - z * z) / pi + z / 2; }
    Number h_derivative(const Number& z) const { return 1 - acos(z) / pi; }
    void advance() {
        unnormalized *= h_derivative(rho);
        rho = h(rho);
        unnormalized += rho;
    }
};

double seconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double walk_with_balls() {
    const rigor::Precision scope(rigor::bits_for_digits(digits) + ntk::guard_bits_for_depth(walk_length));
    ntk::NormalizedKernelIteration<Ball> walk(start);
    const auto begin = std::chrono::steady_clock::now();
    walk.advance_to(1 + walk_length);
    const double seconds = seconds_since(begin);
    benchmark::DoNotOptimize(walk.unnormalized().raw());
    return seconds;
}

template <class Layer>
double walk_with_points() {
    PlainLayer::Number::thread_default_precision(digits);
    Layer walk;
    const auto begin = std::chrono::steady_clock::now();
    for (long layer = 0; layer < walk_length; ++layer) walk.advance();
    const double seconds = seconds_since(begin);
    benchmark::DoNotOptimize(walk.unnormalized.backend().data());
    return seconds;
}

/// This library's own template, instantiated with points.
double walk_with_library_points() {
    const rigor::RealDigits scope(digits);
    ntk::NormalizedKernelIteration<rigor::Real> walk(start);
    const auto begin = std::chrono::steady_clock::now();
    walk.advance_to(1 + walk_length);
    const double seconds = seconds_since(begin);
    benchmark::DoNotOptimize(walk.unnormalized().backend().data());
    return seconds;
}

/// The sides alternate in one run, so that a change of the machine's speed touches all of them. The claim: a guaranteed
/// layer costs at most 1/6 of the plain layer as printed (ratio_as_printed >= 6). The hand-tuned plain layer and our
/// own template with points stand beside it.
void guaranteed_against_plain_layer_at_100_digits(benchmark::State& state) {
    double balls = 0, points = 0, two_functions = 0, library = 0;
    for (auto _ : state) {
        const double ball = walk_with_balls();
        points += walk_with_points<PlainLayer>();
        two_functions += walk_with_points<PlainLayerOfTwoFunctions>();
        library += walk_with_library_points();
        balls += ball;
        state.SetIterationTime(ball);
    }
    const double layers = static_cast<double>(state.iterations()) * walk_length;
    state.counters["guaranteed_us"] = 1e6 * balls / layers;
    state.counters["plain_tuned_us"] = 1e6 * points / layers;
    state.counters["plain_as_printed_us"] = 1e6 * two_functions / layers;
    state.counters["plain_library_us"] = 1e6 * library / layers;
    state.counters["ratio_library"] = library / balls;
    state.counters["ratio_tuned"] = points / balls;
    state.counters["ratio_as_printed"] = two_functions / balls;
}
BENCHMARK(guaranteed_against_plain_layer_at_100_digits)->UseManualTime()->Unit(benchmark::kMillisecond)->MinTime(2);

/// A million layers at 30 guaranteed digits. Memory is the peak of the whole process, in MB.
void a_million_layers_at_30_digits(benchmark::State& state) {
    constexpr long depth = 1'000'000;
    double radius = 0;
    for (auto _ : state) {
        const rigor::Precision scope(rigor::bits_for_digits(30) + ntk::guard_bits_for_depth(depth));
        radius = ntk::normalized_neural_tangent_kernel<Ball>(start, depth).radius().upper_double();
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    state.counters["peak_MB"] = static_cast<double>(usage.ru_maxrss) / 1024;
    state.counters["radius"] = radius;
}
BENCHMARK(a_million_layers_at_30_digits)->Iterations(1)->Unit(benchmark::kSecond);

}  // namespace

BENCHMARK_MAIN();
