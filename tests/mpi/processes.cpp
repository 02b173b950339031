// MPI begins before the main function, which is that of all tests, and ends after it. Process 0 is heard; a failure
// anywhere is one of the run, as mpirun takes the status of any process.
#include "processes.hpp"

#include <cstdio>
#include <stdexcept>

namespace {

struct Run {
    mpi::Session session{nullptr, nullptr};
    Run() {
        if (!all_processes.is_root() && !std::freopen("/dev/null", "w", stdout))
            throw std::runtime_error("no /dev/null");
    }
} const run;

}  // namespace
