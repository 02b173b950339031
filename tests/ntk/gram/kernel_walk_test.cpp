// Checks the functions of a layer, and points and discs walked through kernels in long double: against balls, Taylor
// coefficients and complex doubles; the bounds hold, are not wasteful, and are needed.
#include "ntk/gram/kernel_walk.hpp"
#include "generators.hpp"
#include "ntk/gram/long_numbers.hpp"

#include <array>
#include <cmath>
#include <complex>
#include <functional>
#include <limits>
#include <numbers>
#include <random>

using namespace ntk;
using namespace rigor;
using namespace testing_generators;
using Complex = std::complex<double>;

namespace {

/// The value of the recurrence at x, in balls: the second way.
Ball exact_value(const KernelSeries& series, AngleSide side, long double x) {
    const Ball point = ntk::detail::exact_long_double(x);
    return series.over(side, point, point)[0];
}

/// phi and q at complex arguments.
Complex phi_of(Complex v) { return std::asin(v); }
Complex q_of(Complex v) {
    if (std::abs(v) < 0.05) return v * (4 / (3 * std::numbers::pi)) * (1.0 + v * v * 0.1);  // b_1/(3 5) over b_0/3
    return (v * std::sqrt(1.0 - v * v) - (1.0 - 2.0 * v * v) * phi_of(v)) / (std::numbers::pi * v * v);
}

/// The recurrence as kernel_recurrence.hpp has it, on the side of x alone: v' = sqrt(1 - Q) or sqrt(Q).
Complex complex_value(const KernelRecurrence& r, AngleSide side, Complex x, double centre) {
    bool near = side == AngleSide::near;
    Complex v = x, sum = 0;
    double c = centre;
    const auto correlation = [&] { return near ? 1.0 - 2.0 * v * v : 2.0 * v * v - 1.0; };
    for (const KernelRecurrence::Layer& layer : r.layers) {
        const auto number = [](const Ball& b) { return b.approx_double(); };
        const double p = number(layer.weight), root = number(layer.root_ratio);
        const Complex part = 2 / std::numbers::pi * phi_of(v), kappa = near ? 1.0 - part : part;
        sum = number(layer.keep) * sum + number(layer.lift) +
              kappa * (number(layer.decay) * sum + number(layer.pull) * correlation() + number(layer.lift) +
                       number(layer.slope));
        const auto quotient = [&](auto y) { return (1 - p) * y * y + p * (0.5 + y * y * q_of(y)); };
        const double of_centre = quotient(Complex(c)).real();
        if (near) {
            v = root * v * std::sqrt(1.0 - p * q_of(v));
            c = root * c * std::sqrt(1 - p * q_of(c).real());
        } else if (of_centre < 0.5) {
            v = std::sqrt(quotient(v));
            c = std::sqrt(of_centre);
        } else {
            near = true;
            v = root * std::sqrt(1.0 - quotient(v));
            c = root * std::sqrt(1 - of_centre);
        }
    }
    return r.scale.approx_double() * (sum + r.top.approx_double() * correlation());
}

struct Case {
    const char* name;
    KernelRecurrence recurrence;
};
std::vector<Case> cases() {
    return {{"normalized, 1", KernelRecurrence::normalized(1)},
            {"normalized, 3", KernelRecurrence::normalized(3)},
            {"normalized, 40", KernelRecurrence::normalized(40)},
            {"with biases", KernelRecurrence::tangent(12, {2, Rational(1, 3)})},
            {"step", KernelRecurrence::step_covariance()},
            {"residual, alpha 1", KernelRecurrence::residual(20, 1)},
            {"residual, alpha 1/5", KernelRecurrence::residual(20, Rational(1, 5))},
            {"residual, alpha 1/100", KernelRecurrence::residual(30, Rational(1, 100))}};
}

}  // namespace

