// The mean of the empirical tangent kernel K_0(x, x) at initialisation, exact at every width: what (3.4)-(3.7) and
// (3.9) are held against. That the recursion below is this mean, and how the limit of (3.3) compares with it, is proved
// on the pages of eq-3.6 (mean, limit) and eq-3.9 (mean, fatou). Only second moments enter: random signs give the same
// mean as Gaussians, and the mean over all signs is a finite sum of rationals.
#pragma once

#include "ntk/network/empirical_kernel.hpp"
#include "rigor/number/truth.hpp"

#include <optional>

namespace proofs::yu_2025 {

/// E K_0(x, x), map by map; square = |x|^2. A network with one output, of either wiring.
rigor::Rational expected_kernel(const ntk::FiniteNetwork<rigor::Rational>& network, const rigor::Rational& square);

/// The mean of K_0(x, x) over all signs of the parameters that do not start at 0 (2^18 of them at most,
/// std::invalid_argument), by the empirical kernel itself. Nothing if a preactivation in front of a ReLU is 0
/// somewhere.
std::optional<rigor::Rational> mean_over_signs(ntk::FiniteNetwork<rigor::Rational> network,
                                               const ntk::DenseVector<rigor::Rational>& x);

/// The polynomial of the page of eq-3.6 (limit) at the parameters of a network, Frobenius norms for the operator norms:
/// at least K_0(x, x).
rigor::Rational kernel_bound(const ntk::FiniteNetwork<rigor::Rational>& network, const rigor::Rational& square);

/// expected_kernel is mean_over_signs, exactly; unknown where that says nothing.
rigor::Truth mean_is_as_expected(const ntk::FiniteNetwork<rigor::Rational>& network,
                                 const std::vector<rigor::Rational>& x);

}  // namespace proofs::yu_2025
