// Must not compile: evidence is computed from the steps; a result has no place to write it.
#include "claim/finding.hpp"

#ifdef CONTROL
claim::Evidence f(const claim::Result& result) { return result.evidence(); }
#else
void f(claim::Result& result) { result.evidence = claim::Evidence::proved; }
#endif
