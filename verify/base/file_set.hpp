// Several files that change together: all of them are new, or none is, even if the process is killed in between.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace verify {

/// Writes all files into `folder` (made if missing), whose names may have folders before them. They are written into
/// `.verify-set.unfinished` in it, every byte on disk; then that folder is renamed to `.verify-set.complete`, which
/// decides: before, nothing was changed; after it each file is renamed to its place, and what an end by SIGKILL or of
/// the machine prevents is done by finish_file_set. A file whose place is a symbolic link replaces what that leads to.
/// One process at a time, by a lock of the folder, where its file system has locks; another waits for 30 seconds.
/// Throws BadInput, which names the file and the reason; folders that were made for it are then gone again. Without
/// files: throws if the folder cannot be written, and leaves nothing.
void write_file_set(const std::filesystem::path& folder, const std::vector<std::pair<std::string, std::string>>& files);

/// Puts in place what an interrupted process had written whole, removes what it had not, and says which on standard
/// error. Throws BadInput as above. Nothing happens where the folder is not there or has no such set.
void finish_file_set(const std::filesystem::path& folder);

}  // namespace verify
