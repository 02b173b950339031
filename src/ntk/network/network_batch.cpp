// Compiled once, here, for all who use them.
#include "ntk/network/network_batch.hpp"

template class ntk::NetworkBatch<double>;
template ntk::DenseMatrix<double> ntk::approx_empirical_kernel(const ntk::FiniteNetwork<double>&, const ntk::DenseMatrix<double>&);
template class ntk::NetworkBatch<float>;
template ntk::DenseMatrix<float> ntk::approx_empirical_kernel(const ntk::FiniteNetwork<float>&, const ntk::DenseMatrix<float>&);
