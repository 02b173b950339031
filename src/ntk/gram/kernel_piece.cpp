// Taylor's polynomial of one piece of a kernel table and its bounds: ntk/gram/kernel_piece.hpp derives them.
#include "ntk/gram/kernel_piece.hpp"

#include "rigor/number/ball_functions.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

namespace ntk {

KernelPiece kernel_piece(const KernelSeries& series, AngleSide side, const rigor::Ball& lower,
                         const rigor::Ball& upper) {
    using rigor::Ball;
    constexpr long d = KernelPiece::degree;
    const long last = series.order() - 1;
    if (last <= d)
        throw std::invalid_argument("a series of order " + std::to_string(last + 1) + " for a piece; expected " +
                                    std::to_string(d + 2));
    const Ball half = rigor::scaled_by_power_of_two(upper - lower, -1), middle = lower + half, u = Ball::dyadic(1, -53),
               one(1);
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
            // not finite: the series does not reach over the piece
            piece.remainder = piece.rounding = rigor::log(Ball(0));
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
