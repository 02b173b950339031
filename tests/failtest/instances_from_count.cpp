// Must not compile: instances run a predicate on samples; a number of cases is no check.
#include "claim/decided_steps.hpp"
#include "claim/sampler.hpp"

using namespace claim;

#ifdef CONTROL
Step f() {
    return instances("n >= 0", 1, 9, [](Sampler& s) { return rigor::truth(s.integer(0, 9) >= 0); });
}
#else
Step f() { return instances("n >= 0", 1, 9, rigor::Truth::yes); }
#endif
