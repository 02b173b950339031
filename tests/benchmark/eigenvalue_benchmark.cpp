// Measures proved bounds of the smallest eigenvalue in doubles against plain eigenvalue solvers without guarantee on
// the same matrix (Eigen's SelfAdjointEigenSolver and LAPACK's dsyevd, eigenvalues only), and kernel matrices with
// guaranteed entries against the plain loop over the recurrence. The matrix is the Gram matrix of Theta_bar^(3) at n
// random points of S^127, where the smallest eigenvalues lie close to each other; or at points whose coordinate i is
// 1/i as large, more like data, where the smallest one stands apart.
#include "ntk/gram/fast_gram.hpp"
#include "rigor/matrix/verified_largest_eigenvalue.hpp"

#include <benchmark/benchmark.h>
#include <sys/resource.h>
#include <Eigen/Eigenvalues>

#include <algorithm>
#include <ctime>
#include <map>
#include <numbers>
#include <random>
#include <vector>

extern "C" void benchmark_lapack_dsyevd(const char* job, const char* uplo, const int* n, double* a, const int* lda,
                                        double* w, double* work, const int* lwork, int* iwork, const int* liwork,
                                        int* info, std::size_t, std::size_t) __asm__("dsyevd_");

extern "C" void benchmark_lapack_dpotrf(const char* uplo, const int* n, double* a, const int* lda, int* info,
                                        std::size_t) __asm__("dpotrf_");

