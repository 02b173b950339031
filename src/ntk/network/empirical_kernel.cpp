// The empirical kernel of ntk/network/empirical_kernel.hpp for the number types at the end of this file.
#include "ntk/network/empirical_kernel.hpp"

#include <cstddef>

namespace ntk {

template <class T>
std::vector<MapContribution<T>> kernel_contributions(const FiniteNetwork<T>& network, const NetworkTrace<T>& x,
                                                     const std::vector<DenseVector<T>>& x_delta,
                                                     const NetworkTrace<T>& y,
                                                     const std::vector<DenseVector<T>>& y_delta) {
    std::vector<MapContribution<T>> parts;
    for (std::size_t i = 0; i < network.maps.size(); ++i) {
        const AffineMap<T>& map = network.maps[i];
        const T back = detail::inner_product(x_delta[i], y_delta[i]);
        parts.push_back({map.weight_scale * map.weight_scale * back * detail::inner_product(x.inputs[i], y.inputs[i]),
                         map.has_bias() ? T(map.bias_scale * map.bias_scale * back) : T(0)});
    }
    return parts;
}

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
                 kernel_contributions(network, traces[at(i / network.outputs())], deltas[at(i)],
                                      traces[at(j / network.outputs())], deltas[at(j)])) {
                kernel(i, j) += part.weights;
                kernel(i, j) += part.bias;
            }
            kernel(j, i) = kernel(i, j);
        }
    return kernel;
}

#define NTK_INSTANTIATE(T)                                                                                           \
    template std::vector<MapContribution<T>> kernel_contributions(                                                   \
        const FiniteNetwork<T>&, const NetworkTrace<T>&, const std::vector<DenseVector<T>>&, const NetworkTrace<T>&, \
        const std::vector<DenseVector<T>>&);                                                                         \
    template DenseMatrix<T> empirical_kernel(const FiniteNetwork<T>&, const DenseMatrix<T>&);
NTK_INSTANTIATE(double)
NTK_INSTANTIATE(float)
NTK_INSTANTIATE(rigor::Rational)
NTK_INSTANTIATE(rigor::Dual<rigor::Rational>)
NTK_INSTANTIATE(rigor::Dual<double>)
#undef NTK_INSTANTIATE

}  // namespace ntk

template class std::vector<ntk::MapContribution<double>>;
template class std::vector<ntk::MapContribution<rigor::Rational>>;
