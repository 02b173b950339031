// Must not compile: a double does not reach a rigorous function by way of a rational.
#include "rigor/number/ball.hpp"
#include "rigor/number/ball_functions.hpp"

using namespace rigor;

#ifdef CONTROL
Ball b = Ball::interval(Rational(1, 10), Rational(1, 5));
#else
Ball b = Ball::interval(0.1, 0.2);
#endif
