// A folder that is there whole or not at all: written beside its destination, then renamed.
#pragma once

#include "verify/base/clean_up.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace verify {

/// Makes the folder with these files (names without folders). It must not be there yet, or be an empty folder, and its
/// parent must be there; BadInput otherwise, and where it cannot be written: then, as after a signal, nothing is left.
void write_new_folder(const std::filesystem::path& folder,
                      const std::vector<std::pair<std::string, std::string>>& files);

/// Throws the same before any work is done.
void demand_room_for(const std::filesystem::path& folder);

}  // namespace verify
