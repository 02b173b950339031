// Sizes of points and balls as doubles, from above: Arb bounds the magnitude of a ball (mag.h).
#include "rigor/number/scalar.hpp"

namespace rigor {

double magnitude(const Real& x) { return std::fabs(x.convert_to<double>()); }

double magnitude(const Ball& x) {
    mag_t bound;
    mag_init(bound);
    arb_get_mag(bound, x.raw());
    const double d = mag_get_d(bound);
    mag_clear(bound);
    return d;
}

double magnitude_log2(const Real& x) {
    return x == 0 ? -HUGE_VAL : static_cast<double>(mpfr_get_exp(x.backend().data()));
}

double magnitude_log2(const Ball& x) {
    mag_t bound;
    mag_init(bound);
    arb_get_mag(bound, x.raw());
    const double d = mag_is_zero(bound) ? -HUGE_VAL : mag_get_d_log2_approx(bound);
    mag_clear(bound);
    return d;
}

}  // namespace rigor
