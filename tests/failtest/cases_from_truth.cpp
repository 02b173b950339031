// Must not compile: a branch of a split has steps.
#include "claim/decided_steps.hpp"

using namespace claim;

#ifdef CONTROL
Step f(const Steps& steps) { return cases("L", 1, std::nullopt, {{1, std::nullopt, steps}}); }
#else
Step f() { return cases("L", 1, std::nullopt, {{1, std::nullopt, rigor::Truth::yes}}); }
#endif
