// What is proved about the smallest eigenvalue of a symmetric matrix given as balls, and the form of the answers.
//
// Every bound holds for every symmetric matrix inside the balls. With any L, any D >= 0 and any x, however they were
// guessed,
//   A - s I = L D L^T + E   gives   lambda_min(A) >= s - ||E||_2 >= s - max_i sum_j |E_ij|,
//   since L D L^T is positive semidefinite, and
//   lambda_min(A) <= x^T A x / x^T x.
// E and the quotient are evaluated in balls. Unlike pivots in ball arithmetic, the residual does not grow
// exponentially with n.
#pragma once

#include "rigor/matrix/approximate_factor.hpp"
#include "rigor/number/ladder.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace rigor {

/// The matrix at the current working precision. Every call must enclose the same symmetric matrices, in the same
/// shape.
using MatrixEntries = std::function<BallMatrix()>;

struct SmallestEigenvalueOptions {
    /// Wanted: upper - lower <= relative_width * |lambda| over the whole enclosure.
    Rational relative_width{1, 1'000'000'000'000};
    Rational absolute_width{0};  ///< or upper - lower <= absolute_width, whichever comes first
    Ladder ladder{64, 4096};
    bool keep_factor = false;  ///< EigenvalueEnclosure::factor is wanted
};

/// L D L^T ~ A - s I, of exact balls; L is unit lower triangular, D >= 0.
struct ShiftedFactor {
    Ball shift;
    BallMatrix lower;
    BallVector pivots;
};

enum class SmallestEigenvalueStatus {
    enclosed,           ///< in bounds of the width asked for
    exactly_zero,       ///< proved over the rationals: semidefinite and singular. Never said of balls
    width_not_reached,  ///< the bounds are proved, but wider than asked for: budget spent, or uncertain entries
    not_finite          ///< some entry was not finite at every precision: no bounds
};

struct EigenvalueEnclosure {
    SmallestEigenvalueStatus status = SmallestEigenvalueStatus::not_finite;
    /// Exact balls, lower <= lambda <= upper; not finite if the status says so.
    Ball lower = Ball(1) / Ball(0), upper = lower;
    Truth positive = Truth::unknown;  ///< lambda > 0; no: lambda <= 0
    /// An exact x != 0. Smallest eigenvalue: x^T A x <= upper * x^T x for every matrix inside, hence < 0 if upper < 0.
    /// Largest: >= lower * x^T x.
    /// exactly_zero: A x = 0.
    std::optional<std::vector<Rational>> witness{};
    /// Of which the residual shows `lower` (of the largest eigenvalue: a factor of -A, that shows -upper), where it was
    /// asked for; nothing: Gershgorin's circles show it, or exact elimination does.
    std::optional<ShiftedFactor> factor{};
    long bits = 0;  ///< working precision at which the last bound was improved; 0 for exact elimination
    std::string method{};

    /// The interval [lower, upper] as one ball, at the working precision.
    Ball ball() const { return Ball::hull(lower, upper); }
};

/// Throws std::invalid_argument, naming the shape, unless A is square, at least 1 x 1, and (if finite)
/// certainly_symmetric.
void check_symmetric(const BallMatrix& a);
/// x^T A x / x^T x for every matrix inside.
inline Ball rayleigh_quotient(const BallMatrix& a, const BallVector& x) { return dot(x, a * x) / dot(x, x); }

/// lambda_min >= the result for every symmetric matrix inside, for any factor with positive pivots: see the top of the
/// file.
Ball residual_lower_bound(const BallMatrix& a, const Ball& shift, const ApproximateFactor& factor);
/// Gershgorin: every eigenvalue is at least min_i (a_ii - sum of the other |a_ij|).
Ball gershgorin_lower_bound(const BallMatrix& a);

}  // namespace rigor
