// Null vectors of the kernel without bias at L = 2 (section 4): on points in opposite pairs x, -s x, and a vector v
// with v' x' = v x on each pair, the matrix K of |x| |x'| T_2(cos theta) acts like X X^T. For T_2 as a function of the
// angle has f(theta) - f(pi - theta) = 2 cos(theta).
#pragma once

#include "claim/decided_steps.hpp"
#include "ntk/gram/gram_matrix.hpp"

namespace proofs::st_arnaud_2026 {

/// Rows 2k and 2k + 1 are opposite, and a vector that is to be a null vector.
struct PairedPoints {
    rigor::RationalMatrix points;
    claim::RationalVector v;
};

/// T_2(z) - T_2(-z) = 2 z, and T_2(z) = z kappa_0(z) + kappa_1(z) = 2 (1 - u) z + s, u = theta/pi, s = sin(theta)/pi.
claim::Steps reflection();

/// sum_i |(K v)_i| at layer 2, exactly, by the reflection; at other layers in balls. Throws std::invalid_argument if
/// rows 2k, 2k + 1 are not opposite, or v' x' != v x on one of the pairs.
claim::Side<PairedPoints> size_of_image(long layer);

/// The entries of a vector, with commas.
std::string in_words(const claim::RationalVector& v);

}  // namespace proofs::st_arnaud_2026
