// Must not compile: text becomes a ball by from_text, never through a pointer that converts to bool.
#include "rigor/number/ball.hpp"
#include "rigor/number/ball_functions.hpp"

using namespace rigor;

#ifdef CONTROL
Ball b = Ball::from_text("0.1");
#else
Ball b("0.1");
#endif
