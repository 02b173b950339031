// A jump expansion of many digits, and how well a ball is known, for the tests of large depths.
#pragma once

#include "generators.hpp"
#include "ntk/depth/deep_kernel.hpp"

#include <memory>

namespace testing_generators {

inline bool certainly_below(const Ball& a, const Ball& b) { return certainly_less(a, b) == rigor::Truth::yes; }
/// Radius below 2^-bits of the absolute value.
inline bool known_to(const Ball& b, long bits) { return b.is_finite() && b.accurate_bits() >= bits; }

inline std::shared_ptr<const ntk::DepthJump> precise_jump() {
    static const std::shared_ptr<const ntk::DepthJump> jump = [] {
        const rigor::Precision precision(300);
        return std::make_shared<const ntk::DepthJump>(40, 250);
    }();
    return jump;
}

}  // namespace testing_generators
