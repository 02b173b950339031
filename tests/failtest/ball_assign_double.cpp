// Must not compile: a double is not assigned to a ball.
#include "rigor/number/ball.hpp"
#include "rigor/number/ball_functions.hpp"

using namespace rigor;

#ifdef CONTROL
void f(Ball& b) { b = 1; }
#else
void f(Ball& b) { b = 0.5; }
#endif
