// The check of the floating-point mode, and the bounds of double_matrix.hpp for a matrix in memory.
#include "rigor/matrix/double_matrix.hpp"

#include "rigor/matrix/column_blocks.hpp"

#include <cfenv>
#include <cfloat>
#include <utility>

namespace rigor::detail {

bool usual_floating_point() {
    volatile double smallest = std::numeric_limits<double>::min(), half = smallest / 2, twice = half * 2;
    volatile double one = 1, small = 1e-30;
    return std::fegetround() == FE_TONEAREST && half > 0 && twice == smallest && one + small == one - small;
}

bool lower_triangle_is_finite(const DoubleMatrix& a) { return outline(DenseBlocks(a)).finite; }

double row_sum_bound(const DoubleMatrix& m) { return outline(DenseBlocks(m)).row_sum_bound; }

std::optional<Ball> rayleigh_quotient(const DoubleMatrix& a, Eigen::VectorXd x) {
    return rayleigh_quotient(DenseBlocks(a), std::move(x));
}

}  // namespace rigor::detail
