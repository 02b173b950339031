// Means over random networks, one generator a sample: ntk/network/initial_kernel.hpp says what they decide.
#include "ntk/network/initial_kernel.hpp"

#include "ntk/network/network_batch.hpp"
#include "ntk/network/random_network.hpp"
#include "rigor/parallel/start_thread.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <exception>
#include <functional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace ntk {

void MatrixMoments::add(const DenseMatrix<double>& value) {
    if (count_ == 0) {
        mean_ = square_ = DenseMatrix<double>::Zero(value.rows(), value.cols());
    } else if (value.rows() != mean_.rows() || value.cols() != mean_.cols()) {
        throw std::invalid_argument("a " + std::to_string(value.rows()) + " x " + std::to_string(value.cols()) +
                                    " matrix among others of " + std::to_string(mean_.rows()) + " x " +
                                    std::to_string(mean_.cols()));
    }
    ++count_;
    for (long i = 0; i < value.size(); ++i) {
        const double gap = value.data()[i] - mean_.data()[i];
        mean_.data()[i] += gap / static_cast<double>(count_);
        square_.data()[i] += gap * (value.data()[i] - mean_.data()[i]);
    }
}

DenseMatrix<double> MatrixMoments::standard_error() const {
    if (count_ < 2)
        throw std::logic_error("a standard error from " + std::to_string(count_) + " samples; expected at least 2");
    const auto n = static_cast<double>(count_);
    return (square_ / (n * (n - 1))).cwiseSqrt();
}

void sample_initial_kernel(InitialMoments& moments, const FiniteNetwork<double>& shape,
                           const DenseMatrix<double>& points, std::uint64_t seed, long count, int threads) {
    if (count < 0) throw std::invalid_argument(std::to_string(count) + " samples");
    if (threads < 1) threads = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    struct Worker {
        FiniteNetwork<double> network;
        NetworkBatch<double> batch;
        std::exception_ptr failure;
    };
    std::vector<Worker> workers;
    for (int t = 0; t < threads; ++t) workers.push_back({shape, NetworkBatch<double>(shape, points), nullptr});

    constexpr long block = 1024;  // results kept at a time
    std::vector<DenseMatrix<double>> kernels(static_cast<std::size_t>(std::min(block, count))),
        products(kernels.size());
    for (long done = 0; done < count; done += block) {
        const long first = moments.samples(), size = std::min(block, count - done);
        std::atomic<long> next = 0;
        const auto work = [&](Worker& worker) {
            try {
                for (long k; (k = next++) < size;) {
                    initialize(worker.network, seed, static_cast<std::uint64_t>(first + k));
                    worker.batch.forward(worker.network);
                    worker.batch.backward(worker.network);
                    worker.batch.kernel(worker.network, kernels[static_cast<std::size_t>(k)]);
                    products[static_cast<std::size_t>(k)].noalias() =
                        worker.batch.outputs().transpose() * worker.batch.outputs();
                }
            } catch (...) {
                worker.failure = std::current_exception();
            }
        };
        {
            std::vector<std::jthread> others;
            for (std::size_t t = 1; t < workers.size() && rigor::start_thread(others, work, std::ref(workers[t]));
                 ++t) {
            }
            work(workers[0]);
        }
        for (const Worker& worker : workers)
            if (worker.failure) std::rethrow_exception(worker.failure);
        for (std::size_t k = 0; k < static_cast<std::size_t>(size); ++k) {
            moments.tangent_kernel.add(kernels[k]);
            moments.covariance.add(products[k]);
        }
    }
}

InitialMoments initial_kernel(const FiniteNetwork<double>& shape, const DenseMatrix<double>& points, std::uint64_t seed,
                              long samples, int threads) {
    InitialMoments moments;
    sample_initial_kernel(moments, shape, points, seed, samples, threads);
    return moments;
}

Estimate extrapolated_mean(const Estimate& narrow, const Estimate& twice_as_wide) {
    return {2 * twice_as_wide.mean - narrow.mean, std::hypot(2 * twice_as_wide.standard_error, narrow.standard_error)};
}

}  // namespace ntk
