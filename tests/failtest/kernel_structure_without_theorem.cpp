// Must not compile: what is known of a kernel's definiteness has no defaults.
#include "ntk/gram/gram_structure.hpp"

using namespace ntk;

#ifdef CONTROL
const KernelStructure structure{true, Definiteness::strict, "no two points share a direction", "harmless"};
#else
const KernelStructure structure{true, Definiteness::strict};
#endif
