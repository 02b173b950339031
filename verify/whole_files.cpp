#include "verify/whole_files.hpp"

#include "verify/status.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <deque>
#include <unistd.h>

namespace verify {

UnfinishedFile::UnfinishedFile(std::filesystem::path destination)
    : destination_(std::move(destination)),
      temporary_(destination_.parent_path() / fmt::format(".{}.{}.unfinished", destination_.filename().string(), ::getpid())),
      stream_(nullptr, &std::fclose) {
    std::error_code error;
    // Renaming onto /dev/null would replace it.
    const auto status = std::filesystem::status(destination_, error);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        throw BadInput(fmt::format("{}: cannot be written ({}); expected a file to write or to replace", destination_.string(),
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
    throw BadInput(fmt::format("{}: cannot be written ({}); nothing was changed", destination_.string(), std::strerror(error)));
}

void UnfinishedFile::finish() {
    if (std::fflush(stream_.get()) != 0 || ::fsync(fileno(stream_.get())) != 0) cannot_be_written(errno);
    if (std::fclose(stream_.release()) != 0) cannot_be_written(errno);
}

void UnfinishedFile::put_in_place() {
    std::error_code error;
    std::filesystem::rename(temporary_, destination_, error);
    if (error) throw BadInput(fmt::format("{}: cannot be replaced ({})", destination_.string(), error.message()));
}

void write_whole_files(const std::filesystem::path& folder, const std::vector<std::pair<std::string, std::string>>& files) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error || !std::filesystem::is_directory(folder))
        throw BadInput(fmt::format("{}: no folder to write to ({})", folder.string(), error ? error.message() : "it is a file"));
    std::deque<UnfinishedFile> written;
    for (const auto& [name, content] : files) {
        std::filesystem::create_directories((folder / name).parent_path(), error);
        UnfinishedFile& file = written.emplace_back(folder / name);
        if (std::fwrite(content.data(), 1, content.size(), file.stream()) != content.size()) file.cannot_be_written(errno);
        file.finish();
    }
    const SignalsHeld held;
    for (UnfinishedFile& file : written) file.put_in_place();
}

}  // namespace verify
