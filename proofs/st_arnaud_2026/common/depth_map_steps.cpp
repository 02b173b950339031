#include "proofs/st_arnaud_2026/common/depth_map_steps.hpp"

#include "rigor/number/dual_number.hpp"
#include "rigor/number/pi_polynomial.hpp"
#include "rigor/series/power_series.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <type_traits>

namespace proofs::st_arnaud_2026 {

using claim::Relation;
using rigor::Dual, rigor::PiPolynomial, rigor::PowerSeries, rigor::Rational;

namespace {

/// Definition 5 for numbers of type T, which are made from rationals.
template <class T>
T formula(const DepthMapPrint& h, const T& z, const T& root, const T& arcsin, const T& pi) {
    const auto scalar = [](const Rational& q) {
        if constexpr (std::is_constructible_v<T, const Rational&>)
            return T(q);
        else
            return T(decltype(T::value)(q));
    };
    return (scalar(h.arcsin) * z * arcsin + scalar(h.root) * root) / pi + scalar(h.linear) * z;
}

/// Its derivative, where the root drops out.
template <class T>
T slope(const DepthMapPrint& h, const T& arcsin, const T& pi) {
    return T(h.arcsin) * arcsin / pi + T(h.linear);
}

/// Throws std::logic_error for a number that is not rational: nothing of it may be dropped.
Rational rational(const PiPolynomial& number) {
    const Rational value = number.coefficient(0);
    if (!(number == PiPolynomial(value))) throw std::logic_error(to_string(number) + " is not rational");
    return value;
}

std::string in_words(const DepthMapPrint& h) {
    const auto factor = [](const Rational& q) { return q == 1 ? "" : rigor::to_string(q) + " "; };
    return fmt::format("({}z arcsin z + {}sqrt(1 - z^2))/pi + {}z", factor(h.arcsin), factor(h.root), factor(h.linear));
}

}  // namespace

Rational DepthMapPrint::at(int end) const {
    const PiPolynomial pi = PiPolynomial::pi(), arcsin_z = Rational(end, 2) * pi;
    return rational(formula<PiPolynomial>(*this, end, 0, arcsin_z, pi));
}

Rational DepthMapPrint::slope_at(int end) const {
    const PiPolynomial pi = PiPolynomial::pi(), arcsin_z = Rational(end, 2) * pi;
    return rational(slope<PiPolynomial>(*this, arcsin_z, pi));
}

claim::Step in_the_angle(const DepthMapPrint& h) {
    return claim::identity<4>(
        in_words(h) + " at z = cos theta",
        [&](const auto& theta, const auto& sine, const auto& cosine, const auto& pi) {
            using T = std::decay_t<decltype(theta)>;
            return formula<T>(h, cosine, sine, pi / 2 - theta, pi);
        },
        "cos theta + (sin theta - theta cos theta)/pi",
        [](const auto& theta, const auto& sine, const auto& cosine, const auto& pi) {
            return cosine + (sine - theta * cosine) / pi;
        });
}

claim::Step derivative_in_arcsin(const DepthMapPrint& h) {
    // The derivatives of z, of the root r (r r' = -z) and of arcsin z.
    return claim::identity<4>(
        "the derivative of " + in_words(h),
        [&](const auto& z, const auto& root, const auto& arcsin, const auto& pi) {
            using T = std::decay_t<decltype(z)>;
            return formula<Dual<T>>(h, {z, T(1)}, {root, -z / root}, {arcsin, 1 / root}, Dual<T>(pi)).derivative;
        },
        fmt::format("{} arcsin(z)/pi + {}", rigor::to_string(h.arcsin), rigor::to_string(h.linear)),
        [&](const auto&, const auto&, const auto& arcsin, const auto& pi) {
            return slope<std::decay_t<decltype(pi)>>(h, arcsin, pi);
        });
}

claim::Step expansion_at_one(const EndpointPrint& print) {
    if (print.power < 1 || print.power % 2 == 0) throw std::invalid_argument("expansion_at_one: an even power");
    constexpr long compared = 24;  // coefficients; any number above print.error decides
    const PowerSeries theta = PowerSeries::variable(compared);
    // e = 2 v^2, v = sin(theta/2): sqrt(2) e^(power/2) = sqrt(2)^(power + 1) v^power.
    const PowerSeries v = sin(Rational(1, 2) * theta);
    PowerSeries term = PowerSeries::constant(print.coefficient * rigor::power_of_two((print.power + 1) / 2), compared);
    for (long i = 0; i < print.power; ++i) term = term * v;
    const PowerSeries difference = sin(theta) - theta * cos(theta) - term;
    long order = 0;
    while (order < compared && difference[order] == 0) ++order;
    return claim::exact({fmt::format("the order in theta of sin theta - theta cos theta - ({}) sqrt(2) e^({}/2), where "
                                     "e = 1 - cos theta, by its exact series",
                                     rigor::to_string(print.coefficient), print.power),
                         order},
                        Relation::at_least, {fmt::format("that of e^({}/2)", print.error), print.error});
}

Rational pi_R_at_zero() {
    const PowerSeries theta = PowerSeries::variable(5), v = sin(Rational(1, 2) * theta);
    return ((sin(theta) - theta * cos(theta)).shifted_down(3) / (Rational(2) * v * v * v).shifted_down(3))[0];
}

}  // namespace proofs::st_arnaud_2026
