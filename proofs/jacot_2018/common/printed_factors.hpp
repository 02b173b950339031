// Factors of a bound as they are printed in the lines of appendix A.2.
#pragma once

#include "rigor/number/rational.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018 {

/// "" for 1, else "3/2 ".
inline std::string factor(const rigor::Rational& q) { return q == 1 ? "" : rigor::to_string(q) + " "; }
/// "", "r ", "r^2 "; "(c^-1)^2 ".
inline std::string factor(const std::string& base, unsigned long power) {
    if (power < 2) return power == 0 ? "" : base + " ";
    const bool power_itself = base.find('^') != std::string::npos;
    return fmt::format("{}^{} ", power_itself ? "(" + base + ")" : base, power);
}
}  // namespace proofs::jacot_2018
