#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/error_at_margin.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"
#include "rigor/number/dual_number.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::eq_2_7 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// -l' = factor u, at the margin (label_factor y + label_offset) f.
struct Reading {
    Rational factor = 1;
    long label_factor = 2, label_offset = -1;
};

/// d/df of l(margin f) = ln(1 + E^-margin), E = e^f, for a margin 1 or -1: d/df = E d/dE.
template <class T>
T slope(long margin, const T& E) {
    const rigor::Dual<T> e(E, T(E));
    const rigor::Dual<T> inside = margin == 1 ? rigor::Dual<T>(1 + 1 / e) : rigor::Dual<T>(1 + e);
    return inside.derivative / inside.value;
}
/// -d/df of the summand of label y is factor (2 y - 1) u, u = 1/(1 + E^(2 y - 1)) by (2.6).
claim::Step derivative_of_summand(const Reading& reading, long y) {
    const long sign = 2 * y - 1, margin = reading.label_factor * y + reading.label_offset;
    return claim::identity<1>(
        fmt::format("-d/df ln(1 + e^-({} f)), by dual numbers, E = e^f", sign),
        [=](const auto& E) {
            using T = std::decay_t<decltype(E)>;
            return T(-slope<T>(sign, E));
        },
        fmt::format("{} ({} 1/(1 + E^{}))", rigor::to_string(reading.factor), margin, sign),
        [=, factor = reading.factor](const auto& E) {
            using T = std::decay_t<decltype(E)>;
            const T power = sign == 1 ? E : T(1 / E);
            return factor * Rational(margin) / (1 + power);
        });
}

/// The derivative of sum c_i f(x_i) along sum c_i grad f(x_i), forward by dual numbers, is the square of its length.
Truth gradient_agrees(claim::Sampler& sampler) {
    const TrainingSample sample = training_sample(sampler.integer(1, 1'000'000'000));
    const ExactVector c = sample.coefficients();
    const auto velocity = flow_velocity(sample.network, sample.points, c);
    Rational sum = 0;
    for (long i = 0; i < c.size(); ++i)
        sum += c(i) * derivative_along(sample.network, velocity, ExactVector(sample.points.col(i)));
    return rigor::truth(sum == inner_product(velocity, velocity));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all labels and samples, networks (2.1) and (2.2), at every theta where no preactivation vanishes at a sample "
        "point";
    result.steps.carries(claim::cites(context, "yu-2025/eq-2.6"))
        .carries(derivative_of_summand(reading, 0))
        .carries(derivative_of_summand(reading, 1))
        .carries(claim::written(context, "chain"))
        .supports(claim::instances("the derivative of sum c_i f(x_i) along sum c_i grad f(x_i) is the square of its "
                                   "length: forward by dual numbers, exactly",
                                   context.seed, 100, gradient_agrees));
    return result;
}

/// l is convex, so its slope over [x, x + h] lies between l'(x) = -u(x) and l'(x + h) = -u(x + h).
Truth secant(const Rational& x, const Rational& h) {
    const rigor::Precision scope(512);
    const auto l = [](const Rational& at) { return rigor::log(Ball(1) + rigor::exp(Ball(Rational(-at)))); };
    const Ball rise = (l(x + h) - l(x)) / Ball(h);
    return rigor::certainly_less(-error_at_margin(Ball(x)), rise) &&
           rigor::certainly_less(rise, -error_at_margin(Ball(Rational(x + h))));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-2.7", check)
        .control("-l' = -u", [](Reading& r) { r.factor = -1; })
        .control("-l' = (1 + 1e-20) u", [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .control("(2 y_i - 2) u_i", [](Reading& r) { r.label_offset = -2; })
        .control("(y_i - 1) u_i", [](Reading& r) { r.label_factor = 1; })
        .property(claim::property("the slope of l over [x, x + h] lies between -u(x) and -u(x + h)", secant,
                                  claim::Input{"x", claim::correlations()},
                                  claim::Input{"h", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_2_7
