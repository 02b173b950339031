// How much memory this process may use: the machine's, a container's or a batch job's (control groups 1 and 2), a limit
// of the shell's.
#pragma once

#include <filesystem>

namespace rigor {

/// Bytes that may still be used: the least of MemAvailable, of what each control group above this process has left
/// (pages of files that can be dropped count as left), and of RLIMIT_AS. `root` stands for "/" where /proc and /sys are
/// looked for.
double memory_available(const std::filesystem::path& root = "/");

/// Bytes in all, used or not: the least of the machine's, of the control groups' limits and of RLIMIT_AS.
double memory_of_process(const std::filesystem::path& root = "/");

}  // namespace rigor
