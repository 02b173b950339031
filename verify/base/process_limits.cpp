#include "verify/base/process_limits.hpp"

#include "verify/base/status.hpp"

#include <fmt/format.h>

#include <pthread.h>
#include <sys/resource.h>
#include <algorithm>

namespace verify {
namespace {

/// What is allowed once the soft limit has been raised towards `wanted`.
rlim_t raised(__rlimit_resource resource, rlim_t wanted) {
    struct rlimit limit {};
    if (::getrlimit(resource, &limit) != 0) return RLIM_INFINITY;  // unknown: nothing to complain of
    if (limit.rlim_cur >= wanted) return limit.rlim_cur;           // RLIM_INFINITY is the largest
    struct rlimit more {
        std::min(wanted, limit.rlim_max), limit.rlim_max
    };
    return ::setrlimit(resource, &more) == 0 ? more.rlim_cur : limit.rlim_cur;
}

/// glibc has read the old limit before main.
void give_threads(rlim_t stack) {
    pthread_attr_t attributes;
    if (::pthread_getattr_default_np(&attributes) != 0) return;
    std::size_t size = 0;
    if (::pthread_attr_getstacksize(&attributes, &size) == 0 && size < stack &&
        ::pthread_attr_setstacksize(&attributes, stack) == 0)
        ::pthread_setattr_default_np(&attributes);
    ::pthread_attr_destroy(&attributes);
}

}  // namespace

void demand_usable_limits() {
    constexpr rlim_t kilobyte = 1024, usual_stack = 8192 * kilobyte, least_stack = 2048 * kilobyte;
    const rlim_t stack = raised(RLIMIT_STACK, usual_stack);
    if (stack < least_stack)
        throw BadInput(fmt::format("a stack of {} KB is allowed; expected at least {} KB (ulimit -s)", stack / kilobyte,
                                   least_stack / kilobyte));
    give_threads(std::min(stack, usual_stack));
    constexpr rlim_t usual_files = 64, least_files = 16;
    const rlim_t files = raised(RLIMIT_NOFILE, usual_files);
    if (files < least_files)
        throw BadInput(fmt::format("{} open files are allowed; expected at least {} (ulimit -n)", files, least_files));
}

}  // namespace verify
