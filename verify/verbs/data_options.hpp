// The options of `verify gram` that say how the points are read from their file.
#pragma once

#include "verify/readers/data_file.hpp"

#include <CLI/CLI.hpp>

#include <string>

namespace verify {

/// As they stand on the command line; empty: not given.
struct DataArguments {
    std::string rows, seed, columns, drop, labels, header, array;
    bool decimal_comma = false;
};

void add_data_options(CLI::App& command, DataArguments& arguments);

/// Throws BadInput for a value that cannot be meant, and for options that exclude each other whatever the file is. What
/// depends on the file is refused by read_data.
DataOptions data_options(const DataArguments& arguments);

}  // namespace verify
