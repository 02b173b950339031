// Letters that TeX writes as commands.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace verify {

/// \'e as é; a letter that has no such form with the combining accent behind it. `command` is what follows the
/// backslash. Nothing for a command that is no accent.
std::optional<std::string> accented(std::string_view command, std::string_view letter);

/// \ss, \o, \dots, \S, \%, …; nothing for what is no character.
std::optional<std::string> tex_character(std::string_view command);

}  // namespace verify
