// The conserved quantities of ntk/training/neuron_balance.hpp, for parameters and directions over the rationals and
// double.
#include "ntk/training/neuron_balance.hpp"

#include <cstddef>
#include <stdexcept>

namespace ntk {

namespace {

template <class T, class Block>
void require_blocks(const FiniteNetwork<T>& network, const std::vector<Block>& blocks) {
    bool fit = blocks.size() == network.maps.size();
    for (std::size_t i = 0; fit && i < blocks.size(); ++i)
        fit = blocks[i].weights.rows() == network.maps[i].outputs() &&
              blocks[i].weights.cols() == network.maps[i].inputs() &&
              blocks[i].bias.size() == network.maps[i].bias.size();
    if (!fit) throw std::invalid_argument("parameter blocks whose shapes are not those of the network");
}

/// sign M M^T + sign v v^T is added to `to`.
template <class T>
void add_square(DenseMatrix<T>& to, const ParameterBlock<T>& block, bool rows, const T& sign) {
    const long m = to.rows(), terms = rows ? block.weights.cols() : block.weights.rows();
    for (long i = 0; i < m; ++i)
        for (long j = 0; j < m; ++j) {
            T sum(0);
            for (long k = 0; k < terms; ++k)
                sum +=
                    rows ? T(block.weights(i, k) * block.weights(j, k)) : T(block.weights(k, i) * block.weights(k, j));
            if (rows && block.bias.size() > 0) sum += block.bias(i) * block.bias(j);
            to(i, j) += sign * sum;
        }
}

}  // namespace

template <class T, class Block>
std::vector<DenseVector<T>> neuron_balance(const FiniteNetwork<T>& network, const std::vector<Block>& blocks) {
    require_blocks(network, blocks);
    std::vector<DenseVector<T>> balance(blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!network.is_activated(i)) continue;
        const ParameterBlock<T>&in = blocks[i], &out = blocks[i + 1];
        balance[i] = DenseVector<T>::Constant(in.weights.rows(), T(0));
        for (long j = 0; j < in.weights.rows(); ++j) {
            for (long k = 0; k < in.weights.cols(); ++k) balance[i](j) += in.weights(j, k) * in.weights(j, k);
            if (in.bias.size() > 0) balance[i](j) += in.bias(j) * in.bias(j);
            for (long k = 0; k < out.weights.rows(); ++k) balance[i](j) -= out.weights(k, j) * out.weights(k, j);
        }
    }
    return balance;
}

template <class T>
std::vector<DenseVector<T>> neuron_balance(const FiniteNetwork<T>& network) {
    return neuron_balance(network, network.maps);
}

template <class T, class Block>
DenseMatrix<T> stream_balance(const FiniteNetwork<T>& network, const std::vector<Block>& blocks) {
    if (network.wiring != Wiring::residual) throw std::invalid_argument("the stream of a network that has none");
    require_blocks(network, blocks);
    const long m = network.maps.front().outputs();
    DenseMatrix<T> balance = DenseMatrix<T>::Constant(m, m, T(0));
    const std::size_t last = blocks.size() - 1;
    add_square<T>(balance, blocks[0], true, T(1));
    for (std::size_t i = 1; i < last; i += 2) {
        add_square<T>(balance, blocks[i], false, T(-1));
        add_square<T>(balance, blocks[i + 1], true, T(1));
    }
    add_square<T>(balance, blocks[last], false, T(-1));
    return balance;
}

template <class T>
DenseMatrix<T> stream_balance(const FiniteNetwork<T>& network) {
    return stream_balance(network, network.maps);
}

#define NTK_INSTANTIATE(T)                                                                                          \
    template std::vector<DenseVector<T>> neuron_balance(const FiniteNetwork<T>&, const std::vector<AffineMap<T>>&); \
    template std::vector<DenseVector<T>> neuron_balance(const FiniteNetwork<T>&,                                    \
                                                        const std::vector<ParameterBlock<T>>&);                     \
    template std::vector<DenseVector<T>> neuron_balance(const FiniteNetwork<T>&);                                   \
    template DenseMatrix<T> stream_balance(const FiniteNetwork<T>&, const std::vector<AffineMap<T>>&);              \
    template DenseMatrix<T> stream_balance(const FiniteNetwork<T>&, const std::vector<ParameterBlock<T>>&);         \
    template DenseMatrix<T> stream_balance(const FiniteNetwork<T>&);
NTK_INSTANTIATE(double)
NTK_INSTANTIATE(rigor::Rational)
#undef NTK_INSTANTIATE

}  // namespace ntk
