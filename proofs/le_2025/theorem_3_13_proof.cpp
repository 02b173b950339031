#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/kernel_space.hpp"

namespace proofs::le_2025::theorem_3_13_proof {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// factor <f, K(x, .)> = f(x), and <f, f> = 0 only for f = 0 (or, by_coefficients, only for a = 0). The example: K = 1
/// at two points, a = (1, second).
struct Reading {
    Rational factor = 1, second = -1;
    bool by_coefficients = false;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all sets and kernels";
    const auto samples = [&](const std::string& says, const std::function<bool(const KernelSample&)>& predicate) {
        return claim::instances(
            "1 to 5 points, kernels of any rank: " + says + ", exactly", context.seed, 60,  // free: how many
            [=](claim::Sampler& sampler) { return rigor::truth(predicate(KernelSample::draw(sampler))); });
    };
    RationalMatrix ones(2, 2);
    for (long i = 0; i < 2; ++i) ones(i, 0) = ones(i, 1) = 1;
    result.steps.carries(claim::written(context, "reproducing"))
        .supports(samples("f(x) = <f, K(x, .)>", [&](const KernelSample& s) { return s.reproducing(reading.factor); }))
        .carries(claim::identity<4>(
            "<g, g> <f + s g, f + s g> - <f + s g, g>^2, for every s",
            [](const auto& ff, const auto& fg, const auto& gg, const auto& s) {
                return gg * (ff + 2 * s * fg + s * s * gg) - (fg + s * gg) * (fg + s * gg);
            },
            "<f, f> <g, g> - <f, g>^2",
            [](const auto& ff, const auto& fg, const auto& gg, const auto&) { return ff * gg - fg * fg; }))
        .carries(claim::written(context, "definite"))
        .supports(samples(std::string("f(x)^2 <= <f, f> K(x, x), and <f, f> = 0 only for ") +
                              (reading.by_coefficients ? "a = 0" : "f = 0"),
                          [&](const KernelSample& s) { return s.definite(reading.by_coefficients); }))
        .carries(claim::exact({"K = 1 at two points, a = (1, " + rigor::to_string(reading.second) + "): a^T K a",
                               rigor::quadratic_form(ones, claim::RationalVector{1, reading.second})},
                              claim::Relation::equal, {"0", 0}))
        .carries(claim::written(context, "not-zero"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/theorem-3.13-proof", check)
        .control("f(x) = (1 + 1e-20) <f, K(x, .)>", [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .control("<f, f> = 0 implies a = 0", [](Reading& r) { r.by_coefficients = true; })
        .control("a = (1, 1) in the example", [](Reading& r) { r.second = 1; })
        .property(claim::property(
            "reproducing, and f(x)^2 <= <f, f> K(x, x), at a random f and at a null vector, exactly",
            [](long number) {
                claim::Sampler sampler(314, static_cast<std::uint64_t>(number));  // free: a seed
                const KernelSample s = KernelSample::draw(sampler);
                return rigor::truth(s.reproducing(1) && s.definite(false));
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: how many samples
}};

}  // namespace
}  // namespace proofs::le_2025::theorem_3_13_proof
