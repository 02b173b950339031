#include "python/core/interruptible.hpp"

#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>

namespace ntk_python {

namespace {

using namespace std::chrono_literals;

struct Computation {
    Stop stop{false};
    std::exception_ptr error{};  // before `ended`

    void end() {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        changed_.notify_all();
    }
    bool ended_within(std::chrono::milliseconds time) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, time, [&] { return ended_; });
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool ended_ = false;
};

struct LeftAlone {
    std::shared_ptr<Computation> computation;
    std::vector<py::object> kept;
};

/// Never destroyed: its objects are Python's. With the GIL.
std::vector<LeftAlone>& left_alone() {
    static auto* const list = new std::vector<LeftAlone>;
    return *list;
}

/// The destructors of statics, which run at exit, would pull the libraries from under a computation that goes on.
void end_before_statics(int status, void*) {
    for (const LeftAlone& each : left_alone())
        if (!each.computation->ended_within(0ms)) {
            std::fflush(nullptr);
            ::_exit(status);
        }
}

void leave_alone(std::shared_ptr<Computation> computation, std::vector<py::object> kept) {
    static const bool registered = ::on_exit(end_before_statics, nullptr) == 0;
    static_cast<void>(registered);
    left_alone().push_back({std::move(computation), std::move(kept)});
}

bool wait(Computation& computation, std::chrono::milliseconds time) {
    const py::gil_scoped_release others;
    return computation.ended_within(time);
}

}  // namespace

void run_interruptibly(std::function<void(const Stop&)> work, std::vector<py::object> kept) {
    std::erase_if(left_alone(), [](const LeftAlone& each) { return each.computation->ended_within(0ms); });
    const auto computation = std::make_shared<Computation>();
    std::thread thread;
    try {
        thread = std::thread([computation, work]() mutable {
            try {
                work(computation->stop);
            } catch (...) {
                computation->error = std::current_exception();
            }
            work = nullptr;  // what it owns may refer to what is kept
            computation->end();
        });
    } catch (const std::system_error&) {  // no thread to be had: then without interruption
        const py::gil_scoped_release others;
        work(computation->stop);
        return;
    }
    while (!wait(*computation, 50ms)) {
        if (PyErr_CheckSignals() == 0) continue;
        const py::error_already_set interrupt;
        computation->stop = true;
        if (wait(*computation, 1000ms)) {
            thread.join();
        } else {
            thread.detach();
            leave_alone(computation, std::move(kept));
        }
        throw interrupt;
    }
    thread.join();
    if (computation->error) std::rethrow_exception(computation->error);
}

}  // namespace ntk_python
