// Dual activations by Hermite coefficients: for a Gaussian pair with unit variances and correlation u,
//   E[sigma(f) sigma(f')] = sum_k c_k^2 u^k,   c_k = E[sigma(f) He_k(f)]/sqrt(k!)    (Mehler's formula),
// with the probabilists' polynomials He_k. For the unit step and the ReLU, integration by parts gives
//   step: c_0 = 1/2, sqrt(k!) c_k = phi(0) He_(k-1)(0), k >= 1;   relu: phi(0), 1/2, and phi(0) He_(k-2)(0), k >= 2;
//   phi(0) = 1/sqrt(2 pi).
// This route to the Maclaurin coefficients of kappa_0 and kappa_1 shares nothing with arccos or arcsin.
#pragma once

#include "ntk/kernel/arc_cosine_series.hpp"

namespace ntk {

/// He_n(0): 0 for odd n, and He_(n+1)(0) = -n He_(n-1)(0).
rigor::Integer hermite_at_zero(long n);

/// The coefficient of u^k in 2 E[relu'(f) relu'(f')]. k >= 0.
PiRational step_dual_coefficient(long k);

/// The coefficient of u^k in 2 E[relu(f) relu(f')]. k >= 0.
PiRational relu_dual_coefficient(long k);

}  // namespace ntk
