// A network of section 2 in training at which the bounds of appendix A.3 are equalities: one data point in R, sigma(u)
// = c u, and in each map all weights alike and all biases alike, so that all neurons of a layer are alike. Derivatives
// are taken by dual numbers through the whole network, one parameter at a time.
#pragma once

#include "rigor/matrix/rational_matrix.hpp"
#include "rigor/number/dual_number.hpp"

#include <vector>

namespace proofs::jacot_2018 {

class UniformChain {
public:
    using Rational = rigor::Rational;
    /// sqrt(n_0) = 1, then sqrt(n_1) … sqrt(n_L) and sqrt(n_(L+1)) = 1; a weight and a bias for each map.
    struct Data {
        Rational lipschitz, beta, point, direction;
        std::vector<long> roots;
        std::vector<Rational> weights, biases;
    };
    explicit UniformChain(Data data);

    const Data& data() const { return data_; }
    /// L: the hidden layers.
    long hidden() const { return static_cast<long>(data_.roots.size()) - 2; }
    long root_width(long l) const { return data_.roots[static_cast<std::size_t>(l)]; }

    // By dual numbers. Of a neuron of layer l, and of a weight of map l:
    const Rational& preactivation_velocity(long l) const { return velocities_[static_cast<std::size_t>(l - 1)]; }
    const Rational& weight_velocity(long l) const { return weight_velocities_[static_cast<std::size_t>(l)]; }
    /// (Theta^(l) (1, …, 1))_k, the same for every neuron k: an eigenvalue of the Gram matrix, so at most |Theta|_op.
    const Rational& kernel_sum(long l) const { return kernel_sums_[static_cast<std::size_t>(l - 1)]; }

    // By the formulas of the paper. alpha^(l), z^(l) and d^(l) of one neuron:
    Rational activation(long l) const;
    Rational direction(long l) const;
    Rational weight_norm(long l) const;                                    ///< w^(l)
    Rational activation_norm(long l) const { return abs(activation(l)); }  ///< a^(l)
    Rational direction_norm(long l) const {                                ///< |d^(l)|_pin
        return root_width(l) * abs(direction(l));
    }

private:
    std::vector<std::vector<rigor::Dual<Rational>>> forward(const std::vector<rigor::Dual<Rational>>& parameters) const;

    Data data_;
    std::vector<Rational> velocities_, weight_velocities_, kernel_sums_;
};

/// A chain and one of its hidden layers.
struct UniformLayer {
    UniformChain chain;
    long layer;
};
/// All hidden layers of three chains with Lipschitz constants 1, 2 and 1/2 and unequal widths.
const std::vector<UniformLayer>& uniform_layers();

}  // namespace proofs::jacot_2018
