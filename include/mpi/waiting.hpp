// Waiting for messages without using up a core.
#pragma once

namespace mpi {

/// From now on this thread sleeps for 20 to 200 microseconds where it would only offer its core to others
/// (sched_yield).
void sleep_while_waiting();

}  // namespace mpi
