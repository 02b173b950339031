// A kernel matrix in doubles that this process does not keep alone: what services/gram.hpp asks of those who do.
#pragma once

#include "ntk/gram/fast_gram.hpp"
#include "rigor/matrix/verified_cholesky.hpp"
#include "rigor/matrix/verified_largest_eigenvalue.hpp"

#include <string>

namespace services {

class GramElsewhere {
public:
    virtual ~GramElsewhere() = default;

    /// Makes the matrix of ntk/gram/gram_entries.hpp and looks at all pairs; before the others, once. The references
    /// are good until the answer is there. Throws BadInput where the matrix does not fit.
    virtual void make(const ntk::UnitPoints& points, const ntk::KernelApproximation& f, bool scaled,
                      ntk::PairGeometry& geometry) = 0;
    /// Of an entry, at most.
    virtual double largest_radius() const = 0;
    /// Proved bounds of the kernel matrix, errors of the entries included; first the largest eigenvalue. Of the options
    /// relative_width and progress are looked at.
    virtual rigor::VerifiedLargestEigenvalue largest(const rigor::VerifiedCholeskyOptions& options) = 0;
    virtual rigor::VerifiedEigenvalue smallest(const rigor::VerifiedCholeskyOptions& options) = 0;
    /// For GramReport::storage.
    virtual std::string storage() const = 0;
};

}  // namespace services
