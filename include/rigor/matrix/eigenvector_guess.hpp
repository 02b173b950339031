// Guesses of the eigenvector of the smallest eigenvalue. NOT rigorous: who uses one proves what follows from it
// (verified_cholesky.hpp), and a bad one costs time and width.
#pragma once

#include "rigor/matrix/packed_matrix.hpp"

#include <functional>
#include <optional>

namespace rigor::detail {

/// x := B x for a symmetric positive definite B.
using LinearMap = std::function<void(Eigen::VectorXd&)>;

/// A vector of length 1 without a symmetry that an eigenvector could be orthogonal to.
Eigen::VectorXd start_of_iteration(long n);

/// Of the largest eigenvalue of B, as Lanczos found it: Ritz vector and value, the next Ritz value (0 if there is none
/// yet), and |B v - largest v| for |v| = 1.
struct LanczosResult {
    Eigen::VectorXd vector;
    double largest = 0, next = 0, off = infinity;
};
/// At most `steps` products; stops where enough(largest, off) says so, or nothing is left. The vector is empty if the
/// first product is not finite. |start| = 1.
LanczosResult largest_by_lanczos(const LinearMap& b, const Eigen::VectorXd& start, long steps,
                                 const std::function<bool(double largest, double off)>& enough);

/// |vector| = 1, its quotient, and an estimate of how far above the smallest eigenvalue that is.
struct EigenvectorGuess {
    Eigen::VectorXd vector;
    double value, error;
};

/// inverse: x := about A^-1 x, right to single precision; product: x := A x in doubles. Lanczos with the one finds a
/// vector, Davidson's method with the other corrects what single precision got wrong, until the estimated error is at
/// most `wanted` or `corrections` are made. Nothing where what comes back is not finite. |start| = 1.
std::optional<EigenvectorGuess> guess_from_single_precision(const LinearMap& inverse, const LinearMap& product,
                                                            const Eigen::VectorXd& start, double wanted,
                                                            int corrections);

/// The same with a factor of A in single precision, half of the time and of the memory of double. Nothing where single
/// precision does not reach: A - its rounding, about 6e-8 of the largest eigenvalue, is not positive definite.
std::optional<EigenvectorGuess> guess_in_single_precision(const ColumnBlocks& a, const Eigen::VectorXd& start,
                                                          double wanted, int corrections,
                                                          const FactorizationProgress& progress = {});

}  // namespace rigor::detail
