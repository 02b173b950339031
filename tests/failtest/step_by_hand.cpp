// Must not compile: a step has no constructor that an author could call.
#include "claim/step.hpp"

#ifdef CONTROL
claim::Step copy(const claim::Step& step) { return step; }
#else
claim::Step made() { return claim::Step{}; }
#endif
