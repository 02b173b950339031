// Must not compile: balls have no equality; certainly_equal says yes, no or unknown.
#include "rigor/number/ball.hpp"
#include "rigor/number/ball_functions.hpp"

using namespace rigor;

#ifdef CONTROL
Truth t = certainly_equal(Ball(1), Ball(1));
#else
bool t = Ball(1) == Ball(1);
#endif
