// BallMatrix: a matrix of balls over Arb's arb_mat_t. An operation returns balls that contain the result for every
// matrix inside the given balls. Where a symmetric matrix is asked for, both triangles must be the same balls, and the
// symmetric matrices inside are meant.
#pragma once

#include "rigor/matrix/rational_matrix.hpp"
#include "rigor/number/ball_functions.hpp"

#include <string>
#include <type_traits>
#include <vector>

namespace rigor {

/// rows x columns, exactly zero at first. Throws std::invalid_argument for a negative size, std::out_of_range for an
/// entry outside.
class BallMatrix {
public:
    BallMatrix(long rows, long columns);
    /// Every entry rounded to the working precision, with the error in the radius.
    explicit BallMatrix(const RationalMatrix& a);
    static BallMatrix identity(long n);
    BallMatrix(const BallMatrix& other);
    BallMatrix(BallMatrix&& other) noexcept {
        arb_mat_init(value_, 0, 0);
        arb_mat_swap(value_, other.value_);
    }
    BallMatrix& operator=(BallMatrix other) noexcept {
        arb_mat_swap(value_, other.value_);
        return *this;
    }
    ~BallMatrix() { arb_mat_clear(value_); }

    long rows() const { return arb_mat_nrows(value_); }
    long columns() const { return arb_mat_ncols(value_); }
    std::string shape() const { return detail::shape(rows(), columns()); }

    Ball operator()(long i, long j) const {
        Ball b;
        arb_set(b.raw(), entry(i, j));
        return b;
    }
    void set(long i, long j, const Ball& b) {
        detail::check_index(i, j, rows(), columns());
        arb_set(arb_mat_entry(value_, i, j), b.raw());
    }
    /// Sets (i, j) and (j, i).
    void set_symmetric(long i, long j, const Ball& b) {
        set(i, j, b);
        set(j, i, b);
    }

    bool is_square() const { return rows() == columns(); }
    bool is_finite() const { return arb_mat_is_finite(value_); }
    bool is_exact() const { return arb_mat_is_exact(value_); }
    /// Square, and both triangles are the same balls. Overlapping balls are not enough: they would not say which
    /// matrices are meant.
    bool certainly_symmetric() const;
    /// Whether every entry lies in its ball; false for different shapes.
    bool contains(const RationalMatrix& a) const;

    BallMatrix transpose() const;
    /// The matrix of the midpoints, exactly.
    BallMatrix midpoint() const;
    /// A - s I for a square A.
    BallMatrix shifted(const Ball& s) const;
    /// max_i sum_j |a_ij|: bounds every |eigenvalue|, and the spectral norm of a symmetric matrix.
    Ball row_sum_norm() const;
    /// row_sum_norm of the matrix of the radii: no matrix inside is farther from the midpoint, in the spectral norm if
    /// symmetric.
    Ball uncertainty() const;

    friend BallMatrix operator-(BallMatrix a) {
        arb_mat_neg(a.value_, a.value_);
        return a;
    }
    friend BallMatrix operator-(const BallMatrix& a, const BallMatrix& b);
    /// A product A A^T of balls is not certainly_symmetric in general: rounding may differ in the two triangles.
    friend BallMatrix operator*(const BallMatrix& a, const BallMatrix& b);

    arb_mat_struct* raw() { return value_; }
    const arb_mat_struct* raw() const { return value_; }
    /// The entry (i, j) in place; a row is contiguous, a column has the step column_step().
    arb_srcptr entry(long i, long j) const {
        detail::check_index(i, j, rows(), columns());
        return arb_mat_entry(value_, i, j);
    }
    long column_step() const { return rows() < 2 ? 1 : arb_mat_entry(value_, 1, 0) - arb_mat_entry(value_, 0, 0); }

private:
    arb_mat_t value_;
};

/// A Ball holds an arb_t and nothing else: a vector of balls is one of FLINT's arrays.
using BallVector = std::vector<Ball>;
static_assert(sizeof(Ball) == sizeof(arb_struct) && std::is_standard_layout_v<Ball>);

/// sum of x_i y_i. Throws std::invalid_argument for different lengths.
Ball dot(const BallVector& x, const BallVector& y);

/// A x. Throws std::invalid_argument if x has not as many entries as A has columns.
BallVector operator*(const BallMatrix& a, const BallVector& x);

}  // namespace rigor
