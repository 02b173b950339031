// When is the Gram matrix of the kernel without bias invertible? The theorem behind cases a), b) and c) of section 4.
//
// Only directions matter: by homogeneity (proposition 2) K = D G D with D = diag |x_i| and G the kernel at the
// directions. On unit vectors the kernel is a positive multiple of T_L = L Theta_bar^(L): T_1 = z, T_(L+1) =
// kappa_0(rho_L) T_L + rho_(L+1), rho_(L+1) = kappa_1(rho_L), and (yu-2025/eq-b.6, -b.7)
//   kappa_0 = 1/2 + (positive multiples of all odd powers),   kappa_1 = 1/pi + z/2 + (positive multiples of all even
//   powers from z^2 on).
// So rho_L and T_L are power series with nonnegative coefficients t_k, absolutely convergent on [-1, 1], and for a
// vector c
//   c^T T_L c = sum_k t_k c^T (z_ij^k) c,   no term negative: it vanishes only if c^T (z_ij^k) c = 0 for every k with
//   t_k > 0.                       (*)
//
// L >= 3: every t_k is positive. kappa_1(kappa_1) = 1/pi + kappa_1/2 + kappa_1^2/(2 pi) + …; the second summand has all
// even powers, the third the product 2 (z/2) · (all even powers from z^2 on): all powers. rho_(L+1) >= rho_L/2 and T_L
// >= rho_L coefficient by coefficient. For n different directions: polynomials of degree < n take any values at n
// different points, and z^k, k < n, is the Gram matrix of all monomials of degree k (suitably scaled). If (*) vanishes,
// c is orthogonal to the values of every polynomial of degree < n, so c = 0. Invertible, for all n and n0.
//
// L = 2: T_2 = z kappa_0 + kappa_1 = 1/pi + z + (positive multiples of all even powers from z^2 on): the only odd power
// is the first. Let (*) vanish. For even k -> infinity, z_ij^k -> 1 where x_j = ±x_i, else 0: in the limit the squared
// sum over each line vanishes. So c is an odd function, c(-x) = -c(x), living on the antipodal pairs; then all even k
// contribute 0, and k = 1 says sum_p c_p x_p = 0 over the pairs ±x_p. Conversely such a c is a null vector. The null
// space is the space of linear relations between the directions of the antipodal pairs:
//   the matrix at L = 2 is singular if and only if the directions of the antipodal pairs are linearly dependent.
// (Seen directly: f(theta) - f(pi - theta) = 2 cos theta for f = T_2 as a function of the angle.) Three different lines
// are needed for a relation, hence six points, and n0 >= 2. L = 1: T_1 is linear, the rank is at most n0.
#pragma once

#include "ntk/gram/gram_matrix.hpp"
#include "rigor/series/symbolic_constant.hpp"

#include <optional>

namespace proofs::st_arnaud_2026 {

/// Exact relations between the directions of the rows of a matrix.
struct DirectionRelations {
    bool zero = false;      ///< a row is 0
    bool repeated = false;  ///< two rows are positive multiples of one another
    std::vector<std::pair<long, long>> antipodal;
    /// v != 0 with K v = 0 for the kernel at L = 2 (no zero and no repeated row supposed), if the pairs are dependent.
    std::optional<std::vector<rigor::Rational>> null_vector;
};
DirectionRelations direction_relations(const rigor::RationalMatrix& points);

/// What the theorem says about the kernel at L >= 2.
rigor::Truth invertible_by_theorem(const rigor::RationalMatrix& points, long L);

/// Whether L Theta_bar^(L), extended to all points by homogeneity, is positive definite at the rows: pivots in balls,
/// up to 1024 bits. Never yes for a singular matrix, and unknown or no for it.
rigor::Truth certified_definite(const rigor::RationalMatrix& points, long L);

/// As certified_definite, and no where the kernel is singular, by an exact relation between the directions.
rigor::Truth definite_or_singular(const rigor::RationalMatrix& points, long L);

/// Whether K v encloses 0 in every entry, to less than 2^-100; no if some entry excludes 0.
rigor::Truth encloses_null_vector(const rigor::RationalMatrix& points, const std::vector<rigor::Rational>& v, long L);

/// T_2 as a formal sum: cosine · cos theta + angle_cosine · (theta/pi) cos theta + sine · sin(theta)/pi.
struct SecondLayer {
    rigor::Rational cosine, angle_cosine, sine;
    /// The function at pi - theta.
    SecondLayer reflected() const { return {-(cosine + angle_cosine), angle_cosine, sine}; }
    /// The value at theta = 60 k degrees, k = 0 … 3, exactly.
    rigor::SymbolicConstant at_sixth_turn(long k) const;
    friend SecondLayer operator+(const SecondLayer& a, const SecondLayer& b) {
        return {a.cosine + b.cosine, a.angle_cosine + b.angle_cosine, a.sine + b.sine};
    }
    friend SecondLayer operator-(const SecondLayer& a, const SecondLayer& b) {
        return {a.cosine - b.cosine, a.angle_cosine - b.angle_cosine, a.sine - b.sine};
    }
    bool operator==(const SecondLayer&) const = default;
};
/// cos(theta) kappa_0 + kappa_1, from kappa_0 = 1 - theta/pi and kappa_1 = cos theta + (sin theta - theta cos
/// theta)/pi.
SecondLayer second_layer();

/// The regular hexagon in the plane x + y + z = 0 of R^3, scaled by sqrt(2): e_i - e_j, around the circle.
rigor::RationalMatrix hexagon();
/// f(0) - 2 f(60) + 2 f(120) - f(180) degrees, f = T_2: the eigenvalue of the alternating vector.
rigor::SymbolicConstant hexagon_alternating_eigenvalue(const SecondLayer& f);

}  // namespace proofs::st_arnaud_2026
