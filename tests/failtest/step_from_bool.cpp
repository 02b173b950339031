// Must not compile: nor from a bool.
#include "claim/decided_steps.hpp"

using namespace claim;

#ifdef CONTROL
Step f() {
    return range("n", 1, 9, "n < 10", [](long n) { return rigor::truth(n < 10); });
}
#else
Step f() { return range("n", 1, 9, "n < 10", true); }
#endif
