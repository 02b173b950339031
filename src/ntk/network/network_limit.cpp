// The limits of the networks, for double, Real and Ball: ntk/network/network_limit.hpp says of which kernels they are.
#include "ntk/network/network_limit.hpp"

#include "ntk/kernel/residual_kernel.hpp"

#include <stdexcept>
#include <string>

namespace ntk {

template <rigor::Scalar T>
T yu_fully_connected_limit(const PairInnerProducts& p, long hidden_layers) {
    if (hidden_layers < 1) throw std::invalid_argument("L = " + std::to_string(hidden_layers) + "; expected L >= 1");
    TwoPointKernelIteration<T> walk(p, FullyConnectedKernel::yu_bias_outside());
    walk.advance_to(hidden_layers + 1);
    return walk.tangent_kernel() - T(1);
}

template <rigor::Scalar T>
T yu_residual_limit(const PairInnerProducts& p, long depth, const rigor::Rational& alpha) {
    return residual_tangent_kernel_corrected<T>(p, depth, alpha);
}

template <rigor::Scalar T>
T jacot_limit(const PairInnerProducts& p, long depth, long n0, const rigor::Rational& beta) {
    if (depth < 1) throw std::invalid_argument("L = " + std::to_string(depth) + "; expected L >= 1");
    TwoPointKernelIteration<T> walk(p, FullyConnectedKernel::jacot(n0, beta));
    walk.advance_to(depth);
    return walk.tangent_kernel();
}

template double yu_fully_connected_limit(const PairInnerProducts&, long);
template rigor::Real yu_fully_connected_limit(const PairInnerProducts&, long);
template rigor::Ball yu_fully_connected_limit(const PairInnerProducts&, long);
template double yu_residual_limit(const PairInnerProducts&, long, const rigor::Rational&);
template rigor::Real yu_residual_limit(const PairInnerProducts&, long, const rigor::Rational&);
template rigor::Ball yu_residual_limit(const PairInnerProducts&, long, const rigor::Rational&);
template double jacot_limit(const PairInnerProducts&, long, long, const rigor::Rational&);
template rigor::Real jacot_limit(const PairInnerProducts&, long, long, const rigor::Rational&);
template rigor::Ball jacot_limit(const PairInnerProducts&, long, long, const rigor::Rational&);

}  // namespace ntk
