// Random exact objects for the instances of a step: a case is a seed and a number, so that one that is false can be
// had again. Every draw has a statement of its own inside, so that the order does not depend on the compiler; draw them
// in statements of their own as well.
#pragma once

#include "claim/quantity.hpp"
#include "ntk/network/finite_network.hpp"
#include "rigor/matrix/rational_matrix.hpp"

#include <cstdint>
#include <random>
#include <vector>

namespace claim {

/// f = a relu(z) + b relu(-z): (1, 0) is the ReLU, (1, -1/10) leaky, (2, 0) scaled; its Lipschitz constant is
/// max(|a|, |b|).
struct PiecewiseLinear {
    rigor::Rational above{1}, below{0};
    rigor::Rational operator()(const rigor::Rational& z) const { return z > 0 ? above * z : -below * z; }
    rigor::Rational slope(const rigor::Rational& z) const {
        return z > 0 ? above : z < 0 ? -below : rigor::Rational(0);
    }
    rigor::Rational lipschitz() const;
};

class Sampler {
public:
    Sampler(std::uint64_t seed, std::uint64_t number);

    /// In [lowest, highest]. Throws std::invalid_argument for an empty range.
    long integer(long lowest, long highest);
    bool coin() { return integer(0, 1) == 1; }
    /// p/q with |p| <= largest and 1 <= q <= denominators.
    rigor::Rational rational(long largest = 9, long denominators = 7);
    rigor::Rational nonzero_rational(long largest = 9, long denominators = 7);
    rigor::Rational positive_rational(long largest = 9, long denominators = 7);
    /// In [-1, 1], ±1, 0 and numbers near them among them.
    rigor::Rational correlation();

    RationalVector vector(long entries);
    rigor::RationalMatrix matrix(long rows, long columns);
    rigor::RationalMatrix symmetric_matrix(long n);
    /// A A^T for a square A; of rank `rank` if that is said, else of full rank.
    rigor::RationalMatrix positive_matrix(long n);
    rigor::RationalMatrix positive_matrix(long n, long rank);
    /// Rational points of the unit sphere of R^d, different from each other; rows. d >= 2.
    rigor::RationalMatrix points_on_sphere(long n, long d);

    /// ReLU, leaky and scaled ones in turn.
    PiecewiseLinear activation();
    /// Widths of `layers` layers between 1 and `widest`, unequal as often as not.
    std::vector<long> widths(long layers, long widest);
    /// A chain of affine maps through these widths (inputs first, outputs last) with rational parameters and scales.
    ntk::FiniteNetwork<rigor::Rational> network(const std::vector<long>& widths, bool biases);

private:
    std::mt19937_64 random_;
};

}  // namespace claim
