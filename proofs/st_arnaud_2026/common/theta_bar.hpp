// Values that many statements of section 6 are about, at an exact inner product.
#pragma once

#include "ntk/depth/depth_sequences.hpp"
#include "ntk/kernel/normalized_kernel.hpp"

namespace proofs::st_arnaud_2026 {

/// Theta_bar^(L)(z) at the working precision.
inline rigor::Ball theta_bar(const rigor::Rational& z, long L) {
    return ntk::normalized_neural_tangent_kernel<rigor::Ball>(z, L);
}

/// C(z) = lim 3 pi/theta_L - L - (3/2) log L of theorem 2, corrected, to `digits` digits.
inline rigor::Ball depth_constant(const rigor::Rational& z, long digits) {
    const rigor::Precision precision(rigor::bits_for_digits(digits) + 128);
    return ntk::DepthOrbit(z, ntk::depth_jump_for(rigor::bits_for_digits(digits) + 32)).depth_constant();
}

}  // namespace proofs::st_arnaud_2026
