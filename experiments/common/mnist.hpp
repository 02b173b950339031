// Images of digits as the experiments read them, and the checks of sizes that all experiments make.
#pragma once

#include "experiments/common/experiment.hpp"
#include "ntk/network/finite_network.hpp"

#include <string>
#include <vector>

namespace experiments {

/// What --images, and --labels, have to give.
std::string mnist_images();
std::string mnist_images_and_labels();

/// One image a column, grey from 0 to 1: values up to 255 are divided by 255, values up to 1 are taken as they are.
/// Throws std::invalid_argument if all values are 0.
ntk::DenseMatrix<double> grey_images(const experiment::Data& data);
/// The labels as digits. Throws std::invalid_argument that names the first which is not 0 to 9.
std::vector<int> digits(const experiment::Data& data);

/// Throws std::invalid_argument "4 images; expected at least 5" if there are fewer than `least`.
void require_at_least(long least, long count, const std::string& things);
/// The width for a figure with networks down to 1/divisor of it. Throws std::invalid_argument where the smallest would
/// have no neuron.
void require_width(long width, long divisor);

}  // namespace experiments
