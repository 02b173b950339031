// All experiments, in an explicit list.
#pragma once

#include "experiments/common/experiment.hpp"

namespace experiments {

const std::vector<experiment::Experiment>& all_experiments();

}  // namespace experiments
