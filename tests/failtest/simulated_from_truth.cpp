// Must not compile: a simulation has a mean and an error.
#include "claim/cited_steps.hpp"

using namespace claim;

#ifdef CONTROL
Step f() { return simulated("the mean", 1, 0.1, 1); }
#else
Step f() { return simulated("the mean is 1", rigor::Truth::yes); }
#endif
