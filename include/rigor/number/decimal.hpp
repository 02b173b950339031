// Decimal bounds of exact balls, for people and for JSON: rounded so that they remain bounds.
#pragma once

#include "rigor/number/ball.hpp"

#include <string>

namespace rigor {

enum class Rounding { down, up };

/// A decimal with `digits` significant digits that is at most (at least) the midpoint of the ball, which is taken to
/// be exact and finite.
std::string decimal_bound(const Ball& exact, Rounding rounding, long digits);

}  // namespace rigor
