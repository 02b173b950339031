// What was meant by a name that is nearly another: for the messages of everything that reads names.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rigor {

/// Letters that differ, are missing or too many, or stand the wrong way round beside each other, between two names.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The nearest of the names, for "did you mean"; empty if none is near: in names of up to four letters one may differ,
/// in longer ones two. Of several as near the first.
std::string nearest_name(std::string_view name, const std::vector<std::string>& names);

/// "no kernel 'nnpg', did you mean nngp": `what` is "kernel", and a long name is cut.
std::string no_such_name(std::string_view what, std::string_view name, const std::vector<std::string>& names);

}  // namespace rigor
