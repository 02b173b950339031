// Large pages for large matrices: a first touch of memory costs an interrupt a page, which on a virtual machine takes
// longer than what is computed there.
#pragma once

#include <cstddef>

namespace rigor::detail {

/// Asks the system for large pages in this range, before it is touched; it may refuse, and nothing else changes.
void prefer_huge_pages(void* memory, std::size_t bytes);

}  // namespace rigor::detail
