#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/jacot_2018/common/prediction.hpp"

namespace proofs::jacot_2018::section_5_map_estimate {
namespace {

using rigor::Rational, rigor::Truth;

/// The estimate kappa^T (G + ridge)^-1 y + off.
struct Reading {
    Rational ridge = 0, off = 0;
};

/// One data point: the quadratic form of the joint density, G = g, kappa = q, K(x, x) = k.
claim::Step one_data_point(const Reading& reading) {
    const Rational ridge = reading.ridge, off = reading.off;
    return claim::identity<5>(
        "one data point: (k y^2 - 2 q y z + g z^2)/(g k - q^2), the form of the joint density",
        [](const auto& g, const auto& q, const auto& k, const auto& y, const auto& z) {
            return (k * y * y - 2 * q * y * z + g * z * z) / (g * k - q * q);
        },
        "y^2/g + (z - the estimate)^2/(k - q^2/g)",
        [=](const auto& g, const auto& q, const auto& k, const auto& y, const auto& z) {
            const auto distance = z - (q * y / (g + ridge) + off);
            return y * y / g + distance * distance / (k - q * q / g);
        });
}

/// The derivative of (y, z)^T S^-1 (y, z) with respect to z is 0 at the estimate, and the form is convex in z.
Truth is_mode(claim::Sampler& sampler, const Reading& reading) {
    const long n = sampler.integer(1, 4);
    const Prediction p = draw_prediction(sampler, n);
    const auto precision = rigor::inverse(p.joint);
    claim::RationalVector z = p.targets;
    z.push_back(p.ridge(reading.ridge) + reading.off);
    return rigor::truth((precision * z).back() == 0 && precision(n, n) > 0);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all positive semidefinite kernels that are positive definite on the data, any finitely many further points";
    result.steps.carries(one_data_point(reading))
        .carries(claim::written(context, "square"))
        .carries(claim::written(context, "degenerate"))
        .supports(claim::instances(
            "the form of the joint density is least at the estimate, exactly, 1 to 4 data points and one further point",
            context.seed, 40, [&](claim::Sampler& sampler) { return is_mode(sampler, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-5-map-estimate", check)
        .control("off by 1e-20", [](Reading& r) { r.off = rigor::parse_rational("1e-20"); })
        .control("a ridge of 1e-20", [](Reading& r) { r.ridge = rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "the estimate is the mode of the conditional density, exactly, 1 to 4 data points and one further point",
            [](long number) {
                claim::Sampler sampler(53, static_cast<std::uint64_t>(number));
                return is_mode(sampler, {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_5_map_estimate
