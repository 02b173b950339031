// `verify gram` over many processes, as process 0 has it: the same command, less what needs the matrix in one place.
#pragma once

#include "services/gram_elsewhere.hpp"

namespace CLI {
class App;
}

namespace verify {

/// How the matrix is dealt out.
struct Distribution {
    int grid_rows, grid_columns;
    long block;
};

/// Where the matrix is kept; not owned, and it must outlive the application.
struct MatrixElsewhere {
    services::GramElsewhere& matrix;
    Distribution distribution;
    long most_rows;  ///< that fit into the memory there
};

void add_distributed_gram(CLI::App& app, int& status, const MatrixElsewhere& elsewhere);

}  // namespace verify