TEST_CASE("phi and q of a layer lie within their errors, which are not wasteful") {
    const Precision scope(160);
    const auto& functions = ntk::detail::LayerFunctions::table();
    constexpr double reach = ntk::detail::LayerFunctions::reach;
    CHECK(functions.phi_error() <= 4 * 0x1p-64);
    CHECK(functions.q_error() <= 2 * 0x1p-64);
    std::mt19937_64 source(fixed_seed);
    std::uniform_real_distribution<double> uniform(0, 1);
    std::vector<long double> points{0, 0x1p-16000L, 0x1p-60L, 0x1p-7L, 0x1p-6L, 1.0L / 3, reach};
    for (int k = 1; k < 6; ++k)
        for (const long double step : {-0x1p-63L, 0.0L, 0x1p-63L})
            points.push_back(1 - std::ldexp(1.0L, -k) + (k < 6 ? step : 0));
    for (int i = 0; i < 4000; ++i)
        points.push_back(uniform(source) * reach * (1 - 0x1p-20) +
                         uniform(source) * 0x1p-54L);  // with all bits of a long double
    for (int i = 0; i < 100; ++i) points.push_back(std::ldexp(1.0L + 0x1p-63L, -i - 1));
    double phi_worst = 0, q_worst = 0;
    for (const long double v : points) {
        const auto [phi, q] = functions(v);
        const Ball x = ntk::detail::exact_long_double(v), exact_phi = asin(x);
        const auto off = [](const Ball& exact, long double value) {
            return rigor::abs(exact - ntk::detail::exact_long_double(value)).upper_double();
        };
        phi_worst = std::fmax(phi_worst, off(exact_phi, phi));
        if (v < 0x1p-30L) {
            CHECK(off(Ball(4) * x / (Ball(3) * Ball::pi()), q) <= functions.q_error());
        } else {
            const Precision fine(300);
            const Ball square = rigor::square(x), angle = asin(x),
                       exact = (x * rigor::sqrt(Ball(1) - square) - (Ball(1) - Ball(2) * square) * angle) /
                               (Ball::pi() * square);
            q_worst = std::fmax(q_worst, off(exact, q));
        }
    }
    CAPTURE(phi_worst, q_worst, functions.phi_error(), functions.q_error());
    CHECK(phi_worst <= functions.phi_error());
    CHECK(q_worst <= functions.q_error());
    CHECK(functions.phi_error() <= 6 * phi_worst);
    CHECK(functions.q_error() <= 6 * q_worst);
}

TEST_CASE("a long double is inside its ball, also where its last bits underflow") {
    for (const int exponent : {0, 500, 1000, -500, -1000, -1010, -1020, -1030, -1060, -1074, -1080, -2000})
        for (const long double mantissa : {1 + 0x1p-63L, 2 - 0x1p-63L, 1.0L, -1 - 0x1p-40L - 0x1p-63L}) {
            const long double x = std::ldexp(mantissa, exponent);
            const Rational high(std::ldexp(static_cast<double>(mantissa), 0)),
                low(static_cast<double>(mantissa - static_cast<long double>(static_cast<double>(mantissa))));
            INFO(exponent);
            CHECK(ntk::detail::exact_long_double(x).contains(Rational((high + low) * power_of_two(exponent))));
        }
}

TEST_CASE("a coefficient that is known badly counts in the errors of the values") {
    // The kernels of both ends of the coefficient lie within the error of its middle.
    const std::array<std::function<Ball*(KernelRecurrence&)>, 5> coefficients{
        [](KernelRecurrence& r) { return &r.scale; }, [](KernelRecurrence& r) { return &r.top; },
        [](KernelRecurrence& r) { return &r.layers[0].pull; }, [](KernelRecurrence& r) { return &r.layers[1].decay; },
        [](KernelRecurrence& r) { return &r.layers[1].root_ratio; }};
    const Rational off = power_of_two(-33);
    for (const auto& coefficient : coefficients)
        for (const AngleSide side : {AngleSide::near, AngleSide::far}) {
            INFO("coefficient " << &coefficient - coefficients.data());
            KernelRecurrence wide = KernelRecurrence::tangent(4, {2, Rational(1, 3)});
            Ball& middle = *coefficient(wide);
            middle = middle.widened(middle * Ball(off));
            const std::array<long double, 3> x{0.1L, 0.3L, 0.6L};
            std::array<KernelWalk::Value, 3> values{};
            KernelWalk(wide).at(side, x, values);
            for (const bool upper : {false, true}) {
                KernelRecurrence end = wide;
                Ball& there = *coefficient(end);
                there = upper ? there.upper() : there.lower();
                const KernelSeries series(end, 2);
                for (std::size_t i = 0; i < x.size(); ++i)
                    CHECK(certainly_at_most(rigor::abs(exact_value(series, side, x[i]) -
                                                       ntk::detail::exact_long_double(values[i].value)),
                                            Ball::exact_double(values[i].error)) == Truth::yes);
            }
        }
}

