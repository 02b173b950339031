// One polynomial of a kernel table: coefficients in double, and a proved bound for everything that can go wrong with
// it.
//
// f is the kernel as a function of x (kernel_series.hpp), p its Taylor polynomial of degree d at the middle of the
// piece. With r half the width, u = 2^-53, c_k the Taylor coefficients at the middle and C_m a ball of f^(m)/m! over
// the whole piece, m > d:
//   remainder     |f - p| <= sum_(d < k < m) |c_k| r^k + |C_m| r^m, Lagrange's remainder of the longer polynomial
//                 (m = d + 1 would do, with more pieces); likewise
//                 |f'| <= sum_(k < m) k |c_k| r^(k - 1) + m |C_m| r^(m - 1);
//   coefficients  rounded to double: the differences, summed with |t|^k <= r^k;
//   Horner        S_k bounds the partial results s_k = s_(k+1) t + c_k, and their errors obey
//                 e_k <= r e_(k+1) + u r S_(k+1) + u S_k: the running bound (Higham 2002, section 5.1) with |t| at its
//                 maximum. It is much smaller than gamma_(2d) sum |c_k| r^k, because the late steps carry the error and
//                 not all 2 d. A fused multiply-add rounds less often: the bound covers both.
#pragma once

#include "ntk/gram/kernel_series.hpp"

#include <array>

namespace ntk {

/// A polynomial in t = x - middle for |t| <= half_width, and what is proved about it on the piece; f is the kernel as a
/// function of x.
struct KernelPiece {
    static constexpr long degree = 9;

    std::array<double, degree + 1> coefficients{};
    rigor::Ball remainder;  ///< |f - its Taylor polynomial|, at most
    /// |that polynomial - Horner's rule in double with the rounded coefficients|, for an exact t, at most
    rigor::Ball rounding;
    rigor::Ball slope;  ///< |f'|, at most
    rigor::Ball upper;  ///< the largest x

    double operator()(double t) const { return horner(coefficients.data(), t); }

    static double horner(const double* c, double t) {
        double sum = c[degree];
        for (long k = degree; k-- > 0;) sum = sum * t + c[k];
        return sum;
    }
};

/// The piece over [lower, upper], dyadic numbers of [0, 3/4]; `series` of order at least degree + 2
/// (std::invalid_argument).
KernelPiece kernel_piece(const KernelSeries& series, AngleSide side, const rigor::Ball& lower,
                         const rigor::Ball& upper);

}  // namespace ntk
