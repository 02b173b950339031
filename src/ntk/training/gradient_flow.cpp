// Compiled once, here, for all who use them.
#include "ntk/training/gradient_flow.hpp"

template std::vector<ntk::FlowSample> ntk::approx_gradient_flow(const ntk::FiniteNetwork<double>&, const ntk::DenseMatrix<double>&, const ntk::TrainingObjective&,
                                                                      std::span<const double>, const ntk::FlowRefinement&, ntk::WorkerPool*);
template std::vector<ntk::FlowSample> ntk::approx_gradient_flow(const ntk::FiniteNetwork<float>&, const ntk::DenseMatrix<double>&, const ntk::TrainingObjective&,
                                                                      std::span<const double>, const ntk::FlowRefinement&, ntk::WorkerPool*);
