// One polynomial of a kernel table: coefficients in double, and a proved bound for everything that can go wrong with it.
//
// f is the kernel as a function of x (kernel_series.hpp), p its Taylor polynomial of degree d at the middle of the piece. With r half the width,
// u = 2^-53, c_k the Taylor coefficients at the middle and C_m a ball of f^(m)/m! over the whole piece, m > d:
//   remainder     |f - p| <= sum_(d < k < m) |c_k| r^k + |C_m| r^m, Lagrange's remainder of the longer polynomial (m = d + 1 would do, with more pieces);
//                 likewise |f'| <= sum_(k < m) k |c_k| r^(k - 1) + m |C_m| r^(m - 1);
//   coefficients  rounded to double: the differences, summed with |t|^k <= r^k;
//   Horner        S_k bounds the partial results s_k = s_(k+1) t + c_k, and their errors obey e_k <= r e_(k+1) + u r S_(k+1) + u S_k: the running
//                 bound (Higham 2002, section 5.1) with |t| at its maximum. It is much smaller than gamma_(2d) sum |c_k| r^k, because the late steps
//                 carry the error and not all 2 d. A fused multiply-add rounds less often: the bound covers both.
#pragma once

#include "ntk/gram/kernel_series.hpp"

#include <array>

namespace ntk {

/// A polynomial in t = x - middle for |t| <= half_width, and what is proved about it on the piece; f is the kernel as a function of x.
struct KernelPiece {
    static constexpr long degree = 9;

    std::array<double, degree + 1> coefficients{};
    rigor::Ball remainder;      ///< |f - its Taylor polynomial|, at most
    rigor::Ball rounding;       ///< |that polynomial - Horner's rule in double with the rounded coefficients|, for an exact t, at most
    rigor::Ball slope;          ///< |f'|, at most
    rigor::Ball upper;          ///< the largest x

    double operator()(double t) const { return horner(coefficients.data(), t); }

    static double horner(const double* c, double t) {
        double sum = c[degree];
        for (long k = degree; k-- > 0;) sum = sum * t + c[k];
        return sum;
    }
};

/// The piece over [lower, upper], dyadic numbers of [0, 3/4]; `series` of order at least degree + 2 (std::invalid_argument).
inline KernelPiece kernel_piece(const KernelSeries& series, AngleSide side, const rigor::Ball& lower, const rigor::Ball& upper) {
    using rigor::Ball;
    constexpr long d = KernelPiece::degree;
    const long last = series.order() - 1;
    if (last <= d) throw std::invalid_argument("a series of order " + std::to_string(last + 1) + " for a piece; expected " + std::to_string(d + 2));
    const Ball half = rigor::scaled_by_power_of_two(upper - lower, -1), middle = lower + half, u = Ball::dyadic(1, -53), one(1);
    const auto taylor = series.over(side, middle, middle);
    const Ball top = [&] {
        const rigor::Precision coarse(53);  // a wide ball does not profit from more
        return series.over(side, lower, upper)[last];
    }();
    // |c_k|, and for the last k its enclosure over the piece: the remainder of f and of f'.
    const auto size = [&](long k) { return rigor::abs(k == last ? top : taylor[k]).upper(); };

    KernelPiece piece;
    piece.upper = upper;
    Ball power(1);  // half^(k - 1)
    for (long k = 1; k <= last; ++k) {
        piece.slope += Ball(k) * size(k) * power;
        power *= half;
        if (k > d) piece.remainder += size(k) * power;
    }
    piece.slope = piece.slope.upper();
    piece.remainder = piece.remainder.upper();

    Ball error = Ball::dyadic(1, -1000), partial(0);  // 2^-1000: products that underflow
    for (long k = d; k >= 0; --k) {
        const double c = taylor[k].approx_double();
        if (!std::isfinite(c) || !taylor[k].is_finite()) {
            piece.remainder = piece.rounding = rigor::log(Ball(0));  // not finite: the series does not reach over the piece
            return piece;
        }
        piece.coefficients[static_cast<std::size_t>(k)] = c;
        const Ball exact = Ball::exact_double(c);
        const Ball product = partial * half * (one + u);
        const Ball next = k == d ? rigor::abs(exact) : (product + rigor::abs(exact)) * (one + u);
        error = error * half + rigor::abs(taylor[k] - exact).upper();
        if (k < d) error += u * product + u * next;
        partial = next;
    }
    piece.rounding = error.upper();
    return piece;
}

}  // namespace ntk
