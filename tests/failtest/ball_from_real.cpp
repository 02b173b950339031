// Must not compile: the result of a computation without error bound does not become a ball.
#include "rigor/number/ball.hpp"
#include "rigor/number/real.hpp"

using namespace rigor;

#ifdef CONTROL
Ball b(Rational(1));
#else
Ball b(Real(1));
#endif