TEST_CASE("values at points lie within their errors, which are not wasteful, and needed") {
    for (const Case& c : cases()) {
        const Precision scope(160);
        const KernelWalk walk(c.recurrence);
        const KernelSeries series(c.recurrence, 2);
        std::mt19937_64 source(fixed_seed);
        std::uniform_real_distribution<double> uniform(0, 0.75);
        double worst = 0, largest = 0;
        bool inside = true;
        for (const AngleSide side : {AngleSide::near, AngleSide::far}) {
            std::vector<long double> x{0, 0x1p-40L, 0.75L, std::numbers::sqrt2_v<long double> / 2, 0.5L};
            while (x.size() < 16) x.push_back(uniform(source));
            std::vector<KernelWalk::Value> values(x.size());
            for (int round = 0; round < 12; ++round) {
                walk.at(side, x, values);
                for (std::size_t i = 0; i < x.size(); ++i) {
                    const double off =
                        rigor::abs(exact_value(series, side, x[i]) - ntk::detail::exact_long_double(values[i].value))
                            .upper_double();
                    inside &= off <= values[i].error;
                    worst = std::fmax(worst, off);
                    largest = std::fmax(largest, values[i].error);
                }
                for (long double& y : x) y = uniform(source);
            }
        }
        CAPTURE(c.name, worst, largest);
        CHECK(inside);
        CHECK(worst > 0);
        CHECK(largest <= 0x1p-50 * c.recurrence.maximum.approx_double());
        CHECK(largest <= 300 * worst);
    }
}

namespace {

/// The error of a point as kernel_walk.hpp derives it, walked once more in doubles, with a factor for each term.
struct PointErrors {
    enum Term : std::size_t {
        layer_functions,
        layer_coefficients,
        layer_roundings,
        change_functions,
        change_coefficients,
        change_roundings,
        argument,
        correlation_of_v,
        correlation_rounding,
        product_coefficients,
        product_roundings,
        kappa_functions,
        kappa_of_v,
        kappa_rounding,
        carried_inside,
        correlation_inside,
        kept,
        held,
        inside,
        of_kappa,
        of_top,
        last_products,
        count
    };
    std::array<double, count> factor;
    PointErrors() { factor.fill(1); }

