// Files that are whole or not there: written beside their destination, then renamed.
#pragma once

#include "verify/base/clean_up.hpp"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace verify {

/// Throws BadInput if the file that is read ("-": the standard input) and the one that an option says to write are the
/// same, by whatever names or links.
void refuse_output_onto_input(const std::string& input, const std::filesystem::path& output, const char* option);

/// Removes what processes that were killed have left beside this destination, ".NAME.PROCESS.unfinished", a file or a
/// folder, and says so on standard error.
void remove_abandoned(const std::filesystem::path& destination);

/// One file being written, under another name in the folder of its destination; of a symbolic link, in the folder of
/// what it leads to, which is replaced while the link stays. Unless it is put in place it is removed at the end of the
/// scope, or by a signal; what a process that was killed has left of it is removed by the next one that writes there,
/// which says so on standard error.
class UnfinishedFile {
public:
    /// Throws BadInput if the file cannot be made there, if the destination is there and is no regular file, and for
    /// links in a circle.
    explicit UnfinishedFile(std::filesystem::path destination);
    ~UnfinishedFile();
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;

    std::FILE* stream() { return stream_.get(); }
    /// Throws BadInput where it cannot be written.
    void write(std::string_view content);
    const std::filesystem::path& destination() const { return destination_; }
    /// To be called when everything is written, and before put_in_place(): every byte is on disk after it. Throws
    /// BadInput if it cannot be.
    void finish();
    /// Replaces what is at the destination. Throws BadInput if that fails.
    void put_in_place();
    /// All three: this content, on disk, in its place.
    void complete(std::string_view content);
    /// BadInput that names the destination and the error (of errno).
    [[noreturn]] void cannot_be_written(int error) const;

private:
    std::filesystem::path destination_, target_, temporary_;  // as named, what links lead to, beside that
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream_;
    std::optional<Temporary> remembered_;
};

}  // namespace verify
