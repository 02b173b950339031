// A folder for temporary files that is gone at the end of the scope, or after a signal.
#pragma once

#include "verify/base/clean_up.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace verify {

class ScratchFolder {
public:
    /// In the folder that TMPDIR names, else /tmp. Throws BadInput if it cannot be made there.
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    /// Throws BadInput if it cannot be written.
    void write(const std::string& name, const std::string& content) const;

    std::filesystem::path path;

private:
    std::optional<Temporary> remembered_;
};

}  // namespace verify
