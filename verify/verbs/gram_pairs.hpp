// The pairs of points with the least and with the greatest angle, found in doubles, told apart in balls.
#pragma once

#include "ntk/gram/fast_gram.hpp"
#include "ntk/gram/gram_structure.hpp"
#include "verify/verbs/gram_points.hpp"
#include "verify/verbs/gram_report.hpp"

namespace verify {

struct ExtremePair {
    NotablePair pair;
    rigor::Ball cosine, angle;  ///< of the extreme over all pairs, enclosed
};

/// sign = 1: the closest pair, -1: the one with the widest angle, of two points at least. `candidates` from the
/// doubles, whose cosines are off by `cosine_error` at most; exact relations win. At the working precision; the texts
/// have `digits` digits at most.
ExtremePair extreme_pair(const GramPoints& points, const ntk::ExtremePairs& candidates, int sign, double cosine_error, const ntk::PointRelations& relations,
                         long digits);

}  // namespace verify
