// Must not compile: a witness evaluates the printed relation at a point.
#include "claim/decided_steps.hpp"

using namespace claim;

const Side<long> n{"n", [](long k) { return Quantity(k); }}, two{"2", [](long) { return Quantity(2); }};
#ifdef CONTROL
Step f() { return witness<long>("n = 3", 3, n, Relation::less, two); }
#else
Step f() { return witness<long>("n = 3", 3, rigor::Truth::no); }
#endif
