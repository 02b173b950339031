// How far a service is, told while it works.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace services {

/// Of `total` steps so many are done, and what is done now. May be called from several threads at once, often, and with
/// fewer steps than before where work is repeated at a higher precision; must not throw.
using Progress = std::function<void(std::size_t done, std::size_t total, const std::string& stage)>;

}  // namespace services
