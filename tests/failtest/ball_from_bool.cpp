// Must not compile: a truth value is not a number.
#include "rigor/ball.hpp"
#include "rigor/ball_functions.hpp"

using namespace rigor;

#ifdef CONTROL
Ball b = 1;
#else
Ball b = true;
#endif
