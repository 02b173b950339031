// The passes of column_blocks.hpp. Blocks are worked on in pieces that stay in a processor's cache.
#include "rigor/matrix/column_blocks.hpp"

#include "rigor/matrix/lapack.hpp"

#include <cmath>

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

MatrixOutline outline(const ColumnBlocks& a) {
    const long n = a.size();
    MatrixOutline found;
    found.diagonal.resize(n);
    Eigen::VectorXd sums = Eigen::VectorXd::Zero(n);
    a.visit([&](const ColumnBlock& block) {
        for (long j = 0; j < block.count; ++j) {
            const long at = block.first + j, below = block.rows - j - 1;
            const double* column = block.column(j) + j;
            found.diagonal(at) = column[0];
            const Eigen::Map<const Eigen::VectorXd> rest(column + 1, below);
            const double sum = std::fabs(column[0]) + (below > 0 ? rest.cwiseAbs().sum() : 0);
            // A sum of absolute values is finite only if all are; large ones may overflow together.
            if (!std::isfinite(sum)) found.finite &= std::isfinite(column[0]) && rest.allFinite();
            sums(at) += sum;
            sums.tail(below) += rest.cwiseAbs();
        }
    });
    const double largest = sums.hasNaN() ? infinity : sums.maxCoeff();
    found.row_sum_bound = largest == 0 ? 0 : add_up(largest, largest * ((static_cast<double>(n) + 2) * 0x1p-53));
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
    Eigen::VectorXd y = Eigen::VectorXd::Zero(v.size());
    a.visit([&](const ColumnBlock& block) {
        for (long j = 0; j < block.count; ++j) {
            const long at = block.first + j, below = block.rows - j - 1;
            const double* data = block.column(j) + j;
            y(at) += std::fabs(data[0]) * v(at);
            if (below == 0) continue;
            const auto column = Eigen::Map<const Eigen::VectorXd>(data + 1, below).cwiseAbs();
            y.tail(below) += column * v(at);
            y(at) += column.dot(v.tail(below));
        }
    });
    return y;
}

namespace {

/// The value of a finite long double as a ball: two doubles carry it, or leave less than 2^-100 of it.
Ball ball_of(long double x) {
    const double high = static_cast<double>(x), low = static_cast<double>(x - high);
    const Ball sum = Ball::exact_double(high) + Ball::exact_double(low);
    return sum.widened(sum * Ball::dyadic(1, -100));
}

}  // namespace

std::optional<Ball> rayleigh_quotient(const ColumnBlocks& a, Eigen::VectorXd x) {
    const long n = x.size();
    if (!x.allFinite() || x.isZero(0)) return std::nullopt;
    x /= x.lpNorm<Eigen::Infinity>();  // any vector does
    long double form = 0, square = 0;
    Eigen::VectorXd sums = Eigen::VectorXd::Zero(n);
    a.visit([&](const ColumnBlock& block) {
        for (long j = 0; j < block.count; ++j) {
            const long at = block.first + j, rows = block.rows - j;
            const double *column = block.column(j) + j, *v = x.data() + at;
            // Four chains of additions: one waits for itself.
            long double below[4] = {};
            long i = 1;
            for (; i + 3 < rows; i += 4)
                for (long k = 0; k < 4; ++k) below[k] += static_cast<long double>(column[i + k]) * v[i + k];
            for (; i < rows; ++i) below[0] += static_cast<long double>(column[i]) * v[i];
            form += v[0] *
                    (static_cast<long double>(column[0]) * v[0] + 2 * ((below[0] + below[1]) + (below[2] + below[3])));
            square += static_cast<long double>(v[0]) * v[0];
            const Eigen::Map<const Eigen::VectorXd> rest(column + 1, rows - 1);
            sums(at) += std::fabs(column[0]) + (rows > 1 ? rest.cwiseAbs().sum() : 0);
            sums.tail(rows - 1) += rest.cwiseAbs();
        }
    });
    const double largest = sums.hasNaN() ? infinity : sums.maxCoeff();
    const double norm = largest == 0 ? 0 : add_up(largest, largest * ((static_cast<double>(n) + 2) * 0x1p-53));
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

}  // namespace rigor::detail
