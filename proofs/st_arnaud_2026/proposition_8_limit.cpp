#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/eta.hpp"
#include "rigor/number/dual_number.hpp"

#include <fmt/format.h>

#include <type_traits>

namespace proofs::st_arnaud_2026::proposition_8_limit {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Dual, rigor::Rational, rigor::Truth;

/// h(z) = scale (1 + e^(-z))^-2 - offset has a derivative of at most scale · slope < 1, and its fixed point is
/// positive.
struct Reading {
    Rational scale = 1, offset = 0;
    Rational slope{8, 27};
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(200);
    const auto image_of_zero = [&] { return Rational(reading.scale / 4 - reading.offset); };
    claim::Result result;
    result.scope = "all x^T x' in [-1, 1], and every real start";
    const Rational most = reading.scale * reading.slope;
    result.steps
        .carries(claim::identity<1>(
            "the derivative of (1 + E)^-2, E = e^(-z), E' = -E",
            [](const auto& E) {
                using T = std::decay_t<decltype(E)>;
                const Dual<T> one(T(1)), p = one / (one + Dual<T>(E, -E));
                return (p * p).derivative;
            },
            "2 p^2 (1 - p), p = 1/(1 + E)",
            [](const auto& E) {
                const auto p = 1 / (1 + E);
                return 2 * p * p * (1 - p);
            }))
        .carries(claim::identity<1>(
            fmt::format("{} - 2 p^2 (1 - p)", rigor::to_string(reading.slope)),
            [&](const auto& p) { return reading.slope - 2 * p * p * (1 - p); }, "2 (p - 2/3)^2 (p + 1/3)",
            [](const auto& p) {
                const auto q = p - Rational(2, 3);
                return 2 * q * q * (p + Rational(1, 3));
            }))
        .carries(claim::exact({"the bound of h'", most}, Relation::less, {"1", 1}))
        .carries(claim::exact({"h(0)", image_of_zero()}, Relation::greater, {"0", 0}))
        .carries(claim::written(context, "contraction"));
    if (context.verdict_only) return result;
    const rigor::Precision more(rigor::bits_for_digits(context.digits) + 64);
    const Ball beta =
        eta(Ball::interval(Rational(34, 100), Rational(35, 100)), rigor::bits_for_digits(context.digits) + 40);
    result.steps
        .supports(claim::exact({"h(0.34)", sigmoid_square(Ball(Rational(34, 100)))}, Relation::greater,
                               {"0.34", Rational(34, 100)}))
        .supports(claim::exact({"h(0.35)", sigmoid_square(Ball(Rational(35, 100)))}, Relation::less,
                               {"0.35", Rational(35, 100)}));
    result.values = {{"beta", beta.enclosure(context.digits)}};
    return result;
}

/// |eta^(L) - beta| <= (8/27)^(L-1) |z - beta|, beta from 120 layers.
Truth contracts(const Rational& z, long L) {
    const rigor::Precision precision(300);
    const Ball beta = eta(Ball(Rational(34, 100)), 120);
    const Ball slack(rigor::power(Rational(8, 27), 110));
    return rigor::certainly_less(
        rigor::abs(eta(Ball(z), L) - beta),
        Ball(rigor::power(Rational(8, 27), static_cast<unsigned long>(L - 1))) * rigor::abs(Ball(z) - beta) + slack);
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational small = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/proposition-8-limit", check)
        .control("h - 1/4, whose limit is 0", [](Reading& r) { r.offset = Rational(1, 4); })
        .control("27 h/8, whose slope is 1 at a point", [](Reading& r) { r.scale = Rational(27, 8); })
        .control("a slope of at most 8/27 - 1e-20", [=](Reading& r) { r.slope -= small; })
        .property(claim::property("|eta^(L) - beta| <= (8/27)^(L-1) |z - beta| for z in [-1, 1], L <= 60, in balls",
                                  contracts, claim::Input{"z", claim::correlations()},
                                  claim::Input{"L", claim::integers(1, 60)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::proposition_8_limit