    double operator()(const KernelRecurrence& r, AngleSide side, double x) const {
        constexpr double w = 0x1p-64, two_over_pi = 2 / std::numbers::pi;
        const auto f = [&](Term term) { return factor[term]; };
        const auto size = [](const Ball& b) { return std::fabs(b.approx_double()); };
        const auto& functions = ntk::detail::LayerFunctions::table();
        const double E = std::fmax(functions.phi_error(), functions.q_error());
        double D = 0;
        const auto stored = [&](const Ball& b) {
            if (b.is_exactly_zero()) return;
            const Ball off = rigor::abs(b - ntk::detail::exact_long_double(ntk::detail::nearest_long_double(b)));
            D = std::fmax(D, (off.upper() / rigor::abs(b)).upper_double());
        };
        for (const KernelRecurrence::Layer& layer : r.layers)
            for (const Ball& b : {layer.root_ratio, layer.weight, Ball(1) - layer.weight, layer.keep, layer.hold,
                                  layer.decay, layer.pull, layer.lift, layer.lift + layer.slope})
                stored(b);
        stored(r.scale), stored(r.top);
        const double of_layer = 1.01 * (f(layer_functions) * 0.76 * E + f(layer_coefficients) * 1.3 * D +
                                        f(layer_roundings) * 4 * w),
                     of_change = 1.01 * (f(change_functions) * E + f(change_coefficients) * 2.5 * D +
                                         f(change_roundings) * 9 * w),
                     of_product = f(product_coefficients) * D + f(product_roundings) * 4 * w;
        bool near = side == AngleSide::near;
        double v = x, sum = 0, l = f(argument) * 4.01 * w, error = 0;
        const auto correlation = [&] { return near ? 1 - 2 * v * v : 2 * v * v - 1; };
        const auto correlation_error = [&] {
            return f(correlation_of_v) * 4.01 * l * v * v + f(correlation_rounding) * 2.2 * w;
        };
        for (const KernelRecurrence::Layer& layer : r.layers) {
            const double q = q_of(v).real(), part = two_over_pi * std::asin(v), kappa = near ? 1 - part : part,
                         p = size(layer.weight), decay = size(layer.decay), pull = size(layer.pull),
                         hold = size(layer.hold), keep = size(layer.keep), lift = size(layer.lift),
                         shift = size(layer.lift + layer.slope);
            const double inner = decay * sum + pull * correlation() + shift,
                         kappa_error = 0.637 * (f(kappa_functions) * E + f(kappa_of_v) * 1.52 * l * v) +
                                       f(kappa_rounding) * 2.1 * w,
                         inner_error = f(carried_inside) * decay * error +
                                       f(correlation_inside) * pull * correlation_error() +
                                       of_product * (decay * std::fabs(sum) + pull * std::fabs(correlation()) + shift);
            error = f(kept) * keep * error + f(held) * hold * correlation_error() +
                    f(inside) * std::fabs(kappa) * inner_error +
                    f(of_kappa) * (std::fabs(inner) + inner_error) * kappa_error +
                    of_product *
                        (keep * std::fabs(sum) + hold * std::fabs(correlation()) + lift + std::fabs(kappa * inner));
            sum = keep * sum + hold * correlation() + lift + kappa * inner;
            const double Q = (1 - p) * v * v + p * (0.5 + v * v * q);
            l = near || Q < 0.5 ? l + of_layer : 1.3 * l + of_change;
            v = near      ? size(layer.root_ratio) * v * std::sqrt(1 - p * q)
                : Q < 0.5 ? std::sqrt(Q)
                          : size(layer.root_ratio) * std::sqrt(1 - Q);
            near = near || Q >= 0.5;
        }
        return 1.001 * size(r.scale) *
               (error + f(of_top) * size(r.top) * correlation_error() +
                f(last_products) * (2 * D + 4 * w) * (std::fabs(sum) + size(r.top) * std::fabs(correlation())));
    }
};

}  // namespace

TEST_CASE("the error of a point is that of its derivation, and each of its terms counts") {
    const Precision precision(128);
    std::array<bool, PointErrors::count> counts{};
    std::vector<Case> all = cases();
    all.push_back({"kinked", KernelRecurrence::kinked(20, Rational(1, 4))});
    all.push_back(
        {"covariance", KernelRecurrence::covariance(6, {.input_bias = Rational(1, 3), .bias = Rational(1, 7)})});
    for (const Case& c : all) {
        const KernelWalk walk(c.recurrence);
        for (const AngleSide side : {AngleSide::near, AngleSide::far})
            for (const double x : {0.01, 0.2, 0.45, 0.7}) {
                const long double at = x;
                KernelWalk::Value value{};
                walk.at(side, {&at, 1}, {&value, 1});
                const auto close = [&](double bound) { return std::fabs(value.error - bound) <= 1e-6 * bound; };
                CAPTURE(c.name, x, side == AngleSide::near);
                INFO(std::scientific << value.error << " and " << PointErrors()(c.recurrence, side, x));
                CHECK(close(PointErrors()(c.recurrence, side, x)));
                for (std::size_t term = 0; term < PointErrors::count; ++term) {
                    PointErrors without;
                    without.factor[term] = 0;
                    counts[term] = counts[term] || without(c.recurrence, side, x) < value.error * (1 - 1e-4);
                }
            }
    }
    for (std::size_t term = 0; term < PointErrors::count; ++term) {
        INFO("term " << term);
        CHECK(counts[term]);
    }
}

