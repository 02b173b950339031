// Operations of BallMatrix and of vectors of balls, by Arb (arb_mat.h, arb_dot).
#include "rigor/matrix/ball_matrix.hpp"

#include <stdexcept>
#include <string>

namespace rigor {

BallMatrix::BallMatrix(long rows, long columns) {
    if (rows < 0 || columns < 0) throw std::invalid_argument("a matrix of shape " + detail::shape(rows, columns));
    arb_mat_init(value_, rows, columns);
}

BallMatrix::BallMatrix(const RationalMatrix& a) : BallMatrix(a.rows(), a.columns()) {
    for (long i = 0; i < rows(); ++i)
        for (long j = 0; j < columns(); ++j) set(i, j, Ball(a(i, j)));
}

BallMatrix BallMatrix::identity(long n) {
    BallMatrix a(n, n);
    arb_mat_one(a.value_);
    return a;
}

BallMatrix::BallMatrix(const BallMatrix& other) : BallMatrix(other.rows(), other.columns()) {
    arb_mat_set(value_, other.value_);
}

bool BallMatrix::certainly_symmetric() const {
    if (!is_square()) return false;
    for (long i = 0; i < rows(); ++i)
        for (long j = 0; j < i; ++j)
            if (!arb_equal(arb_mat_entry(value_, i, j), arb_mat_entry(value_, j, i))) return false;
    return true;
}

bool BallMatrix::contains(const RationalMatrix& a) const {
    if (a.rows() != rows() || a.columns() != columns()) return false;
    for (long i = 0; i < rows(); ++i)
        for (long j = 0; j < columns(); ++j)
            if (!(*this)(i, j).contains(a(i, j))) return false;
    return true;
}

BallMatrix BallMatrix::transpose() const {
    BallMatrix t(columns(), rows());
    arb_mat_transpose(t.value_, value_);
    return t;
}

BallMatrix BallMatrix::midpoint() const {
    BallMatrix m(rows(), columns());
    arb_mat_get_mid(m.value_, value_);
    return m;
}

BallMatrix BallMatrix::shifted(const Ball& s) const {
    BallMatrix a(*this);
    for (long i = 0; i < rows(); ++i) a.set(i, i, a(i, i) - s);
    return a;
}

Ball BallMatrix::row_sum_norm() const {
    Ball norm(0);
    for (long i = 0; i < rows(); ++i) {
        Ball sum(0);
        for (long j = 0; j < columns(); ++j) sum += abs((*this)(i, j));
        norm = maximum(norm, sum);
    }
    return norm;
}

Ball BallMatrix::uncertainty() const {
    BallMatrix r(rows(), columns());
    for (long i = 0; i < rows(); ++i)
        for (long j = 0; j < columns(); ++j) r.set(i, j, (*this)(i, j).radius());
    return r.row_sum_norm();
}

BallMatrix operator-(const BallMatrix& a, const BallMatrix& b) {
    if (a.rows() != b.rows() || a.columns() != b.columns())
        throw std::invalid_argument("the difference of matrices " + a.shape() + " and " + b.shape());
    use_flint_on_this_thread();
    BallMatrix c(a.rows(), a.columns());
    arb_mat_sub(c.value_, a.value_, b.value_, Precision::bits());
    return c;
}

BallMatrix operator*(const BallMatrix& a, const BallMatrix& b) {
    if (a.columns() != b.rows())
        throw std::invalid_argument("the product of matrices " + a.shape() + " and " + b.shape());
    use_flint_on_this_thread();
    BallMatrix c(a.rows(), b.columns());
    arb_mat_mul(c.value_, a.value_, b.value_, Precision::bits());
    return c;
}

Ball dot(const BallVector& x, const BallVector& y) {
    if (x.size() != y.size())
        throw std::invalid_argument("the dot product of vectors of lengths " + std::to_string(x.size()) + " and " +
                                    std::to_string(y.size()));
    use_flint_on_this_thread();
    Ball sum(0);
    if (!x.empty())
        arb_dot(sum.raw(), nullptr, 0, x.data()->raw(), 1, y.data()->raw(), 1, static_cast<slong>(x.size()),
                Precision::bits());
    return sum;
}

BallVector operator*(const BallMatrix& a, const BallVector& x) {
    if (static_cast<long>(x.size()) != a.columns())
        throw std::invalid_argument("the product of a " + a.shape() + " matrix and a vector of length " +
                                    std::to_string(x.size()));
    use_flint_on_this_thread();
    BallVector y(static_cast<std::size_t>(a.rows()));
    for (long i = 0; i < a.rows() && !x.empty(); ++i)
        arb_dot(y[static_cast<std::size_t>(i)].raw(), nullptr, 0, a.entry(i, 0), 1, x.data()->raw(), 1, a.columns(),
                Precision::bits());
    return y;
}

}  // namespace rigor
