// f(x) and its gradient with respect to every parameter, one point at a time, in the number types of
// finite_network.hpp: the plain formulas, against which fast code is checked.
//   Forward:   each map keeps its input a and z = w W a + c b.
//   Backward:  with delta = df_k/dz for each map,   df_k/dW = w delta a^T,   df_k/db = c delta,
// delta = e_k at the output, and W^T carries it back. The derivative of the ReLU at 0 is taken to be 0, as 1(z > 0) in
// (C.4) of Yu et al. (2025) has it.
// Another sigma has sigma' in place of the indicator; erf and tanh in floating point and in dual numbers over it.
#pragma once

#include "ntk/network/finite_network.hpp"
#include "rigor/number/dual_number.hpp"

#include <cmath>
#include <concepts>
#include <numbers>
#include <stdexcept>
#include <string>
#include <vector>

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

/// A smooth sigma and its derivative, where a number type has them: floating point, and dual numbers over it.
template <Activation sigma, class T>
struct SmoothActivation {
    [[noreturn]] static T value(const T&) { refuse(); }
    [[noreturn]] static T derivative(const T&) { refuse(); }
    [[noreturn]] static void refuse() {
        throw std::domain_error(std::string(sigma == Activation::erf ? "erf" : "tanh") +
                                " as the activation of a network over a number type that has none; expected floating "
                                "point or dual numbers over it");
    }
};
template <std::floating_point T>
struct SmoothActivation<Activation::erf, T> {
    static T value(T z) { return std::erf(z); }
    static T derivative(T z) { return T(2) * std::numbers::inv_sqrtpi_v<T> * std::exp(-z * z); }
    static T second(T z) { return T(-2) * z * derivative(z); }
};
template <std::floating_point T>
struct SmoothActivation<Activation::tanh, T> {
    static T value(T z) { return std::tanh(z); }
    static T derivative(T z) { return T(1) - std::tanh(z) * std::tanh(z); }
    static T second(T z) { return T(-2) * std::tanh(z) * derivative(z); }
};
template <Activation sigma, std::floating_point T>
struct SmoothActivation<sigma, rigor::Dual<T>> {
    using Plain = SmoothActivation<sigma, T>;
    static rigor::Dual<T> value(const rigor::Dual<T>& z) {
        return {Plain::value(z.value), T(Plain::derivative(z.value) * z.derivative)};
    }
    static rigor::Dual<T> derivative(const rigor::Dual<T>& z) {
        return {Plain::derivative(z.value), T(Plain::second(z.value) * z.derivative)};
    }
};

}  // namespace detail

/// sigma(z) and sigma'(z), on the left at a kink.
template <class T>
T activation_value(const FiniteNetwork<T>& network, const T& z) {
    switch (network.activation) {
        case Activation::relu: return z > T(0) ? z : T(0);
        case Activation::leaky_relu: return z > T(0) ? z : T(network.left_slope * z);
        case Activation::erf: return detail::SmoothActivation<Activation::erf, T>::value(z);
        case Activation::tanh: return detail::SmoothActivation<Activation::tanh, T>::value(z);
    }
    throw std::logic_error("an activation without values");
}
template <class T>
T activation_slope(const FiniteNetwork<T>& network, const T& z) {
    switch (network.activation) {
        case Activation::relu: return z > T(0) ? T(1) : T(0);
        case Activation::leaky_relu: return z > T(0) ? T(1) : network.left_slope;
        case Activation::erf: return detail::SmoothActivation<Activation::erf, T>::derivative(z);
        case Activation::tanh: return detail::SmoothActivation<Activation::tanh, T>::derivative(z);
    }
    throw std::logic_error("an activation without slopes");
}

/// Throws std::invalid_argument if x has another dimension than the network's input.
template <class T>
NetworkTrace<T> forward(const FiniteNetwork<T>& network, const DenseVector<T>& x);

/// f(x), all outputs.
template <class T>
DenseVector<T> network_output(const FiniteNetwork<T>& network, const DenseVector<T>& x);

/// df_k/dz for every map, k = 0 … outputs - 1 (std::out_of_range otherwise).
template <class T>
std::vector<DenseVector<T>> backward(const FiniteNetwork<T>& network, const NetworkTrace<T>& trace, long k = 0);

/// The gradient of output k with respect to all parameters at x, written out.
template <class T>
NetworkGradient<T> gradient(const FiniteNetwork<T>& network, const DenseVector<T>& x, long k = 0);

}  // namespace ntk

extern template class std::vector<ntk::NetworkTrace<double>>;
extern template class std::vector<ntk::NetworkTrace<rigor::Rational>>;
