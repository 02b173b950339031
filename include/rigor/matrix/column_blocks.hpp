// A symmetric matrix of doubles that is read a few columns of its lower triangle at a time, so that it need not be in
// memory: sums, products and bounds of it that hold in spite of rounding. One pass over the columns each.
#pragma once

#include "rigor/matrix/double_matrix.hpp"

#include <functional>

namespace rigor::detail {

/// Columns first … first + count - 1 of the lower triangle: entry (first + i, first + j) is data[j * step + i], for
/// 0 <= j < count and j <= i < rows, rows = n - first. What stands above the diagonal is not read.
struct ColumnBlock {
    long first, count, rows;
    const double* data;
    long step;

    const double* column(long j) const { return data + j * step; }
};

/// The matrix, for as often as it is wanted. Entries that are computed may differ in rounding from one visit to the
/// next: whoever visits gets bounds of the matrix that it saw.
class ColumnBlocks {
public:
    using Visitor = std::function<void(const ColumnBlock&)>;
    virtual ~ColumnBlocks() = default;
    virtual long size() const = 0;
    /// Each column once, in order; a block is gone after the call.
    virtual void visit(const Visitor& visitor) const = 0;
};

/// A matrix in memory, one block; not copied.
class DenseBlocks final : public ColumnBlocks {
public:
    explicit DenseBlocks(const DoubleMatrix& a) : a_(a) {}
    long size() const override { return a_.rows(); }
    void visit(const Visitor& visitor) const override {
        visitor({0, a_.cols(), a_.rows(), a_.data(), a_.outerStride()});
    }

private:
    DoubleMatrix a_;
};

/// -A.
class NegatedBlocks final : public ColumnBlocks {
public:
    explicit NegatedBlocks(const ColumnBlocks& a) : a_(a) {}
    long size() const override { return a_.size(); }
    void visit(const Visitor& visitor) const override;

private:
    const ColumnBlocks& a_;
};

/// What one pass finds out.
struct MatrixOutline {
    bool finite = true;
    Eigen::VectorXd diagonal;
    double row_sum_bound = 0;  ///< as row_sum_bound of double_matrix.hpp
};
MatrixOutline outline(const ColumnBlocks& a);

/// A x, in floating point: a guess, by BLAS.
Eigen::VectorXd approximate_product(const ColumnBlocks& a, const Eigen::VectorXd& x);
/// |A| v for v >= 0, each entry a sum of n products in some order, in doubles, by no library.
Eigen::VectorXd absolute_product(const ColumnBlocks& a, const Eigen::VectorXd& v);
/// The last step of rayleigh_quotient, for whoever adds up otherwise: form and square are x^T A x and x^T x for
/// |x|_max = 1, of n entries, in long double; norm >= row sums of |A|. Every term of either has passed at most
/// 4 n + 8 roundings to nearest. Nothing where the result is not finite.
std::optional<Ball> bounded_quotient(long double form, long double square, double norm, long n);
/// As rayleigh_quotient of double_matrix.hpp.
std::optional<Ball> rayleigh_quotient(const ColumnBlocks& a, Eigen::VectorXd x);

}  // namespace rigor::detail
