// The state of an experiment that was interrupted, as a file beside its results.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace verify {

/// Replaces the file. Throws BadInput if it cannot be written; the old one is then as it was.
void save_state(const std::filesystem::path& file, const std::string& configuration, const std::string& state);

/// Nothing if there is no such file. Throws BadInput if it is no state, is damaged, or belongs to another configuration
/// (one line, without line breaks, each field name=value; the first that differs is named).
std::optional<std::string> load_state(const std::filesystem::path& file, const std::string& configuration);

}  // namespace verify
