// Must not compile: the midpoint of a type that may have a radius and is not known, here a complex rectangle.
#include "rigor/number/complex_ball.hpp"
#include "rigor/number/scalar.hpp"

using namespace rigor;

#ifdef CONTROL
const Ball wide(Rational(1, 3));
#else
const ComplexBall wide(Ball(Rational(1, 3)));
#endif
const auto point = midpoint(wide);
