// The passes of column_blocks.hpp. Blocks are worked on in pieces that stay in a processor's cache.
#include "rigor/matrix/column_blocks.hpp"

#include "rigor/matrix/lapack.hpp"
#include "rigor/parallel/on_all_cores.hpp"

#include <atomic>
#include <cmath>
#include <vector>

namespace rigor::detail {

void NegatedBlocks::visit(const Visitor& visitor) const {
    Eigen::MatrixXd negative;
    a_.visit([&](const ColumnBlock& block) {
        // A block of a few columns at a time: a dense matrix comes as one.
        constexpr long width = 64;
        for (long from = 0; from < block.count; from += width) {
            const long count = std::min(width, block.count - from), rows = block.rows - from;
            negative.setZero(rows, count);
            for (long j = 0; j < count; ++j)
                for (long i = j; i < rows; ++i) negative(i, j) = -block.column(from + j)[from + i];
            visitor({block.first + from, count, rows, negative.data(), rows});
        }
    });
}

namespace {

long shares() { return lapack_threads(); }

/// work(j, share) for the columns of a block, shared out among threads where they are many numbers; share < shares()
/// says whose sums a column goes to.
template <class Work>
void share_columns(const ColumnBlock& block, const Work& work) {
    constexpr long worthwhile = 1L << 20;
    const long all = block.count * block.rows < worthwhile ? 1 : shares();
    on_cores(all, all, [&](long share) {
        for (long j = share; j < block.count; j += all) work(j, share);
    });
}

/// The sums of |entries| by rows, one column a share: sums of n terms, in some order.
void add_row_sums(const double* column, long at, long rows, Eigen::MatrixXd& sums, long share) {
    const Eigen::Map<const Eigen::VectorXd> rest(column + 1, rows - 1);
    sums(at, share) += std::fabs(column[0]) + (rows > 1 ? rest.cwiseAbs().sum() : 0);
    sums.col(share).tail(rows - 1) += rest.cwiseAbs();
}
double row_sum_bound_of(const Eigen::MatrixXd& shares_of_sums) {
    const Eigen::VectorXd sums = shares_of_sums.rowwise().sum();
    const double largest = sums.hasNaN() ? infinity : sums.maxCoeff();
    return largest == 0 ? 0 : add_up(largest, largest * ((static_cast<double>(sums.size()) + 2) * 0x1p-53));
}

}  // namespace

MatrixOutline outline(const ColumnBlocks& a) {
    const long n = a.size();
    MatrixOutline found;
    found.diagonal.resize(n);
    std::atomic<bool> finite{true};
    Eigen::MatrixXd sums = Eigen::MatrixXd::Zero(n, shares());
    a.visit([&](const ColumnBlock& block) {
        share_columns(block, [&](long j, long share) {
            const long at = block.first + j, rows = block.rows - j;
            const double* column = block.column(j) + j;
            found.diagonal(at) = column[0];
            add_row_sums(column, at, rows, sums, share);
            // A sum of absolute values is finite only if all are; large ones may overflow together.
            if (!std::isfinite(sums(at, share)) && !Eigen::Map<const Eigen::VectorXd>(column, rows).allFinite())
                finite = false;
        });
    });
    found.finite = finite;
    found.row_sum_bound = row_sum_bound_of(sums);
    return found;
}

Eigen::VectorXd approximate_product(const ColumnBlocks& a, const Eigen::VectorXd& x) {
    Eigen::VectorXd y = Eigen::VectorXd::Zero(x.size());
    a.visit([&](const ColumnBlock& block) {
        constexpr long width = 128, height = 4096;
        for (long from = 0; from < block.count; from += width) {
            const long count = std::min(width, block.count - from), at = block.first + from;
            using Columns = Eigen::Map<const Eigen::MatrixXd, 0, Eigen::OuterStride<>>;
            const Columns square(block.column(from) + from, count, count, Eigen::OuterStride<>(block.step));
            y.segment(at, count) += square.selfadjointView<Eigen::Lower>() * x.segment(at, count);
            for (long row = from + count; row < block.rows; row += height) {
                const long rows = std::min(height, block.rows - row);
                const double* piece = block.column(from) + row;
                const int m = static_cast<int>(rows), k = static_cast<int>(count), step = static_cast<int>(block.step);
                blas_add_product(false, m, k, 1.0, piece, step, x.data() + at, y.data() + block.first + row);
                blas_add_product(true, m, k, 1.0, piece, step, x.data() + block.first + row, y.data() + at);
            }
        }
    });
    return y;
}

Eigen::VectorXd absolute_product(const ColumnBlocks& a, const Eigen::VectorXd& v) {
    Eigen::MatrixXd sums = Eigen::MatrixXd::Zero(v.size(), shares());
    a.visit([&](const ColumnBlock& block) {
        share_columns(block, [&](long j, long share) {
            auto y = sums.col(share);
            const long at = block.first + j, below = block.rows - j - 1;
            const double* data = block.column(j) + j;
            y(at) += std::fabs(data[0]) * v(at);
            if (below == 0) return;
            const auto column = Eigen::Map<const Eigen::VectorXd>(data + 1, below).cwiseAbs();
            y.tail(below) += column * v(at);
            y(at) += column.dot(v.tail(below));
        });
    });
    return sums.rowwise().sum();
}

namespace {

/// The value of a finite long double as a ball: two doubles carry it, or leave less than 2^-100 of it.
Ball ball_of(long double x) {
    const double high = static_cast<double>(x), low = static_cast<double>(x - high);
    const Ball sum = Ball::exact_double(high) + Ball::exact_double(low);
    return sum.widened(sum * Ball::dyadic(1, -100));
}

}  // namespace

std::optional<Ball> bounded_quotient(long double form, long double square, double norm, long n) {
    const Precision scope(128);
    if (!std::isfinite(form) || !std::isfinite(static_cast<double>(form)) || !std::isfinite(norm)) return std::nullopt;
    const Ball w = Ball::exact_double(static_cast<double>(std::numeric_limits<long double>::epsilon())), k(2 * n + 4);
    const Ball gamma = k * w / (Ball(1) - k * w);  // generous: w is twice the unit roundoff
    const Ball norm_square = ball_of(square), exact_square = norm_square.widened(norm_square * gamma);
    const Ball quotient =
        ball_of(form).widened(exact_square * (gamma * Ball::exact_double(norm) + Ball::dyadic(n, -1050))) /
        exact_square;
    return quotient.is_finite() ? std::optional(quotient) : std::nullopt;
}

std::optional<Ball> rayleigh_quotient(const ColumnBlocks& a, Eigen::VectorXd x) {
    const long n = x.size();
    if (!x.allFinite() || x.isZero(0)) return std::nullopt;
    x /= x.lpNorm<Eigen::Infinity>();  // any vector does
    struct Sums {
        long double form = 0, square = 0;
    };
    std::vector<Sums> parts(static_cast<std::size_t>(shares()));
    Eigen::MatrixXd sums = Eigen::MatrixXd::Zero(n, shares());
    a.visit([&](const ColumnBlock& block) {
        share_columns(block, [&](long j, long share) {
            Sums& part = parts[static_cast<std::size_t>(share)];
            const long at = block.first + j, rows = block.rows - j;
            const double *column = block.column(j) + j, *v = x.data() + at;
            // Four chains of additions: one waits for itself.
            long double below[4] = {};
            long i = 1;
            for (; i + 3 < rows; i += 4)
                for (long k = 0; k < 4; ++k) below[k] += static_cast<long double>(column[i + k]) * v[i + k];
            for (; i < rows; ++i) below[0] += static_cast<long double>(column[i]) * v[i];
            part.form += v[0] * (static_cast<long double>(column[0]) * v[0] +
                                 2 * ((below[0] + below[1]) + (below[2] + below[3])));
            part.square += static_cast<long double>(v[0]) * v[0];
            add_row_sums(column, at, rows, sums, share);
        });
    });
    // A term passes no more additions than if one sum had been made of all.
    long double form = 0, square = 0;
    for (const Sums& part : parts) form += part.form, square += part.square;
    return bounded_quotient(form, square, row_sum_bound_of(sums), n);
}

}  // namespace rigor::detail
