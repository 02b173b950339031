// The extreme pairs; see gram_pairs.hpp.
#include "services/gram_pairs.hpp"

#include "rigor/parallel/on_all_cores.hpp"

namespace services {

using rigor::Ball, rigor::Truth;

namespace {

/// The smaller row first.
NotablePair notable(const GramPoints& points, long i, long j, Ball cosine, Ball angle, long ties, bool exact) {
    const long a = points.row(i), b = points.row(j);
    return {std::min(a, b), std::max(a, b), std::move(cosine), std::move(angle), ties, exact};
}

}  // namespace

NotablePair extreme_pair(const GramPoints& points, const ntk::ExtremePairs& candidates, int sign, double cosine_error,
                         const ntk::PointRelations& relations) {
    const auto& coinciding = points.distinguishes_norms() ? relations.same_point : relations.same_direction;
    if (sign > 0 && !coinciding.empty()) {
        const auto& group = coinciding.front();
        long pairs = 0;
        for (const auto& g : coinciding) pairs += static_cast<long>(g.size() * (g.size() - 1) / 2);
        return notable(points, group[0], group[1], Ball(1), Ball(0), pairs - 1, true);
    }
    if (sign < 0 && !points.lifted() && !relations.antipodal.empty()) {
        const auto [i, j] = relations.antipodal.front();
        return notable(points, i, j, -Ball(1), Ball::pi(), static_cast<long>(relations.antipodal.size()) - 1, true);
    }
    const auto& pairs = candidates.pairs();
    std::vector<Ball> angles(pairs.size());
    rigor::on_all_cores(static_cast<long>(pairs.size()), [&](long k) {
        const auto at = static_cast<std::size_t>(k);
        angles[at] = points.angle(pairs[at].i, pairs[at].j);
    });
    std::size_t best = 0;
    for (std::size_t k = 1; k < pairs.size(); ++k)
        if ((sign > 0 ? certainly_less(angles[k], angles[best]) : certainly_less(angles[best], angles[k])) == Truth::yes)
            best = k;
    // The extreme angle is that of one of those that cannot be told apart.
    long ties = -1;
    Ball angle = angles[best];
    for (const Ball& other : angles)
        if (other.overlaps(angles[best])) {
            ++ties;
            angle = Ball::hull(angle, other);
        }
    Ball cosine = rigor::cos(angle);
    if (!candidates.complete()) {
        // Pairs that were not kept are within the error of the cosines in doubles.
        cosine = Ball::hull(cosine, cosine + Ball(sign) * Ball::exact_double(4 * cosine_error));
        angle = rigor::acos_on_domain(cosine);
    }
    return notable(points, pairs[best].i, pairs[best].j, cosine, angle, ties, false);
}

}  // namespace services
