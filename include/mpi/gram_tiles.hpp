// The entries of a kernel matrix, tile by tile, with the errors that all processes' entries have: those of
// ntk/gram/gram_entries.hpp.
#pragma once

#include "mpi/symmetric_matrix.hpp"
#include "ntk/gram/fast_gram.hpp"

namespace mpi {

class GramTiles final : public TileSource {
public:
    /// Nothing is copied; a geometry, if any, is told of the pairs of the first pass. Every process has all points.
    GramTiles(const Communicator& all, const ntk::UnitPoints& points, const ntk::KernelApproximation& f, bool scaled,
              ntk::PairGeometry* geometry = nullptr);

    long size() const override { return entries_.size(); }
    void fill(const Tile& tile, double* values, long step) override;
    /// Adds up what the processes know of the errors. After the first pass, process 0 knows all of the geometry.
    void pass_ends() override;

    /// ||kernel matrix - values||_2, at most, for every pass so far, any triangle; not finite before the first.
    rigor::Ball radius_norm() const { return ntk::GramEntries::radius_norm(largest_sum_); }
    double largest_radius() const { return largest_radius_; }  ///< of an entry, likewise
    long refined() const { return refined_; }                  ///< entries computed from distances, on the last pass

private:
    void take_pairs(const Tile& tile);

    const Communicator& all_;
    ntk::GramEntries entries_;
    ntk::PairGeometry* geometry_;
    ntk::RefinedErrors errors_;
    Eigen::MatrixXd cosines_;
    double largest_sum_ = -1, largest_radius_ = 0;
    long refined_ = 0;
};

}  // namespace mpi
