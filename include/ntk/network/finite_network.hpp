// The finite networks of the papers, each as printed, over a number type T: exact rationals, double, float, dual
// numbers.
//   Yu, Tian and Chen (2025), (2.1):  alpha^(l) = sqrt(2/m_l) relu(W^(l) alpha^(l-1) + b^(l)), l = 1 … L,
//   f = W^(L+1) alpha^(L), no bias there;
//   the same, (2.2):  alpha^(0) = sqrt(1/m) (A x + b),   alpha~^(l) = sqrt(2/m) relu(W^(l) alpha^(l-1) + b^(l)),
//                     alpha^(l) = alpha^(l-1) + alpha sqrt(1/m) (V^(l) alpha~^(l) + d^(l)),   f = W^(L+1) alpha^(L);
//   Jacot et al. (2018), section 2:  z^(l+1) = W^(l) alpha^(l)/sqrt(n_l) + beta b^(l),   alpha^(l) = sigma(z^(l)),
//   f = z^(L).
// sigma is the ReLU, or erf: Jacot et al. prove their theorems for a Lipschitz, twice differentiable sigma with bounded
// second derivative, which erf is and the ReLU is not. And networks of docs/activations.md, at a fixed point of the
// variance, with one sigma more of each kind.
// All are made of scaled affine maps z = w W a + c b, so that one pair of formulas gives every gradient
// (network_gradient.hpp).
//
// The factors sqrt(2/m), sqrt(1/m) are rational for m = 2, 8, 18, … and m = 1, 4, 9, …. In exact arithmetic other
// widths are refused by the functions below; but the factors are members of the network, and a caller may set any: what
// is exact about gradients and kernels does not depend on them.
//
// The functions are compiled for double, float, Rational, and Dual over Rational and double.
#pragma once

#include "rigor/number/rational.hpp"

#include <Eigen/Core>

#include <concepts>
#include <cstddef>
#include <span>
#include <vector>

namespace ntk {

template <class T>
using DenseMatrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;
template <class T>
using DenseVector = Eigen::Matrix<T, Eigen::Dynamic, 1>;

/// The parameters of one affine map, or the derivatives with respect to them. No bias: an empty vector.
template <class T>
struct ParameterBlock {
    DenseMatrix<T> weights;
    DenseVector<T> bias;
};

/// z = weight_scale W a + bias_scale b; where the network has an activation after it, activation_scale sigma(z).
template <class T>
struct AffineMap : ParameterBlock<T> {
    T weight_scale = T(1), bias_scale = T(1), activation_scale = T(1);
    bool bias_starts_at_zero = false;  ///< at initialisation; all other parameters are N(0, 1)

    long inputs() const { return this->weights.cols(); }
    long outputs() const { return this->weights.rows(); }
    bool has_bias() const { return this->bias.size() > 0; }
};

enum class Wiring {
    chain,  ///< every map but the last is followed by the activation
    /// input map; L pairs W^(l), b^(l) with the activation, V^(l), d^(l) without, whose result is added to the stream;
    /// output map
    residual,
};

/// The nonlinearity sigma. erf(z) = (2/sqrt(pi)) int_0^z exp(-s^2) ds: smooth, bounded by 1, erf' <= 2/sqrt(pi),
/// |erf''| < 1. It and tanh have values in floating point and in dual numbers over it only; other number types meet
/// std::domain_error when they evaluate them. leaky_relu: z, and FiniteNetwork::left_slope z for z < 0.
enum class Activation { relu, erf, tanh, leaky_relu };

/// A network and its parameters. The functions below make valid ones, with all parameters 0; the maps are there to be
/// filled.
template <class T>
struct FiniteNetwork {
    Wiring wiring = Wiring::chain;
    std::vector<AffineMap<T>> maps;
    Activation activation = Activation::relu;
    T left_slope = T(0);  ///< of leaky_relu

    long input_dimension() const { return maps.front().inputs(); }
    long outputs() const { return maps.back().outputs(); }
    long parameters() const {
        long count = 0;
        for (const AffineMap<T>& map : maps) count += map.weights.size() + map.bias.size();
        return count;
    }
    /// Whether the activation follows map i.
    bool is_activated(std::size_t i) const { return i + 1 < maps.size() && (wiring == Wiring::chain || i % 2 == 1); }
};

/// A map with all parameters 0, for networks that a caller puts together.
template <class T>
AffineMap<T> affine_map(long outputs, long inputs, bool bias, const T& scale, const T& bias_scale,
                        const T& activation_scale, bool bias_starts_at_zero = false);

/// (2.1) of Yu et al.: d inputs, hidden widths m_1 … m_L, L >= 1, one output. Throws std::invalid_argument for a size
/// below 1.
template <class T>
FiniteNetwork<T> yu_fully_connected(long d, std::span<const long> widths);

/// (2.2) of Yu et al.: d inputs, L >= 1 residual layers of one width m. b^(l) and d^(l) start at 0. Throws
/// std::invalid_argument for a size below 1.
template <class T>
FiniteNetwork<T> yu_residual(long d, long m, long depth, const rigor::Rational& alpha);

/// Jacot et al., section 2: widths n_0 … n_L, L >= 1, every map with a bias, the output too. (The paper prints W^(l) as
/// an n_l x n_(l+1) matrix and uses it as an n_(l+1) x n_l one.) Throws std::invalid_argument for a size below 1 and
/// for beta < 0.
template <class T>
FiniteNetwork<T> jacot_network(std::span<const long> widths, const rigor::Rational& beta,
                               Activation activation = Activation::relu);

/// Of docs/activations.md: w, b and a fixed point q of the variance, w E sigma(sqrt(q) Z)^2 + b = q, rounded.
struct NetworkVariances {
    double weight, bias, fixed_point;
};

/// d inputs, hidden widths m_1 … , one output: z^(1) = sqrt(q/d) W x without a bias, z^(l+1) = sqrt(w/m_l) W
/// sigma(z^(l))
/// + sqrt(b) b^(l). At inputs with |x|^2 = d, correlation z = <x, x'>/d, and for wide layers, the mean of z_i^(l)
/// z_i^(l)' is q rho_l and the tangent kernel q T_L, L the number of maps (ntk/depth/correlation_walk.hpp). Throws
/// std::invalid_argument for a size below 1, std::domain_error for w, q <= 0 and b < 0.
template <std::floating_point T>
FiniteNetwork<T> network_of_variances(long d, std::span<const long> widths, const NetworkVariances& variances,
                                      Activation activation, T left_slope = T(0));

}  // namespace ntk

extern template class std::vector<ntk::ParameterBlock<double>>;
extern template class std::vector<ntk::AffineMap<double>>;
extern template class std::vector<ntk::DenseVector<double>>;
extern template class std::vector<ntk::ParameterBlock<rigor::Rational>>;
extern template class std::vector<ntk::AffineMap<rigor::Rational>>;
extern template class std::vector<ntk::DenseVector<rigor::Rational>>;
