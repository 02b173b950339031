// verify gram over many processes. Process 0 is the program that the user sees; the others do their part of its work.
// verify/run-mpi starts it.
#include "mpi/communicator.hpp"
#include "mpi/distributed_gram.hpp"
#include "rigor/parallel/memory_limits.hpp"
#include "verify/base/no_memory.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/distributed_gram.hpp"

#include <sys/prctl.h>
#include <csignal>

int main(int argc, char** argv) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // whatever ends mpirun ends its processes
    const mpi::Session session(&argc, &argv);
    const mpi::Communicator all;
    const int neighbours = all.on_this_machine();
    mpi::DistributedGram matrix(all, [&] { return rigor::memory_available() / neighbours; });
    if (!all.is_root()) {
        verify::end_in_one_line_without_memory();
        matrix.serve();
        return 0;
    }
    const verify::MatrixElsewhere elsewhere{
        matrix, {matrix.grid().rows, matrix.grid().columns, matrix.block()}, matrix.most_rows()};
    return verify::execute(
        argc, argv,
        {{"gram", [&](CLI::App& app, int& status) { verify::add_distributed_gram(app, status, elsewhere); }}});
}
