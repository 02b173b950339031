#pragma once

#include "rigor/number/ball_functions.hpp"

namespace proofs::yu_2025 {

/// u = 1/(1 + e^z) of (2.6), z = (2 y - 1) f(x).
inline rigor::Ball error_at_margin(const rigor::Ball& z) { return rigor::Ball(1) / (rigor::Ball(1) + rigor::exp(z)); }

}  // namespace proofs::yu_2025
