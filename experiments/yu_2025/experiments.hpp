// The experiments of Yu, Tian and Chen (2025), section 6, and what they share.
#pragma once

#include "experiments/common/experiment.hpp"
#include "ntk/network/finite_network.hpp"

namespace experiments::yu_2025 {

experiment::Experiment figure_1();
experiment::Experiment figure_2();
experiment::Experiment figure_3();
experiment::Experiment figure_4();

/// Six points (cos(i pi/3), sin(i pi/3)), i = 1 … 6, one a column, and their labels 0, 1, 0, 1, 0, 1.
ntk::DenseMatrix<double> hexagon();
ntk::DenseVector<double> hexagon_labels();
/// (2.1) with three hidden layers of one width, drawn from the seed.
ntk::FiniteNetwork<double> three_hidden_layers(long input_dimension, long width, std::uint64_t seed);

}  // namespace experiments::yu_2025
