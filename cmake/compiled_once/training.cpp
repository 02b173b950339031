// Compiled once for all of our targets: see rigor/inline.hpp.
#include "ntk/gradient_descent.hpp"
#include "ntk/gradient_flow.hpp"
#include "ntk/network_batch.hpp"
#include "ntk/random_network.hpp"

template class ntk::GradientDescent<double>;
template class ntk::GradientDescent<float>;
template std::vector<ntk::FlowSample> ntk::approx_gradient_flow(const ntk::FiniteNetwork<double>&, const ntk::DenseMatrix<double>&, const ntk::TrainingObjective&,
                                                                      std::span<const double>, const ntk::FlowRefinement&, ntk::WorkerPool*);
template std::vector<ntk::FlowSample> ntk::approx_gradient_flow(const ntk::FiniteNetwork<float>&, const ntk::DenseMatrix<double>&, const ntk::TrainingObjective&,
                                                                      std::span<const double>, const ntk::FlowRefinement&, ntk::WorkerPool*);
template class ntk::NetworkBatch<double>;
template ntk::DenseMatrix<double> ntk::approx_empirical_kernel(const ntk::FiniteNetwork<double>&, const ntk::DenseMatrix<double>&);
template class ntk::NetworkBatch<float>;
template ntk::DenseMatrix<float> ntk::approx_empirical_kernel(const ntk::FiniteNetwork<float>&, const ntk::DenseMatrix<float>&);
template void ntk::initialize(ntk::FiniteNetwork<double>&, ntk::NormalStream&);
template void ntk::initialize(ntk::FiniteNetwork<double>&, std::uint64_t, std::uint64_t);
template void ntk::initialize(ntk::FiniteNetwork<float>&, ntk::NormalStream&);
template void ntk::initialize(ntk::FiniteNetwork<float>&, std::uint64_t, std::uint64_t);
template class Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>;
