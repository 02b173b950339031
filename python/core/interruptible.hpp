// A call of a service from Python: without the GIL, and Ctrl-C ends it.
//
// The work runs on a thread of its own while the caller's waits and looks for signals. What is interrupted is asked to
// stop, and left alone if it does not within a second: it then goes on unseen until it ends, and touches nothing of
// Python's.
#pragma once

#include "services/progress.hpp"

#include <pybind11/pybind11.h>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace ntk_python {

namespace py = pybind11;

/// Is an answer still wanted?
using Stop = std::atomic<bool>;

/// Ends the work from within a progress callback, when it is not. No std::exception: nothing on the way takes it for an
/// error.
struct Stopped {};

inline services::Progress until(const Stop& stop) {
    return [&stop](std::size_t, std::size_t, const std::string&) {
        if (stop) throw Stopped{};
    };
}

/// Calls work, and throws what it throws. `work` must own all that it uses but for the memory of `kept`, which lives
/// until the work has ended. Throws KeyboardInterrupt, or what another handler of a signal raises.
void run_interruptibly(std::function<void(const Stop&)> work, std::vector<py::object> kept);

/// The same, for what has a result.
template <class Work>
auto interruptible(std::vector<py::object> kept, Work work) {
    const auto result = std::make_shared<std::optional<decltype(work(std::declval<const Stop&>()))>>();
    run_interruptibly([result, work = std::move(work)](const Stop& stop) mutable { result->emplace(work(stop)); },
                      std::move(kept));
    return std::move(**result);
}

}  // namespace ntk_python
