// Compiled once, here, for all who use them.
#include "ntk/training/sliding_kink.hpp"

template ntk::DenseMatrix<double> ntk::kernel_at_kink(const ntk::FiniteNetwork<double>&, const ntk::DenseMatrix<double>&, const ntk::KinkedPair&, const double&);
template ntk::KinkRates<double> ntk::kink_rates(const ntk::FiniteNetwork<double>&, const ntk::DenseMatrix<double>&, const ntk::DenseVector<double>&, const ntk::KinkedPair&);
template ntk::DenseMatrix<rigor::Rational> ntk::kernel_at_kink(const ntk::FiniteNetwork<rigor::Rational>&, const ntk::DenseMatrix<rigor::Rational>&, const ntk::KinkedPair&, const rigor::Rational&);
template ntk::KinkRates<rigor::Rational> ntk::kink_rates(const ntk::FiniteNetwork<rigor::Rational>&, const ntk::DenseMatrix<rigor::Rational>&, const ntk::DenseVector<rigor::Rational>&, const ntk::KinkedPair&);
template class ntk::KinkWatch<double>;
