// The rounds of ntk/network/worker_pool.hpp: who starts them, who waits, and how they end.
#include "ntk/network/worker_pool.hpp"

#include "rigor/parallel/start_thread.hpp"

#include <algorithm>

namespace ntk {

namespace {

/// Looks for some microseconds before it sleeps.
template <class T>
void wait_for_change(const std::atomic<T>& value, T old) {
    for (int i = 0; i < 4000; ++i)
        if (value.load(std::memory_order_relaxed) != old) return;
    value.wait(old, std::memory_order_acquire);
}

}  // namespace

WorkerPool::WorkerPool(int threads) {
    if (threads < 1) threads = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    for (int t = 1;
         t < threads && rigor::start_thread(others_, [this, t](const std::stop_token& stop) { serve(t, stop); }); ++t) {
    }
}

WorkerPool::~WorkerPool() {
    for (std::jthread& thread : others_) thread.request_stop();
    job_ = nullptr;
    start();
}

void WorkerPool::run(const std::function<void(int)>& job) {
    job_ = &job;
    running_.store(size() - 1, std::memory_order_relaxed);
    start();
    [&]() noexcept { job(0); }();
    for (int left; (left = running_.load(std::memory_order_acquire)) != 0;) wait_for_change(running_, left);
}

void WorkerPool::start() {
    round_.fetch_add(1, std::memory_order_release);
    round_.notify_all();
}

void WorkerPool::serve(int t, const std::stop_token& stop) noexcept {
    for (unsigned seen = 0;;) {
        while (round_.load(std::memory_order_acquire) == seen) wait_for_change(round_, seen);
        ++seen;  // rounds are not skipped: run waits for every thread
        if (stop.stop_requested()) return;
        (*job_)(t);
        if (running_.fetch_sub(1, std::memory_order_acq_rel) == 1) running_.notify_all();
    }
}

}  // namespace ntk
