// Must not compile: to inherit the radius of a type that is not known, here a complex rectangle, whose radius would be
// lost.
#include "rigor/number/complex_ball.hpp"
#include "rigor/number/scalar.hpp"

using namespace rigor;

#ifdef CONTROL
const Ball wide(Rational(1, 3));
#else
const ComplexBall wide(Ball(Rational(1, 3)));
#endif
const auto wider = inherit_radius(wide, wide);
