// Compiled once, here, for all who use them.
#include "ntk/network/empirical_kernel.hpp"

template class std::vector<ntk::MapContribution<double>>;
template ntk::DenseMatrix<double> ntk::empirical_kernel(const ntk::FiniteNetwork<double>&, const ntk::DenseMatrix<double>&);
template class std::vector<ntk::MapContribution<rigor::Rational>>;
template ntk::DenseMatrix<rigor::Rational> ntk::empirical_kernel(const ntk::FiniteNetwork<rigor::Rational>&, const ntk::DenseMatrix<rigor::Rational>&);
