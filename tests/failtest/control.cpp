// Must compile: the ways in which a ball may be made, compared and decided on. If it does not, the other files here
// fail for no reason of theirs.
#include "rigor/number/ball.hpp"
#include "rigor/number/ball_functions.hpp"

bool allowed() {
    using namespace rigor;
    const Ball third = Ball(Rational(1, 3)), tenth = Ball::from_text("0.1"), integer = 7,
               dyadic = Ball::exact_double(0.1);
    const Ball sum = third + Ball(Rational(1, 2)) + 1 - tenth * 2;
    return certainly_less(sum, integer) == Truth::yes && dyadic.is_exact();
}
