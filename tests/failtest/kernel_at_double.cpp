// Must not compile: a rigorous kernel at "0.1" must not be the kernel at the double next to 1/10.
#include "ntk/kernel/normalized_kernel.hpp"

using namespace rigor;

#ifdef CONTROL
Ball b = ntk::normalized_neural_tangent_kernel<Ball>(Rational(1, 10), 3);
#else
Ball b = ntk::normalized_neural_tangent_kernel<Ball>(0.1, 3);
#endif