namespace {

Eigen::MatrixXd random_points(long n, long d, bool decaying = false) {
    std::mt19937_64 random(20180620);
    std::normal_distribution<double> normal;
    Eigen::MatrixXd x(d, n);
    for (long j = 0; j < n; ++j)
        for (long i = 0; i < d; ++i) x(i, j) = normal(random) / (decaying ? static_cast<double>(i + 1) : 1.0);
    return x;
}
const Eigen::MatrixXd& gram(long n, bool decaying = false) {
    static std::map<std::pair<long, bool>, Eigen::MatrixXd> known;
    Eigen::MatrixXd& a = known[{n, decaying}];
    if (a.size() == 0) {
        a = ntk::fast_gram(ntk::UnitPoints(random_points(n, 128, decaying), 0, false),
                           ntk::KernelApproximation::normalized(3), false)
                .values;
        a.triangularView<Eigen::StrictlyUpper>() = a.transpose();
    }
    return a;
}

void verified_lower_bound(benchmark::State& state) {
    const Eigen::MatrixXd& a = gram(state.range(0));
    rigor::VerifiedEigenvalue e;
    for (auto _ : state) e = rigor::verified_smallest_eigenvalue(a, 1e-13);
    state.counters["lower"] = e.lower;
    state.counters["width"] = e.upper - e.lower;
    state.counters["factorizations"] = e.factorizations;
}
void eigen_solver(benchmark::State& state) {
    const Eigen::MatrixXd& a = gram(state.range(0));
    double value = 0;
    for (auto _ : state)
        value = Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(a, Eigen::EigenvaluesOnly).eigenvalues()(0);
    state.counters["smallest"] = value;
}
/// LAPACK's eigenvalues alone, ascending.
Eigen::VectorXd dsyevd(const Eigen::MatrixXd& a) {
    Eigen::MatrixXd copy(a);
    Eigen::VectorXd w(a.rows());
    const int n = static_cast<int>(a.rows());
    int lwork = -1, liwork = -1, info = 0, integers = 0;
    double length = 0;
    benchmark_lapack_dsyevd("N", "L", &n, copy.data(), &n, w.data(), &length, &lwork, &integers, &liwork, &info, 1, 1);
    lwork = static_cast<int>(length);
    liwork = integers;
    std::vector<double> work(static_cast<std::size_t>(lwork));
    std::vector<int> iwork(static_cast<std::size_t>(liwork));
    benchmark_lapack_dsyevd("N", "L", &n, copy.data(), &n, w.data(), work.data(), &lwork, iwork.data(), &liwork, &info,
                            1, 1);
    return w;
}
void lapack_dsyevd(benchmark::State& state) {
    const Eigen::MatrixXd& a = gram(state.range(0));
    double value = 0;
    for (auto _ : state) value = dsyevd(a)(0);
    state.counters["smallest"] = value;
}
/// Overwrites A.
void dpotrf(Eigen::MatrixXd& a) {
    const int n = static_cast<int>(a.rows());
    int info = 0;
    benchmark_lapack_dpotrf("L", &n, a.data(), &n, &info, 1);
}

/// Of this process, all threads: the clock says little where others work too.
double processor_time() {
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

/// A round of each, alternately, after what is not measured, as the machine is not always equally busy. `cpu_ratio` is
/// the median of those of the rounds, of processor time; `first_ms` the median of the first, likewise.
template <class Before, class First, class Second>
void compare(benchmark::State& state, const Before& before, const First& first, const Second& second) {
    std::vector<double> ratios, times;
    for (auto _ : state) {
        before();
        const double start = processor_time();
        first();
        const double middle = processor_time();
        second();
        ratios.push_back((middle - start) / (processor_time() - middle));
        times.push_back(middle - start);
    }
    const auto median = [](std::vector<double>& x) {
        const auto middle = x.begin() + static_cast<long>(x.size() / 2);
        std::nth_element(x.begin(), middle, x.end());
        return *middle;
    };
    state.counters["cpu_ratio"] = median(ratios);
    state.counters["first_ms"] = 1000 * median(times);
}
template <class First, class Second>
void compare(benchmark::State& state, const First& first, const Second& second) {
    compare(
        state, [] {}, first, second);
}

/// n, and whether coordinates decay. The certificate of both ends of the spectrum, and one factorization. Goal: at
/// most 2.
void certificate_against_dpotrf(benchmark::State& state) {
    const Eigen::MatrixXd& a = gram(state.range(0), state.range(1) != 0);
    rigor::VerifiedEigenvalue smallest;
    Eigen::MatrixXd copy = a;  // in memory that has been touched
    compare(
        state, [&] { copy = a; },
        [&] {
            smallest = rigor::verified_smallest_eigenvalue(a, rigor::Ball(0), {.relative_width = 1e-9});
            benchmark::DoNotOptimize(rigor::verified_largest_eigenvalue(a));
        },
        [&] { dpotrf(copy); });
    state.counters["width"] = smallest.upper - smallest.lower;
    state.counters["factorizations"] = smallest.factorizations;
}
/// Goal: at most 1 for 500 rows.
void certificate_against_dsyevd(benchmark::State& state) {
    const Eigen::MatrixXd& a = gram(state.range(0));
    compare(
        state,
        [&] {
            benchmark::DoNotOptimize(rigor::verified_smallest_eigenvalue(a, rigor::Ball(0), {.relative_width = 1e-9}));
            benchmark::DoNotOptimize(rigor::verified_largest_eigenvalue(a));
        },
        [&] { benchmark::DoNotOptimize(dsyevd(a).data()); });
}
/// Nanoseconds an entry of the table alone, cosines given.
void entries_of_a_table(benchmark::State& state) {
    const ntk::KernelApproximation f = ntk::KernelApproximation::normalized(state.range(0));
    std::vector<double> z(4096), values(4096);
    std::mt19937_64 random(1);
    for (double& x : z) x = std::ldexp(static_cast<double>(random() >> 11), -52) - 1;
    for (auto _ : state) {
        f.evaluate(z, values);
        benchmark::DoNotOptimize(values.data());
    }
    state.counters["entries"] =
        benchmark::Counter(4096, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

/// n, L. Tables are built anew each time; peak memory in MB.
void guaranteed_kernel_matrix(benchmark::State& state) {
    const Eigen::MatrixXd x = random_points(state.range(0), 128);
    double radius = 0;
    for (auto _ : state) {
        const ntk::FastGram g =
            ntk::fast_gram(ntk::UnitPoints(x, 0, false), ntk::KernelApproximation::normalized(state.range(1)), false);
        radius = g.largest_radius;
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    state.counters["radius"] = radius;
    state.counters["peak_MB"] = static_cast<double>(usage.ru_maxrss) / 1024;
}
/// As a user writes it: one matrix product, then the recurrence in double for each pair, with one arc cosine and one
/// root a layer.
Eigen::MatrixXd naive_matrix(const Eigen::MatrixXd& x, long layers) {
    const Eigen::MatrixXd unit = x.colwise().normalized();
    Eigen::MatrixXd a = unit.transpose() * unit;
    const double depth = static_cast<double>(layers), inverse_pi = 1 / std::numbers::pi;
    for (long j = 0; j < a.cols(); ++j)
        for (long i = j; i < a.rows(); ++i) {
            double rho = std::fmin(1.0, std::fmax(-1.0, a(i, j))), t = rho;
            for (long layer = 1; layer < layers; ++layer) {
                const double rest = std::numbers::pi - std::acos(rho);
                rho = std::fmin(1.0, (rho * rest + std::sqrt(std::fmax(0.0, 1 - rho * rho))) * inverse_pi);
                t = t * rest * inverse_pi + rho;
            }
            a(i, j) = t / depth;
        }
    return a;
}
/// n, L. The table is built anew each time. Goal for n = 4000, L = 30: at most 1/20.
void guaranteed_against_naive(benchmark::State& state) {
    const Eigen::MatrixXd x = random_points(state.range(0), 128);
    compare(
        state,
        [&] {
            benchmark::DoNotOptimize(ntk::fast_gram(ntk::UnitPoints(x, 0, false),
                                                    ntk::KernelApproximation::normalized(state.range(1)), false)
                                         .values.data());
        },
        [&] { benchmark::DoNotOptimize(naive_matrix(x, state.range(1)).data()); });
}
/// Goal: under 5 ms of processor time. The functions of a layer (layer_functions.hpp) are made once for all tables: the
/// first one takes about 3 ms more.
void table_of_a_kernel(benchmark::State& state) {
    std::size_t pieces = 0;
    for (auto _ : state) {
        const ntk::KernelApproximation f = ntk::KernelApproximation::normalized(state.range(0));
        benchmark::DoNotOptimize(f.error_bound());
        pieces = f.pieces();
    }
    state.counters["pieces"] = static_cast<double>(pieces);
}

}  // namespace

BENCHMARK(verified_lower_bound)
    ->Arg(500)
    ->Arg(1000)
    ->Arg(2000)
    ->Arg(4000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(lapack_dsyevd)->Arg(500)->Arg(1000)->Arg(2000)->Arg(4000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(eigen_solver)->Arg(500)->Arg(1000)->Arg(2000)->Arg(4000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(certificate_against_dpotrf)
    ->ArgsProduct({{2000, 4000, 8000}, {0, 1}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(certificate_against_dsyevd)->Arg(300)->Arg(500)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(entries_of_a_table)->Arg(3)->Arg(30)->Unit(benchmark::kMicrosecond);
BENCHMARK(guaranteed_kernel_matrix)->Args({1000, 3})->Args({4000, 30})->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(guaranteed_against_naive)->Args({1000, 3})->Args({4000, 30})->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(table_of_a_kernel)->Arg(3)->Arg(10)->Arg(30)->Arg(300)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
