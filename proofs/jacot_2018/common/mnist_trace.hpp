// Section 6.3, as far as it can be decided without the data: the eigenvalues of a batch add up to at most the trace of
// Pi, the mean of Theta_infinity^(4)(x, x), here for a constant |x|^2/784 = q.
#pragma once

#include "rigor/number/rational.hpp"

namespace proofs::jacot_2018 {

/// Theta_infinity^(4)(x, x) of the ReLU.
inline rigor::Rational kernel_on_diagonal(const rigor::Rational& q, const rigor::Rational& beta) {
    rigor::Rational covariance = q + beta * beta, tangent = covariance;
    for (int l = 1; l < 4; ++l) {
        covariance = covariance / 2 + beta * beta;
        tangent = tangent / 2 + covariance;
    }
    return tangent;
}

}  // namespace proofs::jacot_2018
