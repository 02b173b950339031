#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/kernel_flow.hpp"

namespace proofs::le_2025::section_5_1_generalization {
namespace {

using rigor::Rational;

/// One data point, phi(x_1) = (p, q): the target is a K(., x_1) + outside <(-q, p), phi>, the second term 0 at x_1;
/// f_0 = start <(1, 0), phi>.
struct Reading {
    Rational outside = 0, start = 0;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every kernel, finite data sets, f_0 = 0, quadratic cost, targets in the span of the K(x_i, .)";
    result.steps.carries(claim::cites(context, "le-2025/proposition-4.5-zero"))
        .carries(claim::written(context, "target"))
        .carries(claim::identity<5>(
            "m = 1: f_infinity(x), phi(x) = (s, t), from the value of the target at x_1",
            [&](const auto& p, const auto& q, const auto& a, const auto& s, const auto& t) {
                using T = std::decay_t<decltype(p)>;
                const auto w = OnePoint<T>{p, q, T(a * (p * p + q * q)), T(reading.start), T(0)}.at(T(0), T(1));
                return w[0] * s + w[1] * t;
            },
            "the target at x, a K(x, x_1)",
            [&](const auto& p, const auto& q, const auto& a, const auto& s, const auto& t) {
                return a * (p * s + q * t) + reading.outside * (p * t - q * s);
            }))
        .carries(claim::written(context, "others"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-5.1-generalization", check)
        .control("a target outside of the span, by 1e-20",
                 [](Reading& r) { r.outside = rigor::parse_rational("1e-20"); })
        .control("a start that differs from 0 by 1e-20", [](Reading& r) { r.start = rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "1 to 4 points, a target in the span: the smallest interpolant, by the pseudo-inverse, is the target, "
            "singular Gram matrices too",
            [](long number) {
                claim::Sampler sampler(51, static_cast<std::uint64_t>(number));
                FlowSample sample = FlowSample::draw(sampler, true);
                const claim::RationalVector target = sample.features.transpose() * sampler.vector(sample.points());
                sample.targets = sample.features * target;
                return rigor::truth(sample.end() == target);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::section_5_1_generalization
