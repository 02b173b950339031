// The splitting and the sums of cholesky_residual.hpp.
#include "rigor/matrix/cholesky_residual.hpp"

#include "rigor/number/ball_functions.hpp"
#include "rigor/parallel/on_all_cores.hpp"

#include <cmath>
#include <mutex>
#include <vector>

namespace rigor::detail {

namespace {

using Array = Eigen::MatrixXd;  // column-major

/// C += A B^T in plain loops: four columns of A and B at once, so that a number of C is loaded less often. Vectorised
/// by the compiler, fused or not: the bound holds for any order.
#if defined(__GNUC__)
__attribute__((always_inline))
#endif
inline void
plain_product_in_loops(long rows, long columns, long inner, const double* __restrict a, const double* __restrict b,
                       double* __restrict c) {
    for (long j = 0; j < columns; ++j) {
        double* const to = c + j * rows;
        long k = 0;
        for (; k + 3 < inner; k += 4) {
            const double *a0 = a + k * rows, *a1 = a0 + rows, *a2 = a1 + rows, *a3 = a2 + rows;
            const double b0 = b[k * columns + j], b1 = b[(k + 1) * columns + j], b2 = b[(k + 2) * columns + j],
                         b3 = b[(k + 3) * columns + j];
            for (long i = 0; i < rows; ++i) to[i] += (a0[i] * b0 + a1[i] * b1) + (a2[i] * b2 + a3[i] * b3);
        }
        for (; k < inner; ++k) {
            const double* const a0 = a + k * rows;
            const double b0 = b[k * columns + j];
            for (long i = 0; i < rows; ++i) to[i] += a0[i] * b0;
        }
    }
}

using PlainProduct = void (*)(long, long, long, const double*, const double*, double*);

void plain_product(long rows, long columns, long inner, const double* a, const double* b, double* c) {
    plain_product_in_loops(rows, columns, inner, a, b, c);
}
#if defined(__x86_64__) && defined(__GNUC__)
__attribute__((target("avx2,fma"))) void plain_product_avx2(long rows, long columns, long inner, const double* a,
                                                            const double* b, double* c) {
    plain_product_in_loops(rows, columns, inner, a, b, c);
}
__attribute__((target("avx512f"))) void plain_product_avx512(long rows, long columns, long inner, const double* a,
                                                             const double* b, double* c) {
    plain_product_in_loops(rows, columns, inner, a, b, c);
}
PlainProduct best_plain_product() {
    if (__builtin_cpu_supports("avx512f")) return plain_product_avx512;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return plain_product_avx2;
    return plain_product;
}
#else
PlainProduct best_plain_product() { return plain_product; }
#endif

void add_plain_product(long rows, long columns, long inner, const double* a, const double* b, double* c) {
    static const PlainProduct best = best_plain_product();
    best(rows, columns, inner, a, b, c);
}

/// A piece of L: rows from `row` on of block column K, and its two parts.
struct SplitPiece {
    Array whole, high, rest;

    /// False if a number is beyond 2^400.
    bool take(const PackedMatrix<double>& l, long K, long row, long rows) {
        const long first = l.first(K), columns = l.columns(K), step = l.rows(K);
        whole.resize(rows, columns);
        const double* from = l.block(K) + (row - first);
        for (long k = 0; k < columns; ++k)
            for (long i = 0; i < rows; ++i) whole(i, k) = row + i >= first + k ? from[k * step + i] : 0;
        high.resize(rows, columns);
        const int q = (53 - static_cast<int>(std::ceil(std::log2(static_cast<double>(l.width()))))) / 2;
        for (long i = 0; i < rows; ++i) {
            const double largest = whole.row(i).cwiseAbs().maxCoeff();
            if (!(largest <= 0x1p400)) return false;
            int e = 0;
            std::frexp(largest, &e);  // largest < 2^e
            // Below 2^-400 products of the parts could underflow: all of it is rest.
            const double sigma = std::ldexp(1.5, e - q + 52);
            for (long k = 0; k < columns; ++k) high(i, k) = e < -400 ? 0 : (whole(i, k) + sigma) - sigma;
        }
        rest = whole - high;
        return true;
    }
};

/// The numbers of a vector are sums of squares: a bound of the norm of all of them. Each sum has n terms and the norm
/// n of those, all positive.
Ball norm_bound(const Eigen::VectorXd& squares) {
    const double n = static_cast<double>(squares.size());
    return sqrt(Ball::exact_double(squares.sum() * (1 + (2 * n + 8) * 0x1p-52) + (n + 1) * (n + 1) * 0x1p-1000))
        .upper();
}

class Residual {
public:
    Residual(const PackedMatrix<double>& l, double s, const FactorizationProgress& progress)
        : l_(l),
          s_(s),
          progress_(progress),
          sums_(Eigen::VectorXd::Zero(l.size())),
          errors_(Eigen::VectorXd::Zero(l.size())) {}

