// A folder for results that goes again if none come.
#pragma once

#include "verify/base/clean_up.hpp"

#include <filesystem>
#include <list>
#include <vector>

namespace verify {

/// Makes the folder, and those above it, where they are not there. At the end of the scope those that it made are
/// removed, the innermost first, unless something is in them; a signal removes them likewise. Throws BadInput where it
/// cannot be made.
class MadeFolders {
public:
    explicit MadeFolders(const std::filesystem::path& folder);
    ~MadeFolders();
    MadeFolders(const MadeFolders&) = delete;
    MadeFolders& operator=(const MadeFolders&) = delete;
    /// Empty where nothing had to be made.
    std::filesystem::path outermost() const { return made_.empty() ? std::filesystem::path() : made_.back(); }

private:
    void remove_empty() const;
    std::vector<std::filesystem::path> made_;  ///< innermost first
    std::list<Temporary> remembered_;
};

}  // namespace verify
