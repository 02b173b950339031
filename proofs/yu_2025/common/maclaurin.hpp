// The printed Maclaurin coefficients of kappa_0 and kappa_1 in appendix B.1, and how a printed coefficient is compared
// with the function.
#pragma once

#include "ntk/kernel/hermite_dual.hpp"
#include "rigor/number/truth.hpp"

#include <functional>

namespace proofs::yu_2025 {

/// The coefficient of u^k as a formula of k.
using Coefficient = std::function<ntk::PiRational(long)>;

/// (B.6) as printed: 1/2 + (1/pi) sum (2n)!/(4^n (n!)^2 (2n+1)) u^(2n+1).
ntk::PiRational b_6_coefficient(long k);
/// (B.7), first line: (1/pi)[u (pi/2 + sum (2n)!/(4^n (n!)^2 (2n+1)) u^(2n+1)) + 1 + sum_(n>=1) (-1)^(n-1) (2n)!/(4^n
/// (n!)^2 (2n-1)) (-1)^n u^(2n)].
ntk::PiRational b_7_first_line(long k);
/// (B.7), second line: 1/pi + u/2 + (1/(2 pi)) sum (2n)!/(4^n n! (n+1)!) u^(2n+2)/(2n+1).
ntk::PiRational b_7_second_line(long k);

/// Are these the Maclaurin coefficients of kappa_0 (or kappa_1), for every k?
///
/// Compared for k < 300 with three routes that share no code: FLINT's exact series of arcsin and sqrt, the ratios from
/// the differential equation, and the Hermite expansion. For all k: the ratio c(k+2)/c(k) of the printed formula and of
/// the true coefficients are both quotients of polynomials in k of degree at most 4 (factorials cancel), so their
/// agreement at more than 8 values of each parity proves it.
rigor::Truth has_coefficients(const Coefficient& printed, bool kappa_1);

/// Truth of |partial sum - closed form| <= proved tail with the printed coefficients, u in [-1, 1], `terms` terms.
rigor::Truth sums_to_closed_form(const Coefficient& printed, bool kappa_1, const rigor::Rational& u, long terms);

}  // namespace proofs::yu_2025
