// What training by gradient conserves. Scaling what enters a neuron by lambda > 0 and what leaves it by 1/lambda does
// not change f, so the gradient of f is orthogonal to that direction. For neuron j of a map z = w W a + c b with a ReLU
// s relu(z) after it, and the map W' that reads it,
//   <W_j, df/dW_j> + b_j df/db_j = df/dz_j z_j,     <W'_.j, df/dW'_.j> = df/da_j a_j,     a_j = s relu(z_j),
// and both are the same number, whatever w, c, s, at every point and for every output (at z_j = 0 both are 0). Hence,
// under theta' = sum_i c_i grad f(x_i),
//   |W_j|^2 + b_j^2 - |W'_.j|^2
// is constant in time, whatever the c_i; a step of size h along g changes it by h^2 (|g_in|^2 - |g_out|^2), exactly.
// In (2.1) of Yu et al. (2025) and in the network of Jacot et al. (2018) W' is the next map; in (2.2) the neurons
// of W^(l), b^(l) are read by V^(l) alone.
//
// The stream of (2.2) has no law for a pair of maps, since several maps write to a coordinate and several read it; but
// it has one for all of them. It is linear, so any invertible matrix M may act on it: M A, M b, M V^(l), M d^(l) and
// W^(l) M^-1, l = 1 … L, W^(L+1) M^-1 give the same f. What is constant is
//   A A^T + b b^T + sum_l (V^(l) V^(l)T + d^(l) d^(l)T) - sum_l W^(l)T W^(l) - W^(L+1)T W^(L+1),   an m x m matrix.
// (M times both scaled parts of a writer is M times its result, whatever the scales.) Over Rational and double.
#pragma once

#include "ntk/network/network_gradient.hpp"

#include <vector>

namespace ntk {

/// For each map that a ReLU follows, |W_j|^2 + b_j^2 - |W'_.j|^2 for its neurons j; for the other maps nothing.
/// `blocks` are parameters or anything of their shapes: of the direction g of a step h it gives what the step changes,
/// divided by h^2. Throws std::invalid_argument for other shapes.
template <class T, class Block>
std::vector<DenseVector<T>> neuron_balance(const FiniteNetwork<T>& network, const std::vector<Block>& blocks);
template <class T>
std::vector<DenseVector<T>> neuron_balance(const FiniteNetwork<T>& network);

/// The conserved matrix of the stream, again of parameters or of a direction. Throws std::invalid_argument for other
/// shapes and for a network without stream.
template <class T, class Block>
DenseMatrix<T> stream_balance(const FiniteNetwork<T>& network, const std::vector<Block>& blocks);
template <class T>
DenseMatrix<T> stream_balance(const FiniteNetwork<T>& network);

}  // namespace ntk
