// A loop over independent pieces of work on all cores, for ball arithmetic: every thread works at the caller's
// precision and leaves FLINT tidy.
#pragma once

#include "rigor/number/arb.hpp"
#include "rigor/number/precision.hpp"
#include "rigor/parallel/start_thread.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>
#include <utility>
#include <vector>

namespace rigor {

/// Calls work(i) for i = 0 … n - 1, in no order, on at most so many threads, the caller's included, and cores. The
/// first exception ends the loop and is thrown here.
template <class Work>
void on_cores(long most, long n, Work work) {
    std::atomic<long> next{0};
    std::atomic<bool> failed{false};
    std::exception_ptr error;
    const long bits = Precision::bits();
    const auto run = [&] {
        use_flint_on_this_thread();
        const Precision scope(bits);
        try {
            for (long i = next++; i < n && !failed; i = next++) work(i);
        } catch (...) {
            if (!failed.exchange(true)) error = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> threads;
        const long useful = std::min<long>({n, most, std::max(1U, std::thread::hardware_concurrency())});
        for (long t = 1; t < useful && start_thread(threads, run); ++t) {
        }
        run();
    }
    if (error) std::rethrow_exception(error);
}

template <class Work>
void on_all_cores(long n, Work work) {
    on_cores(n, n, std::move(work));
}

}  // namespace rigor
