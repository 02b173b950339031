// What a proved condition number says about solving with a symmetric matrix: digits that a format leaves, and the ridge
// that a wanted condition number takes.
#pragma once

#include "rigor/number/rational.hpp"
#include "services/gram.hpp"

#include <optional>

namespace services {

/// Of max |lambda|/min |lambda|, exact balls: no upper bound if 0 is not excluded, no lower one if nothing is known.
struct ConditionBounds {
    std::optional<rigor::Ball> lower, upper;
    bool infinite = false;  ///< the matrix is singular
};

/// cond = max |lambda|/min |lambda|; u = 2^-53 for float64, 2^-24 for float32, the unit roundoffs.
struct Inversion {
    /// least <= max(0, floor(log10(1/(cond u)))) <= most. That much a relative change of the matrix and of the right
    /// side by u leaves of a solution, to first order and up to a factor 2; no error bound of any solver.
    struct Digits {
        long least = 0, most = 0;
    };
    Digits float64, float32;
    /// The condition number that is wanted, > 1.
    rigor::Rational condition;
    /// The least delta >= 0 for which K + delta I is positive definite with at most that condition number,
    /// max(0, (lambda_max - condition lambda_min)/(condition - 1)): (lambda_max + delta)/(lambda_min + delta)
    /// decreases.
    EigenvalueBounds ridge;
};

/// At the working precision. Nothing where the matrix may be 0 or a negative multiple of I, which have no least delta,
/// and where a bound is not finite.
/// Throws BadInput for a condition number <= 1.
std::optional<Inversion> inversion(const ConditionBounds& known, const EigenvalueBounds& smallest,
                                   const EigenvalueBounds& largest, const rigor::Rational& condition);

/// Of a positive semidefinite matrix: cond = lambda_max/lambda_min, 0 <= smallest.lower.
std::optional<Inversion> inversion(const EigenvalueBounds& smallest, const EigenvalueBounds& largest,
                                   const rigor::Rational& condition);

}  // namespace services
