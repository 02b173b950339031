// What an experiment leaves in its folder.
#pragma once

#include "experiments/common/experiment.hpp"

namespace verify {

struct ExperimentFiles {
    std::vector<std::pair<std::string, std::string>>
        files;              ///< by name: a CSV for each table, an SVG for each plot, and README.md
    std::string not_drawn;  ///< why a figure could not be drawn; the page says so too
};

/// `setting`: how it was run, in words.
ExperimentFiles experiment_files(const experiment::Experiment& experiment, const experiment::Outcome& outcome,
                                 const std::string& setting, const std::string& command);

}  // namespace verify
