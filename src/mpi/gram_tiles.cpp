// Tiles of cosines, entries from them, and the errors of all processes: mpi/gram_tiles.hpp.
#include "mpi/gram_tiles.hpp"

#include <cmath>

namespace mpi {

GramTiles::GramTiles(const Communicator& all, const ntk::UnitPoints& points, const ntk::KernelApproximation& f,
                     bool scaled, ntk::PairGeometry* geometry)
    : all_(all),
      entries_(points, f, scaled),
      geometry_(geometry),
      errors_(points.size()) {}

void GramTiles::fill(const Tile& tile, double* values, long step) {
    cosines_.resize(tile.rows, tile.columns);
    entries_.points().cosines(tile.from, tile.rows, tile.column, tile.columns, cosines_.data(), tile.rows);
    if (geometry_) take_pairs(tile);
    for (long jj = 0; jj < tile.columns; ++jj) {
        // Upon the diagonal half of the entries are made, and stand in both places.
        const long j = tile.column + jj, first = tile.on_diagonal() ? jj + 1 : 0;
        double* const column = values + jj * step;
        entries_.strip(j, tile.from + first,
                       {cosines_.col(jj).data() + first, static_cast<std::size_t>(tile.rows - first)}, column + first,
                       [&](long row, double error) { entries_.add(row, j, error, errors_); });
        if (!tile.on_diagonal()) continue;
        column[jj] = entries_.diagonal(j);
        largest_radius_ = std::fmax(largest_radius_, entries_.diagonal_error(j));
        for (long i = first; i < tile.rows; ++i) values[i * step + jj] = column[i];
    }
}

void GramTiles::take_pairs(const Tile& tile) {
    for (long jj = 0; jj < tile.columns; ++jj)
        for (long ii = tile.on_diagonal() ? jj + 1 : 0; ii < tile.rows; ++ii) {
            const auto [j, i] = std::minmax({tile.from + ii, tile.column + jj});
            geometry_->take(i, j, cosines_(ii, jj));
        }
}

void GramTiles::pass_ends() {
    all_.add_up(errors_.more);
    largest_radius_ = std::fmax(largest_radius_, errors_.largest);
    if (size() > 1) largest_radius_ = std::fmax(largest_radius_, entries_.largest_common_error());
    largest_radius_ = all_.maximum(largest_radius_);
    largest_sum_ = all_.maximum(std::fmax(largest_sum_, entries_.largest_row_sum(errors_.more)));
    double count = static_cast<double>(errors_.count);
    all_.add_up(std::span(&count, 1));
    refined_ = static_cast<long>(count);
    errors_ = ntk::RefinedErrors(size());
    if (!geometry_) return;
    for (ntk::ExtremePairs* extreme : {&geometry_->closest, &geometry_->farthest}) {
        const std::vector<ntk::PairOfPoints> pairs = all_.at_root(std::span(std::as_const(*extreme).pairs()));
        const bool complete = all_.all(extreme->complete());
        if (!all_.is_root()) continue;
        extreme->offer(std::span(pairs).subspan(extreme->pairs().size()), complete);
    }
    all_.any(geometry_->may_coincide);
    all_.any(geometry_->may_oppose);
    geometry_ = nullptr;
}

}  // namespace mpi
