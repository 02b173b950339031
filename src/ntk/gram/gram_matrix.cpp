// Gram matrices of ntk/gram/gram_matrix.hpp at rational points, and the angles of points on the circle.
#include "ntk/gram/gram_matrix.hpp"

#include <algorithm>

namespace ntk {

rigor::BallMatrix gram_matrix(const rigor::RationalMatrix& points, const FullyConnectedKernel& kernel, long depth,
                              GramKind kind) {
    const rigor::RationalMatrix inner = inner_products(points);
    return gram_matrix(points.rows(), [&](long i, long j) {
        TwoPointKernelIteration<rigor::Ball> walk({inner(i, i), inner(i, j), inner(j, j)}, kernel);
        walk.advance_to(depth);
        switch (kind) {
            case GramKind::covariance: return walk.covariance();
            case GramKind::derivative_covariance: return walk.derivative_covariance();
            default: return walk.tangent_kernel();
        }
    });
}

rigor::Ball circle_angle(long n, long k) {
    k %= n;
    if (k < 0) k += n;
    return rigor::Ball::pi() * rigor::Ball(rigor::Rational(2 * std::min(k, n - k), n));
}

}  // namespace ntk
