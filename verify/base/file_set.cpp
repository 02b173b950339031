#include "verify/base/file_set.hpp"

#include "verify/base/clean_up.hpp"
#include "verify/base/made_folders.hpp"
#include "verify/base/standard_streams.hpp"
#include "verify/base/status.hpp"
#include "verify/base/whole_files.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fstream>
#include <optional>
#include <sstream>
#include <thread>

namespace verify {
namespace {

namespace fs = std::filesystem;

fs::path unfinished_in(const fs::path& folder) { return folder / ".verify-set.unfinished"; }
fs::path complete_in(const fs::path& folder) { return folder / ".verify-set.complete"; }

bool is_there(const fs::path& path) {
    std::error_code error;
    return fs::exists(fs::symlink_status(path, error));
}

/// The kernel gives it back when the process ends, however it does.
class FolderLock {
public:
    explicit FolderLock(const fs::path& folder)
        : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
        for (int tenths = 0; descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
             ++tenths) {
            if (tenths == 300) {
                ::close(descriptor_);
                throw BadInput(fmt::format("{}: another process is writing there; expected it to end within 30 seconds",
                                           folder.string()));
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
    }
    ~FolderLock() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    int descriptor_;
};

[[noreturn]] void cannot_be_written(const fs::path& path, const char* reason) {
    throw BadInput(fmt::format("{}: cannot be written ({}); nothing was changed", path.string(), reason));
}

/// Renaming onto /dev/null would replace it.
void demand_place_for_file(const fs::path& path) {
    std::error_code error;
    const auto status = fs::status(path, error);
    if (fs::exists(status) && !fs::is_regular_file(status))
        throw BadInput(fmt::format("{}: cannot be written ({}); expected a file to write or to replace", path.string(),
                                   fs::is_directory(status) ? "a directory" : "no regular file"));
}

void write_on_disk(const fs::path& at, const std::string& content, const fs::path& destination) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(std::fopen(at.c_str(), "wb"), &std::fclose);
    if (!stream || std::fwrite(content.data(), 1, content.size(), stream.get()) != content.size() ||
        std::fflush(stream.get()) != 0 || ::fsync(::fileno(stream.get())) != 0)
        cannot_be_written(destination, std::strerror(errno));
}

/// Names in a folder reach the disk with the folder.
void folder_on_disk(const fs::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    static_cast<void>(::fsync(descriptor));  // where a file system has none of it, nothing better is to be had
    ::close(descriptor);
}

/// By a rename, or, where the place is a link or on another file system, through a file beside it.
void put_in_place(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::create_directories(to.parent_path(), error);
    if (!fs::is_symlink(to, error)) {
        fs::rename(from, to, error);
        if (!error) return;
    }
    std::ifstream input(from, std::ios::binary);
    std::ostringstream content;
    content << input.rdbuf();
    UnfinishedFile(to).complete(std::move(content).str());
    fs::remove(from, error);
}

/// Can be done again from wherever it was left: a file is here or in its place.
void move_out(const fs::path& folder) {
    const fs::path complete = complete_in(folder);
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::recursive_directory_iterator at(complete, error), end; !error && at != end; at.increment(error))
        if (at->is_regular_file(error)) files.push_back(at->path());
    if (error) throw BadInput(fmt::format("{}: cannot be read ({})", complete.string(), error.message()));
    for (const fs::path& from : files) put_in_place(from, folder / from.lexically_relative(complete));
    folder_on_disk(folder);
    fs::remove_all(complete, error);
}

void finish_locked(const fs::path& folder) {
    std::error_code error;
    if (is_there(complete_in(folder))) {
        const SignalsHeld held;
        move_out(folder);
        tell(fmt::format("verify: {}: files that an interrupted run had written whole are now in place",
                         folder.string()));
    }
    if (is_there(unfinished_in(folder))) {
        fs::remove_all(unfinished_in(folder), error);
        if (error) cannot_be_written(folder, error.message().c_str());
        tell(fmt::format("verify: {}: unfinished files of an interrupted run were removed", folder.string()));
    }
}

void stage(const fs::path& folder, const std::vector<std::pair<std::string, std::string>>& files) {
    const fs::path unfinished = unfinished_in(folder);
    std::error_code error;
    for (const auto& [name, content] : files) {
        const fs::path at = unfinished / name;
        demand_place_for_file(folder / name);
        fs::create_directories(at.parent_path(), error);
        write_on_disk(at, content, folder / name);
    }
    folder_on_disk(unfinished);
}

}  // namespace

void finish_file_set(const fs::path& folder) {
    if (!is_there(complete_in(folder)) && !is_there(unfinished_in(folder))) return;
    const FolderLock lock(folder);
    finish_locked(folder);
}

void write_file_set(const fs::path& folder, const std::vector<std::pair<std::string, std::string>>& files) {
    auto making = std::make_optional<SignalsHeld>();
    const MadeFolders made(folder);
    std::optional<Temporary> new_folder;  // until the set is whole
    if (!made.outermost().empty()) new_folder.emplace(made.outermost());
    making.reset();
    const FolderLock lock(folder);
    finish_locked(folder);
    const fs::path unfinished = unfinished_in(folder);
    const Temporary remembered(unfinished);
    struct Removed {
        ~Removed() {
            std::error_code ignored;
            fs::remove_all(path, ignored);
        }
        fs::path path;
    } const removed{unfinished};
    std::error_code error;
    if (!fs::create_directory(unfinished, error))
        cannot_be_written(folder, error ? error.message().c_str() : "something is in the way");
    if (files.empty()) return;
    stage(folder, files);
    const SignalsHeld held;
    fs::rename(unfinished, complete_in(folder), error);
    if (error) cannot_be_written(folder, error.message().c_str());
    new_folder.reset();
    folder_on_disk(folder);
    move_out(folder);
}

}  // namespace verify
