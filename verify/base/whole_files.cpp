#include "verify/base/whole_files.hpp"

#include "verify/base/status.hpp"

#include <fmt/format.h>

#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <deque>

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

}  // namespace

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
    remembered_.emplace(temporary_);
    const SignalsHeld held;
    stream_.reset(std::fopen(temporary_.c_str(), "wb"));
    if (!stream_) cannot_be_written(errno);
}

UnfinishedFile::~UnfinishedFile() {
    ::unlink(temporary_.c_str());  // after put_in_place() there is none
}

void UnfinishedFile::cannot_be_written(int error) const {
    throw BadInput(
        fmt::format("{}: cannot be written ({}); nothing was changed", destination_.string(), std::strerror(error)));
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

void write_whole_files(const std::filesystem::path& folder,
                       const std::vector<std::pair<std::string, std::string>>& files) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error || !std::filesystem::is_directory(folder))
        throw BadInput(
            fmt::format("{}: no folder to write to ({})", folder.string(), error ? error.message() : "it is a file"));
    std::deque<UnfinishedFile> written;
    for (const auto& [name, content] : files) {
        std::filesystem::create_directories((folder / name).parent_path(), error);
        UnfinishedFile& file = written.emplace_back(folder / name);
        if (std::fwrite(content.data(), 1, content.size(), file.stream()) != content.size())
            file.cannot_be_written(errno);
        file.finish();
    }
    const SignalsHeld held;
    for (UnfinishedFile& file : written) file.put_in_place();
}

}  // namespace verify
