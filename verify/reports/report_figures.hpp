// The figures of a report: drawn by gnuplot where it is there, beside their numbers as CSV.
#pragma once

#include "experiments/common/experiment.hpp"

#include <string>
#include <utility>
#include <vector>

namespace verify {

struct DrawnFigure {
    experiment::Figure figure;
    std::string svg;  ///< empty: not drawn
    /// The file of the picture, from the report folder.
    std::string file() const { return "figures/" + figure.plot.name + ".svg"; }
};

/// The figures made with this seed; `missing` says why some are not drawn, if they are not.
std::vector<DrawnFigure> draw_figures(std::uint64_t seed, std::string& missing);

/// Pictures and tables by file name, from the report folder.
std::vector<std::pair<std::string, std::string>> figure_files(const std::vector<DrawnFigure>& figures);

}  // namespace verify
