// Must not compile: a function of balls does not take a double into a rigorous result.
#include "rigor/number/ball.hpp"
#include "rigor/number/ball_functions.hpp"

using namespace rigor;

#ifdef CONTROL
Ball x = sqrt_on_domain(2);
#else
Ball x = sqrt_on_domain(2.0);
#endif
