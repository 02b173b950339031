// Random networks of section 2 in exact rationals for the lines of appendix A.1: hidden widths that are squares, so
// that 1/sqrt(n_l) is rational, unequal as often as not, and scaled ReLUs (Lipschitz constants other than 1).
#pragma once

#include "claim/sampler.hpp"
#include "ntk/network/network_gradient.hpp"
#include "rigor/number/dual_number.hpp"

#include <vector>

namespace proofs::jacot_2018 {

/// n_0, …, n_(L-1) among 1, 4, 9.
inline std::vector<long> square_widths(claim::Sampler& sampler, long depth, long outputs) {
    std::vector<long> widths;
    for (long l = 0; l < depth; ++l) {
        const long root = sampler.integer(1, 3);
        widths.push_back(root * root);
    }
    widths.push_back(outputs);
    return widths;
}

struct RandomJacotNetwork {
    using Rational = rigor::Rational;
    Rational beta;
    ntk::FiniteNetwork<Rational> network;

    RandomJacotNetwork(claim::Sampler& sampler, const std::vector<long>& widths)
        : beta(sampler.positive_rational(3, 3)) {
        network = ntk::jacot_network<Rational>(widths, beta);
        for (ntk::AffineMap<Rational>& map : network.maps) {
            for (long j = 0; j < map.inputs(); ++j)
                for (long i = 0; i < map.outputs(); ++i) map.weights(i, j) = sampler.rational(4, 3);
            for (long i = 0; i < map.outputs(); ++i) map.bias(i) = sampler.rational(4, 3);
            map.activation_scale = sampler.coin() ? Rational(1) : Rational(sampler.integer(1, 4), 2);
        }
    }
    /// The layers below the last map: its outputs are the preactivations of layer L.
    ntk::FiniteNetwork<Rational> below() const {
        ntk::FiniteNetwork<Rational> smaller = network;
        smaller.maps.pop_back();
        return smaller;
    }
    /// sigma'(z) of the last hidden layer.
    Rational slope(const Rational& z) const {
        return z > 0 ? network.maps[network.maps.size() - 2].activation_scale : Rational(0);
    }
    /// sigma(z) of the last hidden layer.
    Rational activation(const Rational& z) const { return z > 0 ? Rational(slope(z) * z) : Rational(0); }
};

inline ntk::DenseVector<rigor::Rational> random_point(claim::Sampler& sampler, long dimension) {
    ntk::DenseVector<rigor::Rational> x(dimension);
    for (long i = 0; i < dimension; ++i) x(i) = sampler.rational(3, 3);
    return x;
}

/// sum_p d_p f_k(x) d_p f_l(x') over all parameters.
inline rigor::Rational tangent_kernel(const ntk::FiniteNetwork<rigor::Rational>& network,
                                      const ntk::DenseVector<rigor::Rational>& x,
                                      const ntk::DenseVector<rigor::Rational>& y, long k, long l) {
    const auto first = ntk::gradient(network, x, k), second = ntk::gradient(network, y, l);
    rigor::Rational sum = 0;
    for (std::size_t m = 0; m < first.size(); ++m) {
        for (long p = 0; p < first[m].weights.size(); ++p)
            sum += first[m].weights.data()[p] * second[m].weights.data()[p];
        for (long p = 0; p < first[m].bias.size(); ++p) sum += first[m].bias(p) * second[m].bias(p);
    }
    return sum;
}

/// The same network with a random velocity of the parameters of its first `moving` maps.
inline ntk::FiniteNetwork<rigor::Dual<rigor::Rational>> with_velocity(
    claim::Sampler& sampler, const ntk::FiniteNetwork<rigor::Rational>& network, std::size_t moving) {
    using Dual = rigor::Dual<rigor::Rational>;
    ntk::FiniteNetwork<Dual> result;
    for (std::size_t m = 0; m < network.maps.size(); ++m) {
        const auto& map = network.maps[m];
        const auto velocity = [&] { return m < moving ? sampler.rational(4, 3) : rigor::Rational(0); };
        ntk::AffineMap<Dual> moved;
        moved.weights.resize(map.outputs(), map.inputs());
        moved.bias.resize(map.bias.size());
        for (long j = 0; j < map.inputs(); ++j)
            for (long i = 0; i < map.outputs(); ++i) moved.weights(i, j) = Dual(map.weights(i, j), velocity());
        for (long i = 0; i < map.bias.size(); ++i) moved.bias(i) = Dual(map.bias(i), velocity());
        moved.weight_scale = Dual(map.weight_scale);
        moved.bias_scale = Dual(map.bias_scale);
        moved.activation_scale = Dual(map.activation_scale);
        result.maps.push_back(std::move(moved));
    }
    return result;
}

}  // namespace proofs::jacot_2018
