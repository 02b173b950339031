#include "claim/generators.hpp"
#include "ntk/gram/kernel_series.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/projection_operator.hpp"
#include "proofs/st_arnaud_2026/common/section_4.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::BallVector, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

constexpr long derivatives = 7, first_by_bound = 64, samples = 1024;

/// prod_(l=first)^(L-1) (1 - theta_l/pi) along the orbit of theta_1 = pi.
Ball orbit_product(long L, long first = 2) {
    ntk::NormalizedKernelIteration<Ball> walk(Rational(-1));
    Ball product(1);
    for (; walk.layer() < L; walk.advance())
        if (walk.layer() >= first) product *= Ball(1) - walk.angle() / Ball::pi();
    return product;
}
Ball slope_at_zero(long L) { return Ball(L - 1) / (Ball(2) * Ball::pi()); }
Ball slope_at_pi(long L, long first = 2) { return orbit_product(L, first) / (Ball::pi() * Ball(L)); }
Ball coupling(long L) { return slope_at_pi(L) / slope_at_zero(L); }

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
    CircleBound r{slope_at_zero(L), slope_at_pi(L), coupling(L), Ball(0), Ball(0)};
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

claim::legacy::Argument argument(long least_depth = 3, long first_factor = 2) {
    claim::legacy::Argument lines;
    const rigor::Precision precision(192);
    Truth slopes = Truth::yes, small = Truth::yes;
    for (long L = least_depth; L <= 12; ++L) {
        const ntk::KernelSeries kernel(ntk::KernelRecurrence::normalized(L), derivatives);
        const auto agrees = [](const Ball& series, const Ball& formula) {
            const Ball difference = series - formula;
            return difference.contains(Rational(0)) ? certainly_less(rigor::abs(difference), Ball::dyadic(1, -100))
                                                    : Truth::no;
        };
        slopes = slopes && agrees(end_derivative(kernel, 0, 1), -slope_at_zero(L)) &&
                 agrees(end_derivative(kernel, 1, 1), slope_at_pi(L, first_factor));
    }
    lines.step(
        fmt::format("L = {} to 12: the Taylor coefficients of F at both ends agree with F'(0) = -(L - 1)/(2 pi) and "
                    "F'(pi) = (1/(pi L)) prod_(l={})^(L-1) (1 - theta_l/pi), to 2^-100 (for all L: the recurrence)",
                    least_depth, first_factor),
        slopes);
    const SecondLayer kappa_1{1, -1, 1};
    lines.step(
        "kappa_1(-1) = 0 as a formal sum, so theta_2 = pi/2 on the orbit of pi, and the first factor of the product is "
        "1/2",
        rigor::truth(kappa_1.at_sixth_turn(3) == rigor::SymbolicConstant(0)));
    for (long L = least_depth; L <= 200; ++L)
        small = small && certainly_at_most(coupling(L), Ball(Rational(1, L * (L - 1))) + Ball::dyadic(1, -100)) &&
                certainly_less(Ball(2) * coupling(L), Ball(1));
    lines.step(
        fmt::format(
            "b = 2 prod_(l=2)^(L-1) (1 - theta_l/pi)/(L (L - 1)) is at most 1/(L (L - 1)) + 2^-100, and 2 b < 1, in "
            "balls for L = {} to 200 (for all L >= 3: the first factor is 1/2, the others at most 1)",
            least_depth),
        small);
    return lines;
}
/// Lines that do not depend on what the controls change.
void add_the_rest(claim::legacy::Argument& lines) {
    add_deep_steps(lines);
    bool algebra = true;
    for (long k = 1; k <= 20; ++k) {
        const Rational a_0(k + 3, 2), a_1(k, 7), C(k * k, 3), determinant = 2 * (a_0 * a_0 - a_1 * a_1);
        const Rational alpha = a_0 / determinant, beta = -a_1 / determinant;
        const Rational b = a_1 / a_0, sum = (2 - b) * (C + 1) / (1 - 2 * b);
        algebra = algebra && 2 * (alpha + beta) * (a_0 + a_1) == 1 && 2 * (alpha - beta) * (a_0 - a_1) == 1 &&
                  -beta / alpha == b && sum == b / (1 - b) * (C + 1 + sum) + 2 * (C + 1);
    }
    lines.step(
        "alpha ± beta = 1/(2 (a_0 ± a_1)) and |beta|/alpha = b for a_0 = -F'(0), a_1 = F'(pi), and the sum (2 - b)(C + "
        "1)/(1 - 2 b) "
        "equals b/(1 - b) (C + 1 + sum) + 2 (C + 1): 20 values of a_0, a_1, C, exactly (rational functions)",
        rigor::truth(algebra));
}
void add_bound(claim::legacy::Argument& lines, const DepthAndBound& claimed) {
    const rigor::Precision precision(128);
    const CircleBound bound = circle_bound(claimed.L);
    lines.step(
        fmt::format("L = {}: c_m > 0 and |b_m| <= B, B in {}, for all m: from samples at 1024 points for m < {}, from "
                    "F^(5) and "
                    "F^(6) for the others; C_L is at most {}",
                    claimed.L, bound.B.is_finite() ? bound.B.enclosure(4) : "infinity", first_by_bound, claimed.bound),
        bound.positive && certainly_at_most(bound.constant, Ball(claimed.bound)));
}
/// sum |w_j| <= bound for one data set, from the kernel matrix.
Truth obeys(const RationalMatrix& points, long L, const Rational& bound) {
    const rigor::Precision precision(1600);
    return rigor::certainly_at_most(sum_norm(projection_weights(points, L)), Ball(bound));
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Argument lines = argument();
    add_the_rest(lines);
    for (const DepthAndBound& claimed : bounds) add_bound(lines, claimed);
    claim::legacy::Finding finding =
        conclude(lines, claim::Evidence::proved,
                 "n0 = 2, every L >= 3, every n, all data sets of different points, all x, all t, infinity "
                 "included (argument in the file)");
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 192);
    const auto value = [&](std::string name, const Ball& ball, long digits) {
        finding.values.push_back({std::move(name), ball.enclosure(digits)});
    };
    for (const long L : {3L, 4L, 5L, 10L, 100L}) value(fmt::format("b, L = {}", L), coupling(L), context.digits);
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
    finding.stronger =
        "Not only O(n) but O(1): on the circle, for L >= 3, the norm of the operator is at most C_L for all n, X, x "
        "and t, and at t = "
        "infinity so is the sum of the moduli of its entries: " +
        fmt::format("C_{} <= {}, C_{} <= {}, C_{} <= {}, C_{} <= {}", bounds[0].L, bounds[0].bound, bounds[1].L,
                    bounds[1].bound, bounds[2].L, bounds[2].bound, bounds[3].L, bounds[3].bound) +
        ". No early stopping is needed.";
    finding.remark =
        "In the lines F(theta) is Theta_bar^(L) at two points at the angle theta, c_m are its Fourier coefficients on "
        "the "
        "circle, b = -F'(pi)/F'(0), 1/(2 pi c_m) = (alpha + (-1)^m beta) m^2 + b_m with |beta|/alpha = b, B = max "
        "|b_m|, C = 2 pi "
        "B. The argument, complete in the file: P = k_x - sum w_j k_(x_j) is 0 on X and at most 1. With Q(s) = alpha "
        "P(s) + beta "
        "P(s + pi), Q' jumps by w_j at x_j and by -1 at x, and varies by at most C otherwise. Over a gap between two "
        "points of X "
        "the mean of P' is 0, so that of Q' is beta times the mean of P' over the opposite arc. With V for the "
        "variation around "
        "the circle, sum |w_j| <= |beta| V(P') + 2 (C + 1) and (alpha - |beta|) V(P') <= V(Q') <= C + 1 + sum |w_j|, "
        "hence sum |w_j| "
        "<= C_L = (2 - b)(C + 1)/(1 - 2 b), as 2 b < 1. The constants are not sharp: a search in floating point found "
        "no norm above "
        "1.6 at L = 3.";
    finding.pari =
        "default(realprecision, 100);\n"
        "T(a, L) = my(t = cos(a), r); for(l = 1, L - 1, my(s = 1 - a/Pi); r = cos(a) + (sin(a) - a*cos(a))/Pi; "
        "a = acos(r); t = s*t + r); t/L;\n"
        "d(a, b) = my(c = abs(a - b)); while(c > Pi, c = abs(c - 2*Pi)); c;\n"
        "w(A, x, L) = matsolve(matrix(#A, #A, i, j, if(i == j, 1., T(d(A[i], A[j]), L))), vector(#A, i, "
        "T(d(A[i], x), L))~);\n"
        "show(A, x) = for(L = 3, 4, my(v = w(A, x, L)); printf(\"%.8f %.8f\\n\", sqrt(norml2(v)), "
        "normlp(v, 1)));\n"
        "g(t) = 2*atan(t);\n"
        "h = 1/3; e = 1/10^6; u = g(1/2000);\n"
        "show(apply(g, [-5, -6/5, -2/7, 1/9, 3/4, 2]), g(1/2));\n"
        "show([g(h), g(h + e), g(h + 3*e), g(h + e) + Pi, g(h - e^2) + Pi, g(-1/2)], g(1/10));\n"
        "show([u, -u, u + Pi, Pi - u], Pi/2);\n"
        "show(apply(g, [7786/10000, 7786/10000 + e, -433/1000, -433/1000 - e]), g(1271/10000));";
    return finding;
}

}  // namespace

