// How a process waits for messages where mpi_yield_when_idle is on (verify/mpirun sets it where no scheduler counts the
// cores). Open MPI asks again and again whether something has come, and calls sched_yield in between, which on Linux
// gives the core away for a moment at most. So those who wait use up the time that those whom they wait for, or others
// on a busy machine, would need: with four processes on two cores the tests took several times as long. The function
// here takes the place of the C library's in this program: the thread of MPI sleeps for a moment instead.
#include "mpi/waiting.hpp"

#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
#include <algorithm>

namespace mpi {

namespace {

thread_local bool sleeps = false;

constexpr long short_moment = 20'000, long_moment = 200'000;  // nanoseconds

long now() {
    timespec t{};
    ::clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1'000'000'000L + t.tv_nsec;
}

/// Longer and longer as long as nothing else is done in between: a long wait costs little.
void sleep_for_a_moment() {
    static thread_local long moment = short_moment, woke = 0;
    moment = now() - woke > short_moment ? short_moment : std::min(long_moment, moment + moment / 8);
    const timespec t{0, moment};
    ::nanosleep(&t, nullptr);
    woke = now();
}

}  // namespace

void sleep_while_waiting() {
    ::prctl(PR_SET_TIMERSLACK, 1000UL);  // nanoseconds; usually 50,000, which each sleep is longer then
    sleeps = true;
}

}  // namespace mpi

extern "C" int sched_yield() noexcept {
    if (!mpi::sleeps) return static_cast<int>(::syscall(SYS_sched_yield));
    mpi::sleep_for_a_moment();
    return 0;
}
