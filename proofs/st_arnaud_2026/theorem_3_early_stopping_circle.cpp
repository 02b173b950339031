#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/gram/kernel_series.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "proofs/st_arnaud_2026/common/depth_map_steps.hpp"
#include "proofs/st_arnaud_2026/common/projection_operator.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::theorem_3_early_stopping_circle {
namespace {

using claim::Relation;
using rigor::Ball, rigor::BallVector, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

constexpr long derivatives = 7, first_by_bound = 64, samples = 1024;

/// Coefficients of t^k, k < derivatives, of F at theta + t (near) or pi - theta - t (far), theta/2 = arcsin x, for
/// every x in [lower, upper].
ntk::detail::BallSeries taylor_in_angle(const ntk::KernelSeries& kernel, ntk::AngleSide side, const Rational& lower,
                                        const Rational& upper) {
    const ntk::detail::BallSeries f = kernel.over(side, Ball(lower), Ball(upper));
    // sin((theta + t)/2): the derivatives of the sine at theta/2, divided by 2^k k!.
    ntk::detail::BallSeries sine(derivatives);
    const Ball x = Ball::hull(Ball(lower), Ball(upper)), cosine = rigor::sqrt(Ball(1) - rigor::square(x));
    Ball factor(1);
    for (long k = 0; k < derivatives; ++k) {
        const Ball value = k % 2 == 0 ? x : cosine;
        sine[k] = (k % 4 < 2 ? value : -value) * factor;
        factor /= Ball(2 * (k + 1));
    }
    return ntk::detail::compose_series(f, f, sine).first;
}

/// The derivative of order k <= 6 at 0 (end = 0) and at pi (end = 1).
Ball end_derivative(const ntk::KernelSeries& kernel, int end, long k) {
    Ball derivative = taylor_in_angle(kernel, end == 0 ? ntk::AngleSide::near : ntk::AngleSide::far, 0, 0)[k];
    for (long j = 2; j <= k; ++j) derivative *= Ball(j);
    return end == 1 && k % 2 == 1 ? -derivative : derivative;
}
/// At least int_0^pi |F^(6)|.
Ball sixth_integral(const ntk::KernelSeries& kernel) {
    constexpr long panels = 184, per_unit = 256;  // 184/256 > sin(pi/4): the two sides overlap a little
    Ball sum(0);
    for (const ntk::AngleSide side : {ntk::AngleSide::near, ntk::AngleSide::far})
        for (long k = 0; k < panels; ++k) {
            const Rational lower(k, per_unit), upper(k + 1, per_unit);
            const Ball size = rigor::abs(taylor_in_angle(kernel, side, lower, upper)[6]).upper();
            sum += Ball(720) * size * Ball(2) * (rigor::asin(Ball(upper)) - rigor::asin(Ball(lower)));
        }
    return sum;
}

/// c_m for m < first_by_bound from (7); remainder: at least |r_k| for all |k| >= samples/2.
BallVector fourier_coefficients(long L, const Ball& remainder) {
    std::vector<Ball> value, cosine;
    for (long k = 0; k < samples; ++k) cosine.push_back(rigor::cos_pi(Rational(2 * k, samples)));
    for (long k = 0; k <= samples / 2; ++k) {
        auto walk = ntk::TwoPointKernelIteration<Ball>::from_angle(ntk::circle_angle(samples, k),
                                                                   ntk::FullyConnectedKernel::without_bias());
        walk.advance_to(L);
        value.push_back(walk.tangent_kernel() / Ball(L));
    }
    const Ball N(samples), pi = Ball::pi();
    BallVector c;
    for (long m = 0; m < first_by_bound; ++m) {
        Ball sum = value.front() + (m % 2 == 0 ? value.back() : -value.back());
        for (long k = 1; k < samples / 2; ++k)
            sum += Ball(2) * value[static_cast<std::size_t>(k)] * cosine[static_cast<std::size_t>(m * k % samples)];
        const Ball A = slope_at_zero(L) + (m % 2 == 0 ? slope_at_pi(L) : -slope_at_pi(L));
        const Ball squares =
            m == 0 ? rigor::square(pi) / (Ball(3) * N * N)
                   : rigor::square(pi / (N * rigor::sin(pi * Ball(Rational(m, samples))))) - Ball(1) / Ball(m * m);
        c.push_back((sum / N - A / pi * squares).widened(remainder * rigor::power(pi / N, 4UL) / Ball(3)));
    }
    return c;
}

/// The constants of (3) and (6); B and C_L are upper bounds, not finite if something was not certain.
struct CircleBound {
    Ball a_0, a_1, b, B, constant;
    Truth positive = Truth::yes;  ///< all c_m > 0
};
CircleBound circle_bound(long L) {
    const rigor::Precision precision(128);
    CircleBound r{slope_at_zero(L), slope_at_pi(L), antipodal_coupling(L), Ball(0), Ball(0)};
    const ntk::KernelSeries kernel(ntk::KernelRecurrence::normalized(L), derivatives);
    const Ball third[] = {end_derivative(kernel, 0, 3), end_derivative(kernel, 1, 3)};
    const Ball fifth = rigor::abs(end_derivative(kernel, 0, 5)) + rigor::abs(end_derivative(kernel, 1, 5));
    const Ball S = (fifth + sixth_integral(kernel)) / Ball::pi();
    const Ball determinant = Ball(2) * (rigor::square(r.a_0) - rigor::square(r.a_1));
    const Ball alpha = r.a_0 / determinant, beta = -r.a_1 / determinant;
    const Ball far_square = Ball(samples / 2) * Ball(samples / 2);
    const Ball remainder = (rigor::abs(third[0]) + rigor::abs(third[1])) / Ball::pi() + S / far_square;
    const BallVector c = fourier_coefficients(L, remainder.upper());
    for (long m = 0; m < first_by_bound; ++m) {
        const Ball& c_m = c[static_cast<std::size_t>(m)];
        r.positive = r.positive && certainly_positive(c_m);
        const Ball b_m = Ball(1) / (Ball(2) * Ball::pi() * c_m) - (alpha + (m % 2 == 0 ? beta : -beta)) * Ball(m * m);
        r.B = rigor::maximum(r.B, rigor::abs(b_m).upper());
    }
    for (const int odd : {0, 1}) {
        const Ball A = odd ? r.a_0 - r.a_1 : r.a_0 + r.a_1, square(first_by_bound * first_by_bound);
        const Ball size =
            rigor::abs(odd ? third[0] + third[1] : third[0] - third[1]) + Ball::pi() * S / square;  // |pi r_m|
        const Ball least = Ball(1) - size / (A * square);
        r.positive = r.positive && certainly_positive(least) && certainly_positive(A);
        r.B = rigor::maximum(r.B, (size / (Ball(2) * rigor::square(A) * least)).upper());
    }
    r.constant = ((Ball(2) - r.b) * (Ball(2) * Ball::pi() * r.B + Ball(1)) / (Ball(1) - Ball(2) * r.b)).upper();
    return r;
}

/// What C_L is shown to be at most.
struct DepthAndBound {
    long L, bound;
};
constexpr DepthAndBound bounds[] = {{3, 155}, {4, 69}, {5, 43}, {6, 26}};

/// A point, some next to it, at distances of the order scale and scale^2, antipodes of two of them, and one elsewhere;
/// x is the last row.
RationalMatrix clustered(const Rational& scale) {
    const Rational t(1, 3);
    const std::vector<Rational> rows{
        t, t + scale, t + 3 * scale, t + scale, t - scale * scale, Rational(-1, 2), Rational(1, 10)};
    return circle_rows(rows, 0b0011000);
}
/// Points spread over the circle; x is the last row.
RationalMatrix spread() {
    const std::vector<Rational> rows{Rational(-5),   Rational(-6, 5), Rational(-2, 7), Rational(1, 9),
                                     Rational(3, 4), Rational(2),     Rational(1, 2)};
    return circle_rows(rows);
}
/// Close to the worst of the data sets that a search in floating point found at L = 3, n = 4: two pairs of neighbours;
/// x is the last row.
RationalMatrix worst_found() {
    const Rational step = rigor::parse_rational("1e-6"), t_1(7786, 10000), t_2(-433, 1000);
    const std::vector<Rational> rows{t_1, t_1 + step, t_2, t_2 - step, Rational(1271, 10000)};
    return circle_rows(rows);
}
/// A set: a row of X that occurs before is left out; x stays.
RationalMatrix different(const RationalMatrix& points) {
    std::vector<long> kept;
    const long last = points.rows() - 1;
    for (long i = 0; i < last; ++i) {
        bool repeated = false;
        for (const long j : kept) repeated = repeated || (points(i, 0) == points(j, 0) && points(i, 1) == points(j, 1));
        if (!repeated) kept.push_back(i);
    }
    kept.push_back(last);
    RationalMatrix set(static_cast<long>(kept.size()), 2);
    for (long i = 0; i < set.rows(); ++i)
        for (long k = 0; k < 2; ++k) set(i, k) = points(kept[static_cast<std::size_t>(i)], k);
    return set;
}

/// sum |w_j| <= bound for one data set, from the kernel matrix.
Truth obeys(const RationalMatrix& points, long L, const Rational& bound) {
    const rigor::Precision precision(1600);
    return rigor::certainly_at_most(sum_norm(projection_weights(points, L)), Ball(bound));
}

/// From which depth on, and what C_3 is shown to be at most.
struct Reading {
    long first = 3;
    Rational bound = 155;
};

/// At most b for all L >= first: the first factor of the product is 1/2 for L >= 3, and the product is empty at L = 2.
Rational largest_coupling(long first) {
    return Rational(2, first * (first - 1)) * (first >= 3 ? Rational(1, 2) : Rational(1));
}

claim::Step taylor_coefficients(const Reading& reading) {
    return claim::range(
        "L", reading.first, 8,  // free: a table
        "F'(0) and F'(pi) by the Taylor coefficients of F are -(L - 1)/(2 pi) and (1/(pi L)) prod_(l=2)^(L-1) "
        "(1 - theta_l/pi), to 2^-100",
        [](long L) {
            const rigor::Precision precision(192);
            const ntk::KernelSeries kernel(ntk::KernelRecurrence::normalized(L), derivatives);
            const auto agree = [](const Ball& series, const Ball& formula) {
                return certainly_less(rigor::abs(series - formula), Ball::dyadic(1, -100));
            };
            return agree(end_derivative(kernel, 0, 1), -slope_at_zero(L)) &&
                   agree(end_derivative(kernel, 1, 1), slope_at_pi(L));
        });
}

/// alpha ± beta = 1/(2 (a_0 ± a_1)), |beta|/alpha = b, and the sum that solves the last inequality.
claim::Steps algebra() {
    const auto alpha = [](const auto& a, const auto& c) { return a / (2 * (a * a - c * c)); };
    const auto beta = [](const auto& a, const auto& c) { return -c / (2 * (a * a - c * c)); };
    claim::Steps steps;
    steps
        .carries(claim::identity<2>(
            "alpha + beta", [=](const auto& a, const auto& c) { return alpha(a, c) + beta(a, c); }, "1/(2 (a_0 + a_1))",
            [](const auto& a, const auto& c) { return 1 / (2 * (a + c)); }))
        .carries(claim::identity<2>(
            "alpha - beta", [=](const auto& a, const auto& c) { return alpha(a, c) - beta(a, c); }, "1/(2 (a_0 - a_1))",
            [](const auto& a, const auto& c) { return 1 / (2 * (a - c)); }))
        .carries(claim::identity<2>(
            "-beta/alpha", [=](const auto& a, const auto& c) { return -beta(a, c) / alpha(a, c); }, "a_1/a_0",
            [](const auto& a, const auto& c) { return c / a; }))
        .carries(claim::identity<2>(
            "b/(1 - b) (C + 1 + S) + 2 (C + 1), S = (2 - b) (C + 1)/(1 - 2 b)",
            [](const auto& b, const auto& C) {
                return b / (1 - b) * (C + 1 + (2 - b) * (C + 1) / (1 - 2 * b)) + 2 * (C + 1);
            },
            "S", [](const auto& b, const auto& C) { return (2 - b) * (C + 1) / (1 - 2 * b); }));
    return steps;
}

claim::Step explicit_bound(long L, const Rational& most) {
    const rigor::Precision precision(128);
    const CircleBound bound = circle_bound(L);
    // The constant is infinite where a c_m was not certainly positive.
    const Ball constant = bound.positive == Truth::yes ? bound.constant : Ball(1) / Ball(0);
    return claim::exact(
        {fmt::format("C_{}, from samples at 1024 points for m < {}, from F^(5) and F^(6) for the others", L,
                     first_by_bound),
         constant},
        Relation::at_most, {rigor::to_string(most), most});
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "n0 = 2, every L >= 3, every n, all data sets of different points, all x, all t, infinity included";
    result.steps
        .carries(claim::exact({"h(-1), so theta_2 = pi/2 on the orbit of pi", DepthMapPrint{}.at(-1)}, Relation::equal,
                              {"0", 0}))
        .carries(claim::exact(
            {fmt::format("twice the largest b for L >= {}", reading.first), 2 * largest_coupling(reading.first)},
            Relation::less, {"1", 1}))
        .carries(claim::written(context, "kernel"))
        .supports(taylor_coefficients(reading))
        .carries(claim::cites_correction(context, "st-arnaud-2026/section-4-case-a"))
        .carries(claim::written(context, "fourier"))
        .append(algebra())
        .carries(claim::written(context, "residual"))
        .carries(claim::written(context, "gaps"))
        .carries(claim::written(context, "sum"))
        .supports(
            claim::range("L", reading.first, reading.first + 1,
                         "sum |w_j| <= 155 at two antipodal pairs of the circle, r = 1/2000, from the kernel matrix",
                         [](long L) { return obeys(two_antipodal_pairs(Rational(1, 2000)), L, 155); }))
        .supports(explicit_bound(3, reading.bound));
    if (context.verdict_only) return result;
    for (const DepthAndBound& claimed : bounds)
        if (claimed.L > 3) result.steps.supports(explicit_bound(claimed.L, claimed.bound));
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 192);
    const auto value = [&](std::string name, const Ball& ball, long digits) {
        result.values.push_back({std::move(name), ball.enclosure(digits)});
    };
    for (const long L : {3L, 4L, 5L, 10L, 100L})
        value(fmt::format("b, L = {}", L), antipodal_coupling(L), context.digits);
    for (const DepthAndBound& claimed : bounds)
        value(fmt::format("an upper bound of C_L, L = {}", claimed.L), circle_bound(claimed.L).constant, 6);
    const std::pair<const char*, RationalMatrix> data_sets[] = {
        {"six points spread over the circle", spread()},
        {"clusters of the size 10^-6 and 10^-12, and antipodes", clustered(rigor::parse_rational("1e-6"))},
        {"±(c, s), ±(c, -s), x = (0, 1), r = 0.0005", two_antipodal_pairs(Rational(1, 2000))},
        {"two pairs of neighbours, close to the worst four points found", worst_found()}};
    for (const auto& [name, points] : data_sets)
        for (const long L : {3L, 4L}) {
            const BallVector w = projection_weights(points, L);
            value(fmt::format("norm at t = infinity, L = {}, {}", L, name), euclidean_norm(w), 10);
            value(fmt::format("sum of the moduli of the entries, L = {}, {}", L, name), sum_norm(w), 10);
        }
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/theorem-3-early-stopping-circle", check)
        .control("L = 2, where b = 1", [](Reading& r) { r.first = 2; })
        .control("C_3 <= 150 by this argument", [](Reading& r) { r.bound = 150; })
        .property(claim::property(
            "sum |w_j| <= 155, 69, 43, 26 at L = 3, 4, 5, 6 for up to six points of the circle, close to each other and to "
            "each other's antipodes, and x close to one: the system solved in balls",
            [](const Rational& t_1, const Rational& t_2, const Rational& scale, long antipodes, long which) {
                // A set: repeated points are taken once. x is the last row.
                const std::vector<Rational> t{t_1,         t_2,         t_1 + scale * scale, t_1 - scale,
                                              t_2 + scale, t_1 + scale, t_2 - scale};
                return obeys(different(circle_rows(t, antipodes)), bounds[which].L, bounds[which].bound);
            },
            claim::Input{"t_1", claim::interior_correlations()}, claim::Input{"t_2", claim::interior_correlations()},
            claim::Input{"scale", claim::gaps()}, claim::Input{"antipodes", claim::integers(0, 127)},
            claim::Input{"L - 3", claim::integers(0, 3)}));
}};

}  // namespace

}  // namespace proofs::st_arnaud_2026::theorem_3_early_stopping_circle
