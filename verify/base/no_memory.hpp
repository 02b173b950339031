// No memory left, in a thread or in a C library: one line and a status instead of abort().
#pragma once

namespace verify {

inline constexpr const char* no_memory_left =
    "not enough memory (a limit on memory or address space?); expected more of it, fewer digits or fewer data";

/// GMP, MPFR and FLINT, which cannot throw, end the process with status 2 where they find no memory; an exception that
/// leaves a thread ends it with 2 or 4. In both cases nothing is left behind.
void end_in_one_line_without_memory();

}  // namespace verify
