#include "claim/language/deadline.hpp"

#include "rigor/number/instrumented.hpp"

#include <ctime>

namespace claim::language {

namespace {

constexpr double slowness = NTK_INSTRUMENTED ? 10 : 1;

double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec)) / slowness;
}

}  // namespace

Deadline::Deadline(double seconds) : end_(now() + seconds) {}

double Deadline::left() const { return end_ - now(); }

double patience(double seconds) { return slowness * seconds; }

}  // namespace claim::language
