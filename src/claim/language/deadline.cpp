#include "claim/language/deadline.hpp"

#include <ctime>

#if defined(__SANITIZE_ADDRESS__)  // GCC
#define VERIFY_INSTRUMENTED 1
#elif defined(__has_feature)  // Clang
#define VERIFY_INSTRUMENTED __has_feature(address_sanitizer)
#else
#define VERIFY_INSTRUMENTED 0
#endif

namespace claim::language {

namespace {

constexpr double slowness = VERIFY_INSTRUMENTED ? 10 : 1;

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
