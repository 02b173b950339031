// Must not compile: unknown is neither true nor false, so a truth is compared with yes.
#include "rigor/number/ball.hpp"
#include "rigor/number/ball_functions.hpp"

using namespace rigor;

#ifdef CONTROL
int f(Truth t) {
    if (t == Truth::yes) return 1;
    return 0;
}
#else
int f(Truth t) {
    if (t) return 1;
    return 0;
}
#endif
