// What is known about a kernel matrix before any eigenvalue is computed: exact relations between the points, and what
// they do to the kernel.
//
// The kernels here are positive semidefinite, so a vector c != 0 with c^T K c = 0 makes lambda_min = 0 exactly, and
// strict definiteness is a theorem.
//
// Without bias. Positive multiples of one direction give proportional rows, a zero vector a zero row. Let the
// directions be distinct, and the kernel D f(z) D, D > 0 diagonal, z the cosines, f(z) = sum_k t_k z^k with t_k >= 0
// and f(1) finite. c^T (z_ij^k) c >= 0, and = 0 if and only if sum_i c_i p(x_i) = 0 for all homogeneous polynomials p
// of degree k (at unit vectors: z^k is the Gram matrix of all monomials of degree k, suitably scaled). A null vector
// satisfies that for each k with t_k > 0. If these k are
//   all: strictly positive definite, as polynomials take any values at n distinct points.
//   (st-arnaud-2026/section-4-case-a) infinitely many even ones: for even k -> infinity z_ij^k -> 1 where x_j = +-x_i
//   and else 0, so that c is odd on
//     antipodal pairs and 0 elsewhere, and then every even k is satisfied.
//   infinitely many odd ones: likewise, c is even on antipodal pairs and 0 elsewhere.
//   only k in F of the other parity: the null vectors are those with sum_p c_p p(x_p) = 0 over the antipodal pairs for
//     the p of the degrees in F. For F = {1} the directions x_p are linearly dependent, for F = {0} there are two
//     pairs, for F = {0, 2} the matrices x_p x_p^T are linearly dependent (degree 0 follows from |x|^2). For any F the
//     largest degree r in F counts, as p |x|^2 has the degree of p and 2 more: the powers of degree r of the x_p are
//     linearly dependent, which their Gram matrix <x_p, x_q>^r decides. For an empty F every pair is a null vector.
//   finitely many, up to a degree D: all polynomials of degree D on the sphere of R^d are forms of degree D and of
//     degree D - 1 there, (d + D - 1 choose D) + (d + D - 2 choose D - 1) dimensions, which bound the rank; the first
//     number alone where all k have one parity.
// Which powers (yu-2025/lemma-3, with kappa_n = J_n/pi of arc_cosine_kernel.hpp and composed_arc_cosine.hpp):
//   kappa_0: 0 and all odd ones, F = {0}. kappa_1: 0, 1 and all even ones, F = {1}; so has T_2 = z kappa_0 + kappa_1.
//   kappa_2 = 1/2 + 4 int_0^z kappa_1, because dJ_2/dz = 4 J_1: 0, 1, 2 and all odd ones, F = {0, 2}.
//   Composed twice: all. kappa_1: st-arnaud-2026/section-4-case-a. kappa_0: the linear part of the outer one gives 0
//   and the odd powers, its cube those of 3/2 (kappa_0 - 1/2)^2, among them z times every odd power. kappa_2: the
//   linear part gives 0, 1, 2 and the odd powers, the square z times every odd power. Composed further: all, by the
//   linear part; and T_L >= kappa_1 composed L - 1 times, coefficient by coefficient. L = 1 of a fully connected
//   network is the linear kernel: K is singular if and only if the points are linearly dependent, which exact
//   elimination decides; with biases, and for K^Res with alpha = 0, the points (x, 1) take the place of x, and at x/|x|
//   the points (x, |x|).
//
// Networks of an activation (activation_kernels.cpp). h(z) = sum_k c_k z^k, c_k >= 0, c_k > 0 for the k of
// HermiteSupport, and c_0 > 0 if there is a bias; z_L = h composed L - 1 times, T_1 = z, T_(L+1) = h'(z_L) T_L +
// z_(L+1). T_2 = h + z h' has the powers of h. T_L >= z_L, coefficient by coefficient. Let phi be no polynomial.
//   h even or odd: so are all T_L, L >= 2, and they have infinitely many powers: F is empty.
//   Otherwise z_L has, for L >= 3, infinitely many even and odd ones: write g = E + O for the even and odd part of
//   z_(L-1), not 0 both. L = 3: if E has infinitely many powers, take an even k >= 2 with c_k > 0: E^k and k E^(k-1) O
//   are among the terms of c_k g^k, and have infinitely many; if O has, an odd k >= 3: O^k and k E O^(k-1). L > 3: both
//   have, and any k >= 1 does: E^k and k E^(k-1) O.
// The edge of chaos has c_0 = sum_(k >= 2) (k - 1) c_k > 0 (docs/depth-law.md) unless h(z) = z. For a polynomial phi of
// degree m > 1 T_L has the degree D = m^(L-1), and is even or odd for L >= 2 if h is. For an affine one T_L is linear
// in (z, 1), without 1 if c_0 = 0.
//
// With biases, and K^Res with alpha != 0: strictly positive definite at distinct points from L = 2 (K^Res: L = 1) on:
// yu-2025/proposition-2, -3. For any weight variance w > 0 and bias variance b > 0: the layer 1 sees (x, c), c > 0;
// distinct points have distinct directions there, none opposite, so w/2 D kappa_1(R) D, R the correlations, is definite
// (infinitely many even k), and adding b keeps it so. kappa_1(R) - R/2 is semidefinite, so each Sigma^(l+1) is at least
// w/4 Sigma^(l), and Theta^(l) at least Sigma^(l).
#pragma once

