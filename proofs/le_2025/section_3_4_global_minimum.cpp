#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/common/convex_descent.hpp"
#include "rigor/matrix/rational_inverse.hpp"

#include <fmt/format.h>

namespace proofs::le_2025::section_3_4_global_minimum {
namespace {

using claim::RationalVector, claim::Relation;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The conclusion asks for that many global minima. The example: one data point, K(x_1, x_1) = kernel, f_0 = 0, the
/// cross-entropy with the weight `other_label` of the other label.
struct Reading {
    long minima = 1;
    CrossEntropyExample example{};
    // Of the correction: C(f_t) - C(z) <= constant (f_0 - z)^T G^-1 (f_0 - z)/t^power.
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

/// d/dt (1/2)(f - z)^T G^-1 (f - z) at random f, z and d with f' = -G d/m, by G^-1 itself, is -<f - z, d>_pin.
Truth distance_moves(claim::Sampler& sampler) {
    const long m = sampler.integer(1, 4);  // free: sizes of the samples
    const RationalMatrix g = sampler.positive_matrix(m);
    const RationalVector difference = sampler.vector(m), d = sampler.vector(m), image = g * d,
                         solved = rigor::inverse(g) * difference;
    Rational rate = 0, pairing = 0;
    for (std::size_t i = 0; i < d.size(); ++i) {
        rate -= solved[i] * image[i] / m;
        pairing -= difference[i] * d[i] / m;
    }
    return rigor::truth(rate == pairing);
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all convex, continuously differentiable C, G invertible, f_t defined for all t";
    result.steps.carries(claim::cites_correction(context, "le-2025/section-3.4-decay"))
        .carries(claim::written(context, "lyapunov"))
        .supports(claim::instances(
            "d/dt (1/2)(f - z)^T G^-1 (f - z) = -<f - z, d>_pin along f' = -G d/m, 1 to 4 points, exactly",
            context.seed, 40, distance_moves))  // free: how many
        .carries(cost_is_bounded(reading.constant, reading.power))
        .carries(claim::written(context, "rate"))
        .carries(claim::written(context, "limit"))
        .supports(claim::cites_correction(context, "jacot-2018/section-3-global-minimum"));
    return result;
}

/// For the mean of f^4: C(z) >= C(f) + <z - f, d>_pin, so that the distance to z falls at least as C(f) - C(z).
struct Convex {
    RationalVector f, z;
    Rational difference = 0, pairing = 0;  ///< C(z) - C(f); <z - f, d>_pin
    explicit Convex(long number) {
        claim::Sampler sampler(39, static_cast<std::uint64_t>(number));  // free: a seed
        const long m = sampler.integer(1, 4);                            // free: sizes of the samples
        f = sampler.vector(m);
        z = sampler.vector(m);
        const auto fourth = [](const auto& x) { return x * x * x * x; };
        for (std::size_t i = 0; i < f.size(); ++i) {
            difference += (fourth(z[i]) - fourth(f[i])) / m;
            pairing += (z[i] - f[i]) * fourth(rigor::Dual<Rational>(f[i], 1)).derivative / m;
        }
    }
};

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-3.4-global-minimum", check)
        .control("K = 0 in place of K = 1: not positive definite", [](Reading& r) { r.example.kernel = 0; })
        .control("both labels at the data point (not separable)", [](Reading& r) { r.example.other_label = 1; })
        .corrected(check_correction, {.minima = 0})
        .correction_control("1/(5 t) in place of 1/(2 t)", [](Reading& r) { r.constant = Rational(1, 5); })
        .correction_control("1/(2 t^2) in place of 1/(2 t)", [](Reading& r) { r.power = 2; })
        .property(claim::property_where(
            "C the mean of f^4, z != f: -<f - z, d>_pin <= C(z) - C(f), the bound of the Lyapunov function, exactly",
            [](long n) {
                const Convex c(n);
                return rigor::truth(c.f != c.z);
            },
            [](long n) {
                const Convex c(n);
                return rigor::truth(c.pairing <= c.difference);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: how many samples
}};

}  // namespace
}  // namespace proofs::le_2025::section_3_4_global_minimum
