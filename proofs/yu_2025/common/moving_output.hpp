// f' = sqrt(8) f/(1 + e^f), f(0) > 0: f_t(x_2) along the slide of TwoPointFlow with V = w at m = 1, and the one-sample
// network of the claim abstract-kernel-logistic. (1 + e^f)/f has the primitive 2 ln f + sum_(k >= 1) f^k/(k k!), so
// f(t) is the root of an increasing function, enclosed by its signs.
#pragma once

#include "rigor/number/ball_functions.hpp"

namespace proofs::yu_2025 {

/// f(t) from f(0) = start. Throws std::invalid_argument unless start is certainly positive and t >= 0.
rigor::Ball moving_output(const rigor::Ball& start, const rigor::Rational& t);
/// F(t) of F' = sqrt(8)/(1 + e^F), kernel logistic regression with the kernel sqrt(8): F + e^F = F(0) + e^(F(0)) +
/// sqrt(8) t. Throws as moving_output.
rigor::Ball frozen_output(const rigor::Ball& start, const rigor::Rational& t);

}  // namespace proofs::yu_2025
