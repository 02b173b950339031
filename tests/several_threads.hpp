// Four threads at the same work, however many cores there are: for what several threads may share.
#pragma once

#include "rigor/number/arb.hpp"

#include <thread>
#include <vector>

/// work(0), …, work(3), each on a thread of its own. The work must not throw, and makes no assertions of Catch's, which
/// is for one thread.
template <class Work>
void on_four_threads(const Work& work) {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&work, t] {
            rigor::use_flint_on_this_thread();
            work(t);
        });
}
