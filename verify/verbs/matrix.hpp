// `verify gram --matrix FILE`: a user's own kernel matrix. The work is that of services/matrix.hpp; the file is read by
// verify/readers/matrix_file.hpp.
#pragma once

#include "verify/verbs/data_options.hpp"

#include <CLI/CLI.hpp>

#include <string>

namespace verify {

struct MatrixArguments {
    std::string file, witness;
    bool symmetric_part = false, jitter = false;
};

/// Options of `gram` that serve points and matrices alike.
struct SharedArguments {
    std::string digits, condition, certificate;
    bool fast = false;
    std::string format;
    DataArguments data;  ///< of which a matrix takes --header, --decimal-comma and --array
};

void add_matrix_options(CLI::App& command, MatrixArguments& arguments);

/// For a command without --matrix: throws BadInput if an option was given that needs it.
void refuse_matrix_options_alone(const MatrixArguments& arguments);

/// Throws BadInput for options of `command` that are for points.
int run_matrix(const CLI::App& command, const MatrixArguments& arguments, const SharedArguments& shared);

}  // namespace verify
