#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/error_at_margin.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

claim::legacy::Argument argue(const Rational& factor) {
    claim::legacy::Argument argument;
    bool equal = true;
    for (long p = 1; p <= 12; ++p) {
        const Rational e(p, 5), derivative = e * (-1 / (e * e)) / (1 + 1 / e), u = 1 / (1 + e);
        equal = equal && -derivative == factor * u;
    }
    argument.step("-l'(x) = 1/(1 + e^x): rational functions of e^x of degree at most 2, equal at 12 values", rigor::truth(equal))
        .step("the derivative of sum c_i f(x_i) along sum c_i grad f(x_i) is the square of its length: 100 networks, forward by dual numbers, exactly", for_seeds(100, [](long seed) {
                  const TrainingSample sample = training_sample(seed);
                  const ExactVector c = sample.coefficients();
                  const auto velocity = flow_velocity(sample.network, sample.points, c);
                  Rational sum = 0;
                  for (long i = 0; i < c.size(); ++i) sum += c(i) * derivative_along(sample.network, velocity, ExactVector(sample.points.col(i)));
                  return rigor::truth(sum == inner_product(velocity, velocity));
              }));
    return argument;
}

/// l is convex, so its slope over [x, x + h] lies between l'(x) = -u(x) and l'(x + h) = -u(x + h).
Truth slope(const Rational& x, const Rational& h) {
    const rigor::Precision scope(512);
    const auto l = [](const Rational& at) { return rigor::log(Ball(1) + rigor::exp(Ball(Rational(-at)))); };
    const Ball rise = (l(x + h) - l(x)) / Ball(h);
    return rigor::certainly_less(-error_at_margin(Ball(x)), rise) && rigor::certainly_less(rise, -error_at_margin(Ball(Rational(x + h))));
}

claim::legacy::Finding check(const claim::Context&) {
    return conclude(argue(1), claim::Evidence::proved, "all labels and samples, networks (2.1) and (2.2), at every theta where no preactivation vanishes at a sample point");
}

}  // namespace

claim::legacy::Check eq_2_7() {
    return {
        .id = "yu-2025/eq-2.7",
        .check = check,
        .controls = {{"-l' = -u", [](const claim::Context&) { return claim::verdict_of(argue(-1).conclusion()); }},
                     {"-l' = (1 + 1e-20) u", [](const claim::Context&) { return claim::verdict_of(argue(1 + rigor::parse_rational("1e-20")).conclusion()); }}},
        .property = claim::property("the slope of l over [x, x + h] lies between -u(x) and -u(x + h)", slope, claim::Input{"x", claim::correlations()}, claim::Input{"h", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_eq_2_7{eq_2_7};

}  // namespace proofs::yu_2025
