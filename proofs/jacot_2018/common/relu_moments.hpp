// Exact moments at finite width, ReLU, one point: given the layers below, the preactivations of a layer are independent
// N(0, q_l) variables, q_l = S^(l)(x, x), q_(l+1) = beta^2 + the mean of n_l squares of relu(z).
#pragma once

#include "ntk/kernel/polynomial_dual.hpp"

#include <bitset>

namespace proofs::jacot_2018 {

/// E relu(z)^k for z ~ N(0, q), k even: half of E z^k.
inline rigor::Rational relu_moment(std::size_t k, const rigor::Rational& q) {
    ntk::RationalPolynomial monomial(k + 1);
    monomial[k] = 1;
    return ntk::gaussian_mean(monomial, q) / 2;
}

/// Of q_L and of Theta^(L)_11(x, x), all hidden widths n, q_1 = first.
struct ReluMoments {
    rigor::Rational mean, square;  ///< E q, E q^2
    rigor::Rational tangent;       ///< E Theta^(L)_11(x, x)

    rigor::Rational variance() const { return square - mean * mean; }
    /// Of an output: E f^2 = E q, E f^4 = 3 E q^2.
    rigor::Rational excess_kurtosis() const { return 3 * variance() / (mean * mean); }
};
inline ReluMoments relu_moments(long depth, const rigor::Rational& n, const rigor::Rational& first,
                                const rigor::Rational& beta) {
    const rigor::Rational b = beta * beta, second = relu_moment(2, 1), fourth = relu_moment(4, 1);
    ReluMoments m{first, first * first, first};
    for (long l = 1; l < depth; ++l) {
        const rigor::Rational mean = b + second * m.mean;
        // Of the n^2 products of two squares n have equal factors.
        const rigor::Rational products = (n * fourth + n * (n - 1) * second * second) / (n * n) * m.square;
        // W_i W_j has the mean delta_ij, and 1(z_i > 0) does not depend on Theta_ii: the page of theorem-1, {#mean}.
        m = {mean, b * b + 2 * b * second * m.mean + products, mean + relu_moment(0, 1) * m.tangent};
    }
    return m;
}

/// E S^(L)(x, x) and E Theta^(L)_11(x, x) by another route: which of the n (L - 1) hidden neurons are positive is a
/// fair coin for each, independent of the squares of the preactivations. Given the signs, both are linear in those
/// squares, whose means multiply; then the mean over all 2^(n (L - 1)) patterns.
struct PatternMeans {
    rigor::Rational covariance = 0, tangent = 0;
};
inline PatternMeans pattern_means(long depth, long width, const rigor::Rational& first, const rigor::Rational& beta) {
    const unsigned long neurons = static_cast<unsigned long>(width * (depth - 1)), patterns = 1UL << neurons;
    PatternMeans sum;
    for (unsigned long pattern = 0; pattern < patterns; ++pattern) {
        rigor::Rational square = first, tangent = first;  // E z^2 and E Theta_ii of a neuron, given the signs below
        unsigned long signs = pattern;
        for (long l = 1; l < depth; ++l, signs >>= width) {
            const unsigned long layer = signs & ((1UL << width) - 1);
            const rigor::Rational share(static_cast<long>(std::bitset<64>(layer).count()), width);
            square = beta * beta + share * square;
            tangent = square + share * tangent;
        }
        sum.covariance += square;
        sum.tangent += tangent;
    }
    return {sum.covariance / patterns, sum.tangent / patterns};
}

/// L = 1 to 6 at the widths 1 and 2: up to 1024 patterns.
struct ReluShape {
    long depth, width;
};
inline std::vector<ReluShape> narrow_shapes() {
    std::vector<ReluShape> list;
    for (const long width : {1L, 2L})
        for (long depth = 1; depth <= 6; ++depth) list.push_back({depth, width});
    return list;
}

}  // namespace proofs::jacot_2018
