// The inner loop of KernelApproximation::evaluate for processors with AVX2 and FMA: four arguments at once.
//
// The error bound of kernel_approximation.hpp counts roundings of s, x and y one operation at a time, and that of
// kernel_piece.hpp bounds each partial result of Horner's rule with both of its roundings. A fused multiply-add leaves
// out the first of two and adds none; square roots are rounded correctly in either form, and t = y - (middle) is exact.
// So both bounds hold with contraction and without it, and for a mixture of the two.
#pragma once

#include <cstdint>

namespace ntk {

/// One side of a table: see KernelApproximation.
struct TableSide {
    double shift = 0.5;                 ///< power of two, at most 1/2
    int drop = 0;                       ///< bits of y within a piece
    std::int64_t base = 0, offset = 0;  ///< leading bits of y in the first piece; its first row
};

struct KernelTable {
    double a, b, split;  ///< s = b (1 - z), or c = a + b (1 + z) below `split`
    TableSide near, far;
    const double* coefficients;
};

/// Whether this processor has what evaluate_four_at_once needs.
bool can_evaluate_four_at_once();
/// values[i] for z[i] in [-1, 1], i < n rounded down to a multiple of 4, which is returned.
std::int64_t evaluate_four_at_once(const KernelTable& table, const double* z, double* values, std::int64_t n);

}  // namespace ntk
