// Symmetric matrices of doubles, of which the lower triangle is read: sums, norms and Rayleigh quotients that are
// bounds in spite of rounding.
#pragma once

#include "rigor/matrix/ball_matrix.hpp"

#include <Eigen/Core>

#include <cfloat>
#include <cmath>
#include <limits>
#include <optional>

namespace rigor {

/// A dense column-major matrix of doubles, not copied.
using DoubleMatrix = Eigen::Ref<const Eigen::MatrixXd>;

namespace detail {

static_assert(std::numeric_limits<double>::is_iec559 && FLT_EVAL_METHOD == 0,
              "the error bounds are those of IEEE doubles without excess precision");

inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// A double >= a + b: rounding to nearest is off by less than the distance to the next double.
inline double add_up(double a, double b) { return std::nextafter(a + b, infinity); }
/// A double <= a - b, and a itself for b = 0.
inline double subtract_down(double a, double b) { return b == 0 ? a : std::nextafter(a - b, -infinity); }

/// Whether this thread rounds to nearest and keeps subnormal numbers, as add_up and subtract_down need. The variables
/// keep the compiler from knowing.
bool usual_floating_point();

/// Of the lower triangle.
bool lower_triangle_is_finite(const DoubleMatrix& a);
/// >= the row sums of |M|, hence the spectral norm; reads the lower triangle. Sums of n positive terms in any order
/// are right within gamma_n, and additions do not underflow.
double row_sum_bound(const DoubleMatrix& m);
/// x^T A x/x^T x, or nothing for x = 0, for x not finite, or if it is too wide to be bounded. Evaluated in long
/// double, unit roundoff w: a term x_i a_ij x_j passes at most 2 n + 4 roundings, so the form is right within
/// gamma_(2n + 4) |x|^T |A| |x| <= gamma_(2n + 4) row_sum_bound(A) x^T x; n 2^-1050 is for underflow where long double
/// has the exponents of double. Uses no BLAS.
std::optional<Ball> rayleigh_quotient(const DoubleMatrix& a, Eigen::VectorXd x);

}  // namespace detail
}  // namespace rigor
