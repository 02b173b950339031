// The empirical tangent kernel of a finite network, K(x, x') = <grad f(x), grad f(x')>, (3.1) of Yu et al. (2025),
// without a gradient ever being stored: by network_gradient.hpp each map contributes
//   <w delta a^T, w delta' a'^T> + <c delta, c delta'> = <delta, delta'> (w^2 <a, a'> + c^2),
// which is (C.5)-(C.7) with (C.6) read for two points (its left side prints f(x) twice). In the number types of
// finite_network.hpp; the fast version is network_batch.hpp.
#pragma once

#include "ntk/network/network_gradient.hpp"

#include <vector>

namespace ntk {

namespace detail {

template <class T>
T inner_product(const DenseVector<T>& a, const DenseVector<T>& b) {
    T sum(0);
    for (long i = 0; i < a.size(); ++i) sum += a(i) * b(i);
    return sum;
}

}  // namespace detail

/// How much each map contributes to K.
template <class T>
struct MapContribution {
    T weights, bias;
};

/// One pair: contributions of the maps to <grad f_k(x), grad f_k'(x')>, from what the passes left at x and x'.
template <class T>
std::vector<MapContribution<T>> kernel_contributions(const FiniteNetwork<T>& network, const NetworkTrace<T>& x,
                                                     const std::vector<DenseVector<T>>& x_delta,
                                                     const NetworkTrace<T>& y,
                                                     const std::vector<DenseVector<T>>& y_delta);

/// K for all pairs of the points (columns). Row and column i * outputs + k belong to output k at point i. Throws as
/// forward.
template <class T>
DenseMatrix<T> empirical_kernel(const FiniteNetwork<T>& network, const DenseMatrix<T>& points);

}  // namespace ntk

extern template class std::vector<ntk::MapContribution<double>>;
extern template class std::vector<ntk::MapContribution<rigor::Rational>>;
