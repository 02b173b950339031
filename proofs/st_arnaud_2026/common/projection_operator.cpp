#include "proofs/st_arnaud_2026/common/projection_operator.hpp"

#include "ntk/kernel/normalized_kernel.hpp"

#include <numeric>

namespace proofs::st_arnaud_2026 {

using rigor::Ball, rigor::BallMatrix, rigor::BallVector, rigor::Rational, rigor::RationalMatrix;

BallVector projection_weights(const RationalMatrix& points, long L) {
    rigor::use_flint_on_this_thread();
    const long n = points.rows() - 1;
    // The factor L between this kernel and Theta_bar^(L) cancels in K^-1 k_x.
    const BallMatrix all = ntk::gram_matrix(points, ntk::FullyConnectedKernel::without_bias(), L);
    BallMatrix kernel(n, n), right(n, 1), solution(n, 1);
    for (long i = 0; i < n; ++i) {
        for (long j = 0; j < n; ++j) kernel.set(i, j, all(i, j));
        right.set(i, 0, all(i, n));
    }
    if (!arb_mat_solve(solution.raw(), kernel.raw(), right.raw(), rigor::Precision::bits()))
        throw std::domain_error("a kernel matrix " + kernel.shape() + " at L = " + std::to_string(L) +
                                " that is not shown to be invertible with " + std::to_string(rigor::Precision::bits()) +
                                " bits");
    BallVector w;
    for (long i = 0; i < n; ++i) w.push_back(solution(i, 0));
    return w;
}

Ball sum_norm(const BallVector& w) {
    return std::accumulate(w.begin(), w.end(), Ball(0),
                           [](const Ball& sum, const Ball& b) { return sum + rigor::abs(b); });
}

Ball euclidean_norm(const BallVector& w) { return rigor::sqrt(rigor::dot(w, w)); }

RationalMatrix circle_rows(std::span<const Rational> t, long antipodes) {
    RationalMatrix points(static_cast<long>(t.size()), 2);
    for (std::size_t i = 0; i < t.size(); ++i) {
        const Rational norm = 1 + t[i] * t[i];
        const int sign = antipodes >> i & 1 ? -1 : 1;
        points(static_cast<long>(i), 0) = sign * (1 - t[i] * t[i]) / norm;
        points(static_cast<long>(i), 1) = sign * 2 * t[i] / norm;
    }
    return points;
}

RationalMatrix two_antipodal_pairs(const Rational& r) {
    const std::vector<Rational> t{r, -r, r, -r, 1};
    return circle_rows(t, 0b01100);
}

Ball orbit_product(long L, long first) {
    ntk::NormalizedKernelIteration<Ball> walk(Rational(-1));
    Ball product(1);
    for (; walk.layer() < L; walk.advance())
        if (walk.layer() >= first) product *= Ball(1) - walk.angle() / Ball::pi();
    return product;
}
Ball slope_at_zero(long L) { return Ball(L - 1) / (Ball(2) * Ball::pi()); }
Ball slope_at_pi(long L, long first) { return orbit_product(L, first) / (Ball::pi() * Ball(L)); }
Ball antipodal_coupling(long L) { return slope_at_pi(L) / slope_at_zero(L); }

}  // namespace proofs::st_arnaud_2026
