// Gram matrices in doubles, a block of cosines at a time, and the sums of their errors: ntk/gram/fast_gram.hpp.
#include "ntk/gram/fast_gram.hpp"

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
    : points_(points),
      f_(f),
      scaled_(scaled),
      progress_(std::move(progress)),
      s_(scaled ? points.norms() : Eigen::VectorXd::Ones(points.size()).eval()) {
    // Beyond `cut_` the cosine's error costs more than four times what it costs at 0.
    const double eps = points.cosine_error();
    double margin = 0.25;
    while (margin > 0x1p-40 && f.error_bound_at(1 - margin / 2, eps) <= 4 * f.error_bound_at(0, eps)) margin /= 2;
    cut_ = 1 - margin;
    common_ = f.error_bound_at(cut_, eps);
}

double GramBlocks::entry_error(double scale, double error_of_f) const {
    // s s' f is off by s s' (error of f) and by the relative errors of the two norms and of two products; 2^-30 covers
    // the products of small errors.
    const double relative = scaled_ ? 1.0001 * (2 * points_.norm_error() + 2 * 0x1p-53) : 0;
    return scale * (error_of_f * (1 + 0x1p-30) + f_.maximum() * (1 + 0x1p-30) * relative);
}

rigor::Ball GramBlocks::radius_norm() const {
    // Fewer than 2^20 roundings in each sum. Beyond the range of doubles nothing is known.
    const double largest = largest_sum_ * (1 + 0x1p-30);
    return largest >= 0 && std::isfinite(largest) ? rigor::Ball::exact_double(largest)
                                                  : rigor::Ball(1) / rigor::Ball(0);
}

GramBlocks::Refined GramBlocks::refined_entry(long i, long j, double z) const {
    const bool near = z > 0;
    const UnitPoints::HalfChord chord = near ? points_.half_distance(i, j) : points_.half_sum(i, j);
    const double error_of_f = near ? f_.error_bound_at_half_distance(chord.value, chord.error)
                                   : f_.error_bound_at_half_sum(chord.value, chord.error);
    return {i, j, near ? f_.at_half_distance(chord.value) : f_.at_half_sum(chord.value),
            entry_error(s_(i) * s_(j), error_of_f)};
}

void GramBlocks::evaluate(long column, long columns, long from, long rows, const Eigen::MatrixXd& cosines,
                          Eigen::MatrixXd& values, std::vector<Refined>& refined) const {
    for (long jj = 0; jj < columns && jj + 1 < from + rows; ++jj) {
        const long first = std::max(from, jj + 1), count = from + rows - first, j = column + jj;
        const double* z = &cosines(first, jj);
        double* value = &values(first, jj);
        f_.evaluate({z, static_cast<std::size_t>(count)}, {value, static_cast<std::size_t>(count)});
        for (long i = 0; i < count; ++i) {
            if (std::fabs(z[i]) <= cut_) continue;
            refined.push_back(refined_entry(column + first + i, j, z[i]));
            value[i] = refined.back().value;
        }
        if (scaled_)
            for (long i = 0; i < count; ++i) value[i] *= s_(j) * s_(column + first + i);
    }
}

void GramBlocks::pass(const Visitor& visitor, PairGeometry* geometry, Eigen::MatrixXd* radius) const {
    const long n = size();
    const double all = s_.sum();
    Eigen::VectorXd row_sums(n);
    for (long i = 0; i < n; ++i) row_sums(i) = entry_error(s_(i) * all, common_);
    Eigen::MatrixXd block(n, std::min(n, block_columns));
    std::vector<Refined> refined;  // of a block
    std::mutex mutex;
    refined_ = 0;
    const auto add_refined = [&](const Refined& entry) {
        const double more = entry.error - entry_error(s_(entry.j) * s_(entry.i), common_);
        if (radius) (*radius)(entry.i, entry.j) = entry.error;
        if (more > 0) {
            row_sums(entry.i) += more;
            row_sums(entry.j) += more;
        }
        largest_radius_ = std::fmax(largest_radius_, entry.error);
        ++refined_;
    };
    for_blocks_of_cosines(
        points_,
        [&](long column, long columns, long from, long rows, const Eigen::MatrixXd& cosines) {
            std::vector<Refined> found;
            evaluate(column, columns, from, rows, cosines, block, found);
            const std::lock_guard lock(mutex);
            refined.insert(refined.end(), found.begin(), found.end());
        },
        [&](long column, long columns, const Eigen::MatrixXd& cosines) {
            for (long jj = 0; jj < columns; ++jj) {
                const long j = column + jj, below = n - j - 1;
                block(jj, jj) = f_.at_half_distance(0) * (s_(j) * s_(j));
                const double diagonal_error = entry_error(s_(j) * s_(j), f_.error_bound());
                row_sums(j) += diagonal_error;
                largest_radius_ = std::fmax(largest_radius_, diagonal_error);
                if (radius) (*radius)(j, j) = diagonal_error;
                for (long i = 0; i < below && radius; ++i)
                    (*radius)(j + 1 + i, j) = entry_error(s_(j) * s_(j + 1 + i), common_);
                for (long i = 0; i < below && geometry; ++i) geometry->take(j + 1 + i, j, cosines(jj + 1 + i, jj));
            }
            // In an order that does not depend on the threads: sums round the same way every time.
            std::sort(refined.begin(), refined.end(),
                      [](const Refined& a, const Refined& b) { return std::pair(a.j, a.i) < std::pair(b.j, b.i); });
            for (const Refined& entry : refined) add_refined(entry);
            refined.clear();
            visitor({column, columns, n - column, block.data(), n});
        },
        progress_);
    if (n > 1) largest_radius_ = std::fmax(largest_radius_, entry_error(s_.maxCoeff() * s_.maxCoeff(), common_));
    largest_sum_ = row_sums.hasNaN() ? rigor::detail::infinity : std::fmax(largest_sum_, row_sums.maxCoeff());
}

FastGram fast_gram(const UnitPoints& points, const KernelApproximation& f, bool scaled, bool keep_radius,
                   const std::function<void(long)>& progress) {
    const long n = points.size();
    FastGram gram{
        .values = Eigen::MatrixXd::Zero(n, n), .radius_norm = {}, .geometry = PairGeometry(n, points.cosine_error())};
    if (keep_radius) gram.radius = Eigen::MatrixXd::Zero(n, n);
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
