// The kernel matrix of services/gram.hpp over the processes of a run. Process 0 answers the user: it reads the data,
// decides, and has the others do their part of each step; it sends them the directions of all points and the table, so
// that each keeps n d + n numbers besides its part of the matrix.
#pragma once

#include "mpi/gram_tiles.hpp"
#include "services/gram_elsewhere.hpp"

#include <functional>
#include <memory>
#include <optional>

namespace mpi {

class DistributedGram final : public services::GramElsewhere {
public:
    /// Collective. available: how many bytes this process may still take, where the others on its machine take as many.
    DistributedGram(const Communicator& all, std::function<double()> available, long block = usual_block);
    /// At process 0, stops the others.
    ~DistributedGram() override;

    GridShape grid() const { return grid_.shape(); }
    long block() const { return block_; }
    /// Rows of which a process's part fits into the memory that there was in the beginning, the same on all.
    long most_rows() const { return most_rows_; }

    /// At process 0. An exception on the others, or between the steps of one answer, ends the run.
    void make(const ntk::UnitPoints& points, const ntk::KernelApproximation& f, bool scaled,
              ntk::PairGeometry& geometry) override;
    double largest_radius() const override { return tiles_->largest_radius(); }
    rigor::VerifiedLargestEigenvalue largest(const rigor::VerifiedCholeskyOptions& options) override;
    rigor::VerifiedEigenvalue smallest(const rigor::VerifiedCholeskyOptions& options) override;
    std::string storage() const override;

    /// At the others: does their part until process 0 stops them.
    void serve();

private:
    enum class Step : int { stop, make, largest, smallest };
    void tell(Step step) const;
    template <class Work>
    auto together(Work work) const;
    void receive();
    void make_matrix(const ntk::UnitPoints& points, const ntk::KernelApproximation& f, bool scaled,
                     ntk::PairGeometry& geometry);
    rigor::detail::RadiusNorm radius() const;

    const Communicator& all_;
    std::function<double()> available_;
    long block_, most_rows_ = 0;
    ProcessGrid grid_;
    std::optional<ntk::UnitPoints> points_;  // received, as the next one
    std::optional<ntk::KernelApproximation> f_;
    std::unique_ptr<GramTiles> tiles_;
    std::unique_ptr<SymmetricMatrix> matrix_;
};

}  // namespace mpi