TEST_CASE("an argument that is off by its four roundings stays within the errors, and by more does not") {
    const Precision scope(160);
    const KernelRecurrence recurrence = KernelRecurrence::normalized(1);  // 1 - 2 x^2
    const KernelWalk walk(recurrence);
    const KernelSeries series(recurrence, 2);
    const auto inside = [&](long double moved) {
        const std::vector<long double> x{0.75L};
        std::vector<KernelWalk::Value> values(1);
        walk.at(AngleSide::near, x, values);
        const Ball off =
            rigor::abs(exact_value(series, AngleSide::near, moved) - ntk::detail::exact_long_double(values[0].value));
        return off.upper_double() <= values[0].error;
    };
    CHECK(inside(0.75L));
    CHECK(inside(0.75L - 3 * 0x1p-64L));
    CHECK_FALSE(inside(0.75L - 10 * 0x1p-64L));
}

TEST_CASE("what is said of a complex disc bounds Taylor coefficients and values on it") {
    constexpr long order = 12;
    for (const Case& c : cases()) {
        const KernelWalk walk(c.recurrence);
        const KernelSeries series(c.recurrence, order);
        int known = 0;
        double waste = 1e300;
        for (const AngleSide side : {AngleSide::near, AngleSide::far})
            for (const double centre : {0x1p-10, 0.0625, 0.25, 0.5, 0.6875})
                for (const double radius : {0x1p-12, 0.01, 0.03, 0.1, 0.2}) {
                    const double size = walk.variation(side, centre, radius);
                    if (!std::isfinite(size)) continue;
                    ++known;
                    CAPTURE(c.name, static_cast<int>(side), centre, radius, size);
                    const Ball point = Ball::exact_double(centre);
                    const auto taylor = series.over(side, point, point);
                    for (long k = 1; k < order; ++k)  // Cauchy
                        CHECK(std::fabs(taylor[k].approx_double()) * std::pow(radius, k) <= size * (1 + 1e-12));
                    const Complex middle = complex_value(c.recurrence, side, centre, centre);
                    double largest = 0;
                    for (int i = 0; i < 32; ++i) {
                        const Complex z = centre + std::polar(radius, i * std::numbers::pi / 16);
                        largest = std::fmax(largest, std::abs(complex_value(c.recurrence, side, z, centre) - middle));
                    }
                    CHECK(largest <= size * (1 + 1e-9) + 1e-11);
                    if (radius >= 0.01) waste = std::fmin(waste, size / largest);
                }
        CAPTURE(c.name, known, waste);
        CHECK(known >= 15);
        CHECK(waste <= 1.5);
    }
}

namespace {

/// The radius of a kernel on a disc as kernel_walk.hpp derives it, by the library's arcsine, with a factor for each
/// term.
struct DiscRadius {
    enum Term : std::size_t {
        correlation_linear,
        correlation_square,
        correlation_slack,
        kappa_spread,
        kappa_slack,
        inner_sum,
        inner_correlation,
        inner_slack,
        kept,
        held,
        inside,
        of_kappa,
        of_both,
        sum_slack,
        acute_slope,
        acute_rest,
        acute_slack,
        change_spread,
        change_slack,
        obtuse_spread,
        obtuse_slack,
        steep_slope,
        steep_rest,
        steep_radius,
        steep_slack,
        last_sum,
        last_correlation,
        last_slack,
        count
    };
    std::array<double, count> factor;
    DiscRadius() { factor.fill(1); }

