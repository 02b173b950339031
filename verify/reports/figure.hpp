// Pictures of an experiment, drawn by gnuplot as SVG.
#pragma once

#include "experiments/common/experiment.hpp"

namespace verify {

/// "gnuplot 5.4 patchlevel 4"; empty if it cannot be run.
std::string gnuplot_version();

/// Throws BadInput if gnuplot cannot be run.
void require_gnuplot();

/// The SVG of a plot over these tables. Throws BadInput if gnuplot cannot be run or refuses, std::invalid_argument for
/// a table or column that is not there.
std::string draw_svg(const experiment::Plot& plot, const std::vector<experiment::Table>& tables);

}  // namespace verify
