// Strict positive definiteness with numbers: what lemmas 1, 2, 4, 5, 6 and propositions 1, 2, 3 share. A >= B for
// symmetric matrices means that A - B is positive semidefinite.
//
// (a) Schur. If f(u) = sum c_k u^k with c_k >= 0 converges on [-1, 1], and R >= 0 has entries in [-1, 1], then f(R),
// entry by entry, is >= 0: its partial sums
//     are sums of Hadamard powers. Sums, products and compositions of such f are again such. If A >= lambda I, B >= 0,
//     then A o B >= lambda I o B. kappa_0 and kappa_1 are such f, with kappa_0(1) = kappa_1(1) = 1.
// (b) One layer. Let A >= lambda I, lambda > 0, with diagonal a_i and correlations R. Then R' = R - lambda diag(1/a_i)
// >= 0 has entries in [-1, 1], and R and R'
//     differ on the diagonal only, so by (a)
//       sqrt(a_i a_j) kappa_1(R_ij) >= diag(a_i (1 - kappa_1(1 - lambda/a_i))) >= (1 - 1/pi) lambda I,
//     because 1 - kappa_1(1 - s) = sum c_k (1 - (1 - s)^k) >= s sum_(k >= 1) c_k = s (1 - c_0), c_0 = kappa_1(0) =
//     1/pi, for 0 <= s <= 1.
// (c) Separated points. Let R_ij = <x_i, x_j> for n unit vectors with 1 - R_ij^2 >= s > 0, i != j, and M >= max(1,
// log(2 (n - 1))/s) an integer. For k >= 2 M
//     |R_ij|^k <= (1 - s)^M <= e^(-M s) <= 1/(2 (n - 1)), so by Gershgorin R^(o k) >= I/2, and
//       kappa_1(R) >= (T/2) I,   T = sum_(k >= 2M) c_k >= 1/(6 (pi M)^(3/2)):
//     c_(2m+2) = b_m/(pi (2m+1)(2m+2)), and b_m^2 (2m + 1) decreases to 2/pi (Wallis), so c_(2m+2) >= (m + 1)^(-5/2)/(4
//     pi^(3/2)); compare the sum with the integral of t^(-5/2) from M.
#pragma once

#include "claim/evidence.hpp"
#include "ntk/gram/gram_matrix.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"
#include "ntk/kernel/residual_kernel.hpp"
#include "proofs/yu_2025/common/half_sphere.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"

namespace proofs::yu_2025 {

/// yes: every Maclaurin coefficient of kappa_0 (or kappa_1) is >= 0 and infinitely many are > 0. Proved for all indices
/// by the ratio c(k+2)/c(k).
rigor::Truth nonnegative_coefficients(bool kappa_1);

/// 1 - 1/pi of (b).
inline rigor::Ball layer_gain() { return rigor::Ball(1) - rigor::Ball(1) / rigor::Ball::pi(); }

/// The bound of (c) for the smallest eigenvalue of kappa_1(R): 1/(12 (pi M)^(3/2)) with the least M. n >= 1, 0 < s <= 1
/// (std::invalid_argument).
rigor::Ball separated_points_bound(long n, const rigor::Rational& s);
/// yes: T >= 1/(6 (pi M)^(3/2)) for M = 1 … 100, T = 1 - (partial sum of kappa_1 at 1).
rigor::Truth tail_bound_holds();

/// Different points of R^d, as a list of rows.
using Points = std::vector<Vector>;
rigor::RationalMatrix matrix_of(const Points& points);
/// min over i < j of 1 - <phi(x_i), phi(x_j)>^2, exact; 1 for a single point.
rigor::Rational smallest_gap(const Points& points);

struct DataSet {
    std::string name;
    Points points;
};
/// Where a kernel of this kind comes nearest to singular: antipodes, a line through 0 with different norms, the zero
/// vector, clusters of width 2^-30, norms from 10^-6 to 10^6, polytopes; and one point, and two that are lifted to
/// orthogonal directions. d = 1, 2, 3.
const std::vector<DataSet>& hard_data();
/// 1 to 5 different rational points in dimension 1 to 3, some nearly equal, antipodal, collinear or zero.
rc::Gen<Points> random_data();

/// The smallest eigenvalue to three digits, on the precision ladder from 64 to 2048 bits.
rigor::EigenvalueEnclosure enclose_smallest(const rigor::MatrixEntries& entries);
/// yes: the smallest eigenvalue exceeds the bound, certified; no: it certainly does not.
rigor::Truth smallest_exceeds(const rigor::MatrixEntries& entries, const rigor::Ball& bound);

/// A reading of the constants of the fully connected kernel: Sigma^(l+1) = 2 E[relu relu'] + bias, the last layer with
/// or without it.
struct BiasReading {
    std::string name;
    ntk::FullyConnectedKernel kernel;
    bool in_last_layer = true;
};
/// (3.6) as printed (2), "+1" outside the bracket (1), the same without bias in the output layer as network (2.1) has
/// it, and no bias after the first layer.
const std::vector<BiasReading>& bias_readings();
/// Sigma^(depth) or Theta^(depth) under a reading, depth >= 2.
rigor::BallMatrix fully_connected_gram(const Points& points, const BiasReading& reading, long depth,
                                       ntk::GramKind kind);

enum class ResidualPart {
    covariance,      ///< K_L at phi(x), phi(x')
    as_printed,      ///< (3.9), (3.10)
    biases_outside,  ///< the terms kappa_0 and 1 of (3.10), which belong to the biases, not multiplied by |x~| |x~'|
};
rigor::BallMatrix residual_gram(const Points& points, long depth, const rigor::Rational& alpha, ResidualPart part);
/// (1 + (1 - 1/pi) alpha^2)^(L - 1) alpha^2 separated_points_bound: a lower bound of the smallest eigenvalue of K_L,
/// lemma_5.cpp.
rigor::Ball residual_bound(const Points& points, long depth, const rigor::Rational& alpha);

/// |x~|^2 separated_points_bound, least |x~|: a lower bound of the smallest eigenvalue of Sigma^(2), lemma_4.cpp.
rigor::Ball covariance_bound(const Points& points);
/// The same for Theta^(L + 1), proposition_2.cpp: sum_(j < L) (1 - 1/pi)^j times covariance_bound.
rigor::Ball tangent_bound(const Points& points, long hidden_layers);

/// What an exact singular Gram matrix shows for "strictly positive definite": fails if `exact` is not positive definite
/// and lies in the balls that the kernel's own code gives, undecided if the two do not match.
claim::Verdict verdict_at(const rigor::RationalMatrix& exact, const rigor::BallMatrix& computed);

}  // namespace proofs::yu_2025
