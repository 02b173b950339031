// Must not compile: 0.1 is not 1/10, so no ball is made from a double.
#include "rigor/number/ball.hpp"
#include "rigor/number/ball_functions.hpp"

using namespace rigor;

#ifdef CONTROL
Ball b = Ball(Rational(1, 10));
#else
Ball b = 0.1;
#endif
