// What `verify gram --matrix` prints: the answer of services/matrix.hpp with what the command line knows of its input;
// and its two renderings.
#pragma once

#include "services/inversion.hpp"
#include "services/matrix.hpp"

#include <string>

namespace verify {

struct MatrixReport {
    services::MatrixReport answer;
    std::optional<services::Inversion> inversion;
    std::string file, format;
    std::string witness_file, save_failed;  ///< the file, or why there is none
};

std::string matrix_report_text(const MatrixReport& report);
std::string matrix_report_json(const MatrixReport& report);

}  // namespace verify
