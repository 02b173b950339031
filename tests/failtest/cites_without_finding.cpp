// Must not compile: a citation asks the engine; a finding that an author made is none.
#include "claim/cited_steps.hpp"

using namespace claim;

#ifdef CONTROL
Step f(const Context& context) { return cites(context, "p/lemma-1"); }
#else
Step f(const Context& context) { return cites(context, "p/lemma-1", Verdict::holds); }
#endif
