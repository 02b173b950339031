// A network of section 2 in training, at one moment and in exact rationals: parameters, data, a training direction d,
// and the velocities that theta_p' = <d_p F, d>_pin gives. The ReLU stands for sigma; away from its kinks it is smooth,
// and the identities and inequalities checked here are local.
#pragma once

#include "ntk/network/empirical_kernel.hpp"
#include "rigor/matrix/rational_matrix.hpp"
#include "rigor/number/dual_number.hpp"

namespace proofs::jacot_2018 {

struct ExactTraining {
    using Rational = rigor::Rational;
    using Vector = std::vector<Rational>;
    using Matrix = ntk::DenseMatrix<Rational>;

    ntk::FiniteNetwork<Rational> network;
    Matrix points;     ///< columns
    Matrix direction;  ///< d: row i is d(x_i), n_L columns
    Rational beta;

    /// Widths n_0 … n_L, squares where a factor 1/sqrt(n_l) is taken. The same number gives the same sample.
    static ExactTraining sample(const std::vector<long>& widths, long count, long number);

    long count() const { return points.cols(); }
    long depth() const { return static_cast<long>(network.maps.size()); }
    ntk::NetworkTrace<Rational> trace(long i) const {
        return ntk::forward(network, ntk::DenseVector<Rational>(points.col(i)));
    }
    /// alpha^(l) at the data, one row a point; l = 0 … L - 1.
    Matrix activations(long l) const;
    /// z^(l) at the data; l = 1 … L.
    Matrix preactivations(long l) const;
    /// The parameters' velocities as the derivative parts of a network over dual numbers, from the gradients of all
    /// outputs.
    ntk::FiniteNetwork<rigor::Dual<Rational>> moving() const;
    /// d/dt z^(l) at the data.
    Matrix preactivation_velocity(long l) const;
    /// d^(l) of A.3: d for l = L, and sigma'(z^(l)) (W^(l)/sqrt n_l)^T d^(l+1) below.
    Matrix direction_at(long l) const;
    /// Theta^(l), the tangent kernel of z^(l) at the data: row and column i n_l + k.
    Matrix subnetwork_kernel(long l) const;
    /// Phi_K(<g, .>_pin) at the data for the kernel of layer l: (1/N) sum_j Theta^(l)(x_i, x_j) g(x_j).
    Matrix kernel_map(long l, const Matrix& g) const;

    /// |g|_pin^2.
    Rational mean_square(const Matrix& g) const;
};

/// A rational number between the largest eigenvalue of a symmetric positive semidefinite matrix and 1.01 times that, by
/// exact inertia.
rigor::Rational largest_eigenvalue_bound(const rigor::RationalMatrix& a);
rigor::RationalMatrix as_rational_matrix(const ntk::DenseMatrix<rigor::Rational>& a);
/// |W|_op^2 from above, by the same.
rigor::Rational operator_square_bound(const ntk::DenseMatrix<rigor::Rational>& w);

}  // namespace proofs::jacot_2018
