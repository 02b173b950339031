// Must not compile: an induction takes steps.
#include "claim/decided_steps.hpp"

using namespace claim;

#ifdef CONTROL
Step f(const Steps& base, const Steps& step) { return induction("L", base, step); }
#else
Step f() { return induction("L", rigor::Truth::yes, rigor::Truth::yes); }
#endif
