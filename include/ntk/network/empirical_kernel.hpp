// The empirical tangent kernel of a finite network, K(x, x') = <grad f(x), grad f(x')>, (3.1) of Yu et al. (2025), without a gradient ever being
// stored: by network_gradient.hpp each map contributes
//   <w delta a^T, w delta' a'^T> + <c delta, c delta'> = <delta, delta'> (w^2 <a, a'> + c^2),
// which is (C.5)-(C.7) with (C.6) read for two points (its left side prints f(x) twice). In any number type; the fast version is network_batch.hpp.
#pragma once

#include "ntk/network/network_gradient.hpp"

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
std::vector<MapContribution<T>> kernel_contributions(const FiniteNetwork<T>& network, const NetworkTrace<T>& x, const std::vector<DenseVector<T>>& x_delta,
                                                     const NetworkTrace<T>& y, const std::vector<DenseVector<T>>& y_delta) {
    std::vector<MapContribution<T>> parts;
    for (std::size_t i = 0; i < network.maps.size(); ++i) {
        const AffineMap<T>& map = network.maps[i];
        const T back = detail::inner_product(x_delta[i], y_delta[i]);
        parts.push_back({map.weight_scale * map.weight_scale * back * detail::inner_product(x.inputs[i], y.inputs[i]),
                         map.has_bias() ? T(map.bias_scale * map.bias_scale * back) : T(0)});
    }
    return parts;
}

/// K for all pairs of the points (columns). Row and column i * outputs + k belong to output k at point i. Throws as forward.
template <class T>
DenseMatrix<T> empirical_kernel(const FiniteNetwork<T>& network, const DenseMatrix<T>& points) {
    std::vector<NetworkTrace<T>> traces;
    std::vector<std::vector<DenseVector<T>>> deltas;
    for (long i = 0; i < points.cols(); ++i) {
        traces.push_back(forward(network, DenseVector<T>(points.col(i))));
        for (long k = 0; k < network.outputs(); ++k) deltas.push_back(backward(network, traces.back(), k));
    }
    const auto rows = static_cast<long>(deltas.size());
    DenseMatrix<T> kernel = DenseMatrix<T>::Constant(rows, rows, T(0));
    const auto at = [](long i) { return static_cast<std::size_t>(i); };
    for (long i = 0; i < rows; ++i)
        for (long j = 0; j <= i; ++j) {
            for (const MapContribution<T>& part :
                 kernel_contributions(network, traces[at(i / network.outputs())], deltas[at(i)], traces[at(j / network.outputs())], deltas[at(j)])) {
                kernel(i, j) += part.weights;
                kernel(i, j) += part.bias;
            }
            kernel(j, i) = kernel(i, j);
        }
    return kernel;
}

}  // namespace ntk

extern template class std::vector<ntk::MapContribution<double>>;
extern template ntk::DenseMatrix<double> ntk::empirical_kernel(const ntk::FiniteNetwork<double>&, const ntk::DenseMatrix<double>&);
extern template class std::vector<ntk::MapContribution<rigor::Rational>>;
extern template ntk::DenseMatrix<rigor::Rational> ntk::empirical_kernel(const ntk::FiniteNetwork<rigor::Rational>&, const ntk::DenseMatrix<rigor::Rational>&);
