#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

namespace proofs::le_2025::section_3_1_psd {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// K = phi phi^T - shift I is positive semidefinite, or definite.
struct Reading {
    Rational shift = 0;
    bool definite = false;
};

RationalMatrix gram(claim::Sampler& sampler) {
    const long m = sampler.integer(1, 6), d = sampler.integer(1, 4);  // free: sizes of the samples
    return rigor::row_products(sampler.matrix(m, d));
}
Truth meets(const RationalMatrix& k, bool definite) {
    const rigor::Inertia inertia = rigor::inertia(k);
    return rigor::truth(k.is_symmetric() && inertia.negative == 0 && (!definite || inertia.zero == 0));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all feature maps and finite sets of points";
    result.steps
        .carries(claim::identity<6>(
            "two points, two features: a^T K a",
            [&](const auto& p, const auto& q, const auto& r, const auto& s, const auto& a, const auto& b) {
                return a * a * (p * p + q * q) + 2 * a * b * (p * r + q * s) + b * b * (r * r + s * s) -
                       reading.shift * (a * a + b * b);
            },
            "|a_1 phi(x_1) + a_2 phi(x_2)|^2",
            [](const auto& p, const auto& q, const auto& r, const auto& s, const auto& a, const auto& b) {
                return (a * p + b * r) * (a * p + b * r) + (a * q + b * s) * (a * q + b * s);
            }))
        .carries(claim::written(context, "square"))
        .supports(claim::instances(std::string("1 to 6 points, 1 to 4 features: symmetric and positive ") +
                                       (reading.definite ? "definite" : "semidefinite") + ", by exact inertia",
                                   context.seed, 60, [&](claim::Sampler& sampler) {  // free: how many
                                       return meets(gram(sampler).shifted(reading.shift), reading.definite);
                                   }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-3.1-psd", check)
        .control("positive definite", [](Reading& r) { r.definite = true; })
        .control("K - 1e-20 I", [](Reading& r) { r.shift = rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "1 to 6 points, 1 to 4 features: no negative eigenvalue, exactly",
            [](long number) {
                claim::Sampler sampler(31, static_cast<std::uint64_t>(number));  // free: a seed
                return meets(gram(sampler), false);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: how many samples
}};

}  // namespace
}  // namespace proofs::le_2025::section_3_1_psd
