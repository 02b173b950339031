// Must not compile: balls have no order; certainly_less says yes, no or unknown.
#include "rigor/number/ball.hpp"
#include "rigor/number/ball_functions.hpp"

using namespace rigor;

#ifdef CONTROL
Truth t = certainly_less(Ball(1), Ball(2));
#else
bool t = Ball(1) < Ball(2);
#endif
