// All experiments, in an explicit list.
#pragma once

#include "experiment/experiment.hpp"

namespace experiments {

const std::vector<experiment::Experiment>& all_experiments();

}  // namespace experiments
