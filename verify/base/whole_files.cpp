#include "verify/base/whole_files.hpp"

#include "verify/base/standard_streams.hpp"
#include "verify/base/status.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>

namespace verify {
namespace {

/// What a chain of symbolic links leads to, there or not; the path itself if it is none.
std::filesystem::path behind_links(const std::filesystem::path& path) {
    std::filesystem::path at = path;
    for (int links = 0; links < 40; ++links) {
        std::error_code error;
        if (!std::filesystem::is_symlink(at, error)) return at;
        const std::filesystem::path next = std::filesystem::read_symlink(at, error);
        if (error) throw BadInput(fmt::format("{}: a link that cannot be read ({})", path.string(), error.message()));
        at = at.parent_path() / next;  // next, where it is absolute
    }
    throw BadInput(
        fmt::format("{}: links that lead to one another; expected a file to write or to replace", path.string()));
}

/// Whether no process has this number here, and none, of another machine or container, has the file open.
bool is_abandoned(const std::filesystem::path& file, pid_t process) {
    if (::kill(process, 0) == 0 || errno != ESRCH) return false;
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool free = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
    ::close(descriptor);
    return free;
}

}  // namespace

void remove_abandoned(const std::filesystem::path& target) {
    const std::string before = "." + target.filename().string() + ".", after = ".unfinished";
    const std::filesystem::path folder = target.has_parent_path() ? target.parent_path() : ".";
    std::error_code error;
    std::vector<std::filesystem::path> found;
    for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        if (name.size() <= before.size() + after.size() || !name.starts_with(before) || !name.ends_with(after))
            continue;
        const std::string number = name.substr(before.size(), name.size() - before.size() - after.size());
        pid_t process = 0;
        const auto [last, wrong] = std::from_chars(number.data(), number.data() + number.size(), process);
        if (wrong == std::errc() && last == number.data() + number.size() && process > 0 &&
            is_abandoned(at->path(), process))
            found.push_back(at->path());
    }
    for (const std::filesystem::path& path : found)
        if (const bool folder = std::filesystem::is_directory(path, error);
            std::filesystem::remove_all(path, error) > 0 && !error)
            tell(fmt::format("verify: {}: the unfinished {} of an interrupted run was removed", path.string(),
                             folder ? "folder" : "file"));
}

void refuse_output_onto_input(const std::string& input, const std::filesystem::path& output, const char* option) {
    struct stat in {
    }, out{};
    const bool known = (input == "-" ? ::fstat(STDIN_FILENO, &in) : ::stat(input.c_str(), &in)) == 0 &&
                       ::stat(output.c_str(), &out) == 0;
    if (known && S_ISREG(in.st_mode) && in.st_dev == out.st_dev && in.st_ino == out.st_ino)
        throw BadInput(fmt::format("{} {}: the file that is read; expected another, so that the input stays", option,
                                   output.string()));
}

UnfinishedFile::UnfinishedFile(std::filesystem::path destination)
    : destination_(std::move(destination)),
      target_(behind_links(destination_)),
      temporary_(target_.parent_path() / fmt::format(".{}.{}.unfinished", target_.filename().string(), ::getpid())),
      stream_(nullptr, &std::fclose) {
    std::error_code error;
    // Renaming onto /dev/null would replace it.
    const auto status = std::filesystem::status(destination_, error);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        throw BadInput(fmt::format("{}: cannot be written ({}); expected a file to write or to replace",
                                   destination_.string(),
                                   std::filesystem::is_directory(status) ? "a directory" : "no regular file"));
    remove_abandoned(target_);
    remembered_.emplace(temporary_);
    const SignalsHeld held;
    stream_.reset(std::fopen(temporary_.c_str(), "wb"));
    if (!stream_) cannot_be_written(errno);
    static_cast<void>(::flock(::fileno(stream_.get()), LOCK_EX | LOCK_NB));  // tells others that it is being written
}

UnfinishedFile::~UnfinishedFile() {
    ::unlink(temporary_.c_str());  // after put_in_place() there is none
}

void UnfinishedFile::cannot_be_written(int error) const {
    throw BadInput(
        fmt::format("{}: cannot be written ({}); nothing was changed", destination_.string(), std::strerror(error)));
}

void UnfinishedFile::write(std::string_view content) {
    if (std::fwrite(content.data(), 1, content.size(), stream_.get()) != content.size()) cannot_be_written(errno);
}

void UnfinishedFile::complete(std::string_view content) {
    write(content);
    finish();
    const SignalsHeld held;
    put_in_place();
}

void UnfinishedFile::finish() {
    if (std::fflush(stream_.get()) != 0 || ::fsync(fileno(stream_.get())) != 0) cannot_be_written(errno);
    if (std::fclose(stream_.release()) != 0) cannot_be_written(errno);
}

void UnfinishedFile::put_in_place() {
    std::error_code error;
    std::filesystem::rename(temporary_, target_, error);
    if (error) throw BadInput(fmt::format("{}: cannot be replaced ({})", destination_.string(), error.message()));
}

}  // namespace verify
