// Proved bounds of the extreme eigenvalues of a matrix over many processes, each entry known up to an error: what
// rigor/matrix/verified_cholesky.hpp and verified_largest_eigenvalue.hpp are for one process, with the same promises.
//
// The true matrix T is symmetric, ||T - A||_2 <= radius for the A of every pass. Smallest eigenvalue: a factor in
// single precision gives a guess, the factor of a shift just below the guess a bound. Where single precision does not
// reach, the guess is from a factor of the shift 0. Three factorizations in double at most (five where the guess of
// single precision was wrong), and one that does not complete says nothing. Below: s - E - radius, E from the theorem
// of symmetric_matrix.hpp; above: a Rayleigh quotient. Largest eigenvalue: Collatz and Wielandt above, a Rayleigh
// quotient below; where they are wide, as for entries of both signs, factors of t I - A, three at most. Collective: the
// same guesses are made on all processes.
#pragma once

#include "mpi/symmetric_matrix.hpp"
#include "rigor/matrix/verified_cholesky.hpp"
#include "rigor/matrix/verified_largest_eigenvalue.hpp"

namespace mpi {

/// Of the options relative_width, lanczos_steps, single_from and progress are looked at.
rigor::VerifiedEigenvalue smallest_eigenvalue(SymmetricMatrix& a, const rigor::detail::RadiusNorm& radius,
                                              const rigor::VerifiedCholeskyOptions& options = {},
                                              const rigor::detail::CholeskyErrorTerms& terms = {});
rigor::VerifiedLargestEigenvalue largest_eigenvalue(SymmetricMatrix& a, const rigor::detail::RadiusNorm& radius,
                                                    const rigor::VerifiedCholeskyOptions& options = {},
                                                    const rigor::detail::CholeskyErrorTerms& terms = {});

}  // namespace mpi
