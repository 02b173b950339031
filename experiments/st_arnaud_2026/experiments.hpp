// The experiments of St-Arnaud, Carvalho and Farnadi (2026), and what they share: points on a sphere and the deep
// kernels of all their pairs.
#pragma once

#include "experiments/common/experiment.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "ntk/network/finite_network.hpp"

namespace experiments::st_arnaud_2026 {

experiment::Experiment figure_2();
experiment::Experiment figure_3();
experiment::Experiment figure_4();
experiment::Experiment figure_5();
experiment::Experiment figure_6();
experiment::Experiment figure_6_mnist();
experiment::Experiment figure_7();
experiment::Experiment figure_8();
experiment::Experiment table_1();
experiment::Experiment table_2();

/// n points of S^(d-1), one a column: independent normal coordinates from the seed, divided by their norm. The first k
/// of n points are those of a smaller n.
ntk::DenseMatrix<double> uniform_sphere(long d, long n, std::uint64_t seed);
/// The user's points divided by their norms. Throws std::invalid_argument for the zero vector.
ntk::DenseMatrix<double> normalized(const experiment::Data& data);

/// Theta_bar^(L) for all pairs of two sets of unit vectors, layer by layer from L = 1; rounded.
class DeepKernels {
public:
    DeepKernels(const ntk::DenseMatrix<double>& x, const ntk::DenseMatrix<double>& y);
    void advance_to(long layer);
    long layer() const { return layer_; }
    ntk::DenseMatrix<double> normalized_kernel() const;

private:
    long rows_, columns_, layer_ = 1;
    std::vector<ntk::NormalizedKernelIteration<double>> walks_;  // by columns
};

}  // namespace experiments::st_arnaud_2026
