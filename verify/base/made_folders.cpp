#include "verify/base/made_folders.hpp"

#include "verify/base/status.hpp"

#include <fmt/format.h>

namespace verify {

MadeFolders::MadeFolders(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::path at = folder.lexically_normal();
    if (!at.has_filename()) at = at.parent_path();
    for (; !at.empty() && !std::filesystem::exists(std::filesystem::symlink_status(at, error)); at = at.parent_path())
        made_.push_back(at);
    for (const std::filesystem::path& made : made_) remembered_.emplace_back(made, Temporary::Content::stays);
    std::filesystem::create_directories(folder, error);
    if (!error && std::filesystem::is_directory(folder, error)) return;
    remove_empty();
    throw BadInput(
        fmt::format("{}: no folder to write to ({})", folder.string(), error ? error.message() : "it is a file"));
}

MadeFolders::~MadeFolders() { remove_empty(); }

void MadeFolders::remove_empty() const {
    std::error_code ignored;
    for (const std::filesystem::path& folder : made_)
        if (std::filesystem::is_directory(folder, ignored)) std::filesystem::remove(folder, ignored);
}

}  // namespace verify
