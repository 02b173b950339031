// Must not compile: a truth value is not a number.
#include "rigor/number/ball.hpp"
#include "rigor/number/ball_functions.hpp"

using namespace rigor;

#ifdef CONTROL
Ball b = 1;
#else
Ball b = true;
#endif
