// The functions of the field for the evaluators, by the functions of ntk.
#pragma once

#include "claim/language/evaluation_functions.hpp"

namespace claim::language::detail {

bool is_kernel(const std::string& name);

/// kappa0, kappa1, h with derivatives; rho, T, theta_bar, U; theta, sigma, sigma_dot with n0 (1) and beta (0);
/// sigma_dot(z, L) = E[relu' relu'] at the covariance of layer L; K_res with alpha. The first argument lies in [-1, 1].
/// Throws Stop.
template <class T>
Coordinate<T> kernel(const std::string& name, int primes, const std::vector<Coordinate<T>>& arguments,
                     const std::map<std::string, rigor::Rational>& options);

/// The coefficient of u^n in kappa0 or kappa1 (or h). Throws Stop.
template <class T>
Coordinate<T> coefficient(const std::string& function, long n);

}  // namespace claim::language::detail
