// The processes of the run of tests: every test case runs on all of them, and makes the same checks.
#pragma once

#include "catch.hpp"
#include "mpi/communicator.hpp"

inline const mpi::Communicator all_processes{};
