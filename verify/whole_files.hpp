// Files that are whole or not there: written beside their destination, then renamed.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace verify {

/// SIGINT, SIGTERM and SIGHUP remove the files being written and end the process with 128 + signal.
void forget_unfinished_files_on_signals();

/// Writes all files into `folder` (made if missing). Every byte of every file is on disk before the first old file is replaced; if
/// anything fails nothing is replaced and BadInput names the file and the reason.
void write_whole_files(const std::filesystem::path& folder, const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace verify
