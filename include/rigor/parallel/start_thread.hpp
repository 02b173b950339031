// Threads that may not be had: a limit on processes or on address space.
#pragma once

#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace rigor {

/// One thread more; false if the system refuses it: whoever shares out work goes on with those that there are.
template <class... Call>
bool start_thread(std::vector<std::jthread>& threads, Call&&... call) {
    try {
        threads.emplace_back(std::forward<Call>(call)...);
        return true;
    } catch (const std::system_error&) {
        return false;
    }
}

}  // namespace rigor
