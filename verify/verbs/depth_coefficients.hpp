// `verify eval depth-coefficient --n K`: the exact coefficients of theta^K in the expansions of ntk/depth/depth_expansion.hpp.
#pragma once

#include "rigor/number/pi_polynomial.hpp"

#include <string>
#include <vector>

namespace verify {

struct DepthCoefficient {
    std::string series;        ///< "g", "Phi", "T", "T, factor of log(3 pi/theta)", "E"
    std::string says;          ///< the series in a formula, with the place of logarithm and resonance
    rigor::PiPolynomial exact;
};

/// One entry for each series, n from -1 to most_exact_coefficients; throws BadInput outside.
std::vector<DepthCoefficient> depth_coefficients(long n);

inline constexpr long most_exact_coefficients = 60;

}  // namespace verify
