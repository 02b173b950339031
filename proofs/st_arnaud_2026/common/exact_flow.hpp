// Flows with a kernel matrix whose eigendecomposition is rational, to hold closed forms against exactly. With f' (x) =
// -c k(x, X) (f_t(X) - f*(X)), r = f_0(X) - f*(X), the flow is a power series in t with F_0 = r on the data,
//   coefficient k + 1 on the data:  F_(k+1) = -c K F_k/(k + 1),   and at x:  -c k(x, X) F_k/(k + 1),
// which the differential equation gives one after the other and which it determines; the series converges for every t.
// A closed form is right if its coefficients are these.
#pragma once

#include "ntk/training/kernel_flow.hpp"
#include "rigor/matrix/rational_matrix.hpp"

#include <functional>

namespace proofs::st_arnaud_2026 {

/// K = V diag(lambda) V^T with an orthogonal V, exactly. The columns of V are eigenvectors.
struct DecomposedKernel {
    rigor::RationalMatrix vectors;
    std::vector<rigor::Rational> eigenvalues;

    long size() const { return vectors.rows(); }
    /// V diag(g(lambda)) V^T.
    rigor::RationalMatrix function(const std::function<rigor::Rational(const rigor::Rational&)>& g) const;
    rigor::BallMatrix function(const std::function<rigor::Ball(const rigor::Ball&)>& g) const;
    rigor::RationalMatrix matrix() const;
};

struct ExactFlow {
    DecomposedKernel kernel;                ///< k(X, X), positive definite
    std::vector<rigor::Rational> at_x;      ///< k(x, X)
    std::vector<rigor::Rational> residual;  ///< f_0(X) - f*(X)

    /// The coefficients of t^0 … t^order in f_t(x) - f_0(x), by the differential equation with rate c.
    std::vector<rigor::Rational> series_of_flow(const rigor::Rational& rate, long order) const;
    /// Those of k(x, X) K^-1 (exp(-rate t K) - I) r.
    std::vector<rigor::Rational> series_of_closed_form(const rigor::Rational& rate, long order) const;
};

/// A flow with n points; V a product of two reflections, eigenvalues p/q between 1/6 and 9. The same number gives the
/// same flow.
ExactFlow exact_flow(long n, long number);

}  // namespace proofs::st_arnaud_2026
