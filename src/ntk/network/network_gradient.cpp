// Compiled once, here, for all who use them.
#include "ntk/network/network_gradient.hpp"

template class std::vector<ntk::NetworkTrace<double>>;
template ntk::NetworkTrace<double> ntk::forward(const ntk::FiniteNetwork<double>&, const ntk::DenseVector<double>&);
template std::vector<ntk::DenseVector<double>> ntk::backward(const ntk::FiniteNetwork<double>&, const ntk::NetworkTrace<double>&, long);
template class std::vector<ntk::NetworkTrace<rigor::Rational>>;
template ntk::NetworkTrace<rigor::Rational> ntk::forward(const ntk::FiniteNetwork<rigor::Rational>&, const ntk::DenseVector<rigor::Rational>&);
template std::vector<ntk::DenseVector<rigor::Rational>> ntk::backward(const ntk::FiniteNetwork<rigor::Rational>&, const ntk::NetworkTrace<rigor::Rational>&, long);
