// Gram matrices in doubles, a block of cosines at a time, and the sums of their errors: ntk/gram/fast_gram.hpp.
#include "ntk/gram/fast_gram.hpp"

#include "rigor/matrix/huge_pages.hpp"
#include "rigor/matrix/lapack.hpp"
#include "rigor/parallel/on_all_cores.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <utility>

namespace ntk {

namespace {

constexpr long block_columns = 128;

/// For blocks of columns that cover the lower triangle: piece(column, columns, from, rows, z) for some rows at a time,
/// on all cores, visit(column, columns, z) when a block is complete, and progress(columns done). z(i, j) is the cosine
/// of points column + i and column + j; of a piece i is from … from + rows - 1.
template <class Piece, class Visit>
void for_blocks_of_cosines(const UnitPoints& points, Piece piece, Visit visit,
                           const std::function<void(long)>& progress) {
    constexpr long height = 512;  // a piece of the rows: it is still in the cache when `piece` looks at it
    const long n = points.size(), width = block_columns;
    Eigen::MatrixXd block(n, std::min(n, width));
    for (long column = 0; column < n; column += width) {
        const long columns = std::min(width, n - column), below = n - column, pieces = (below + height - 1) / height;
        const auto one = [&](long k) {
            const long from = k * height, rows = std::min(height, below - from);
            points.cosines(column + from, rows, column, columns, block.data() + from, n);
            piece(column, columns, from, rows, block);
        };
        if (pieces == 1) {
            one(0);
        } else {
            const rigor::detail::OneThreadACall each;
            rigor::on_cores(rigor::detail::lapack_threads(), pieces, one);
        }
        visit(column, columns, block);
        if (progress) progress(column + columns);
    }
}

}  // namespace

void ExtremePairs::offer(long i, long j, double cosine) {
    const double value = sign_ * cosine;
    if (value < best_ - slack_) return;
    if (value > best_) {
        best_ = value;
        std::erase_if(pairs_, [&](const PairOfPoints& p) { return sign_ * p.cosine < best_ - slack_; });
    }
    if (pairs_.size() < most)
        pairs_.push_back({i, j, cosine});
    else
        complete_ = false;
}

void ExtremePairs::offer(std::span<const PairOfPoints> others, bool complete) {
    for (const PairOfPoints& pair : others) offer(pair.i, pair.j, pair.cosine);
    complete_ = complete_ && complete;
}

PairGeometry::PairGeometry(long n, double cosine_error)
    : closest(1, cosine_error),
      farthest(-1, cosine_error),
      may_coincide(static_cast<std::size_t>(n)),
      may_oppose(static_cast<std::size_t>(n)),
      limit_(1 - 2 * cosine_error) {}

void PairGeometry::take(long i, long j, double z) {
    if (z >= closest.threshold()) closest.offer(i, j, z);
    if (-z >= farthest.threshold()) farthest.offer(i, j, z);
    if (std::fabs(z) >= limit_) {
        std::vector<char>& flags = z > 0 ? may_coincide : may_oppose;
        flags[static_cast<std::size_t>(i)] = flags[static_cast<std::size_t>(j)] = 1;
    }
}

PairGeometry pair_geometry(const UnitPoints& points, const std::function<void(long)>& progress) {
    PairGeometry geometry(points.size(), points.cosine_error());
    for_blocks_of_cosines(
        points, [](long, long, long, long, const Eigen::MatrixXd&) {},
        [&](long column, long columns, const Eigen::MatrixXd& z) {
            for (long j = 0; j < columns; ++j)
                for (long i = j + 1; i < points.size() - column; ++i) geometry.take(column + i, column + j, z(i, j));
        },
        progress);
    return geometry;
}

GramBlocks::GramBlocks(const UnitPoints& points, const KernelApproximation& f, bool scaled,
                       std::function<void(long)> progress)
    : entries_(points, f, scaled),
      progress_(std::move(progress)) {}

void GramBlocks::pass(const Visitor& visitor, PairGeometry* geometry, Eigen::MatrixXd* radius) const {
    const long n = size();
    RefinedErrors errors(n);
    Eigen::MatrixXd block(n, std::min(n, block_columns));
    struct Refined {
        long i, j;
        double error;
    };
    std::vector<Refined> refined;  // of a block
    std::mutex mutex;
    for_blocks_of_cosines(
        entries_.points(),
        [&](long column, long columns, long from, long rows, const Eigen::MatrixXd& cosines) {
            std::vector<Refined> found;
            for (long jj = 0; jj < columns && jj + 1 < from + rows; ++jj) {
                const long first = std::max(from, jj + 1), count = from + rows - first, j = column + jj;
                entries_.strip(j, column + first, {&cosines(first, jj), static_cast<std::size_t>(count)},
                               &block(first, jj), [&](long i, double error) {
                                   found.push_back({i, j, error});
                               });
            }
            const std::lock_guard lock(mutex);
            refined.insert(refined.end(), found.begin(), found.end());
        },
        [&](long column, long columns, const Eigen::MatrixXd& cosines) {
            for (long jj = 0; jj < columns; ++jj) {
                const long j = column + jj, below = n - j - 1;
                block(jj, jj) = entries_.diagonal(j);
                largest_radius_ = std::fmax(largest_radius_, entries_.diagonal_error(j));
                if (radius) (*radius)(j, j) = entries_.diagonal_error(j);
                for (long i = j + 1; i < n && radius; ++i) (*radius)(i, j) = entries_.common_error(i, j);
                for (long i = 0; i < below && geometry; ++i) geometry->take(j + 1 + i, j, cosines(jj + 1 + i, jj));
            }
            // In an order that does not depend on the threads: sums round the same way every time.
            std::sort(refined.begin(), refined.end(),
                      [](const Refined& a, const Refined& b) { return std::pair(a.j, a.i) < std::pair(b.j, b.i); });
            for (const Refined& entry : refined) {
                if (radius) (*radius)(entry.i, entry.j) = entry.error;
                entries_.add(entry.i, entry.j, entry.error, errors);
            }
            refined.clear();
            visitor({column, columns, n - column, block.data(), n});
        },
        progress_);
    refined_ = errors.count;
    largest_radius_ = std::fmax(largest_radius_, errors.largest);
    if (n > 1) largest_radius_ = std::fmax(largest_radius_, entries_.largest_common_error());
    largest_sum_ = std::fmax(largest_sum_, entries_.largest_row_sum(errors.more));
}

FastGram fast_gram(const UnitPoints& points, const KernelApproximation& f, bool scaled, bool keep_radius,
                   const std::function<void(long)>& progress) {
    const long n = points.size();
    FastGram gram{.values = {}, .radius_norm = {}, .geometry = PairGeometry(n, points.cosine_error())};
    const auto zero = [n](Eigen::MatrixXd& a) {
        a.resize(n, n);
        rigor::detail::prefer_huge_pages(a.data(), static_cast<std::size_t>(a.size()) * sizeof(double));
        a.setZero();
    };
    zero(gram.values);
    if (keep_radius) zero(gram.radius);
    const GramBlocks blocks(points, f, scaled, progress);
    blocks.survey(
        [&](const rigor::detail::ColumnBlock& block) {
            for (long j = 0; j < block.count; ++j)
                std::copy_n(block.column(j) + j, block.rows - j, &gram.values(block.first + j, block.first + j));
        },
        gram.geometry, keep_radius ? &gram.radius : nullptr);
    gram.radius_norm = blocks.radius_norm();
    gram.largest_radius = blocks.largest_radius();
    gram.refined = blocks.refined();
    return gram;
}

}  // namespace ntk
