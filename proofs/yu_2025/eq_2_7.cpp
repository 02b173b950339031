// (2.7), the formula: -grad L = -sum l'((2 y_i - 1) f(x_i)) (2 y_i - 1) grad f(x_i) = sum grad f(x_i) (2 y_i - 1) u_i, for L of (2.3) and l(x) = ln(1 + e^(-x)).
// With E = e^x: l'(x) = E d/dE ln(1 + 1/E) = E (-1/E^2)/(1 + 1/E) = -1/(1 + E), so -l'((2 y - 1) f) = u by (2.6); the rest is the chain rule.
// That theta moves by it for all t >= 0 is another statement, eq_2_7_flow.cpp.
#include "claim/generators.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "proofs/yu_2025/common/error_at_margin.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

claim::Argument argue(const Rational& factor) {
    claim::Argument argument;
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

claim::Finding check(const claim::Context&) {
    return conclude(argue(1), claim::Evidence::proved, "all labels and samples, networks (2.1) and (2.2), at every theta where no preactivation vanishes at a sample point");
}

}  // namespace

claim::Claim eq_2_7() {
    return {
        .id = "yu-2025/eq-2.7",
        .where = "section 2.2, (2.7)",
        .title = "The gradient of the cross-entropy",
        .statement = R"($-\nabla_\theta\mathcal L(\theta_t)=-\sum_{i=1}^n\ell'((2y_i-1)f(x_i;\theta_t))(2y_i-1)\nabla_\theta f(x_i;\theta_t)=\sum_{i=1}^n\nabla_\theta f(x_i;\theta_t)(2y_i-1)u_i.$)",
        .reading = "At a theta where f(x_i; .) is differentiable for every i. Elsewhere there is no gradient, and the sum with 1(z > 0) in it is a definition.",
        .method = "Rational functions of e^x; the chain rule, checked by dual numbers.",
        .attack = "Tried: both networks with n up to 3, coefficients of either sign, a factor 1 + 1e-20 (control). Kinks are excluded by the hypothesis and are a claim of their own (yu-2025/eq-2.7-flow).",
        .uses = {"yu-2025/eq-2.6"},
        .check = check,
        .controls = {{"-l' = -u", [](const claim::Context&) { return claim::verdict_of(argue(-1).conclusion()); }},
                     {"-l' = (1 + 1e-20) u", [](const claim::Context&) { return claim::verdict_of(argue(1 + rigor::parse_rational("1e-20")).conclusion()); }}},
        .property = claim::property("the slope of l over [x, x + h] lies between -u(x) and -u(x + h)", slope, claim::Input{"x", claim::correlations()}, claim::Input{"h", claim::positive_rationals()}),
    };
}

}  // namespace proofs::yu_2025
