// Must not compile: a double does not enter a rigorous expression from the left either.
#include "rigor/number/ball.hpp"
#include "rigor/number/ball_functions.hpp"

using namespace rigor;

#ifdef CONTROL
Ball x = 2 * Ball(1);
#else
Ball x = 0.5 * Ball(1);
#endif
