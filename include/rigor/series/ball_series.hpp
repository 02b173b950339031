// Elementary functions of truncated power series over balls, by FLINT's arb_poly: the derivatives of a closed form at a
// point come from its series there, so that a formula is written once.
#pragma once

#include "rigor/series/formal_series.hpp"

namespace rigor {

/// Coefficients enclose those of the series of any points in the balls.
using BallSeries = FormalSeries<Ball>;

namespace detail {
template <class Op>
BallSeries series_of(Op op, const BallSeries& a) {
    use_flint_on_this_thread();
    BallSeries b(a.order());
    op(b[0].raw(), a[0].raw(), a.order(), a.order(), Precision::bits());
    return b;
}
}  // namespace detail

inline BallSeries exp(const BallSeries& a) { return detail::series_of(_arb_poly_exp_series, a); }
inline BallSeries sinh(const BallSeries& a) { return detail::series_of(_arb_poly_sinh_series, a); }
inline BallSeries cosh(const BallSeries& a) { return detail::series_of(_arb_poly_cosh_series, a); }
/// Constant term in (-1, 1), else coefficients that are not finite.
inline BallSeries asin(const BallSeries& a) { return detail::series_of(_arb_poly_asin_series, a); }
/// 1/sqrt(a), constant term > 0, else coefficients that are not finite.
inline BallSeries reciprocal_sqrt(const BallSeries& a) { return detail::series_of(_arb_poly_rsqrt_series, a); }
/// 1/a, constant term other than 0, else coefficients that are not finite.
inline BallSeries reciprocal(const BallSeries& a) { return detail::series_of(_arb_poly_inv_series, a); }

inline BallSeries operator+(BallSeries a, const Ball& c) {
    a[0] += c;
    return a;
}
inline BallSeries operator-(const BallSeries& a, const BallSeries& b) { return a + Ball(-1) * b; }

/// point + t, to the given order.
inline BallSeries line_through(const Ball& point, long order) {
    BallSeries line(order);
    line[0] = point;
    if (order > 1) line[1] = Ball(1);
    return line;
}

}  // namespace rigor
