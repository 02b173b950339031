// Symmetric matrices of doubles, of which the lower triangle is read: sums, norms and Rayleigh quotients that are bounds in spite of rounding.
#pragma once

#include "rigor/ball_matrix.hpp"

#include <Eigen/Dense>

#include <cfenv>
#include <cfloat>
#include <cmath>
#include <limits>

namespace rigor {

/// A dense column-major matrix of doubles, not copied.
using DoubleMatrix = Eigen::Ref<const Eigen::MatrixXd>;

namespace detail {

static_assert(std::numeric_limits<double>::is_iec559 && FLT_EVAL_METHOD == 0, "the error bounds are those of IEEE doubles without excess precision");

inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// A double >= a + b: rounding to nearest is off by less than the distance to the next double.
inline double add_up(double a, double b) { return std::nextafter(a + b, infinity); }
/// A double <= a - b, and a itself for b = 0.
inline double subtract_down(double a, double b) { return b == 0 ? a : std::nextafter(a - b, -infinity); }

/// Whether this thread rounds to nearest and keeps subnormal numbers, as add_up and subtract_down need. The variables keep the compiler from knowing.
inline bool usual_floating_point() {
    volatile double smallest = std::numeric_limits<double>::min(), half = smallest / 2, twice = half * 2;
    volatile double one = 1, small = 1e-30;
    return std::fegetround() == FE_TONEAREST && half > 0 && twice == smallest && one + small == one - small;
}

/// Of the lower triangle.
inline bool lower_triangle_is_finite(const DoubleMatrix& a) {
    for (long j = 0; j < a.cols(); ++j)
        if (!a.col(j).tail(a.rows() - j).allFinite()) return false;
    return true;
}
/// >= the row sums of |M|, hence the spectral norm; reads the lower triangle.
inline double row_sum_bound(const DoubleMatrix& m) {
    Eigen::VectorXd sums = Eigen::VectorXd::Zero(m.rows());
    for (long j = 0; j < m.cols(); ++j)
        for (long i = j; i < m.rows(); ++i) {
            const double size = std::fabs(m(i, j));
            if (size == 0) continue;
            sums(i) = add_up(sums(i), size);
            if (i != j) sums(j) = add_up(sums(j), size);
        }
    return sums.maxCoeff();
}
/// An exact ball >= x^T A x/x^T x, or nothing for x = 0 or x not finite.
inline std::optional<Ball> quotient_upper_bound(const DoubleMatrix& a, const Eigen::VectorXd& x) {
    if (!x.allFinite() || x.isZero(0)) return std::nullopt;
    const Precision scope(128);
    use_flint_on_this_thread();
    const auto n = static_cast<std::size_t>(x.size());
    std::vector<Ball> exact(n), column(n);
    for (std::size_t i = 0; i < n; ++i) arb_set_d(exact[i].raw(), x(static_cast<long>(i)));
    const auto dot = [](const Ball* y, const Ball* z, std::size_t length) {
        Ball sum;
        if (length > 0) arb_dot(sum.raw(), nullptr, 0, y->raw(), 1, z->raw(), 1, static_cast<slong>(length), Precision::bits());
        return sum;
    };
    Ball form(0);
    for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t i = j; i < n; ++i) arb_set_d(column[i].raw(), a(static_cast<long>(i), static_cast<long>(j)));
        const Ball below = j + 1 < n ? dot(&column[j + 1], &exact[j + 1], n - j - 1) : Ball(0);
        form += exact[j] * (exact[j] * column[j] + Ball(2) * below);
    }
    const Ball bound = (form / dot(exact.data(), exact.data(), n)).upper();
    return bound.is_finite() ? std::optional(bound) : std::nullopt;
}

}  // namespace detail
}  // namespace rigor
