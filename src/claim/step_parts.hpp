// The only door to a step's fields, for the functions of this folder that do the work a step tells of.
#pragma once

#include "claim/step.hpp"

#include <optional>

namespace claim {

struct StepParts {
    std::string says;
    Kind kind = Kind::instances;
    rigor::Truth truth = rigor::Truth::unknown;
    long cases = 0, degree = -1;
    std::string name{}, error{};
    std::vector<Step> parts{};
    std::vector<std::string> axioms{};
    /// In place of the kind's own strength: of citations and splits.
    std::optional<Evidence> evidence{};

    Step made() const;
};

}  // namespace claim
