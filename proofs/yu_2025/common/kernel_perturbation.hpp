// What a bound on the entries of E = K_t(X, X) - K(X, X) does to the smallest eigenvalue: the links of (C.20) and
// (5.2), exactly.
//   |lambda_min(K + E) - lambda_min(K)| <= |E|_2     Weyl: for a unit vector v, |v^T (K + E) v - v^T K v| <= |E|_2;
//   take the minimum over v on both sides; |E|_2 <= |E|_F                                   the sum of the squared
//   eigenvalues of E is at least the largest of them; |E|_F <= sum |E_ij|                              sum a^2 <= (sum
//   a)^2 for a >= 0; sum |E_ij| <= n^2 max |E_ij|,   |E|_F <= n max |E_ij|.
// For K = I each is attained by one of three families, n >= 1, eps > 0: E = -eps 1 1^T (eigenvalue -n eps), E = -eps I,
// E = -eps e_1 e_1^T.
#pragma once

#include "rigor/matrix/smallest_eigenvalue.hpp"

#include <rapidcheck.h>

#include <functional>
#include <iosfwd>
#include <vector>

namespace proofs::yu_2025 {

/// A symmetric E as a perturbation of K, and what the links compare: lambda_min as changed, squares of norms, sums.
struct Perturbation {
    rigor::RationalMatrix e;
    rigor::Rational change, spectral;  ///< |lambda_min(K + E) - lambda_min(K)|, |E|_2; exact for the three families
    rigor::Rational frobenius_square, total, largest;
};
enum class Family { all_ones, identity, one_entry };
/// K = I. Throws std::logic_error if exact inertia does not confirm the two eigenvalues.
Perturbation extremal(Family family, long n, const rigor::Rational& eps);

/// The three families at n = 1 to 6, eps = eps(n).
std::vector<Perturbation> extremal_perturbations(const std::function<rigor::Rational(long n)>& eps);

/// A random symmetric pair K = B B^T + I and E, n <= 5, entries of E at most 1.
struct PerturbedKernel {
    std::vector<std::vector<long>> root, signs;  ///< B, and 4 E
    rigor::RationalMatrix kernel() const;
    rigor::RationalMatrix perturbation() const;
    long points() const;
};
std::ostream& operator<<(std::ostream& out, const PerturbedKernel& pair);
rc::Gen<PerturbedKernel> perturbed_kernels();

/// |lambda_min(K + E) - lambda_min(K)| <= bound, by exact inertia at rational bounds of lambda_min(K) 1e-12 apart
/// (relatively): no only if it is certainly false.
rigor::Truth eigenvalue_within(const rigor::RationalMatrix& kernel, const rigor::RationalMatrix& e,
                               const rigor::Rational& bound);
/// |E|_2 <= bound: bound^2 I - E^2 is positive semidefinite.
rigor::Truth spectral_norm_at_most(const rigor::RationalMatrix& e, const rigor::Rational& bound);
/// A rational at least sqrt(q), larger by a factor of at most 1 + 2^-40 (0 for 0).
rigor::Rational root_above(const rigor::Rational& q);

/// (C.9) for a kernel matrix given by balls: E with |E_ij| <= 7/8 lambda_0/(2 n^2), E_ij = signs/8 of that bound; yes:
/// lambda_min(K + E) > lambda_0/2, certified.
rigor::Truth keeps_half(const rigor::MatrixEntries& kernel, long n, const std::vector<long>& signs);

}  // namespace proofs::yu_2025
