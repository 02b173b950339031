// What services::gram refuses before it begins.
#pragma once

#include "services/gram.hpp"

namespace services {

/// Throws BadInput for points or options out of range, and for more points than the storage can count.
void check(const PointSet& points, const GramOptions& options);

}  // namespace services
