// BallMatrix: a matrix of balls over Arb's arb_mat_t. An operation returns balls that contain the result for every matrix inside
// the given balls. Where a symmetric matrix is asked for, both triangles must be the same balls, and the symmetric
// matrices inside are meant.
#pragma once

#include "rigor/number/ball_functions.hpp"
#include "rigor/matrix/rational_matrix.hpp"

namespace rigor {

/// rows x columns, exactly zero at first. Throws std::invalid_argument for a negative size, std::out_of_range for an entry outside.
class BallMatrix {
public:
    BallMatrix(long rows, long columns) {
        if (rows < 0 || columns < 0) throw std::invalid_argument("a matrix of shape " + detail::shape(rows, columns));
        arb_mat_init(value_, rows, columns);
    }
    /// Every entry rounded to the working precision, with the error in the radius.
    explicit BallMatrix(const RationalMatrix& a) : BallMatrix(a.rows(), a.columns()) {
        for (long i = 0; i < rows(); ++i)
            for (long j = 0; j < columns(); ++j) set(i, j, Ball(a(i, j)));
    }
    static BallMatrix identity(long n) {
        BallMatrix a(n, n);
        arb_mat_one(a.value_);
        return a;
    }
    BallMatrix(const BallMatrix& other) : BallMatrix(other.rows(), other.columns()) { arb_mat_set(value_, other.value_); }
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
    /// Square, and both triangles are the same balls. Overlapping balls are not enough: they would not say which matrices are meant.
    bool certainly_symmetric() const {
        if (!is_square()) return false;
        for (long i = 0; i < rows(); ++i)
            for (long j = 0; j < i; ++j)
                if (!arb_equal(arb_mat_entry(value_, i, j), arb_mat_entry(value_, j, i))) return false;
        return true;
    }
    /// Whether every entry lies in its ball; false for different shapes.
    bool contains(const RationalMatrix& a) const {
        if (a.rows() != rows() || a.columns() != columns()) return false;
        for (long i = 0; i < rows(); ++i)
            for (long j = 0; j < columns(); ++j)
                if (!(*this)(i, j).contains(a(i, j))) return false;
        return true;
    }

    BallMatrix transpose() const {
        BallMatrix t(columns(), rows());
        arb_mat_transpose(t.value_, value_);
        return t;
    }
    /// The matrix of the midpoints, exactly.
    BallMatrix midpoint() const {
        BallMatrix m(rows(), columns());
        arb_mat_get_mid(m.value_, value_);
        return m;
    }
    /// A - s I for a square A.
    BallMatrix shifted(const Ball& s) const {
        BallMatrix a(*this);
        for (long i = 0; i < rows(); ++i) a.set(i, i, a(i, i) - s);
        return a;
    }
    /// max_i sum_j |a_ij|: bounds every |eigenvalue|, and the spectral norm of a symmetric matrix.
    Ball row_sum_norm() const {
        Ball norm(0);
        for (long i = 0; i < rows(); ++i) {
            Ball sum(0);
            for (long j = 0; j < columns(); ++j) sum += abs((*this)(i, j));
            norm = maximum(norm, sum);
        }
        return norm;
    }
    /// row_sum_norm of the matrix of the radii: no matrix inside is farther from the midpoint, in the spectral norm if symmetric.
    Ball uncertainty() const {
        BallMatrix r(rows(), columns());
        for (long i = 0; i < rows(); ++i)
            for (long j = 0; j < columns(); ++j) r.set(i, j, (*this)(i, j).radius());
        return r.row_sum_norm();
    }

    friend BallMatrix operator-(BallMatrix a) {
        arb_mat_neg(a.value_, a.value_);
        return a;
    }
    friend BallMatrix operator-(const BallMatrix& a, const BallMatrix& b) {
        if (a.rows() != b.rows() || a.columns() != b.columns())
            throw std::invalid_argument("the difference of matrices " + a.shape() + " and " + b.shape());
        use_flint_on_this_thread();
        BallMatrix c(a.rows(), a.columns());
        arb_mat_sub(c.value_, a.value_, b.value_, Precision::bits());
        return c;
    }
    /// A product A A^T of balls is not certainly_symmetric in general: rounding may differ in the two triangles.
    friend BallMatrix operator*(const BallMatrix& a, const BallMatrix& b) {
        if (a.columns() != b.rows()) throw std::invalid_argument("the product of matrices " + a.shape() + " and " + b.shape());
        use_flint_on_this_thread();
        BallMatrix c(a.rows(), b.columns());
        arb_mat_mul(c.value_, a.value_, b.value_, Precision::bits());
        return c;
    }

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
inline Ball dot(const BallVector& x, const BallVector& y) {
    if (x.size() != y.size())
        throw std::invalid_argument("the dot product of vectors of lengths " + std::to_string(x.size()) + " and " + std::to_string(y.size()));
    use_flint_on_this_thread();
    Ball sum(0);
    if (!x.empty()) arb_dot(sum.raw(), nullptr, 0, x.data()->raw(), 1, y.data()->raw(), 1, static_cast<slong>(x.size()), Precision::bits());
    return sum;
}

/// A x. Throws std::invalid_argument if x has not as many entries as A has columns.
inline BallVector operator*(const BallMatrix& a, const BallVector& x) {
    if (static_cast<long>(x.size()) != a.columns())
        throw std::invalid_argument("the product of a " + a.shape() + " matrix and a vector of length " + std::to_string(x.size()));
    use_flint_on_this_thread();
    BallVector y(static_cast<std::size_t>(a.rows()));
    for (long i = 0; i < a.rows() && !x.empty(); ++i)
        arb_dot(y[static_cast<std::size_t>(i)].raw(), nullptr, 0, a.entry(i, 0), 1, x.data()->raw(), 1, a.columns(), Precision::bits());
    return y;
}

}  // namespace rigor
