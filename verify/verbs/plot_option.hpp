// --plot FILE.svg: a picture of what a verb computed.
#pragma once

#include "verify/reports/figure.hpp"

#include <string>
#include <vector>

namespace verify {

/// Before the work: BadInput if gnuplot cannot be run, the name does not end in ".svg", or the file cannot be written.
void require_plot(const std::string& file);

/// Draws and writes it, and says so on standard error. Throws BadInput if gnuplot refuses or the file is lost.
void write_plot(const std::string& file, const experiment::Plot& plot, const std::vector<experiment::Table>& tables);

}  // namespace verify
