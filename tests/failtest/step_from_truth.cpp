// Must not compile: a step is made from the objects that it is about, never from a truth value.
#include "claim/decided_steps.hpp"

using namespace claim;

#ifdef CONTROL
Step f() { return exact({"1", 1}, Relation::less, {"2", 2}); }
#else
Step f() { return exact("1 < 2", rigor::Truth::yes); }
#endif
