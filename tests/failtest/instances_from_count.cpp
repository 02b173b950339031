// Must not compile: instances run a predicate on samples; a number of cases is no check.
#include "claim/decided_steps.hpp"

using namespace claim;

#ifdef CONTROL
Step f(rigor::Truth (*predicate)(Sampler&)) { return instances("n >= 0", 1, 9, predicate); }
#else
Step f() { return instances("n >= 0", 1, 9, rigor::Truth::yes); }
#endif
