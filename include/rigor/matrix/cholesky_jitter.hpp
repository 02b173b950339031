// From which delta on the floating-point Cholesky factorization of K + delta I, rounded to a format, must run to
// completion, and below which it must break down.
//
// The format: precision p, u = 2^-p, smallest normal number w; gamma_k = k u/(1 - k u), g_i = gamma_(i+1)/(1 -
// gamma_(i+1)), (n + 1) u <= 1/8. Operations as in floating_cholesky.hpp: x(1 + d) + e, |d| <= u, |e| <= w. C is a
// symmetric n x n matrix in the format, U = 2 (2 n + 1 + max_i c_ii) w, E(C) = sum_i g_i (c_ii + U) + n U.
//
// Theorem (Demmel 1989; Higham, "Accuracy and Stability of Numerical Algorithms", theorem 10.7). By the algorithm of
// floating_cholesky.hpp, in any order of summation:
//   (a) if lambda_min(C) < -E(C), no factorization of C runs to completion with a positive diagonal;
//   (b) if all c_ii > 0 and lambda_min(C) > 1/(1 - g_n) sum_i g_i (c_ii + U) + n U, every one does, unless it
//       overflows.
// Proof. (a) is the theorem of floating_cholesky.hpp. (b) Suppose that k - 1 pivots are positive and the k-th sum s is
// not. Rows i < k satisfy that theorem, (1 - gamma) |l_i|^2 <= c_ii + U. Put l_kk = 0 and raise c_kk by the t >= 0 with
// which the k-th row satisfies it too, s = 0: then C_k + t e_k e_k^T = L L^T + F for the leading k x k part C_k,
// |F| <= d d^T + U 1 1^T, d_i^2 = g_i (c_ii + U) for i < k and d_k^2 = g_k (c_kk + U) + g_k t. L has a zero on its
// diagonal: there is y with y_k = 1 (all earlier pivots are positive) and L^T y = 0, so that
//   y^T C_k y + t = y^T F y <= (d^T |y|)^2 + n U |y|^2.
// d^T |y| <= b^T |y| + sqrt(g_k t), b as d without the term in t. (p + q)^2 <= p^2/(1 - g) + q^2/g for 0 < g < 1
// (Cauchy and Schwarz), g = g_k, gives (d^T |y|)^2 <= |b|^2 |y|^2/(1 - g_k) + t. Hence
// lambda_min(C) <= lambda_min(C_k) <= |b|^2/(1 - g_n) + n U. Overflow: in a
// format without a largest number, all rows satisfy (1 - gamma) |l_i|^2 <= c_ii + U and, C being definite, |c_ij| <=
// max c; so no number that is formed exceeds 3 max c + 1, or 1/l_jj <= 2^(-smallest exponent/2) as pivots are numbers
// of the format. For max c <= 2^(emax - 5), emax the exponent with which the format ends, the factorization is the same
// in the format that does have one.
//
// C from K and delta. The off-diagonal part of C - K has a spectral norm of at most r, which the caller has from the
// entries. The diagonal: k_ii and delta are rounded, and their sum is, or some of that, |c_ii - (k_ii + delta)| <=
// ((1 + u)^2 - 1)(|k_ii| + delta) + 4 w. With m = max |k_ii|, q = (1 + u)^2, S = sum g_i |k_ii|, G = sum g_i,
//   lambda_min(C) is within r + (q - 1)(m + delta) + 4 w of lambda_min(K) + delta,
//   c_ii <= q (|k_ii| + delta) + 4 w,   U <= 2 (2 n + 2 + q (m + delta)) w,
// and both conditions become linear in delta. With sizes |k_ii| the right side of (b) is not negative, so that (b)
// implies c_ii >= lambda_min(C) > 0.
//
// Not assumed: an order of summation. Assumed: that of floating_cholesky.hpp; the format's own precision in every
// operation (TF32 and halves in place of float32 are other formats).
#pragma once

#include "rigor/number/ball.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rigor {

/// Binary, rounded to nearest: precision, smallest normal number 2^smallest, largest number below 2^largest.
struct FloatingFormat {
    const char* name;
    int precision, smallest, largest;
};
inline constexpr FloatingFormat float64{"float64", 53, -1022, 1024}, float32{"float32", 24, -126, 128};

/// What is known of K: its diagonal, |k_ii|, and bounds of its smallest eigenvalue, exact balls; r, see above.
struct JitterProblem {
    std::vector<Ball> diagonal_sizes;
    Ball rounding_norm, lower, upper;
};

struct JitterBounds {
    /// Exact: the factorization must complete for every delta from this one to 2^(format.largest - 6); nothing if that
    /// is not shown for any.
    std::optional<Ball> succeeds_from;
    /// Exact, positive: it must break down for every 0 <= delta < this; nothing if that is not shown for any.
    std::optional<Ball> fails_below;
    std::string reason;  ///< why nothing is guaranteed to complete; empty if something is
};

namespace detail {

/// Factors of the parts. Zero leaves a part out: only for the tests that show that it is needed.
struct JitterErrorTerms {
    long factorization = 1, entries = 1, diagonal = 1, underflow = 1;
};

}  // namespace detail

/// At the working precision. Throws std::invalid_argument for n = 0.
JitterBounds cholesky_jitter(const FloatingFormat& format, const JitterProblem& problem,
                             const detail::JitterErrorTerms& terms = {});

}  // namespace rigor
