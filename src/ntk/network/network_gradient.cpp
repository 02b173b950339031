// The passes of ntk/network/network_gradient.hpp, one point at a time, for the number types at the end of this file.
#include "ntk/network/network_gradient.hpp"

#include <cstddef>
#include <string>

namespace ntk {

namespace {

template <class T>
DenseVector<T> apply(const AffineMap<T>& map, const DenseVector<T>& a) {
    DenseVector<T> z = DenseVector<T>::Constant(map.outputs(), T(0));
    for (long i = 0; i < map.outputs(); ++i) {
        for (long j = 0; j < map.inputs(); ++j) z(i) += map.weights(i, j) * a(j);
        z(i) *= map.weight_scale;
        if (map.has_bias()) z(i) += map.bias_scale * map.bias(i);
    }
    return z;
}

/// weight_scale W^T delta
template <class T>
DenseVector<T> carry_back(const AffineMap<T>& map, const DenseVector<T>& delta) {
    DenseVector<T> g = DenseVector<T>::Constant(map.inputs(), T(0));
    for (long j = 0; j < map.inputs(); ++j) {
        for (long i = 0; i < map.outputs(); ++i) g(j) += map.weights(i, j) * delta(i);
        g(j) *= map.weight_scale;
    }
    return g;
}

template <class T>
DenseVector<T> activate(const FiniteNetwork<T>& network, const AffineMap<T>& map, const DenseVector<T>& z) {
    DenseVector<T> a = z;
    for (long i = 0; i < z.size(); ++i) a(i) = map.activation_scale * activation_value(network, z(i));
    return a;
}

template <class T>
DenseVector<T> through_activation(const FiniteNetwork<T>& network, const AffineMap<T>& map, const DenseVector<T>& z,
                                  const DenseVector<T>& g) {
    DenseVector<T> delta = g;
    for (long i = 0; i < z.size(); ++i) delta(i) = map.activation_scale * activation_slope(network, z(i)) * g(i);
    return delta;
}

}  // namespace

template <class T>
NetworkTrace<T> forward(const FiniteNetwork<T>& network, const DenseVector<T>& x) {
    if (x.size() != network.input_dimension())
        throw std::invalid_argument("a point with " + std::to_string(x.size()) + " coordinates; the network expects " +
                                    std::to_string(network.input_dimension()));
    NetworkTrace<T> trace;
    const auto record = [&](std::size_t i, const DenseVector<T>& a) {
        trace.inputs.push_back(a);
        trace.results.push_back(apply(network.maps[i], a));
        return network.is_activated(i) ? activate(network, network.maps[i], trace.results.back())
                                       : trace.results.back();
    };
    DenseVector<T> a = x;
    if (network.wiring == Wiring::chain) {
        for (std::size_t i = 0; i < network.maps.size(); ++i) a = record(i, a);
    } else {
        a = record(0, a);
        for (std::size_t i = 1; i + 1 < network.maps.size(); i += 2) {
            const DenseVector<T> branch = record(i + 1, record(i, a));
            for (long j = 0; j < a.size(); ++j) a(j) += branch(j);
        }
        record(network.maps.size() - 1, a);
    }
    return trace;
}

template <class T>
DenseVector<T> network_output(const FiniteNetwork<T>& network, const DenseVector<T>& x) {
    return forward(network, x).output();
}

template <class T>
std::vector<DenseVector<T>> backward(const FiniteNetwork<T>& network, const NetworkTrace<T>& trace, long k) {
    if (k < 0 || k >= network.outputs())
        throw std::out_of_range("output " + std::to_string(k) + " of " + std::to_string(network.outputs()));
    const std::size_t last = network.maps.size() - 1;
    std::vector<DenseVector<T>> delta(last + 1);
    delta[last] = DenseVector<T>::Constant(network.outputs(), T(0));
    delta[last](k) = T(1);
    DenseVector<T> g = carry_back(network.maps[last], delta[last]);
    if (network.wiring == Wiring::chain) {
        for (std::size_t i = last; i-- > 0;) {
            delta[i] = through_activation(network, network.maps[i], trace.results[i], g);
            if (i > 0) g = carry_back(network.maps[i], delta[i]);
        }
    } else {
        for (std::size_t i = last - 1; i >= 2; i -= 2) {  // i: the map V, d; i - 1: W, b
            delta[i] = g;
            delta[i - 1] =
                through_activation(network, network.maps[i - 1], trace.results[i - 1], carry_back(network.maps[i], g));
            const DenseVector<T> branch = carry_back(network.maps[i - 1], delta[i - 1]);
            for (long j = 0; j < g.size(); ++j) g(j) += branch(j);
        }
        delta[0] = g;
    }
    return delta;
}

template <class T>
NetworkGradient<T> gradient(const FiniteNetwork<T>& network, const DenseVector<T>& x, long k) {
    const NetworkTrace<T> trace = forward(network, x);
    const std::vector<DenseVector<T>> delta = backward(network, trace, k);
    NetworkGradient<T> blocks(network.maps.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const AffineMap<T>& map = network.maps[i];
        blocks[i].weights = DenseMatrix<T>::Constant(map.outputs(), map.inputs(), T(0));
        for (long r = 0; r < map.outputs(); ++r)
            for (long c = 0; c < map.inputs(); ++c)
                blocks[i].weights(r, c) = map.weight_scale * delta[i](r) * trace.inputs[i](c);
        blocks[i].bias = DenseVector<T>::Constant(map.bias.size(), T(0));
        for (long r = 0; r < map.bias.size(); ++r) blocks[i].bias(r) = map.bias_scale * delta[i](r);
    }
    return blocks;
}

#define NTK_INSTANTIATE(T)                                                                                \
    template NetworkTrace<T> forward(const FiniteNetwork<T>&, const DenseVector<T>&);                     \
    template DenseVector<T> network_output(const FiniteNetwork<T>&, const DenseVector<T>&);               \
    template std::vector<DenseVector<T>> backward(const FiniteNetwork<T>&, const NetworkTrace<T>&, long); \
    template NetworkGradient<T> gradient(const FiniteNetwork<T>&, const DenseVector<T>&, long);
NTK_INSTANTIATE(double)
NTK_INSTANTIATE(float)
NTK_INSTANTIATE(rigor::Rational)
NTK_INSTANTIATE(rigor::Dual<rigor::Rational>)
NTK_INSTANTIATE(rigor::Dual<double>)
#undef NTK_INSTANTIATE

}  // namespace ntk

template class std::vector<ntk::NetworkTrace<double>>;
template class std::vector<ntk::NetworkTrace<rigor::Rational>>;
