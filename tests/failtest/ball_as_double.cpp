// Must not compile: a ball does not silently lose its radius.
#include "rigor/number/ball.hpp"
#include "rigor/number/ball_functions.hpp"

using namespace rigor;

#ifdef CONTROL
double d = Ball(1).approx_double();
#else
double d = Ball(1);
#endif
