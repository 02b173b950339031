// Catch2 on every process; process 0 is heard, and a failure anywhere is a failure of the run.
#define CATCH_CONFIG_RUNNER
#include "processes.hpp"

#include <cstdio>

int main(int argc, char** argv) {
    const mpi::Session session(&argc, &argv);
    if (!all_processes.is_root() && !std::freopen("/dev/null", "w", stdout)) return 4;
    const int failed = Catch::Session().run(argc, argv);
    if (failed && !all_processes.is_root())
        std::fprintf(stderr, "process %d: %d failed\n", all_processes.rank(), failed);
    return all_processes.all(failed == 0) ? 0 : 4;
}
