// The pairs of points with the least and with the greatest angle, found in doubles, told apart in balls. For
// services/gram.hpp.
#pragma once

#include "ntk/gram/fast_gram.hpp"
#include "services/gram_points.hpp"

namespace services {

/// sign = 1: the closest pair, -1: the one with the widest angle, of two points at least. Cosine and angle are of the
/// extreme over all pairs, enclosed at the working precision. `candidates` from the doubles, whose cosines are off by
/// `cosine_error` at most; exact relations win.
NotablePair extreme_pair(const GramPoints& points, const ntk::ExtremePairs& candidates, int sign, double cosine_error,
                         const ntk::PointRelations& relations);

}  // namespace services
