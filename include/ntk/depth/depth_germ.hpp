// The germ of a correlation map at rho = 1, as Taylor models: what one layer does to 1 - rho, with remainders that hold
// on a whole interval. docs/depth-law.md, section 2, is the derivation.
//
// Coordinate y > 0, x = 1 - rho = coordinate_square:
//   smooth   y = x           h(1 - x) = sum_(k < K) h_k (-x)^k + (-x)^K rho_K, 0 <= rho_K <= h_K, h_k = h^(k)(1)/k!:
//                            Taylor's theorem, as h^(K) is increasing and nonnegative on [0, 1]; x <= 1
//   kinked   y = sin(theta/2), x = 2 y^2, rho = cos theta
//                            y'^2 = y^2 (1 - (2 Delta/pi) sum_(k >= 1) r_k y^(2k - 1)), r_k = 8 k u_k/((2k - 1)^2 (2k +
//                            1)), 1 - h'(rho) = (4 Delta/pi) sum_(k >= 0) u_k y^(2k + 1)/(2k + 1), u_k = binomial(2k,
//                            k)/4^k
//   between  y = sqrt(x)     h(1 - x) = 1 - x + a x^2 - d x^(5/2) + R, |R| <= M x^3, |R'| <= 3 M x^2
// One layer maps y to y m(y), with m(y) = 1 - mu y^n + …; 1 - h' = omega y^n + …; U = A y^(-n) grows by 1 + o(1) a
// layer. The kernel's homogeneous equation E' = h' E has the solution E = y^r (1 + …), r = omega/mu.
#pragma once

#include "ntk/activation/correlation_map.hpp"
#include "rigor/series/taylor_model.hpp"

#include <string>
#include <vector>

namespace ntk {

/// What a map says of itself at rho = 1, asked once, at the working precision.
struct GermNumbers {
    std::string name;
    GermKind kind = GermKind::smooth;
    long order = 0;              ///< K; kinked: the length of the models
    std::vector<rigor::Ball> h;  ///< smooth: h_k, k = 0 … K
    rigor::Ball delta;           ///< kinked
    CorrelationMap::Between between{};
};

/// `order`: smooth, the number K >= 4 of derivatives to use, the last one as an upper bound only; kinked, the length of
/// the models, at least 3; between, not used. Throws std::invalid_argument for a smaller one; std::domain_error for a
/// map that is not at the edge of chaos (h(1) = h'(1) = 1), whose h''(1) is not certainly positive (h(rho) = rho), that
/// has less than K derivatives at 1, or whose numbers are out of their domain.
GermNumbers germ_numbers(const CorrelationMap& map, long order);

struct DepthGerm {
    GermKind kind = GermKind::smooth;
    long degree = 1;                ///< n
    long resonance = 2;             ///< r
    rigor::Ball scale;              ///< A, U = A y^(-n)
    rigor::TaylorModel multiplier;  ///< m
    rigor::TaylorModel loss;        ///< 1 - h'(rho)
    rigor::TaylorModel drop;        ///< 1 - h(rho), the x of the next layer
};

/// The germ on 0 < y <= y0, at the working precision. Throws std::invalid_argument for y0 outside (0, 1) (kinked,
/// between) or (0, 1] (smooth).
DepthGerm depth_germ(const GermNumbers& numbers, const rigor::Ball& y0);

/// y of a correlation in [-1, 1); the ball of 1 - rho must be positive (not finite otherwise).
rigor::Ball germ_coordinate(GermKind kind, const rigor::Ball& one_minus_rho);
/// 1 - rho of a coordinate.
rigor::Ball one_minus_correlation(GermKind kind, const rigor::Ball& y);

}  // namespace ntk
