// Passes over the part of the matrix that is here, and sums over the processes. A column that is here holds the rows
// that are here in ascending order: those above the diagonal are its head, the others its tail.
#include "mpi/symmetric_matrix.hpp"

#include "rigor/matrix/column_blocks.hpp"

#include <bit>
#include <cmath>
#include <cstring>
#include <new>
#include <numeric>
#include <vector>

namespace mpi {

using rigor::Ball, rigor::detail::infinity;

double largest_share(long n, long block, GridShape shape) {
    return static_cast<double>(CyclicIndices(n, block, shape.rows, 0).count()) *
           static_cast<double>(CyclicIndices(n, block, shape.columns, 0).count());
}

SymmetricMatrix::SymmetricMatrix(const Communicator& all, const ProcessGrid& grid, TileSource& source, long block)
    : all_(all),
      grid_(grid),
      source_(source),
      n_(source.size()),
      block_(block),
      rows_(n_, block, grid.shape().rows, grid.row()),
      columns_(n_, block, grid.shape().columns, grid.column()) {
    if (const double most = largest_share(n_, block, grid.shape()); most > 0x7fffffffp0 || n_ > 0x7fffffff)
        throw NoRoom(std::to_string(n_) + " rows give a process " + std::to_string(static_cast<long>(most)) +
                         " numbers, more than ScaLAPACK's integers reach",
                     "more processes");
    bool allocated = true;
    try {
        local_.resize(rows_.count(), columns_.count());
        diagonal_.resize(n_);
        shifted_.resize(n_);
    } catch (const std::bad_alloc&) {
        allocated = false;
    }
    if (!all_.all(allocated))
        throw NoRoom("a process has no memory for its part of " + std::to_string(n_) + " rows",
                     "fewer rows, or more processes or machines");
    usual_floating_point_ = all_.all(rigor::detail::usual_floating_point());
    fill_upper();
    digest_ = digest();
    const Eigen::VectorXd sums = absolute_product(Eigen::VectorXd::Ones(n_));
    const double largest = sums.hasNaN() ? infinity : sums.maxCoeff();
    if (std::isfinite(largest))
        norm_bound_ =
            largest == 0 ? 0 : rigor::detail::add_up(largest, largest * ((static_cast<double>(n_) + 2) * 0x1p-53));
}

/// visit(tile, row and column here of its first entry).
template <class Visit>
void SymmetricMatrix::for_tiles(Visit visit) {
    for (long c = 0; c < columns_.count(); c += block_)
        for (long r = 0; r < rows_.count(); r += block_)
            visit(Tile{rows_.global(r), std::min(block_, rows_.count() - r), columns_.global(c),
                       std::min(block_, columns_.count() - c)},
                  r, c);
}

void SymmetricMatrix::fill_upper() {
    Eigen::MatrixXd whole(block_, block_);
    diagonal_.setZero();
    for_tiles([&](const Tile& tile, long r, long c) {
        if (tile.from < tile.column) source_.fill(tile, &local_(r, c), local_.rows());
        if (!tile.on_diagonal()) return;
        source_.fill(tile, whole.data(), block_);
        for (long j = 0; j < tile.columns; ++j) {
            std::copy_n(whole.col(j).data(), j, &local_(r, c + j));
            diagonal_(tile.column + j) = whole(j, j);
        }
    });
    all_.add_up(diagonal_);  // each entry is here or elsewhere: the others are 0
    source_.pass_ends();
}

/// A pass over the lower triangle: store(r, c, entries) is given what stands in column c from row r on, both of them
/// here; on_diagonal: the first of the entries does.
template <class Store>
void SymmetricMatrix::for_lower(Store store) {
    Eigen::MatrixXd whole(block_, block_);
    for_tiles([&](const Tile& tile, long r, long c) {
        if (tile.from < tile.column) return;
        source_.fill(tile, whole.data(), block_);
        for (long j = 0; j < tile.columns; ++j) {
            const long first = tile.on_diagonal() ? j : 0;
            store(r + first, c + j, whole.col(j).segment(first, tile.rows - first), tile.on_diagonal());
        }
    });
    source_.pass_ends();
}

Eigen::VectorXd SymmetricMatrix::here(const Eigen::VectorXd& whole) const {
    Eigen::VectorXd part(rows_.count());
    for (long r = 0; r < part.size(); ++r) part(r) = whole(rows_.global(r));
    return part;
}

namespace {

/// What the columns that are here add to a product; entry(column) is the column, or its absolute values.
template <class Entry>
Eigen::VectorXd part_of_product(const Eigen::MatrixXd& local, const CyclicIndices& rows, const CyclicIndices& columns,
                                const Eigen::VectorXd& x, const Eigen::VectorXd& x_here, Entry entry) {
    Eigen::VectorXd y = Eigen::VectorXd::Zero(x.size()), y_here = Eigen::VectorXd::Zero(x_here.size());
    for (long c = 0; c < columns.count(); ++c) {
        const long j = columns.global(c), above = rows.below(j);
        const auto column = entry(local.col(c).head(above));
        y_here.head(above) += column * x(j);
        y(j) += column.dot(x_here.head(above));
    }
    for (long r = 0; r < y_here.size(); ++r) y(rows.global(r)) += y_here(r);
    return y;
}

}  // namespace

Eigen::VectorXd SymmetricMatrix::product(const Eigen::VectorXd& x) const {
    Eigen::VectorXd y = part_of_product(local_, rows_, columns_, x, here(x), [](const auto& column) { return column; });
    if (all_.is_root()) y += diagonal_.cwiseProduct(x);
    all_.add_up(y);
    return y;
}

Eigen::VectorXd SymmetricMatrix::absolute_product(const Eigen::VectorXd& v) const {
    if (!intact_) return Eigen::VectorXd::Constant(n_, infinity);
    Eigen::VectorXd y =
        part_of_product(local_, rows_, columns_, v, here(v), [](const auto& column) { return column.cwiseAbs(); });
    if (all_.is_root()) y += diagonal_.cwiseAbs().cwiseProduct(v);
    all_.add_up(y);
    return y;
}

std::optional<Ball> SymmetricMatrix::rayleigh_quotient(Eigen::VectorXd x) const {
    if (!intact_ || !x.allFinite() || x.isZero(0)) return std::nullopt;
    x /= x.lpNorm<Eigen::Infinity>();  // any vector does
    const Eigen::VectorXd x_here = here(x);
    long double form = 0, on_diagonal = 0, square = 0;
    for (long c = 0; c < columns_.count(); ++c) {
        const long j = columns_.global(c), above = rows_.below(j);
        const double *column = local_.col(c).data(), *v = x_here.data();
        // Four chains of additions: one waits for itself.
        long double sums[4] = {};
        long i = 0;
        for (; i + 3 < above; i += 4)
            for (long k = 0; k < 4; ++k) sums[k] += static_cast<long double>(column[i + k]) * v[i + k];
        for (; i < above; ++i) sums[0] += static_cast<long double>(column[i]) * v[i];
        form += x(j) * ((sums[0] + sums[1]) + (sums[2] + sums[3]));
    }
    for (long j = 0; j < n_; ++j) {
        on_diagonal += static_cast<long double>(diagonal_(j)) * x(j) * x(j);
        square += static_cast<long double>(x(j)) * x(j);
    }
    form = 2 * form + (all_.is_root() ? on_diagonal : 0);
    all_.add_up(std::span(&form, 1));
    return rigor::detail::bounded_quotient(form, square, norm_bound_, n_ + all_.size());
}

bool SymmetricMatrix::factorize(int sign, double s) {
    single_ = false;
    for (long i = 0; i < n_; ++i) shifted_(i) = rigor::detail::subtract_down(sign * diagonal_(i), s);
    for_lower([&](long r, long c, const auto& entries, bool on_diagonal) {
        local_.col(c).segment(r, entries.size()) = sign * entries;
        if (on_diagonal) local_(r, c) = shifted_(columns_.global(c));
    });
    if (!shifted_.allFinite()) return false;
    const int failed_at = scalapack_cholesky(n_, local_.data(), {grid_, n_, n_, block_, local_.rows()});
    look_at_the_matrix();
    return all_.all(failed_at == 0 && lower_is_finite());
}

/// As doubles, a column that is here has `above` entries of A and then those of the factor, rows in all. As floats it
/// has 2 rows places; the factor's are the last ones, from place rows + above >= 2 above on.
float* SymmetricMatrix::single_lower() { return reinterpret_cast<float*>(local_.data()) + local_.rows(); }

/// The entries of A at whose place ScaLAPACK may see floats of the square blocks upon the diagonal that it works with,
/// 2 pieces a process (PBLAS, PB_Cpsyr); twice that is covered. A zero that is added to half of a double may change it.
template <class Visit>
void SymmetricMatrix::for_endangered(Visit visit) {
    const GridShape grid = grid_.shape();
    const long beside = 4L * std::max<long>(block_, usual_block) * grid.columns / std::gcd(grid.rows, grid.columns);
    for (long c = 0; c < columns_.count(); ++c) {
        const long above = rows_.below(columns_.global(c)), first = std::max(0L, (local_.rows() + above - beside) / 2);
        if (first < above) visit(&local_(first, c), above - first);
    }
}

bool SymmetricMatrix::factorize_in_single_precision() {
    if (2 * largest_share(n_, block_, grid_.shape()) > 0x7fffffffp0) return false;
    single_ = true;
    std::vector<double> kept;
    for_endangered([&](const double* entries, long count) { kept.insert(kept.end(), entries, entries + count); });
    Eigen::VectorXf rounded;
    // Copied as bytes: to the compiler this is memory of doubles.
    for_lower([&](long r, long c, const auto& entries, bool) {
        rounded = entries.template cast<float>();
        std::memcpy(single_lower() + c * single_step() + r, rounded.data(), sizeof(float) * rounded.size());
    });
    const int failed_at = scalapack_cholesky(n_, single_lower(), {grid_, n_, n_, block_, single_step()});
    const double* next = kept.data();
    for_endangered([&](double* entries, long count) {
        std::memcpy(entries, next, sizeof(double) * count);
        next += count;
    });
    look_at_the_matrix();
    return all_.all(failed_at == 0) && intact_;
}

/// The strict upper triangle, but for the signs of zeros.
std::uint64_t SymmetricMatrix::digest() const {
    std::uint64_t sum = 0;
    for (long c = 0; c < columns_.count(); ++c)
        for (const double entry : local_.col(c).head(rows_.below(columns_.global(c))))
            sum = (sum ^ std::bit_cast<std::uint64_t>(entry + 0.0)) * 0x9e3779b97f4a7c15U;
    return sum;
}
void SymmetricMatrix::look_at_the_matrix() { intact_ = all_.all(intact_ && digest() == digest_); }

/// And its diagonal positive.
bool SymmetricMatrix::lower_is_finite() const {
    for (long c = 0; c < columns_.count(); ++c) {
        const long j = columns_.global(c), above = rows_.below(j), at = rows_.below(j + 1) - 1;
        if (!local_.col(c).tail(rows_.count() - above).allFinite()) return false;
        if (at == above && !(local_(at, c) > 0)) return false;
    }
    return true;
}

Ball SymmetricMatrix::error(const rigor::detail::CholeskyErrorTerms& terms) const {
    return rigor::detail::cholesky_error(shifted_, terms, 0);
}

template <class Number>
void SymmetricMatrix::solve_with(const Number* lower, long step, Eigen::VectorXd& x) {
    const double size = x.lpNorm<Eigen::Infinity>();  // to the middle of the range of the numbers
    if (!(size > 0)) return;
    // ScaLAPACK keeps x at the first column of the grid.
    Eigen::VectorX<Number> part = here(x / size).cast<Number>();
    scalapack_solve(n_, lower, {grid_, n_, n_, block_, step}, part.data(), {grid_, n_, 1, block_, part.size()});
    x.setZero();
    if (grid_.column() == 0)
        for (long r = 0; r < part.size(); ++r) x(rows_.global(r)) = size * static_cast<double>(part(r));
    all_.add_up(x);
}

void SymmetricMatrix::solve(Eigen::VectorXd& x) {
    if (single_)
        solve_with(single_lower(), single_step(), x);
    else
        solve_with(local_.data(), local_.rows(), x);
}

}  // namespace mpi