#include "rigor/matrix/null_space.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace ntk {

/// Exact coordinate k of point i.
using ExactCoordinate = std::function<rigor::Rational(long i, long k)>;

/// Exact relations among some points of a data set; indices from 0.
struct PointRelations {
    std::vector<std::vector<long>> same_point;  ///< groups of two or more
    /// Groups of two or more, positive multiples of one another (same points included).
    std::vector<std::vector<long>> same_direction;
    std::vector<std::pair<long, long>> antipodal;  ///< one pair for each two opposite directions
    std::vector<long> zero;                        ///< the zero vector
};

/// The relations among the points listed, d coordinates each.
PointRelations point_relations(const std::vector<long>& points, long d, const ExactCoordinate& coordinate);

/// Where the kernel's matrices are singular; see the top of this file.
enum class Definiteness {
    linear,  ///< exactly where the points are linearly dependent: (x, 1), or (x/|x|, 1), if not homogeneous
    /// Where two points share a direction, or the powers of `degree` of the directions x_p of the antipodal pairs are
    /// linearly dependent. 0: there are two pairs; -1: there is one.
    antipodal,
    polynomial,  ///< the rank is at most that of the polynomials of `degree` on the sphere; no more is known
    form,   ///< the same for forms of `degree`: an even or an odd kernel, so that antipodal pairs count as one point
    strict  ///< only where two points (homogeneous: directions) coincide
};

/// What is known of the kernel matrices of one kernel at its parameters. There are no defaults: a kernel says all of
/// it.
struct KernelStructure {
    bool homogeneous;  ///< positive multiples of one point give proportional rows, and the zero vector a row of zeros
    Definiteness definiteness;
    long degree = -1;       ///< antipodal, polynomial, form; capped at most_degree
    std::string theorem;    ///< why a matrix is strictly positive definite, where that is known and it is not linear
    std::string antipodes;  ///< what antipodal pairs of directions do to it

    KernelStructure(bool is_homogeneous, Definiteness where_singular, std::string by_theorem, std::string at_antipodes)
        : homogeneous(is_homogeneous),
          definiteness(where_singular),
          theorem(std::move(by_theorem)),
          antipodes(std::move(at_antipodes)) {}
    KernelStructure(bool is_homogeneous, Definiteness where_singular, long of_degree, std::string by_theorem,
                    std::string at_antipodes)
        : homogeneous(is_homogeneous),
          definiteness(where_singular),
          degree(of_degree),
          theorem(std::move(by_theorem)),
          antipodes(std::move(at_antipodes)) {}

    /// Beyond it the spaces have more dimensions than there are points, unless d = 1, 2.
    static constexpr long most_degree = 1'000'000;
};

/// "antipodal pairs have independent directions": when Definiteness::antipodal of a degree does not make a matrix
/// singular.
std::string harmless_antipodes(long degree);

struct GramVerdict {
    bool exactly_singular = false, strictly_positive = false;  ///< neither: not known
    std::string because;                                       ///< one sentence
};

/// Numbers beyond which exact elimination is not tried, and products of them.
inline constexpr long most_exact_coordinates = 1'000'000, most_exact_products = 10'000'000;

/// Of the linear kernel at n points in R^d: biased: of the points (x, 1); directions only: of x/|x|. The points must
/// not be 0 for directions only.
struct LinearDependence {
    bool decided = false, dependent = false;
    long rank = 0;            ///< of the points (the lifted ones if biased), if decided
    std::vector<long> among;  ///< points that are linearly dependent
};

LinearDependence linear_dependence(long n, long d, bool biased, bool directions_only,
                                   const ExactCoordinate& coordinate);

/// See the top of this file. `relations` of all points that have any; n points in R^d; directions only: the kernel is
/// evaluated at x/|x|. `number` says by which number, counted from 0, a point is named in the sentence.
GramVerdict gram_verdict(const KernelStructure& kernel, long n, long d, bool directions_only,
                         const PointRelations& relations, const ExactCoordinate& coordinate,
                         const std::function<long(long)>& number);

}  // namespace ntk
