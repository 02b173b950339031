#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/kernel_flow.hpp"

namespace proofs::le_2025::section_3_1_implicit_bias {
namespace {

using claim::RationalVector;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// From w(0) = 0, with any eta > 0. The limit is taken to be w* with the multiple `of_smallest` of the pseudo-inverse.
struct Reading {
    bool from_zero = true;
    Rational of_smallest = 1;
};

RationalVector difference(RationalVector a, const RationalVector& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] -= b[i];
    return a;
}
RationalVector projected(const FlowSample& s, const RationalVector& w) {
    const RationalVector values = s.features * w;
    return rigor::pseudo_inverse(s.features) * values;
}

/// Steps from w(0), each with the gradient of the loss as the text prints it.
Truth iterates_in_span(const FlowSample& s, const Rational& eta) {
    RationalVector w = s.start;
    for (long t = 0; t < 4; ++t) {
        const RationalVector rest = difference(s.features * w, s.targets), gradient = s.features.transpose() * rest;
        for (std::size_t i = 0; i < w.size(); ++i) w[i] -= 2 * eta / s.points() * gradient[i];
        if (projected(s, w) != w) return Truth::no;
    }
    return Truth::yes;
}
/// w* minimises the loss, and is in the span: phi^T (phi w* - y) = 0.
Truth is_minimiser(const FlowSample& s, const Rational& multiple) {
    RationalVector end = rigor::pseudo_inverse(s.features) * s.targets;
    for (Rational& q : end) q *= multiple;
    const RationalVector rest = difference(s.features * end, s.targets), gradient = s.features.transpose() * rest;
    return rigor::truth(projected(s, end) == end && gradient == RationalVector(gradient.size()));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all data sets, w(0) = 0 (or any w(0) in im phi(X)^T), every eta > 0; the limit, if w(t) converges";
    const auto instances = [&](const std::string& says,
                               const std::function<Truth(const FlowSample&, const Rational&)>& predicate) {
        return claim::instances("1 to 4 points and features, any rank: " + says, context.seed, 40,
                                [=, &reading](claim::Sampler& sampler) {
                                    const FlowSample s = FlowSample::draw(sampler, reading.from_zero);
                                    return predicate(s, sampler.positive_rational());
                                });
    };
    result.steps.carries(claim::written(context, "span"))
        .supports(instances("the first four iterates are in im phi(X)^T, exactly", iterates_in_span))
        .carries(claim::written(context, "limit"))
        .supports(
            instances("phi(X)^+ y is in im phi(X)^T and minimises the loss, exactly",
                      [&](const FlowSample& s, const Rational&) { return is_minimiser(s, reading.of_smallest); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-3.1-implicit-bias", check)
        .control("from random w(0)", [](Reading& r) { r.from_zero = false; })
        .control("the limit (1 + 1e-20) w*", [](Reading& r) { r.of_smallest += rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "from w(0) = 0 the iterates stay in the span, in which phi(X)^+ y minimises the loss, exactly",
            [](long n) {
                claim::Sampler sampler(32, static_cast<std::uint64_t>(n));  // free: a seed
                const FlowSample s = FlowSample::draw(sampler, true);
                return iterates_in_span(s, sampler.positive_rational()) && is_minimiser(s, 1);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: how many samples
}};

}  // namespace
}  // namespace proofs::le_2025::section_3_1_implicit_bias