    double operator()(const KernelRecurrence& r, AngleSide side, double centre, double radius) const {
        using Long = long double;
        constexpr Long pi = std::numbers::pi_v<Long>, slack = 0x1p-54L;
        const auto f = [&](Term term) { return static_cast<Long>(factor[term]); };
        const auto number = [](const Ball& b) { return ntk::detail::nearest_long_double(b); };
        const auto phi = [](Long v) { return std::asin(v); };
        const auto q_at = [&](Long v) { return (v * std::sqrt(1 - v * v) - (1 - 2 * v * v) * phi(v)) / (pi * v * v); };
        bool near = side == AngleSide::near;
        Long c = centre, d = radius, sum = 0, sum_radius = 0;
        const auto correlation = [&] { return near ? 1 - 2 * c * c : 2 * c * c - 1; };
        const auto correlation_radius = [&] {
            return f(correlation_linear) * 4 * c * d + f(correlation_square) * 2 * d * d + f(correlation_slack) * slack;
        };
        for (const KernelRecurrence::Layer& layer : r.layers) {
            const Long p = number(layer.weight), root_ratio = number(layer.root_ratio), keep = number(layer.keep),
                       hold = number(layer.hold), decay = number(layer.decay), pull = number(layer.pull),
                       lift = number(layer.lift), shift = number(layer.lift + layer.slope), end = c + d;
            const Long part = 2 / pi * phi(c), kappa = near ? 1 - part : part,
                       kappa_radius = f(kappa_spread) * 2 / pi * (phi(end) - phi(c)) + f(kappa_slack) * slack,
                       inner = decay * sum + pull * correlation() + shift,
                       inner_radius = f(inner_sum) * decay * sum_radius +
                                      f(inner_correlation) * pull * correlation_radius() +
                                      f(inner_slack) * slack *
                                          (std::fabs(decay * sum) + std::fabs(pull * correlation()) + std::fabs(shift));
            sum_radius =
                f(kept) * keep * sum_radius + f(held) * hold * correlation_radius() + f(inside) * kappa * inner_radius +
                f(of_kappa) * std::fabs(inner) * kappa_radius + f(of_both) * inner_radius * kappa_radius +
                f(sum_slack) * slack *
                    (std::fabs(keep * sum) + std::fabs(hold * correlation()) + lift + std::fabs(kappa * inner));
            sum = keep * sum + hold * correlation() + lift + kappa * inner;
            const auto Q = [&](Long x) { return (1 - p) * x * x + p * (0.5L + x * x * q_at(x)); };
            const Long q_slope = (4 / pi * phi(c) - 2 * q_at(c)) / c;  // q' = (4/pi phi - 2 q)/v
            if (near) {
                const auto map = [&](Long v) { return root_ratio * v * std::sqrt(1 - p * q_at(v)); };
                const Long root = std::sqrt(1 - p * q_at(c)),
                           slope = root_ratio * (root - c * p * q_slope / (2 * root));
                d = f(acute_slope) * 2 * slope * d + f(acute_rest) * (map(c) - map(end)) + f(acute_slack) * slack;
                c = map(c);
            } else if (Q(c) >= 0.5L) {
                const Long there = root_ratio * std::sqrt(1 - Q(end));
                c = root_ratio * std::sqrt(1 - Q(c));
                d = f(change_spread) * (c - there) + f(change_slack) * slack;
                near = true;
            } else {
                const Long here = Q(c), lowest = 2 * here - Q(end), image = std::sqrt(here);
                Long best = std::numeric_limits<Long>::infinity();
                if (lowest >= here / 64)
                    best = f(obtuse_spread) * (image - std::sqrt(lowest)) + f(obtuse_slack) * slack;
                if (p <= c * c && d <= 0.9L * c) {
                    const auto g = [&](Long x, Long over) { return 1 - p + p * (1 / (2 * over) + q_at(x)); };
                    const Long at = g(c, c * c),
                               change = p * ((1 / ((c - d) * (c - d)) - 1 / (c * c)) / 2 + q_at(end) - q_at(c));
                    if (at - change >= at / 64) {
                        const Long e = std::sqrt(at) - std::sqrt(at - change),
                                   // e'(0), and the derivative of x sqrt(g(x))
                            rise = p * (1 / (c * c * c) + q_slope) / (2 * std::sqrt(at)),
                                   slope = std::sqrt(at) + c * p * (q_slope - 1 / (c * c * c)) / (2 * std::sqrt(at));
                        best = std::fmin(best, f(steep_slope) * slope * d + f(steep_rest) * c * (e - rise * d) +
                                                   f(steep_radius) * d * e + f(steep_slack) * 0x1p-47L);
                    }
                }
                c = image;
                d = best;
            }
        }
        const Long top = number(r.top);
        return static_cast<double>(number(r.scale) *
                                   (f(last_sum) * sum_radius + f(last_correlation) * top * correlation_radius() +
                                    f(last_slack) * slack * (std::fabs(sum) + top)));
    }
};

}  // namespace

