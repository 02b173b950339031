// One polynomial of a kernel table: coefficients in double, and a proved bound for everything that can go wrong with
// it.
//
// f is the kernel as a function of x (kernel_series.hpp), the piece has the middle c and half the width h, and I f is
// the polynomial of degree d = 9 that interpolates f at the n = d + 1 zeros x_j of T_n((x - c)/h). p is what is stored:
// I f in powers of t = x - c as computed, its coefficients rounded to double, of which nothing is assumed.
//   remainder     f - f_0 is bounded by M on the complex disc |z - c| <= R = s h, s >= 3, and analytic there
//                 (KernelWalk::variation), and so, with g(z) = T_n((z - c)/h),
//                   f(x) - I f(x) = (1/(2 pi i)) times the integral over its boundary of
//                                   (f(z) - f_0) g(x)/(g(z) (z - x)).
//                 Zeros of T_n come as +-a: |T_n(z)| is least on |z| = s where z^2 is positive, hence >= T_n(s). For
//                 |x - c| <= h: |f - I f| <= M s/(s - 1)/T_n(s);
//   nodes         |I f - p| <= V max_j |f(x_j) - p(x_j)|, V = 2/pi log(n) + 1 the bound of Lebesgue's constant at
//                 Chebyshev's nodes (Rivlin 1974), less than 2.467. f(x_j) comes from KernelWalk::at with its error,
//                 p(x_j) from Horner's rule in long double: less than (18 + 3 k) 2^-64 |c_k| h^k for each k, t_j being
//                 off by three roundings;
//   Horner        S_k bounds the partial results s_k = s_(k+1) t + c_k in double, u = 2^-53, and their errors obey
//                 e_k <= h e_(k+1) + u h S_(k+1) + u S_k: the running bound (Higham 2002, section 5.1) with |t| at its
//                 maximum. It is much smaller than gamma_(2d) sum |c_k| h^k, because the late steps carry the error and
//                 not all 2 d. A fused multiply-add rounds less often: the bound covers both;
//   slope         |p'| <= sum k |c_k| h^(k - 1); |(I f - p)'| <= d^2/h times the bound for the nodes (Markov); for
//                 |x - c| <= 2 h the integral gives |f - I f| <= M s/(s - 2) T/T_n(s), T = |T_n(2 i)| = 930249 (the
//                 largest |T_n| on |z| = 2), and so Cauchy's estimate |(f - I f)'| <= that/h on the piece.
#pragma once

#include "ntk/gram/kernel_walk.hpp"

#include <array>
#include <optional>

namespace ntk {

/// A polynomial in t = x - middle for |t| <= half_width, and what is proved about it on the piece; f is the kernel as a
/// function of x. All bounds are rounded up.
struct KernelPiece {
    static constexpr long degree = 9;

    std::array<double, degree + 1> coefficients{};
    double remainder = 0;  ///< |f - its interpolating polynomial|, at most
    double rounding = 0;   ///< |that polynomial - Horner's rule in double|, for an exact t, at most
    double slope = 0;      ///< |f'|, at most

    double operator()(double t) const { return horner(coefficients.data(), t); }

    static double horner(const double* c, double t) {
        double sum = c[degree];
        for (long k = degree; k-- > 0;) sum = sum * t + c[k];
        return sum;
    }
};

/// The piece over [lower, upper], dyadic numbers of [0, 3/4] with at most 40 bits (std::domain_error outside); nothing
/// if no remainder of at most `allowed` is shown.
std::optional<KernelPiece> kernel_piece(const KernelWalk& kernel, AngleSide side, double lower, double upper,
                                        double allowed);

}  // namespace ntk
