// Compiled once, here, for all who use them.
#include "ntk/network/finite_network.hpp"

template class std::vector<ntk::ParameterBlock<double>>;
template class std::vector<ntk::AffineMap<double>>;
template class std::vector<ntk::DenseVector<double>>;
template ntk::FiniteNetwork<double> ntk::yu_fully_connected<double>(long, std::span<const long>);
template ntk::FiniteNetwork<double> ntk::yu_residual<double>(long, long, long, const rigor::Rational&);
template ntk::FiniteNetwork<double> ntk::jacot_network<double>(std::span<const long>, const rigor::Rational&, ntk::Activation);
template class std::vector<ntk::ParameterBlock<rigor::Rational>>;
template class std::vector<ntk::AffineMap<rigor::Rational>>;
template class std::vector<ntk::DenseVector<rigor::Rational>>;
template ntk::FiniteNetwork<rigor::Rational> ntk::yu_fully_connected<rigor::Rational>(long, std::span<const long>);
template ntk::FiniteNetwork<rigor::Rational> ntk::yu_residual<rigor::Rational>(long, long, long, const rigor::Rational&);
template ntk::FiniteNetwork<rigor::Rational> ntk::jacot_network<rigor::Rational>(std::span<const long>, const rigor::Rational&, ntk::Activation);
