// Checks the functions of a layer, and points and discs walked through kernels in long double: against balls, Taylor
// coefficients and complex doubles; the bounds hold, are not wasteful, and are needed.
#include "ntk/gram/kernel_walk.hpp"
#include "generators.hpp"
#include "ntk/gram/long_numbers.hpp"

#include <complex>
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
