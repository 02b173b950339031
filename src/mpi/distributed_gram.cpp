// The steps of mpi/distributed_gram.hpp: process 0 announces one, all of them take it.
#include "mpi/distributed_gram.hpp"

#include "mpi/eigenvalue_bounds.hpp"
#include "services/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace mpi {

namespace {

constexpr double usable = 0.8;
constexpr int internal_error = 4;  // of the command line

}  // namespace

DistributedGram::DistributedGram(const Communicator& all, std::function<double()> available, long block)
    : all_(all),
      available_(std::move(available)),
      block_(block),
      grid_(squarest(all.size())) {
    const double numbers = all_.minimum(usable * available_() / 8);
    double rows = std::fmin(std::sqrt(numbers * all_.size()), 0x7fffffffp0);
    const auto share = [&] { return largest_share(static_cast<long>(rows), block_, grid()); };
    while (rows >= 1 && share() > std::fmin(numbers, 0x7fffffffp0)) rows *= 0.999;
    most_rows_ = std::max(1L, static_cast<long>(rows));
}

DistributedGram::~DistributedGram() {
    if (all_.is_root()) tell(Step::stop);
}

void DistributedGram::tell(Step step) const { all_.from_root(step); }

/// Where one process leaves a step, the others wait for it for ever: what throws ends the run. NoRoom is thrown by all.
template <class Work>
auto DistributedGram::together(Work work) const {
    try {
        return work();
    } catch (const NoRoom&) {
        throw;
    } catch (const std::bad_alloc&) {
        all_.abort(fmt::format("verify: no memory left on process {}", all_.rank()), 2);
    } catch (const std::exception& error) {
        all_.abort(fmt::format("verify: internal error on process {}: {}", all_.rank(), error.what()), internal_error);
    }
}

void DistributedGram::make(const ntk::UnitPoints& points, const ntk::KernelApproximation& f, bool scaled,
                           ntk::PairGeometry& geometry) {
    tell(Step::make);
    try {
        together([&] {
            points.send(FromRoot(all_));
            f.send(FromRoot(all_));
            make_matrix(points, f, all_.from_root(scaled), geometry);
        });
    } catch (const NoRoom& error) {
        throw services::BadInput("", "", error.problem, error.expected);
    }
}

void DistributedGram::receive() {
    points_.emplace(ntk::UnitPoints::received(FromRoot(all_)));
    f_.emplace(ntk::KernelApproximation::received(FromRoot(all_)));
    const bool scaled = all_.from_root(false);
    ntk::PairGeometry geometry(points_->size(), points_->cosine_error());
    make_matrix(*points_, *f_, scaled, geometry);
}

void DistributedGram::make_matrix(const ntk::UnitPoints& points, const ntk::KernelApproximation& f, bool scaled,
                                  ntk::PairGeometry& geometry) {
    // So many roundings of the sums of the errors are covered (GramEntries::radius_norm).
    if (points.size() + all_.size() + 8 >= 1L << 20)
        throw NoRoom(fmt::format("{} rows; the bounds are proved for fewer", points.size()),
                     "fewer than 1,000,000 rows");
    const double wanted = 8 * largest_share(points.size(), block_, grid()), most = all_.minimum(usable * available_());
    if (wanted > most)
        throw NoRoom(fmt::format("{} rows take {:.1f} GB of each of {} processes, and {:.1f} GB are there",
                                 points.size(), wanted / 1e9, all_.size(), most / 1e9),
                     "fewer rows, or more machines");
    tiles_ = std::make_unique<GramTiles>(all_, points, f, scaled, &geometry);
    matrix_ = std::make_unique<SymmetricMatrix>(all_, grid_, *tiles_, block_);
}

rigor::detail::RadiusNorm DistributedGram::radius() const {
    return [this] { return tiles_->radius_norm(); };
}

rigor::VerifiedLargestEigenvalue DistributedGram::largest(const rigor::VerifiedCholeskyOptions& options) {
    if (all_.is_root()) tell(Step::largest);
    return together([&] {
        return largest_eigenvalue(
            *matrix_, radius(),
            {.relative_width = all_.from_root(options.relative_width), .progress = options.progress});
    });
}

rigor::VerifiedEigenvalue DistributedGram::smallest(const rigor::VerifiedCholeskyOptions& options) {
    if (all_.is_root()) tell(Step::smallest);
    return together([&] {
        return smallest_eigenvalue(
            *matrix_, radius(),
            {.relative_width = all_.from_root(options.relative_width), .progress = options.progress});
    });
}

std::string DistributedGram::storage() const { return "block-cyclic"; }

void DistributedGram::serve() {
    for (;;) switch (all_.from_root(Step::stop)) {
            case Step::stop: return;
            case Step::make: try { together([&] { receive(); });
                } catch (const NoRoom&) {  // process 0 says so
                }
                break;
            case Step::largest: largest({}); break;
            case Step::smallest: smallest({}); break;
        }
}

}  // namespace mpi
