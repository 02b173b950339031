// Must not compile: no ball is made from a long double.
#include "rigor/number/ball.hpp"
#include "rigor/number/ball_functions.hpp"

using namespace rigor;

#ifdef CONTROL
Ball b(Rational(1, 10));
#else
Ball b(0.1L);
#endif
