// madvise, where there is one.
#include "rigor/matrix/huge_pages.hpp"

#include <cstdint>

#ifdef __linux__
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace rigor::detail {

void prefer_huge_pages([[maybe_unused]] void* memory, [[maybe_unused]] std::size_t bytes) {
#ifdef MADV_HUGEPAGE
    constexpr std::size_t worthwhile = std::size_t{8} << 20;
    if (bytes < worthwhile) return;
    const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
    const auto from = (reinterpret_cast<std::uintptr_t>(memory) + page - 1) / page * page;
    const auto end = (reinterpret_cast<std::uintptr_t>(memory) + bytes) / page * page;
    static_cast<void>(madvise(reinterpret_cast<void*>(from), end - from, MADV_HUGEPAGE));
#endif
}

}  // namespace rigor::detail
