// Decimals in a given direction: the ball is read exactly into MPFR, which rounds the text.
#include "rigor/number/decimal.hpp"

#include <mpfr.h>
#include <algorithm>

namespace rigor {

std::string decimal_bound(const Ball& exact, Rounding rounding, long digits) {
    mpfr_t x;
    mpfr_init2(x, std::max<long>(2, static_cast<long>(arf_bits(arb_midref(exact.raw())))));
    arf_get_mpfr(x, arb_midref(exact.raw()), MPFR_RNDN);  // exact
    char* text = nullptr;
    mpfr_asprintf(&text, rounding == Rounding::down ? "%.*RDg" : "%.*RUg", static_cast<int>(digits), x);
    std::string result(text);
    mpfr_free_str(text);
    mpfr_clear(x);
    return result;
}

}  // namespace rigor
