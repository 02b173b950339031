// Estimates in a finding: what a simulated claim says about a number, and when it takes a deviation for an error. An estimate is a mean over independent
// samples with its standard error; nothing here is proved, and a finding that rests on it has evidence `simulated`.
#pragma once

#include "claim/finding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace claim {

/// mean ± 2.576 standard errors (99 % if the error is normal), in the form of an enclosure; the name says that it is an estimate.
/// Throws std::invalid_argument for a number that is not finite or a standard error that is not positive.
inline Value estimated_value(const std::string& name, double mean, double standard_error) {
    if (!std::isfinite(mean) || !std::isfinite(standard_error) || standard_error <= 0)
        throw std::invalid_argument(fmt::format("an estimate {} with standard error {}", mean, standard_error));
    const double half_width = 2.576 * standard_error;
    const int digits = std::max(0, 1 - static_cast<int>(std::floor(std::log10(half_width))));
    const double unit = std::pow(10.0, -digits);
    return {name + " (estimate, 99 %)", fmt::format("[{:.{}f} +/- {:.{}f}]", mean, digits, std::ceil(half_width / unit) * unit, digits)};
}

/// How many standard errors decide. No verdict may depend on the seed: of a normal error one in 1.7 million is larger than 5, and the comparisons of all simulated
/// claims together are some hundred. Numbers of networks are chosen so that what is true lies 5 more on the right side.
constexpr double certain = 5, refuted = 7;

/// Is an estimate that lies z standard errors from the claimed value compatible with it? yes up to 5, no from 7 on, in between it is open. For few samples,
/// whose errors are not normal, this is no more than a convention; the scope says how many there were.
inline rigor::Truth compatible(double z) {
    if (!std::isfinite(z)) return rigor::Truth::unknown;
    return std::abs(z) <= certain ? rigor::Truth::yes : std::abs(z) >= refuted ? rigor::Truth::no : rigor::Truth::unknown;
}

}  // namespace claim
