// Measures the passes of a network of Yu et al. (2025), figures 1 to 3: three hidden layers of width 2000, six points
// of the plane; against the time in which the same number of bytes is read from memory once (the weights), which bounds
// any pass from below, and against that of reading and writing them. Arguments: width, threads.
#include "ntk/network/random_network.hpp"
#include "ntk/training/gradient_descent.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <numbers>

namespace {

using ntk::DenseMatrix, ntk::DenseVector;

template <class T>
struct Case {
    ntk::FiniteNetwork<T> network;
    DenseMatrix<T> points;
    explicit Case(long width) : network(ntk::yu_fully_connected<T>(2, std::vector<long>(3, width))), points(2, 6) {
        ntk::initialize(network, 1);
        for (long i = 0; i < 6; ++i) {
            const double angle = static_cast<double>(i) * std::numbers::pi / 3;
            points.col(i) << static_cast<T>(std::cos(angle)), static_cast<T>(std::sin(angle));
        }
    }
};

/// Bytes of the parameters, and the rate at which a pass that touches each once goes through them.
template <class T>
void count(benchmark::State& state, const Case<T>& c, int passes) {
    state.SetBytesProcessed(state.iterations() * c.network.parameters() * static_cast<long>(sizeof(T)) * passes);
}

template <class T>
void forward(benchmark::State& state) {
    Case<T> c(state.range(0));
    ntk::WorkerPool pool(static_cast<int>(state.range(1)));
    ntk::NetworkBatch<T> batch(c.network, c.points, &pool);
    for (auto _ : state) batch.forward(c.network);
    count(state, c, 1);
}
template <class T>
void backward(benchmark::State& state) {
    Case<T> c(state.range(0));
    ntk::WorkerPool pool(static_cast<int>(state.range(1)));
    ntk::NetworkBatch<T> batch(c.network, c.points, &pool);
    batch.forward(c.network);
    for (auto _ : state) batch.backward(c.network);
    count(state, c, 1);
}
template <class T>
void kernel_after_backward(benchmark::State& state) {
    Case<T> c(state.range(0));
    ntk::WorkerPool pool(static_cast<int>(state.range(1)));
    ntk::NetworkBatch<T> batch(c.network, c.points, &pool);
    batch.forward(c.network);
    batch.backward(c.network);
    DenseMatrix<T> kernel;
    for (auto _ : state) batch.kernel(c.network, kernel);
}
template <class T>
void kernel_from_scratch(benchmark::State& state) {
    Case<T> c(state.range(0));
    ntk::WorkerPool pool(static_cast<int>(state.range(1)));
    ntk::NetworkBatch<T> batch(c.network, c.points, &pool);
    DenseMatrix<T> kernel;
    for (auto _ : state) {
        batch.forward(c.network);
        batch.backward(c.network);
        batch.kernel(c.network, kernel);
    }
    count(state, c, 2);
}
template <class T>
void training_step(benchmark::State& state) {
    Case<T> c(state.range(0));
    ntk::WorkerPool pool(static_cast<int>(state.range(1)));
    ntk::NetworkBatch<T> batch(c.network, c.points, &pool);
    const DenseVector<T> coefficients = DenseVector<T>::Constant(6, T(1e-9));
    for (auto _ : state) {
        batch.forward(c.network);
        batch.backward_and_step(c.network, coefficients);
    }
    count(state, c, 2);  // read; read and written
}
/// The training of those figures: cross-entropy with labels 0 1 0 1 0 1. To be held against memory_read +
/// memory_update, what two passes over the weights must take: one reads them, one reads and writes them.
template <class T>
ntk::GradientDescent<T> hexagon(const Case<T>& c, ntk::WorkerPool& pool) {
    DenseVector<double> labels(6);
    labels << 0, 1, 0, 1, 0, 1;
    return {c.network, c.points.template cast<double>(), ntk::TrainingObjective::cross_entropy(labels), 1e-6, &pool};
}
template <class T>
void descent_step(benchmark::State& state) {
    const Case<T> c(state.range(0));
    ntk::WorkerPool pool(static_cast<int>(state.range(1)));
    ntk::GradientDescent<T> descent = hexagon(c, pool);
    for (auto _ : state) descent.step();
    count(state, c, 2);
}
/// K_t right after a step, which is not timed: both passes and the Gram matrices.
template <class T>
void descent_kernel(benchmark::State& state) {
    const Case<T> c(state.range(0));
    ntk::WorkerPool pool(static_cast<int>(state.range(1)));
    ntk::GradientDescent<T> descent = hexagon(c, pool);
    for (auto _ : state) {
        state.PauseTiming();
        descent.step();
        state.ResumeTiming();
        benchmark::DoNotOptimize(descent.kernel().data());
    }
    count(state, c, 2);
}
/// The threads read the weights, or multiply them by a number, in order.
template <class T, bool update>
void memory(benchmark::State& state) {
    Case<T> c(state.range(0));
    ntk::WorkerPool pool(static_cast<int>(state.range(1)));
    std::vector<T> sums(static_cast<std::size_t>(pool.size()));
    for (auto _ : state) {
        for (auto& map : c.network.maps) {
            const auto part = [&](int t) {
                const long from = map.inputs() * t / pool.size(), to = map.inputs() * (t + 1) / pool.size();
                auto columns = map.weights.middleCols(from, to - from);
                if (update)
                    columns *= T(0.999999);
                else
                    sums[static_cast<std::size_t>(t)] = columns.sum();
            };
            pool.run(part);
        }
        benchmark::DoNotOptimize(sums.data());
        benchmark::ClobberMemory();
    }
    count(state, c, 1);
}
template <class T>
void memory_read(benchmark::State& state) {
    memory<T, false>(state);
}
template <class T>
void memory_update(benchmark::State& state) {
    memory<T, true>(state);
}

}  // namespace

#define FOR_BOTH(name)                                                                                       \
    BENCHMARK(name<double>)->Args({2000, 1})->Args({2000, 2})->Unit(benchmark::kMillisecond)->UseRealTime(); \
    BENCHMARK(name<float>)->Args({2000, 1})->Args({2000, 2})->Unit(benchmark::kMillisecond)->UseRealTime();
FOR_BOTH(memory_read)
FOR_BOTH(memory_update)
FOR_BOTH(forward)
FOR_BOTH(backward)
FOR_BOTH(kernel_after_backward)
FOR_BOTH(kernel_from_scratch)
FOR_BOTH(training_step)
FOR_BOTH(descent_step)
FOR_BOTH(descent_kernel)

BENCHMARK_MAIN();