Ball antipodal_coupling(long L) { return coupling(L); }

claim::legacy::Check theorem_3_early_stopping_circle() {
    return {
        .id = "st-arnaud-2026/theorem-3-early-stopping-circle",
        .check = check,
        .controls = {proofs::control("L = 2, where b = 1", [] { return argument(2); }),
                     proofs::control("the product from l = 3 on", [] { return argument(3, 3); }),
                     proofs::control("sum |w_j| <= 150 at L = 3 by this argument",
                                     [] {
                                         claim::legacy::Argument lines;
                                         add_bound(lines, {3, 150});
                                         return lines;
                                     }),
                     proofs::control("sum |w_j| <= 2.9 at L = 3: the worst data set found",
                                     [] {
                                         claim::legacy::Argument lines;
                                         return lines.step("sum |w_j| <= 2.9 for one data set",
                                                           obeys(worst_found(), 3, Rational(29, 10)));
                                     }),
                     proofs::control("sum |w_j| <= 155 at L = 2: two antipodal pairs",
                                     [] {
                                         claim::legacy::Argument lines;
                                         return lines.step("sum |w_j| <= 155 for one data set",
                                                           obeys(two_antipodal_pairs(Rational(1, 2000)), 2, 155));
                                     })},
        .property = claim::property(
            "sum |w_j| <= 155, 69, 43, 26 at L = 3, 4, 5, 6 for up to six points of the circle, close to each other "
            "and to each "
            "other's antipodes, and x close to one: the system solved in balls",
            [](const Rational& t_1, const Rational& t_2, const Rational& scale, long antipodes, long which) {
                // A set: repeated points are taken once. x is the last row.
                const std::vector<Rational> t{t_1,         t_2,         t_1 + scale * scale, t_1 - scale,
                                              t_2 + scale, t_1 + scale, t_2 - scale};
                return obeys(different(circle_rows(t, antipodes)), bounds[which].L, bounds[which].bound);
            },
            claim::Input{"t_1", claim::interior_correlations()}, claim::Input{"t_2", claim::interior_correlations()},
            claim::Input{"scale", claim::gaps()}, claim::Input{"antipodes", claim::integers(0, 127)},
            claim::Input{"L - 3", claim::integers(0, 3)}),
    };
}
const claim::legacy::Registered registered_theorem_3_early_stopping_circle{theorem_3_early_stopping_circle};

}  // namespace proofs::st_arnaud_2026