TEST_CASE("the radius of a kernel on a disc is that of its derivation, and each of its terms counts") {
    const Precision precision(128);
    std::array<bool, DiscRadius::count> counts{};
    std::vector<Case> all = cases();
    all.push_back({"kinked", KernelRecurrence::kinked(20, Rational(1, 4))});
    long known = 0;
    for (const Case& c : all) {
        const KernelWalk walk(c.recurrence);
        for (const AngleSide side : {AngleSide::near, AngleSide::far})
            for (const double centre : {0.125, 0.25, 0.5, 0.6875})
                for (const double radius : {0x1p-40, 0.01, 0.03, 0.1}) {
                    // A tiny radius shows the errors of the centres; those of many layers are beyond this evaluation.
                    if (radius < 0.01 && c.recurrence.layers.size() > 35) continue;
                    const double size = walk.variation(side, centre, radius);
                    if (!std::isfinite(size)) continue;
                    ++known;
                    const double tolerance = radius < 0.01 ? 1e-5 : 1e-6,
                                 bound = DiscRadius()(c.recurrence, side, centre, radius);
                    CAPTURE(c.name, side == AngleSide::near, centre, radius);
                    INFO(std::scientific << size << " and " << bound);
                    CHECK(std::fabs(size - bound) <= tolerance * bound);
                    for (std::size_t term = 0; term < DiscRadius::count; ++term) {
                        DiscRadius without;
                        without.factor[term] = 0;
                        // nan: a radius below 0
                        counts[term] =
                            counts[term] ||
                            !(std::fabs(without(c.recurrence, side, centre, radius) - size) <= 2 * tolerance * size);
                    }
                }
    }
    CHECK(known > 100);
    for (std::size_t term = 0; term < DiscRadius::count; ++term) {
        INFO("term " << term);
        CHECK(counts[term]);
    }
}

TEST_CASE("discs that reach a singularity are not bounded, and those that just do not are") {
    // Next to z = 1 the nearest one of a deep kernel is about 3 pi/(2 L) away.
    const KernelWalk deep(KernelRecurrence::normalized(100));
    CHECK(std::isfinite(deep.variation(AngleSide::near, 0, 0.03)));
    CHECK_FALSE(std::isfinite(deep.variation(AngleSide::near, 0, 0.08)));
    CHECK(std::isfinite(deep.variation(AngleSide::near, 0.5, 0.4)));
    // arcsin at 1
    const KernelWalk shallow(KernelRecurrence::normalized(3));
    CHECK(std::isfinite(shallow.variation(AngleSide::near, 0.5, 0.48)));
    CHECK_FALSE(std::isfinite(shallow.variation(AngleSide::near, 0.5, 0.51)));
    // The root next to the antipode: sqrt(x^2 + p/2) at p = 1/101.
    const KernelWalk residual(KernelRecurrence::residual(3, Rational(1, 10)));
    CHECK(std::isfinite(residual.variation(AngleSide::far, 0, 0.04)));
    CHECK_FALSE(std::isfinite(residual.variation(AngleSide::far, 0, 0.0708)));
    const std::vector<long double> x(17);
    std::vector<KernelWalk::Value> values(17);
    CHECK_THROWS_AS(shallow.at(AngleSide::near, x, values), std::invalid_argument);
}
