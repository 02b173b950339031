// Must not compile: a double does not enter a rigorous expression.
#include "rigor/number/ball.hpp"
#include "rigor/number/ball_functions.hpp"

using namespace rigor;

#ifdef CONTROL
Ball x = Ball(1) + Ball(Rational(1, 2));
#else
Ball x = Ball(1) + 0.5;
#endif
