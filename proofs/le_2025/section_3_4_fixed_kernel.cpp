#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/number/dual_number.hpp"
#include "rigor/proof/integral.hpp"

#include <fmt/format.h>

namespace proofs::le_2025::section_3_4_fixed_kernel {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// One data point, C = f^2/2, the kernel K(t) = (1 + t)^-power, f_0 = start. And a network f = b relu(a x) with x = 1,
/// a = b = 1, trained on C = (f - target)^2. And two data points, K = [1, k; k, 1], C = (f_1^2 + f_2^2)/2 at the values
/// of f_0 there.
struct Reading {
    long power = 2;  ///< not 1
    Rational start = 1, target = 2;
    Rational correlation = 1;  ///< k; K is semidefinite for k = 1
    claim::RationalVector values{1, -1};
};

/// d(x_i) = 2 dC/df_i on the two data points: <d, g>_pin = (d(x_1) g(x_1) + d(x_2) g(x_2))/2.
Rational pull(const Reading& r, std::size_t i) {
    using D = rigor::Dual<Rational>;
    D cost(0);
    for (std::size_t j = 0; j < r.values.size(); ++j) {
        const D value(r.values[j], Rational(i == j));
        cost += value * value / D(2);  // free: a factor of C, which is not 0
    }
    return 2 * cost.derivative;  // free: m, which is not 0
}
/// -(1/2) sum_j K(x_i, x_j) d(x_j).
Rational speed(const Reading& r, std::size_t i) {
    return -(pull(r, i) + r.correlation * pull(r, 1 - i)) / 2;  // free: m, which is not 0
}

template <class T>
T power_of(const T& base, long exponent) {
    T product(1);
    for (long k = 0; k < std::abs(exponent); ++k) product = product * base;
    return exponent < 0 ? T(1 / product) : product;
}
/// int_0^t (1 + s)^-power ds in closed form.
template <class T>
T total(const T& t, long power) {
    return (1 - power_of<T>(1 + t, 1 - power)) / T(Rational(power - 1));
}
/// f_0 exp(-int_0^infinity K).
claim::Quantity limit(const Reading& r) {
    if (r.power < 1) return 0;
    return Ball(r.start) * rigor::exp(Ball(Rational(-1, r.power - 1)));
}

/// d/dt Theta(x, x) = d/dt (a^2 + b^2) under gradient descent, a, b > 0, x = 1.
template <class T>
T kernel_speed(const T& a, const T& b, const T& target) {
    using D = rigor::Dual<T>;
    const auto cost = [&](const D& a_, const D& b_) { return (a_ * b_ - D(target)) * (a_ * b_ - D(target)); };
    const D moving_a(a, T(-cost({a, T(1)}, b).derivative)), moving_b(b, T(-cost(a, {b, T(1)}).derivative));
    return (moving_a * moving_a + moving_b * moving_b).derivative;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "examples: a semidefinite kernel, a kernel that changes, a network whose kernel changes";
    const long p = reading.power;
    const std::string values =
        "f_0 = (" + rigor::to_string(reading.values[0]) + ", " + rigor::to_string(reading.values[1]) + ")";
    result.steps
        .carries(claim::exact_for_each<std::size_t>(
            "the two data points, K = [1, k; k, 1], k = " + rigor::to_string(reading.correlation) + ", " + values,
            {0, 1}, {"the speed of f", [&](const std::size_t& i) { return speed(reading, i); }}, Relation::equal,
            {"0", [](const std::size_t&) { return 0; }}))
        .carries(claim::exact_for_each<std::size_t>(
            "the two data points, C = (f_1^2 + f_2^2)/2, " + values, {0, 1},
            {"d(x_i), by dual numbers", [&](const std::size_t& i) { return pull(reading, i); }}, Relation::different,
            {"0", [](const std::size_t&) { return 0; }}))
        .carries(claim::written(context, "semidefinite"))
        .carries(claim::identity<1>(
            "d/dt of the exponent s(t) in f_t = f_0 e^-s(t), by dual numbers",
            [&](const auto& t) {
                using T = std::decay_t<decltype(t)>;
                return total(rigor::Dual<T>(t, T(1)), p).derivative;
            },
            fmt::format("K(t) = (1 + t)^-{}", p),
            [&](const auto& t) {
                using T = std::decay_t<decltype(t)>;
                return power_of<T>(1 + t, -p);
            }))
        .carries(claim::identity<1>(
            "1/(p - 1) - s(t), p the exponent of 1/(1 + t) in K",
            [&](const auto& t) {
                using T = std::decay_t<decltype(t)>;
                return 1 / T(p - 1) - total<T>(t, p);
            },
            "(1 + t)^(1 - p)/(p - 1)",
            [&](const auto& t) {
                using T = std::decay_t<decltype(t)>;
                return power_of<T>(1 + t, 1 - p) / T(p - 1);
            }))
        .carries(claim::witness<Reading>(fmt::format("one data point, C = f^2/2, K(t) = (1 + t)^-{} > 0, f_0 = {}", p,
                                                     rigor::to_string(reading.start)),
                                         reading, {"the limit of f_t", limit}, Relation::equal,
                                         {"the only critical point", [](const Reading&) { return 0; }}))
        .carries(claim::written(context, "example"))
        .carries(claim::exact({"d/dt Theta(x, x) of f = b relu(a x), x = 1, a = b = 1, under gradient descent to y = " +
                                   rigor::to_string(reading.target),
                               kernel_speed<Rational>(1, 1, reading.target)},
                              Relation::different, {"0", 0}))
        .carries(claim::written(context, "moves"))
        .supports(claim::written(context, "bounded"))
        .supports(claim::identity<3>(
            "d/dt (a^2 + b^2)", [](const auto& a, const auto& b, const auto& y) { return kernel_speed(a, b, y); },
            "-8 f (f - y), f = a b",
            [](const auto& a, const auto& b, const auto& y) { return -8 * a * b * (a * b - y); }));
    return result;
}

/// int_0^t (1 + s)^-2 ds by quadrature against the closed form, so f_t stays above e^-1.
Truth stays_above(const Rational& t) {
    const rigor::Precision precision(128);
    const Ball exponent = rigor::integral(
        [](const rigor::ComplexBall& s) { return rigor::ComplexBall(1) / ((1 + s) * (1 + s)); }, Ball(0), Ball(t));
    const Ball error(rigor::parse_rational("1e-25"));
    return rigor::certainly_less(rigor::abs(exponent - Ball(total<Rational>(t, 2))), error) &&
           rigor::certainly_less(rigor::exp(Ball(-1)), rigor::exp(-exponent));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-3.4-fixed-kernel", check)
        .control("two points with the correlation 99/100: K positive definite",
                 [](Reading& r) { r.correlation = Rational(99, 100); })
        .control("two points with f_0 = (0, 0), the minimum itself",
                 [](Reading& r) {
                     r.values = {0, 0};
                 })
        .control("K(t) = 1, fixed", [](Reading& r) { r.power = 0; })
        .control("f_0 = 0, the minimum itself", [](Reading& r) { r.start = 0; })
        .control("a network that fits already", [](Reading& r) { r.target = 1; })
        .property(claim::property("K(t) = (1 + t)^-2, f_0 = 1: f_t > e^-1, the integral of K by quadrature",
                                  stays_above, claim::Input{"t", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::le_2025::section_3_4_fixed_kernel
