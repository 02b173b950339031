// The experiments of Jacot, Gabriel and Hongler (2018), section 6: networks of depth L = 4 (three hidden layers of one
// width n), ReLU, beta = 0.1.
#pragma once

#include "experiments/common/experiment.hpp"
#include "ntk/network/random_network.hpp"

namespace experiments::jacot_2018 {

experiment::Experiment figure_1();
experiment::Experiment figure_2();
experiment::Experiment figure_3();

constexpr long depth = 4;
inline rigor::Rational beta() { return {1, 10}; }

/// Sample number `sample` of the seed.
inline ntk::FiniteNetwork<double> network(long input_dimension, long width, std::uint64_t seed, std::uint64_t sample) {
    auto drawn = ntk::jacot_network<double>(std::vector<long>{input_dimension, width, width, width, 1}, beta());
    ntk::initialize(drawn, seed, sample);
    return drawn;
}

}  // namespace experiments::jacot_2018
