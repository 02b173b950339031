// f(x) and its gradient with respect to every parameter, one point at a time, in any number type: the plain formulas, against which fast code is
// checked.
//   Forward:   each map keeps its input a and z = w W a + c b.
//   Backward:  with delta = df_k/dz for each map,   df_k/dW = w delta a^T,   df_k/db = c delta,
// delta = e_k at the output, and W^T carries it back. The derivative of the ReLU at 0 is taken to be 0, as 1(z > 0) in (C.4) of Yu et al. (2025) has
// it.
// With sigma = erf the same formulas hold with erf' in place of the indicator, in floating point and in dual numbers over it.
#pragma once

#include "ntk/network/finite_network.hpp"

#include <concepts>
#include <numbers>

namespace ntk {

/// What the forward pass leaves: for every map its input and its result before the activation. The last result is f(x).
template <class T>
struct NetworkTrace {
    std::vector<DenseVector<T>> inputs, results;
    const DenseVector<T>& output() const { return results.back(); }
};

/// One block for every map.
template <class T>
using NetworkGradient = std::vector<ParameterBlock<T>>;

namespace detail {

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
/// erf and its derivative (2/sqrt(pi)) exp(-z^2), where a number type has them.
template <class T>
struct ErrorFunction {
    [[noreturn]] static T value(const T&) { refuse(); }
    [[noreturn]] static T derivative(const T&) { refuse(); }
    [[noreturn]] static void refuse() {
        throw std::domain_error("erf as the activation of a network over a number type that has none; expected floating point or dual numbers over it");
    }
};
template <std::floating_point T>
struct ErrorFunction<T> {
    static T value(T z) { return std::erf(z); }
    static T derivative(T z) { return T(2) * std::numbers::inv_sqrtpi_v<T> * std::exp(-z * z); }
};
template <class T>
struct ErrorFunction<rigor::Dual<T>> {
    static rigor::Dual<T> value(const rigor::Dual<T>& z) {
        return {ErrorFunction<T>::value(z.value), T(ErrorFunction<T>::derivative(z.value) * z.derivative)};
    }
    static rigor::Dual<T> derivative(const rigor::Dual<T>& z) {
        const T slope = ErrorFunction<T>::derivative(z.value);
        return {slope, T(-2) * z.value * slope * z.derivative};
    }
};

template <class T>
DenseVector<T> activate(const AffineMap<T>& map, const DenseVector<T>& z, Activation activation = Activation::relu) {
    DenseVector<T> a = DenseVector<T>::Constant(z.size(), T(0));
    for (long i = 0; i < z.size(); ++i) {
        if (activation == Activation::erf)
            a(i) = map.activation_scale * ErrorFunction<T>::value(z(i));
        else if (z(i) > T(0))
            a(i) = map.activation_scale * z(i);
    }
    return a;
}
template <class T>
DenseVector<T> through_activation(const AffineMap<T>& map, const DenseVector<T>& z, const DenseVector<T>& g, Activation activation = Activation::relu) {
    DenseVector<T> delta = DenseVector<T>::Constant(z.size(), T(0));
    for (long i = 0; i < z.size(); ++i) {
        if (activation == Activation::erf)
            delta(i) = map.activation_scale * ErrorFunction<T>::derivative(z(i)) * g(i);
        else if (z(i) > T(0))
            delta(i) = map.activation_scale * g(i);
    }
    return delta;
}

}  // namespace detail

/// Throws std::invalid_argument if x has another dimension than the network's input.
template <class T>
NetworkTrace<T> forward(const FiniteNetwork<T>& network, const DenseVector<T>& x) {
    if (x.size() != network.input_dimension())
        throw std::invalid_argument("a point with " + std::to_string(x.size()) + " coordinates; the network expects " +
                                    std::to_string(network.input_dimension()));
    NetworkTrace<T> trace;
    const auto record = [&](std::size_t i, const DenseVector<T>& a) {
        trace.inputs.push_back(a);
        trace.results.push_back(detail::apply(network.maps[i], a));
        return network.is_activated(i) ? detail::activate(network.maps[i], trace.results.back(), network.activation) : trace.results.back();
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

/// f(x), all outputs.
template <class T>
DenseVector<T> network_output(const FiniteNetwork<T>& network, const DenseVector<T>& x) {
    return forward(network, x).output();
}

/// df_k/dz for every map, k = 0 … outputs - 1 (std::out_of_range otherwise).
template <class T>
std::vector<DenseVector<T>> backward(const FiniteNetwork<T>& network, const NetworkTrace<T>& trace, long k = 0) {
    if (k < 0 || k >= network.outputs()) throw std::out_of_range("output " + std::to_string(k) + " of " + std::to_string(network.outputs()));
    const std::size_t last = network.maps.size() - 1;
    std::vector<DenseVector<T>> delta(last + 1);
    delta[last] = DenseVector<T>::Constant(network.outputs(), T(0));
    delta[last](k) = T(1);
    DenseVector<T> g = detail::carry_back(network.maps[last], delta[last]);
    if (network.wiring == Wiring::chain) {
        for (std::size_t i = last; i-- > 0;) {
            delta[i] = detail::through_activation(network.maps[i], trace.results[i], g, network.activation);
            if (i > 0) g = detail::carry_back(network.maps[i], delta[i]);
        }
    } else {
        for (std::size_t i = last - 1; i >= 2; i -= 2) {  // i: the map V, d; i - 1: W, b
            delta[i] = g;
            delta[i - 1] = detail::through_activation(network.maps[i - 1], trace.results[i - 1], detail::carry_back(network.maps[i], g), network.activation);
            const DenseVector<T> branch = detail::carry_back(network.maps[i - 1], delta[i - 1]);
            for (long j = 0; j < g.size(); ++j) g(j) += branch(j);
        }
        delta[0] = g;
    }
    return delta;
}

/// The gradient of output k with respect to all parameters at x, written out.
template <class T>
NetworkGradient<T> gradient(const FiniteNetwork<T>& network, const DenseVector<T>& x, long k = 0) {
    const NetworkTrace<T> trace = forward(network, x);
    const std::vector<DenseVector<T>> delta = backward(network, trace, k);
    NetworkGradient<T> blocks(network.maps.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const AffineMap<T>& map = network.maps[i];
        blocks[i].weights = DenseMatrix<T>::Constant(map.outputs(), map.inputs(), T(0));
        for (long r = 0; r < map.outputs(); ++r)
            for (long c = 0; c < map.inputs(); ++c) blocks[i].weights(r, c) = map.weight_scale * delta[i](r) * trace.inputs[i](c);
        blocks[i].bias = DenseVector<T>::Constant(map.bias.size(), T(0));
        for (long r = 0; r < map.bias.size(); ++r) blocks[i].bias(r) = map.bias_scale * delta[i](r);
    }
    return blocks;
}

}  // namespace ntk

extern template class std::vector<ntk::NetworkTrace<double>>;
extern template ntk::NetworkTrace<double> ntk::forward(const ntk::FiniteNetwork<double>&, const ntk::DenseVector<double>&);
extern template std::vector<ntk::DenseVector<double>> ntk::backward(const ntk::FiniteNetwork<double>&, const ntk::NetworkTrace<double>&, long);
extern template class std::vector<ntk::NetworkTrace<rigor::Rational>>;
extern template ntk::NetworkTrace<rigor::Rational> ntk::forward(const ntk::FiniteNetwork<rigor::Rational>&, const ntk::DenseVector<rigor::Rational>&);
extern template std::vector<ntk::DenseVector<rigor::Rational>> ntk::backward(const ntk::FiniteNetwork<rigor::Rational>&, const ntk::NetworkTrace<rigor::Rational>&, long);
