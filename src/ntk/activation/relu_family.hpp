// Activations that are powers of |s| on each side of 0: phi = a s + b |s|, and relu(s)^k.
#pragma once

#include "ntk/activation/activation.hpp"

namespace ntk {

/// phi(s) = s for s >= 0 and SLOPE s for s < 0, SLOPE other than 1: a = (1 + SLOPE)/2, b = (1 - SLOPE)/2.
std::shared_ptr<const ActivationFunction> piecewise_linear(const std::string& name, const rigor::Rational& slope);

/// relu(s)^k, k >= 2.
std::shared_ptr<const ActivationFunction> relu_power(const std::string& name, int k);

}  // namespace ntk
