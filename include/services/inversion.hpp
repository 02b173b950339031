// What a proved condition number says about solving with a symmetric positive semidefinite matrix: digits that a format
// leaves, and the ridge that a wanted condition number takes.
#pragma once

#include "rigor/number/rational.hpp"
#include "services/gram.hpp"

#include <optional>

namespace services {

/// cond = lambda_max/lambda_min; u = 2^-53 for float64, 2^-24 for float32, the unit roundoffs.
struct Inversion {
    /// least <= max(0, floor(log10(1/(cond u)))) <= most. That much a relative change of the matrix and of the right
    /// side by u leaves of a solution, to first order and up to a factor 2; no error bound of any solver.
    struct Digits {
        long least = 0, most = 0;
    };
    Digits float64, float32;
    /// The condition number that is wanted, > 1.
    rigor::Rational condition;
    /// The least delta >= 0 for which K + delta I has at most that condition number,
    /// max(0, (lambda_max - condition lambda_min)/(condition - 1)).
    EigenvalueBounds ridge;
};

/// From bounds of the eigenvalues, 0 <= smallest.lower, at the working precision. Nothing where the matrix may be 0.
/// Throws BadInput for a condition number <= 1.
std::optional<Inversion> inversion(const EigenvalueBounds& smallest, const EigenvalueBounds& largest,
                                   const rigor::Rational& condition);

}  // namespace services
