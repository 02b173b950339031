// How far a service is, told while it works.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace services {

/// Of `total` steps so many are done, and what is done now. May be called from several threads at once, often, and with
/// fewer steps than before where work is repeated at a higher precision. It may throw, to end the work of gram.hpp,
/// matrix.hpp and kernel_block.hpp in this process: their threads end, and the exception leaves the call; let it be no
/// std::exception, some of which are caught on the way. It must not throw where the matrix is kept elsewhere
/// (gram_elsewhere.hpp: the other processes would wait), nor in prove.hpp, which has `interrupted` for this.
using Progress = std::function<void(std::size_t done, std::size_t total, const std::string& stage)>;

}  // namespace services
