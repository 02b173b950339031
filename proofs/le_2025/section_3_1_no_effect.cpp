#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/linear_fit.hpp"

namespace proofs::le_2025::section_3_1_no_effect {
namespace {

using rigor::Rational, rigor::Truth;

/// A component orthogonal to the data changes no prediction at these points, and the norm of a w of this kind grows.
struct Reading {
    bool on_the_data = true;       ///< or at any x
    bool w_is_in_the_span = true;  ///< or any w
    bool orthogonal = true;        ///< or any u
};

/// A fit, a point of any features, w = phi^T a, and u != 0 orthogonal to the data.
struct Decomposition {
    LinearFit fit;
    claim::RationalVector elsewhere, w, u;

    static Decomposition draw(claim::Sampler& sampler, const Reading& reading) {
        const LinearFit fit = LinearFit::draw(sampler);
        const claim::RationalVector elsewhere = sampler.vector(fit.dimension()), a = sampler.vector(fit.points()),
                                    b = sampler.vector(fit.dimension()), c = sampler.vector(fit.dimension());
        const claim::RationalVector u =
            reading.orthogonal ? rigor::null_vector(fit.features).value_or(claim::RationalVector()) : c;
        return {fit, elsewhere, reading.w_is_in_the_span ? fit.features.transpose() * a : b, u};
    }
    bool exists() const { return !u.empty() && !vanishes(u); }
    /// Drawn until there is such a u.
    static Decomposition draw_existing(claim::Sampler& sampler, const Reading& reading) {
        Decomposition d = draw(sampler, reading);
        while (!d.exists()) d = draw(sampler, reading);
        return d;
    }
};

/// For components of both directions, large and small.
Truth no_effect(const Decomposition& d, const Reading& reading) {
    const Rational little = rigor::parse_rational("1e-30");
    for (const Rational& size : {Rational(1), little, Rational(-little)}) {
        const claim::RationalVector both = moved(d.w, size, d.u);
        const bool same = reading.on_the_data ? d.fit.features * both == d.fit.features * d.w
                                              : dot(d.elsewhere, both) == dot(d.elsewhere, d.w);
        if (!same || dot(both, both) <= dot(d.w, d.w)) return Truth::no;
    }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all phi(X), all w in im phi(X)^T, all u orthogonal to it";
    result.steps.carries(claim::written(context, "decomposition"))
        .carries(claim::written(context, "effect"))
        .supports(claim::instances(
            "phi (w + s u) = phi w and |w + s u| > |w| for s = 1, 1e-30, -1e-30, where phi has a null vector u",
            context.seed, 80, [&](claim::Sampler& sampler) {  // free: how many
                return no_effect(Decomposition::draw_existing(sampler, reading), reading);
            }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-3.1-no-effect", check)
        .control("prediction at any x", [](Reading& r) { r.on_the_data = false; })
        .control("w outside of the span", [](Reading& r) { r.w_is_in_the_span = false; })
        .control("a component that is not orthogonal to the data", [](Reading& r) { r.orthogonal = false; })
        .property(claim::property_where(
            "phi (w + s u) = phi w and |w + s u| > |w|, u != 0 orthogonal to the data, w in their span, s = 1, "
            "1e-30, -1e-30",
            [](long number) {
                claim::Sampler sampler(33, static_cast<std::uint64_t>(number));  // free: a seed
                return rigor::truth(Decomposition::draw(sampler, {}).exists());
            },
            [](long number) {
                claim::Sampler sampler(33, static_cast<std::uint64_t>(number));  // free: a seed
                return no_effect(Decomposition::draw(sampler, {}), {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::section_3_1_no_effect
