#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/linear_fit.hpp"

namespace proofs::le_2025::proposition_3_4_display {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// w* is one of the vectors phi(x_i), as printed, or in their span; an example with one data point and one feature.
struct Reading {
    bool span = false;
    Rational feature = 1, target = 2;
    Rational moved = 0;  ///< w*, along the null space
};

LinearFit example(const Reading& reading) {
    rigor::RationalMatrix features(1, 1);
    features(0, 0) = reading.feature;
    return {features, {reading.target}};
}

/// With one data point: the only member of the set; of the span, the projection of w*, its nearest member.
Rational member(const Reading& reading) {
    if (!reading.span) return reading.feature;
    const Rational w = example(reading).pseudo_solution().front(), phi = reading.feature;
    return w * phi / (phi * phi) * phi;
}

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "an example; w* is one of the phi(x_i) by chance only";
    result.steps.carries(claim::witness<Reading>(
        "m = 1, phi(x_1) = " + rigor::to_string(reading.feature) + ", y_1 = " + rigor::to_string(reading.target),
        reading, {"w*", [](const Reading& r) { return example(r).pseudo_solution().front(); }}, Relation::equal,
        {reading.span ? "the member of the span nearest to w*" : "phi(x_1), the only member of the set", member}));
    return result;
}

Truth in_span(const LinearFit& fit, const Reading& reading) {
    claim::RationalVector w = fit.pseudo_solution();
    if (const auto u = rigor::null_vector(fit.features)) w = moved(w, reading.moved, *u);
    return rigor::truth(fit.in_span(w));
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all phi(X) and y";
    result.steps.carries(claim::cites(context, "le-2025/proposition-3.4"))
        .carries(claim::written(context, "image"))
        .supports(
            claim::instances("phi^+ y is in the span of the phi(x_i)", context.seed, 60,  // free: how many
                             [&](claim::Sampler& sampler) { return in_span(LinearFit::draw(sampler), reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/proposition-3.4-display", check)
        .control("y_1 = 1, where w* is phi(x_1)", [](Reading& r) { r.target = 1; })
        .corrected(check_correction, {.span = true})
        .correction_control("w* moved along the null space by 1e-20",
                            [](Reading& r) { r.moved = rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "corrected: w* is in the span, exactly",
            [](long number) {
                claim::Sampler sampler(35, static_cast<std::uint64_t>(number));  // free: a seed
                return in_span(LinearFit::draw(sampler), {.span = true});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::proposition_3_4_display
