// Decimal bounds of exact balls, for people and for JSON: rounded so that they remain bounds.
#pragma once

#include "rigor/number/ball.hpp"
#include "rigor/number/real.hpp"

namespace rigor {

enum class Rounding { down, up };

/// A decimal with `digits` significant digits that is at most (at least) the midpoint of the ball, which is taken to be exact and finite.
inline std::string decimal_bound(const Ball& exact, Rounding rounding, long digits) {
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
