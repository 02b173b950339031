// A few threads that stay alive between short jobs: a training step of a wide network has half a dozen parts of about a millisecond each.
#pragma once

#include "rigor/parallel/start_thread.hpp"

#include <algorithm>
#include <atomic>
#include <functional>
#include <thread>
#include <vector>

namespace ntk {

class WorkerPool {
public:
    /// threads < 1: as many as the machine has; fewer where they cannot be started. The calling thread is one of them.
    explicit WorkerPool(int threads = 0) {
        if (threads < 1) threads = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
        for (int t = 1; t < threads && rigor::start_thread(others_, [this, t](const std::stop_token& stop) { serve(t, stop); }); ++t) {}
    }
    ~WorkerPool() {
        for (std::jthread& thread : others_) thread.request_stop();
        job_ = nullptr;
        start();
    }
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    int size() const { return static_cast<int>(others_.size()) + 1; }

    /// job(0), …, job(size() - 1), each on a thread of its own, and returns when all are done. The job must not throw (std::terminate) nor call run.
    void run(const std::function<void(int)>& job) {
        job_ = &job;
        running_.store(size() - 1, std::memory_order_relaxed);
        start();
        [&]() noexcept { job(0); }();
        for (int left; (left = running_.load(std::memory_order_acquire)) != 0;) wait_for_change(running_, left);
    }

private:
    void start() {
        round_.fetch_add(1, std::memory_order_release);
        round_.notify_all();
    }
    void serve(int t, const std::stop_token& stop) noexcept {
        for (unsigned seen = 0;;) {
            while (round_.load(std::memory_order_acquire) == seen) wait_for_change(round_, seen);
            ++seen;  // rounds are not skipped: run waits for every thread
            if (stop.stop_requested()) return;
            (*job_)(t);
            if (running_.fetch_sub(1, std::memory_order_acq_rel) == 1) running_.notify_all();
        }
    }
    /// Looks for some microseconds before it sleeps.
    template <class T>
    static void wait_for_change(const std::atomic<T>& value, T old) {
        for (int i = 0; i < 4000; ++i)
            if (value.load(std::memory_order_relaxed) != old) return;
        value.wait(old, std::memory_order_acquire);
    }

    const std::function<void(int)>* job_ = nullptr;
    std::atomic<unsigned> round_ = 0;
    std::atomic<int> running_ = 0;
    std::vector<std::jthread> others_;  // last: its threads use the members above
};

}  // namespace ntk
