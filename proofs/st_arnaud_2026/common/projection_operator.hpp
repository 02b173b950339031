// The projection operator of section 6.1 at t = infinity, from the kernel matrix itself: w = K^-1 k_x, with k_x =
// Theta_bar(Xx). At a finite t it is, up to its sign, (1 - e^(-tK)) w, whose norm lies between (1 - e^(-t lambda_n))
// ||w|| and ||w||.
#pragma once

#include "ntk/gram/gram_matrix.hpp"

#include <span>

namespace proofs::st_arnaud_2026 {

/// w, enclosed at the working precision, for the kernel of depth L; the last row of `points` is x. All rows are unit
/// vectors, those of X different.
/// Throws std::domain_error if K is not shown to be invertible at this precision.
rigor::BallVector projection_weights(const rigor::RationalMatrix& points, long L);

/// sum |w_j| and ||w||.
rigor::Ball sum_norm(const rigor::BallVector& w);
rigor::Ball euclidean_norm(const rigor::BallVector& w);

/// Rational points of the unit circle, one a row, at the angles 2 arctan t; the rows whose bit in `antipodes` is set
/// are negated.
rigor::RationalMatrix circle_rows(std::span<const rigor::Rational> t, long antipodes = 0);

/// ±u, ±v and x = (0, 1) on the circle: u, v = (c, ±s) with s = 2 r/(1 + r^2), c^2 + s^2 = 1, for 0 < r < 1. Rows: u,
/// v, -u, -v, x.
rigor::RationalMatrix two_antipodal_pairs(const rigor::Rational& r);

/// prod_(l=first)^(L-1) (1 - theta_l/pi) along the orbit of theta_1 = pi.
rigor::Ball orbit_product(long L, long first = 2);

/// For L >= 2, the slopes of Theta_bar^(L) in the angle, up to sign: next to 0, and next to pi with the product from
/// `first`.
rigor::Ball slope_at_zero(long L);
rigor::Ball slope_at_pi(long L, long first = 2);

/// b = slope_at_pi/slope_at_zero: the kink at the antipode as a part of that on the diagonal. L >= 2.
rigor::Ball antipodal_coupling(long L);

}  // namespace proofs::st_arnaud_2026
