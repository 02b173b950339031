// A table of an experiment or a figure as CSV.
#pragma once

#include "experiments/common/experiment.hpp"

#include <string>

namespace verify {

/// RFC 4180 but for the line ends. Numbers with this many significant digits, or, for 0, so that they are read back
/// exactly.
std::string csv_text(const experiment::Table& table, int significant_digits = 0);

}  // namespace verify
