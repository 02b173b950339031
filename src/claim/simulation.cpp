// Estimates as text, and the distance at which one is compatible with a claimed value.
#include "claim/simulation.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace claim {

Value estimated_value(const std::string& name, double mean, double standard_error) {
    if (!std::isfinite(mean) || !std::isfinite(standard_error) || standard_error <= 0)
        throw std::invalid_argument(fmt::format("an estimate {} with standard error {}", mean, standard_error));
    const double half_width = 2.576 * standard_error;
    const int digits = std::max(0, 1 - static_cast<int>(std::floor(std::log10(half_width))));
    const double unit = std::pow(10.0, -digits);
    return {name + " (estimate, 99 %)",
            fmt::format("[{:.{}f} +/- {:.{}f}]", mean, digits, std::ceil(half_width / unit) * unit, digits)};
}

rigor::Truth compatible(double z) {
    if (!std::isfinite(z)) return rigor::Truth::unknown;
    return std::abs(z) <= certain   ? rigor::Truth::yes
           : std::abs(z) >= refuted ? rigor::Truth::no
                                    : rigor::Truth::unknown;
}

}  // namespace claim