    /// The sizes of the parts of L, row by row. False if a number is beyond 2^400; all pieces can be taken otherwise.
    bool measure() {
        const long n = l_.size();
        larger_ = rest_ = Eigen::VectorXd::Zero(n);
        Eigen::VectorXd high = Eigen::VectorXd::Zero(n);
        SplitPiece piece;
        for (long K = 0; K < l_.blocks(); ++K)
            for (long row = l_.first(K); row < n; row += height) {
                const long rows = std::min(height, n - row);
                if (!piece.take(l_, K, row, rows)) return false;
                larger_.segment(row, rows) += piece.whole.rowwise().squaredNorm();
                high.segment(row, rows) += piece.high.rowwise().squaredNorm();
                rest_.segment(row, rows) += piece.rest.rowwise().squaredNorm();
            }
        larger_ = larger_.cwiseMax(high);
        return true;
    }
    void take(const ColumnBlock& block) {
        for (long from = 0; from < block.count;) {
            // Columns of one block column of L.
            const long at = block.first + from, J = at / l_.width(), end = l_.first(J) + l_.columns(J);
            const long count = std::min({width, block.count - from, end - at});
            columns(block, from, count, J);
            from += count;
            if (progress_) {
                const double x = static_cast<double>(at + count) / static_cast<double>(l_.size());
                progress_(x * x * (3 - 2 * x));
            }
        }
    }
    std::optional<Ball> bound(const ResidualTerms& terms) const {
        const long n = l_.size();
        const Precision scope(128);
        // Sums of 2n positive terms at most.
        const Eigen::VectorXd rows = sums_ + static_cast<double>(terms.accumulation) * errors_;
        if (!rows.allFinite()) return std::nullopt;
        const double largest = rows.maxCoeff() * (1 + (2 * static_cast<double>(n) + 8) * 0x1p-52);
        if (!std::isfinite(largest) || !larger_.allFinite() || !rest_.allFinite()) return std::nullopt;
        const Ball u = Ball::dyadic(1, -53), k(2 * n + 2), gamma = k * u / (Ball(1) - k * u);
        const Ball correction = Ball(2) * gamma * norm_bound(larger_) * norm_bound(rest_);
        // The last term: 2n products of an entry, of n in a row, may underflow.
        return (Ball::exact_double(largest) + Ball(terms.correction) * correction + Ball(n) * Ball::dyadic(n, -1000))
            .upper();
    }

private:
    static constexpr long height = 256, width = 64;

    /// Columns from … from + count - 1 of the block, which are rows of the pieces on the right.
    void columns(const ColumnBlock& block, long from, long count, long J) {
        const long at = block.first + from, n = l_.size();
        std::vector<SplitPiece> right(static_cast<std::size_t>(J + 1));
        for (long K = 0; K <= J; ++K) right[static_cast<std::size_t>(K)].take(l_, K, at, count);
        on_all_cores((n - at + height - 1) / height, [&](long tile) {
            const long row = at + tile * height, rows = std::min(height, n - row);
            SplitPiece left;
            Array exact(rows, count), correction = Array::Zero(rows, count);
            Eigen::Matrix<long double, Eigen::Dynamic, Eigen::Dynamic> sum(rows, count);
            Array sizes = Array::Zero(rows, count);
            for (long j = 0; j < count; ++j)
                for (long i = 0; i < rows; ++i) {
                    const long r = row + i, c = at + j;
                    const double entry = r < c ? 0 : block.column(from + j)[r - block.first];
                    sum(i, j) = static_cast<long double>(r == c ? subtract_down(entry, s_) : entry);
                }
            const auto subtract = [&](const Array& part) {
                for (long j = 0; j < count; ++j)
                    for (long i = 0; i < rows; ++i) {
                        sum(i, j) -= static_cast<long double>(part(i, j));
                        sizes(i, j) += std::fabs(static_cast<double>(sum(i, j)));
                    }
            };
            for (long K = 0; K <= J; ++K) {
                const SplitPiece& other = right[static_cast<std::size_t>(K)];
                const long inner = l_.columns(K);
                left.take(l_, K, row, rows);
                exact.setZero();
                add_plain_product(rows, count, inner, left.high.data(), other.high.data(), exact.data());
                subtract(exact);
                add_plain_product(rows, count, inner, left.high.data(), other.rest.data(), correction.data());
                add_plain_product(rows, count, inner, left.rest.data(), other.whole.data(), correction.data());
            }
            subtract(correction);
            add_up_rows(sum.cwiseAbs().template cast<double>(), sizes, row, at);
        });
    }
    void add_up_rows(const Array& size, const Array& sizes, long row, long at) {
        // Twice the unit roundoff, for the rounding of the sum of the sizes and of the cast.
        constexpr double w = static_cast<double>(std::numeric_limits<long double>::epsilon());
        const std::lock_guard lock(mutex_);
        for (long j = 0; j < size.cols(); ++j)
            for (long i = 0; i < size.rows(); ++i) {
                const long r = row + i, c = at + j;
                if (r < c) continue;
                const double error = w * sizes(i, j) + 0x1p-52 * size(i, j);
                sums_(r) += size(i, j);
                errors_(r) += error;
                if (r == c) continue;
                sums_(c) += size(i, j);
                errors_(c) += error;
            }
    }

    const PackedMatrix<double>& l_;
    double s_;
    const FactorizationProgress& progress_;
    Eigen::VectorXd sums_, errors_, larger_, rest_;
    std::mutex mutex_;
};

}  // namespace

std::optional<Ball> cholesky_residual(const ColumnBlocks& a, double s, const PackedMatrix<double>& l,
                                      const ResidualTerms& terms, const FactorizationProgress& progress) {
    Residual residual(l, s, progress);
    if (!residual.measure()) return std::nullopt;
    a.visit([&](const ColumnBlock& block) { residual.take(block); });
    return residual.bound(terms);
}

}  // namespace rigor::detail
