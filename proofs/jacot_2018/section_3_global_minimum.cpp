#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/common/convex_descent.hpp"
#include "proofs/common/kernel_descent.hpp"

namespace proofs::jacot_2018::section_3_global_minimum {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The conclusion asks for that many global minima. The example: one data point, K(x_1, x_1) = kernel, f_0 = 0, the
/// cross-entropy with the weight `other_label` of the other label. Any positive kernel would do.
struct Reading {
    long minima = 1;
    CrossEntropyExample example{};
    // Of the correction: C(f(t)) - C(z) <= constant (f_0 - z)^T G^-1 (f_0 - z)/t^power.
    Rational constant{1, 2};  // free: what the proof gives; the example needs 1/4
    unsigned long power = 1;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "convex costs, bounded from below, without a minimum";
    const CrossEntropyExample& example = reading.example;
    result.steps.carries(example.definite())
        .carries(cross_entropy_differentiated(example.other_label))
        .append(example.convex_and_positive())
        .carries(
            example.too_few("global minima of C (each a critical point; at most the changes of sign", reading.minima));
    if (!context.verdict_only) result.steps.supports(cross_entropy_times());
    return result;
}

/// (1/2) d/dt (f - z)^T G^-1 (f - z) = (f - z)^T G^-1 f' for two data points, f' = -G d/2, G = A A^T with
/// A = [a, 0; b, c]: as an identity in all seven numbers.
claim::Step lyapunov_function() {
    return claim::identity<7>(
        "(f - z)^T G^-1 (-G d/2), G = [a, 0; b, c] [a, b; 0, c]",
        [](const auto& e1, const auto& e2, const auto& d1, const auto& d2, const auto& a, const auto& b,
           const auto& c) {
            const auto v1 = (a * a * d1 + a * b * d2) / -2, v2 = (a * b * d1 + (b * b + c * c) * d2) / -2;
            // G^-1 v = A^-T A^-1 v, by substitution.
            const auto u1 = v1 / a, u2 = (v2 - b * u1) / c, w2 = u2 / c, w1 = (u1 - b * w2) / a;
            return e1 * w1 + e2 * w2;
        },
        "-<f - z, d>_pin",
        [](const auto& e1, const auto& e2, const auto& d1, const auto& d2, const auto&, const auto&, const auto&) {
            return (e1 * d1 + e2 * d2) / -2;
        });
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all convex, continuously differentiable C, G invertible, f(t) defined for all t";
    result.steps.carries(lyapunov_function())
        .carries(claim::written(context, "lyapunov"))
        .carries(cost_is_bounded(reading.constant, reading.power))
        .carries(claim::written(context, "rate"))
        .carries(claim::written(context, "limit"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-3-global-minimum", check)
        .control("K = 0 in place of K = 1: not positive definite", [](Reading& r) { r.example.kernel = 0; })
        .control("both labels at the data point (not separable)", [](Reading& r) { r.example.other_label = 1; })
        .corrected(check_correction, {.minima = 0})
        .correction_control("1/(5 t) in place of 1/(2 t)", [](Reading& r) { r.constant = Rational(1, 5); })
        .correction_control("1/(2 t^2) in place of 1/(2 t)", [](Reading& r) { r.power = 2; })
        .property(claim::property_where(
            "G invertible: d/dt (1/2)(f - z)^T G^-1 (f - z) = -<f - z, d>_pin <= C(z) - C(f), for the mean of "
            "f^4 - 3 f and random z, exactly",
            [](long points, long number) {
                return rigor::truth(rigor::rank(KernelDescent::sample(points, 1, points + 2, number).gram) == points);
            },
            [](long points, long number) { return rigor::truth(convex_sample(points, number)); },
            claim::Input{"points", claim::integers(1, 4)}, claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_3_global_minimum
