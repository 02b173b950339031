// Must not compile: an identity takes both sides.
#include "claim/decided_steps.hpp"

using namespace claim;

#ifdef CONTROL
Step f() {
    return identity<1>(
        "x + x", [](const auto& x) { return x + x; }, "2 x", [](const auto& x) { return 2 * x; });
}
#else
Step f() { return identity<1>("x + x = 2 x", rigor::Truth::yes); }
#endif
