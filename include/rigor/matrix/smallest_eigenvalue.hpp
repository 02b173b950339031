// The smallest (largest) eigenvalue of a real symmetric matrix: proved bounds of the width asked for, and positive
// definiteness.
//
// A matrix is a function that gives its entries as balls at the working precision, or balls that are all that is
// known, or exact rationals.
// The search is inverse iteration in floating point; what it finds is proved by eigenvalue_bounds.hpp, so its quality
// decides how narrow the bounds are, never whether they hold. Their width is that of the entries plus about n ||A||
// 2^-bits: an eigenvalue that is small against ||A|| takes precision, and the ladder supplies it where the entries can
// be had to any precision.
//
// A ball cannot tell zero from too small to see. Only a matrix of exact rationals is called exactly singular, by exact
// elimination.
#pragma once

#include "rigor/matrix/eigenvalue_bounds.hpp"

#include <optional>
#include <vector>

namespace rigor {

struct Definiteness {
    Truth positive = Truth::unknown;
    std::optional<std::vector<Rational>> witness;  ///< if no: x != 0 with x^T A x <= 0 for every matrix inside
};

/// Decided by exact elimination. Throws std::invalid_argument if A is not symmetric.
inline Truth positive_definite(const RationalMatrix& a) { return truth(inertia(a).positive == a.rows()); }

/// Bounds of lambda_min, proved for every symmetric matrix inside entries(). Throws std::invalid_argument, naming the
/// shape, for a matrix that is not square, of size 0, or whose triangles differ as balls, and for a negative width.
EigenvalueEnclosure smallest_eigenvalue(const MatrixEntries& entries, const SmallestEigenvalueOptions& options = {});

/// The same for balls that are all that is known: the bounds cannot become narrower than they allow.
EigenvalueEnclosure smallest_eigenvalue(const BallMatrix& a, const SmallestEigenvalueOptions& options = {});

/// The same for an exact matrix. If it is positive semidefinite and singular, the answer is exactly_zero with a null
/// vector. The sign is known in every case: where the ladder ends before it shows, exact elimination gives it.
EigenvalueEnclosure smallest_eigenvalue(const RationalMatrix& a, const SmallestEigenvalueOptions& options = {});

/// lambda_max(A) = -lambda_min(-A); the conventions are those of EigenvalueEnclosure.
EigenvalueEnclosure largest_eigenvalue(const MatrixEntries& entries, const SmallestEigenvalueOptions& options = {});
EigenvalueEnclosure largest_eigenvalue(const BallMatrix& a, const SmallestEigenvalueOptions& options = {});
EigenvalueEnclosure largest_eigenvalue(const RationalMatrix& a, const SmallestEigenvalueOptions& options = {});

/// An exact ball that no eigenvalue of any symmetric matrix inside exceeds; throws std::domain_error for entries that
/// are not finite.
Ball largest_eigenvalue_upper_bound(const BallMatrix& a);

/// At the working precision. yes: every symmetric matrix inside is positive definite (pivots of LDL^T in balls, or the
/// bound above); no: none is, by the witness; unknown also for entries that are not finite. Errors as for
/// smallest_eigenvalue.
Definiteness definiteness(const BallMatrix& a);
inline Truth positive_definite(const BallMatrix& a) { return definiteness(a).positive; }

}  // namespace rigor
