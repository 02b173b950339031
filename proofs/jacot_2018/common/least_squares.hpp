// Least-squares kernel gradient descent of section 5 in exact rationals: d/dt f_t = Pi (f* - f_t), Pi f (x) = (1/N)
// sum_j K(x, x_j) f(x_j), with n_L outputs. A function is the list of its values, output by output, first at the N data
// points, then at some other points; K enters through the Gram matrix G = (K_kk'(x_i, x_j))_(ik, jk') on the data,
// symmetric and positive semidefinite, and through the rows K(x, X) of the other points. A positive semidefinite kernel
// has K(x, X) = D G with some D (what is 0 in the Gram form on the data is the zero function). So Pi = (1/N) [[G, 0],
// [D G, 0]]. If G = V diag(gamma) V^T with an orthogonal V, then for gamma_i > 0 the function (v_i, D v_i) is an
// eigenfunction of Pi with eigenvalue lambda_i = gamma_i/N, and g - sum_i <v_i, g> (v_i, D v_i) lies in the null-space:
// every g is a sum of one part in the null-space and parts along these eigenfunctions, in one way.
#pragma once

#include "rigor/matrix/rational_matrix.hpp"

namespace proofs::jacot_2018 {

struct LeastSquares {
    using Function = std::vector<rigor::Rational>;

    long points = 1, outputs = 1;                   ///< N, n_L
    rigor::RationalMatrix vectors{0, 0};            ///< V, orthogonal, N n_L columns
    std::vector<rigor::Rational> gram_eigenvalues;  ///< gamma >= 0
    rigor::RationalMatrix across{0, 0};             ///< D: one row for each value off the data
    Function start, goal;                           ///< f_0, f*

    long on_data() const { return points * outputs; }
    long size() const { return on_data() + across.rows(); }
    rigor::RationalMatrix gram() const;
    /// Pi f.
    Function map(const Function& f) const;

    struct Component {
        rigor::Rational eigenvalue;  ///< of Pi
        Function part;
    };
    /// g along the eigenfunctions with positive eigenvalue; the rest of g is its part in the null-space, last and with
    /// eigenvalue 0.
    std::vector<Component> components(const Function& g) const;

    /// The coefficients of t^0 … t^order of f_t, which the differential equation and f_0 determine one after the other.
    std::vector<Function> flow(long order) const;
};

/// a + factor b.
LeastSquares::Function combination(const LeastSquares::Function& a, const rigor::Rational& factor,
                                   const LeastSquares::Function& b);

/// N points, n_L outputs, `zeros` of the eigenvalues of G equal to 0, three values off the data; f_0 - f* has a part in
/// every eigenspace and in the null-space off the data. The same numbers give the same sample.
LeastSquares least_squares(long points, long outputs, long zeros, long number);

}  // namespace proofs::jacot_2018
