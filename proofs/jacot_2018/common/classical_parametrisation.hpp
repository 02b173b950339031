// Remark 1: the network of section 2 in the classical parametrisation, with w = W/sqrt(n_l) and b' = beta b. The
// factors are members of the network, so the random ones have any positive factors, another for each map.
#pragma once

#include "claim/sampler.hpp"
#include "ntk/network/network_gradient.hpp"

namespace proofs::jacot_2018 {

using ExactNetwork = ntk::FiniteNetwork<rigor::Rational>;
using ExactPoint = ntk::DenseVector<rigor::Rational>;

/// The factors moved into the parameters: the same function, all factors 1.
inline ExactNetwork classical(ExactNetwork network) {
    for (auto& map : network.maps) {
        for (long i = 0; i < map.weights.size(); ++i) map.weights.data()[i] *= map.weight_scale;
        for (long i = 0; i < map.bias.size(); ++i) map.bias(i) *= map.bias_scale;
        map.weight_scale = map.bias_scale = 1;
    }
    return network;
}

/// base^exponent, exponent >= 0.
template <class T>
T power_of(const T& base, long exponent) {
    T product = base / base;
    for (long k = 0; k < exponent; ++k) product = product * base;
    return product;
}

/// One to three maps with biases, of unequal widths up to 4.
inline ExactNetwork random_network(claim::Sampler& sampler) {
    const long layers = sampler.integer(2, 4);                // free: sizes
    return sampler.network(sampler.widths(layers, 4), true);  // free: sizes
}
inline ExactPoint random_point(claim::Sampler& sampler, const ExactNetwork& network) {
    ExactPoint x(network.input_dimension());
    for (long i = 0; i < x.size(); ++i) x(i) = sampler.rational();
    return x;
}

}  // namespace proofs::jacot_2018
