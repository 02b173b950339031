// The mean of the empirical tangent kernel K_0(x, x) at initialisation, exact at every width: what (3.4)-(3.7) and (3.9) are held against.
//
// Let the parameters be independent, symmetric about 0, of variance 1 (N(0, 1) is; so is a random sign), and no preactivation 0 almost surely. For the map g
// from the input a of any layer to f, E[d_i g d_k g] = c delta_ik with c independent of a. True for the output map. Through a' = s relu(w W a + b), m neurons:
// given (W, b), E = s^2 w^2 c' sum_j W_ji W_jk 1(z_j > 0), and (W_j, b_j) -> -(W_j, b_j) keeps W_ji W_jk and flips the indicator, so E = s^2 w^2 c' (m/2) delta_ik. In the
// same way E relu(z)^2 = E z^2/2, so the mean of |a'|^2 is affine in |a|^2. In a residual layer mixed terms vanish by V -> -V. A map with delta = df/dz contributes
// |delta|^2 (w^2 |a|^2 + c^2) to K(x, x), whose mean given a is a constant times (w^2 |a|^2 + c^2). Only second moments enter: random signs give the same
// mean as Gaussians, and the mean over all signs is a finite sum of rationals.
//
// What this says of the limit K(x, x) of K_0(x, x) in probability as all widths m grow, (3.3):
//   K(x, x) <= mean, by Fatou's lemma, since K_0(x, x) >= 0 (along a subsequence it converges almost surely). That refutes every larger value.
//   K(x, x) = mean, if E K_0(x, x)^2 is bounded in m, for then K_0(x, x) is uniformly integrable. It is: with the operator norms ||W|| and |b|,
//     |W a + b|^2 <= 2 ||W||^2 |a|^2 + 2 |b|^2, |relu(z)| <= |z|, |W^T delta| <= ||W|| |delta|, |p + q|^2 <= 2 |p|^2 + 2 |q|^2
//   bound activations, derivatives and K_0(x, x) by a polynomial (kernel_bound) in |x|, alpha and in ||W^(l)||^2/m, ||V^(l)||^2/m, |W^(L+1)|^2/m, |b^(l)|^2/m, since
//   all scales are sqrt(2/m), sqrt(1/m): in (2.1) each W^(l), b^(l), W^(L+1) meets one factor 2/m, in (2.2) W^(L+1), A, b, V^(l) one factor 1/m, W^(l) one 2/m.
//   By Hoelder it is enough that E (||W||/sqrt(m))^p is bounded in m for every p, for a matrix W of N(0, 1) with at most m rows and columns. A 1/4-net of the unit
//   sphere of R^m has at most 9^m points, and ||W|| <= 2 max u^T W v over two such nets, so P(||W|| > t sqrt(m)) <= 81^m e^(-t^2 m/8) <= e^(-t^2 m/16) <=
//   e^(-t^2/16) for t >= 9, as t^2/16 >= ln 81 there. These tails do not depend on m.
//   For x != x' |K_0(x, x')|^2 <= K_0(x, x) K_0(x', x'): its second moment is bounded, too, and K(x, x') is the limit of E K_0(x, x').
#pragma once

#include "claim/finding.hpp"
#include "ntk/network/empirical_kernel.hpp"
#include "rigor/number/truth.hpp"

#include <optional>

namespace claim::legacy {
class Argument;
}

namespace proofs::yu_2025 {

/// E K_0(x, x) by the recursion above; square = |x|^2. A network with one output, of either wiring.
rigor::Rational expected_kernel(const ntk::FiniteNetwork<rigor::Rational>& network, const rigor::Rational& square);

/// The mean of K_0(x, x) over all signs of the parameters that do not start at 0 (2^18 of them at most, std::invalid_argument), by the empirical kernel itself. Nothing
/// if a preactivation in front of a ReLU is 0 somewhere.
std::optional<rigor::Rational> mean_over_signs(ntk::FiniteNetwork<rigor::Rational> network, const ntk::DenseVector<rigor::Rational>& x);

/// The polynomial above at the parameters of a network, Frobenius norms for the operator norms: at least K_0(x, x).
rigor::Rational kernel_bound(const ntk::FiniteNetwork<rigor::Rational>& network, const rigor::Rational& square);
/// Lines of an argument: K_0(x, x) <= kernel_bound, and the tails of ||W||/sqrt(m); with `factor` times the bound, for controls.
void add_bounded_moments(claim::legacy::Argument& argument, const rigor::Rational& factor = 1);

/// The two agree, exactly; unknown where mean_over_signs says nothing.
rigor::Truth mean_is_as_expected(const ntk::FiniteNetwork<rigor::Rational>& network, const std::vector<rigor::Rational>& x);

}  // namespace proofs::yu_2025
