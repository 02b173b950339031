// The mean of the empirical tangent kernel K_0(x, x) at initialisation, exact at every width: what (3.4)-(3.7) and (3.9) are held against.
//
// Let the parameters be independent, symmetric about 0, of variance 1 (N(0, 1) is; so is a random sign), and no preactivation 0 almost surely. For the map g
// from the input a of any layer to f, E[d_i g d_k g] = c delta_ik with c independent of a. True for the output map. Through a' = s relu(w W a + b), m neurons:
// given (W, b), E = s^2 w^2 c' sum_j W_ji W_jk 1(z_j > 0), and (W_j, b_j) -> -(W_j, b_j) keeps W_ji W_jk and flips the indicator, so E = s^2 w^2 c' (m/2) delta_ik. In the
// same way E relu(z)^2 = E z^2/2, so the mean of |a'|^2 is affine in |a|^2. In a residual layer mixed terms vanish by V -> -V. A map with delta = df/dz contributes
// |delta|^2 (w^2 |a|^2 + c^2) to K(x, x), whose mean given a is a constant times (w^2 |a|^2 + c^2). Only second moments enter: random signs give the same
// mean as Gaussians, and the mean over all signs is a finite sum of rationals.
#pragma once

#include "ntk/empirical_kernel.hpp"
#include "rigor/truth.hpp"

#include <optional>

namespace proofs::yu_2025 {

/// E K_0(x, x) by the recursion above; square = |x|^2. A network with one output, of either wiring.
rigor::Rational expected_kernel(const ntk::FiniteNetwork<rigor::Rational>& network, const rigor::Rational& square);

/// The mean of K_0(x, x) over all signs of the parameters that do not start at 0 (2^18 of them at most, std::invalid_argument), by the empirical kernel itself. Nothing
/// if a preactivation in front of a ReLU is 0 somewhere.
std::optional<rigor::Rational> mean_over_signs(ntk::FiniteNetwork<rigor::Rational> network, const ntk::DenseVector<rigor::Rational>& x);

/// The two agree, exactly; unknown where mean_over_signs says nothing.
rigor::Truth mean_is_as_expected(const ntk::FiniteNetwork<rigor::Rational>& network, const std::vector<rigor::Rational>& x);

}  // namespace proofs::yu_2025
