// Maclaurin series of kappa_0 and kappa_1: exact coefficients, and truncated sums with a proved tail.
// Yu, Tian and Chen (2025), (B.6) and (B.7). A coefficient is p + q/pi with rational p, q.
//
// With b_n = (2n)!/(4^n n!^2) = prod_{k <= n} (2k - 1)/(2k):
//   kappa_0(u) = 1/2 + (1/pi) sum_n b_n/(2n + 1) u^(2n + 1),
//   kappa_1(u) = 1/pi + u/2 + (1/pi) sum_n b_n/((2n + 1)(2n + 2)) u^(2n + 2).
// The coefficients here come from the differential equations that arcsin and sqrt satisfy (ratio of consecutive
// terms), not from the printed factorials; the claims compare the two.
#pragma once

#include "ntk/kernel/arc_cosine_kernel.hpp"

#include <string>

namespace ntk {

/// The number plain + over_pi/pi.
struct PiRational {
    rigor::Rational plain, over_pi;

    template <rigor::Scalar T>
    T value() const {
        return rigor::from_rational<T>(plain) + T(rigor::from_rational<T>(over_pi) / rigor::pi<T>());
    }
    bool operator==(const PiRational&) const = default;
};

/// As in "1/2 + 1/(3 pi)"; "0" for 0.
std::string to_string(const PiRational& c);

/// b_n = binomial(2n, n)/4^n, exactly. n >= 0 (std::invalid_argument).
rigor::Rational central_binomial_ratio(long n);

/// The coefficient of u^n in kappa_0.
PiRational kappa_0_coefficient(long n);

/// The coefficient of u^n in kappa_1.
PiRational kappa_1_coefficient(long n);

namespace detail {

/// The sum over n >= terms of b_n/(2n + 1) |u|^(2n), for |u| <= 1. From b_n <= 1/sqrt(pi n):
/// it is at most sum_{n >= N} n^(-3/2)/(2 sqrt(pi)) <= 1/sqrt(pi (N - 1)), and for |u| < 1 also at most
/// b_N/(2N + 1) u^(2N)/(1 - u^2), because b_n/(2n + 1) decreases. Needs terms >= 2.
rigor::Ball arcsine_tail(const rigor::Ball& u, long terms, const rigor::Rational& b_terms);

}  // namespace detail

/// The first `terms` odd terms of kappa_0's series plus 1/2, with the tail in the radius.
/// Domain: u in [-1, 1]; terms >= 2 (std::invalid_argument). The result contains kappa_0(u).
rigor::Ball kappa_0_series(const rigor::Ball& u, long terms);

/// The same for kappa_1: 1/pi + u/2 and the first `terms` terms of the even part. Its tail is at most
/// 1/(2 terms + 2) of kappa_0's, because the coefficients carry one more factor 1/(2n + 2).
rigor::Ball kappa_1_series(const rigor::Ball& u, long terms);

}  // namespace ntk
