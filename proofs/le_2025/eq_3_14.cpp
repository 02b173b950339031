#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/le_2025/common/gradient_step.hpp"

#include <fmt/format.h>

namespace proofs::le_2025::eq_3_14 {
namespace {

using rigor::Rational, rigor::Truth;

/// d/dt f(x) = -(1/m^power) sum_i K(x, x_i) factor (f(x_i) - y_i).
struct Reading {
    Rational factor = 2;
    long power = 1;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all data sets, feature maps, w and x";
    Rational weight = reading.factor;
    for (long k = 0; k < reading.power; ++k) weight /= 2;
    result.steps
        .carries(claim::identity<10>(
            "two data points, two features: d/dt <w, phi(x)> along w' = -grad C, by dual numbers through the loss",
            [](const auto& a, const auto& b, const auto& c, const auto& d, const auto& y, const auto& z, const auto& p,
               const auto& q, const auto& v, const auto& w) {
                using T = std::decay_t<decltype(a)>;
                const auto gradient = TwoFeatures<T>{{a, b, c, d}, {y, z}}.gradient({v, w});
                return 0 - p * gradient[0] - q * gradient[1];
            },
            fmt::format("-(1/m^{}) sum_i K(x, x_i) {} (f(x_i) - y_i)", reading.power, rigor::to_string(reading.factor)),
            [&](const auto& a, const auto& b, const auto& c, const auto& d, const auto& y, const auto& z, const auto& p,
                const auto& q, const auto& v, const auto& w) {
                using T = std::decay_t<decltype(a)>;
                return 0 - T(weight) * TwoFeatures<T>{{a, b, c, d}, {y, z}}.weighted_residuals({p, q}, {v, w});
            }))
        .carries(claim::written(context, "linear"));
    return result;
}

Truth moves(long number) {
    claim::Sampler s(314, static_cast<std::uint64_t>(number));  // free: a seed
    TwoFeatures<Rational> r{};
    for (Rational& entry : r.P) entry = s.rational();
    for (Rational& target : r.y) target = s.rational();
    const claim::RationalVector p = s.vector(2), w = s.vector(2);
    const auto gradient = r.gradient({w[0], w[1]});
    return rigor::truth(-p[0] * gradient[0] - p[1] * gradient[1] == -r.weighted_residuals({p[0], p[1]}, {w[0], w[1]}));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/eq-3.14", check)
        .control("the factor 1 in place of 2", [](Reading& r) { r.factor = 1; })
        .control("the factor 2 + 1e-20", [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .control("1/m^2 in place of 1/m", [](Reading& r) { r.power = 2; })
        .property(claim::property("two data points, two features, random w and x: (3.14), exactly", moves,
                                  claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: how many samples
}};

}  // namespace
}  // namespace proofs::le_2025::eq_3_14
