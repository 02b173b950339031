// What `verify gram` prints: the answer of services/gram.hpp with what the command line knows of its input; and its two
// renderings.
#pragma once

#include "services/gram.hpp"
#include "services/inversion.hpp"
#include "verify/verbs/distributed_gram.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace verify {

struct GramReport {
    services::GramReport answer;
    std::string file, format;
    long rows_in_file = 0;
    std::string kernel;       ///< a sentence: which kernel, whose equation, at what
    std::string kernel_name;  ///< as --kernel has it
    std::vector<std::string> recursion;
    std::string layers;  ///< what the depth is
    std::string depth, normalize;
    /// Names and values of the parameters that the kernel takes.
    std::vector<std::pair<std::string, std::string>> parameters;
    std::optional<services::Inversion> inversion;
    std::optional<Distribution> distribution;  ///< where the matrix was kept by many processes
    std::vector<std::string> notes;            ///< of the file; those of the answer come after them
    std::string saved, save_failed;            ///< the file, or why there is none
};

std::string gram_report_text(const GramReport& report);
std::string gram_report_json(const GramReport& report);

}  // namespace verify
