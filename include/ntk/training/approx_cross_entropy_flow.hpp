// Training under the cross-entropy (2.3) of Yu et al. (2025) with a kernel that does not change. With
// u_i = 1/(1 + e^((2 y_i - 1) f(x_i))),
//   d/dt f_t(x) = sum_j k(x, x_j) (2 y_j - 1) u_j,   so
//   d/dt u_i = -u_i (1 - u_i) sum_j (2 y_i - 1) K(x_i, x_j) (2 y_j - 1) u_j,   (C.1) with K_t = K.
// There is no closed form for more than one point. Integrated here is a(t), f_t(x) = f_0(x) + k(x, X) a(t),
// a_j' = (2 y_j - 1) u_j: bounded by 1 and smooth, and it gives f_t everywhere. The classical Runge-Kutta method of
// order 4, its steps halved until two runs agree; the error that is shown is the difference of the last two over
// 15 = 2^4 - 1, which is right to leading order: an estimate and no bound. In double, or in rigor::Real.
#pragma once

#include "ntk/network/finite_network.hpp"

namespace ntk {

template <class T>
struct CrossEntropyFlowState {
    DenseVector<T> coefficients;  ///< a(t)
    DenseVector<T> values;        ///< f_t(X)
    DenseVector<T> errors;        ///< u(t)
    T error_estimate;             ///< of the coefficients and values, the largest
    long steps;                   ///< of the last run
};

/// At time t >= 0, to an estimated error of at most `tolerance`. Throws std::invalid_argument for shapes that do not
/// fit, labels other than 0 and 1, a negative time or a tolerance that is not positive, std::runtime_error if
/// `most_steps` do not suffice.
template <class T>
CrossEntropyFlowState<T> approx_cross_entropy_flow(const DenseMatrix<T>& kernel, const DenseVector<T>& labels,
                                                   const DenseVector<T>& initial, const T& t, const T& tolerance,
                                                   long most_steps = 1L << 20);

}  // namespace ntk
