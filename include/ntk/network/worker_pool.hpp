// A few threads that stay alive between short jobs: a training step of a wide network has half a dozen parts of about a
// millisecond each.
#pragma once

#include <atomic>
#include <functional>
#include <stop_token>
#include <thread>
#include <vector>

namespace ntk {

class WorkerPool {
public:
    /// threads < 1: as many as the machine has; fewer where they cannot be started. The calling thread is one of them.
    explicit WorkerPool(int threads = 0);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    int size() const { return static_cast<int>(others_.size()) + 1; }

    /// job(0), …, job(size() - 1), each on a thread of its own, and returns when all are done. The job must not throw
    /// (std::terminate) nor call run.
    void run(const std::function<void(int)>& job);

private:
    void start();
    void serve(int t, const std::stop_token& stop) noexcept;

    const std::function<void(int)>* job_ = nullptr;
    std::atomic<unsigned> round_ = 0;
    std::atomic<int> running_ = 0;
    std::vector<std::jthread> others_;  // last: its threads use the members above
};

}  // namespace ntk
