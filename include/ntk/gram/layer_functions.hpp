// The two functions of which a layer of a deep kernel is made (kernel_series.hpp), in long double with a proved error:
//   phi(v) = arcsin v   and   q(v) = v R(v) = (v sqrt(1 - v^2) - (1 - 2 v^2) phi(v))/(pi v^2),
// one table of Taylor polynomials for all kernels, made on first use.
//
// Pieces. phi and q have nonnegative Taylor coefficients at every c in [0, 1), radius of convergence 1 - c, and the
// values pi/2 and 1/2 at 1. So the pieces have equal widths within an octave of 1 - v, sixteen each, and with h half of
// a width the terms beyond degree d add up to at most
//   sum_(k > d) a_k h^k <= (h/(1 - c))^(d + 1) sum_k a_k (1 - c)^k <= (h/(1 - c))^(d + 1) pi/2,   h/(1 - c) <= 1/33.
//
// Coefficients, in balls. g = phi' has (1 - v^2) g' = v g, and v q' + 2 q = (4/pi) phi; at v = c + t that is
//   (1 - c^2)(k + 1) g_(k+1) = c (2 k + 1) g_k + k g_(k-1),   c (k + 1) q_(k+1) = (4/pi) phi_k - (k + 2) q_k.
// The second loses log2(1/c) bits a step, c >= 1/64, which the precision makes up for.
//
// Rounding. c_0 and c_1 are long doubles, the others doubles: they are multiplied by t^2 <= 2^-12. In
//   p(t) = c_0 + t (c_1 + t P(t))
// P is evaluated at t rounded to double, by Horner's rule in double, and the rest in long double; each partial result
// is bounded as in kernel_piece.hpp, where w, the unit roundoff of long double, counts after P, and t = v - c is off by
// w |t| (it is exact but for v < 1/128).
#pragma once

#include "rigor/number/ball.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace ntk::detail {

/// Unit roundoff of long double, at most 2^-64.
inline constexpr double long_roundoff = 0x1p-64;

/// See the top of this file. Immutable; reading it from several threads is safe.
class LayerFunctions {
public:
    /// Throws std::runtime_error where long double has fewer than 64 bits, or does not round to nearest.
    static const LayerFunctions& table();

    /// The largest v for which there is a piece.
    static constexpr double reach = 1 - 0x1p-6;

    struct Values {
        long double phi, q;
    };
    /// Within phi_error() and q_error(). Requires 0 <= v <= reach.
    Values operator()(long double v) const;
    /// The same at several points, at most `together`, as many values: their chains of operations overlap.
    static constexpr std::size_t together = 16;
    void at(std::span<const long double> v, std::span<Values> values) const;

    double phi_error() const { return phi_error_; }
    double q_error() const { return q_error_; }

private:
    static constexpr long degree = 13;
    struct Polynomial {
        std::array<long double, 2> high{};
        std::array<double, degree - 1> low{};
        /// Rounds the coefficients and returns what that and the evaluation cost at most, for |t| <= h.
        double store(const std::vector<rigor::Ball>& exact, double h);
    };
    struct Piece {
        Polynomial phi, q;
        double centre = 0;
    };

    LayerFunctions();
    const Piece& piece_of(long double v) const;

    std::vector<Piece> pieces_;
    double phi_error_ = 0, q_error_ = 0;
};

}  // namespace ntk::detail
