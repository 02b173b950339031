// Compiled once for all of our targets: see rigor/inline.hpp.
#include "ntk/empirical_kernel.hpp"
#include "ntk/finite_network.hpp"
#include "ntk/network_gradient.hpp"
#include "ntk/sliding_kink.hpp"

template class std::vector<ntk::MapContribution<double>>;
template ntk::DenseMatrix<double> ntk::empirical_kernel(const ntk::FiniteNetwork<double>&, const ntk::DenseMatrix<double>&);
template class std::vector<ntk::MapContribution<rigor::Rational>>;
template ntk::DenseMatrix<rigor::Rational> ntk::empirical_kernel(const ntk::FiniteNetwork<rigor::Rational>&, const ntk::DenseMatrix<rigor::Rational>&);
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
template class std::vector<ntk::NetworkTrace<double>>;
template ntk::NetworkTrace<double> ntk::forward(const ntk::FiniteNetwork<double>&, const ntk::DenseVector<double>&);
template std::vector<ntk::DenseVector<double>> ntk::backward(const ntk::FiniteNetwork<double>&, const ntk::NetworkTrace<double>&, long);
template class std::vector<ntk::NetworkTrace<rigor::Rational>>;
template ntk::NetworkTrace<rigor::Rational> ntk::forward(const ntk::FiniteNetwork<rigor::Rational>&, const ntk::DenseVector<rigor::Rational>&);
template std::vector<ntk::DenseVector<rigor::Rational>> ntk::backward(const ntk::FiniteNetwork<rigor::Rational>&, const ntk::NetworkTrace<rigor::Rational>&, long);
template ntk::DenseMatrix<double> ntk::kernel_at_kink(const ntk::FiniteNetwork<double>&, const ntk::DenseMatrix<double>&, const ntk::KinkedPair&, const double&);
template ntk::KinkRates<double> ntk::kink_rates(const ntk::FiniteNetwork<double>&, const ntk::DenseMatrix<double>&, const ntk::DenseVector<double>&, const ntk::KinkedPair&);
template ntk::DenseMatrix<rigor::Rational> ntk::kernel_at_kink(const ntk::FiniteNetwork<rigor::Rational>&, const ntk::DenseMatrix<rigor::Rational>&, const ntk::KinkedPair&, const rigor::Rational&);
template ntk::KinkRates<rigor::Rational> ntk::kink_rates(const ntk::FiniteNetwork<rigor::Rational>&, const ntk::DenseMatrix<rigor::Rational>&, const ntk::DenseVector<rigor::Rational>&, const ntk::KinkedPair&);
template class ntk::KinkWatch<double>;
