#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/le_2025/common/gradient_step.hpp"

#include <fmt/format.h>

namespace proofs::le_2025::section_3_3_function_space {
namespace {

using rigor::Rational, rigor::Truth;

/// f_(t+1)(x) - f_t(x) = -(eta/m) sum_i K(x, x_i) factor (f_t(x_i) - y_i), after a step of length `steps` eta.
struct Reading {
    Rational factor = 2, steps = 1;
};

/// <w(t+1) - w(t), phi(x)> for w(t) = phi(X)^T alpha, and the right side.
template <class T>
T moved(const TwoFeatures<T>& r, const std::array<T, 2>& p, const std::array<T, 2>& w, const T& eta) {
    const auto gradient = r.gradient(w);
    return p[0] * (w[0] - eta * gradient[0]) + p[1] * (w[1] - eta * gradient[1]) - (p[0] * w[0] + p[1] * w[1]);
}
template <class T>
std::array<T, 2> weights(const TwoFeatures<T>& r, const T& first, const T& second) {
    return {first * r.P[0] + second * r.P[2], first * r.P[1] + second * r.P[3]};
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all data sets, feature maps, eta, t and x";
    result.steps
        .carries(claim::identity<11>(
            "two data points, two features, w(t) = phi(X)^T alpha: f_(t+1)(x) - f_t(x), the gradient by dual numbers",
            [&](const auto& a, const auto& b, const auto& c, const auto& d, const auto& y, const auto& z, const auto& p,
                const auto& q, const auto& u, const auto& v, const auto& eta) {
                using T = std::decay_t<decltype(a)>;
                const TwoFeatures<T> r{{a, b, c, d}, {y, z}};
                return moved<T>(r, {p, q}, weights<T>(r, u, v), T(reading.steps) * eta);
            },
            fmt::format("-(eta/m) sum_i K(x, x_i) {} (f_t(x_i) - y_i)", rigor::to_string(reading.factor)),
            [&](const auto& a, const auto& b, const auto& c, const auto& d, const auto& y, const auto& z, const auto& p,
                const auto& q, const auto& u, const auto& v, const auto& eta) {
                using T = std::decay_t<decltype(a)>;
                const TwoFeatures<T> r{{a, b, c, d}, {y, z}};
                return 0 - T(reading.factor / 2) * eta * r.weighted_residuals({p, q}, weights<T>(r, u, v));
            }))
        .carries(claim::written(context, "steps"));
    return result;
}

Truth moves(long number) {
    claim::Sampler s(33, static_cast<std::uint64_t>(number));  // free: a seed
    TwoFeatures<Rational> r{};
    for (Rational& entry : r.P) entry = s.rational();
    for (Rational& target : r.y) target = s.rational();
    const claim::RationalVector p = s.vector(2), w = s.vector(2);  // from any start
    const Rational eta = s.positive_rational();
    return rigor::truth(moved<Rational>(r, {p[0], p[1]}, {w[0], w[1]}, eta) ==
                        -eta * r.weighted_residuals({p[0], p[1]}, {w[0], w[1]}));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-3.3-function-space", check)
        .control("the factor 1 in place of 2", [](Reading& r) { r.factor = 1; })
        .control("a step of (1 + 1e-20) eta", [](Reading& r) { r.steps += rigor::parse_rational("1e-20"); })
        .property(claim::property("a step from any w: f(x) moves by the weighted residuals, exactly", moves,
                                  claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: how many samples
}};

}  // namespace
}  // namespace proofs::le_2025::section_3_3_function_space
