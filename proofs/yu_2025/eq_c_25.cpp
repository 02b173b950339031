#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/divergence_steps.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::eq_c_25 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// V_t <= V_(t_0) - factor M C (t - t_0)^power; M C is `rate` in the example.
struct Reading {
    Rational factor{1};
    unsigned long power = 1;
    Rational rate{1};
};

/// One point and a constant kernel k = C; while u falls from u_0 to u_1, M = u_1^2. Is V_1 <= V_0 - factor M C t?
Truth bound(const Rational& from, const Rational& to, const Rational& factor) {
    const rigor::Precision scope(256);
    const Ball fall = rigor::log(Ball(Rational((1 - to) / (1 - from))));  // V_0 - V_1
    return rigor::certainly_at_most(Ball(Rational(factor * to * to)) * frozen_passage(from, to), fall);
}
/// Short stretches, on which V is nearly linear and the bound nearly attained.
Truth bound_at_random(claim::Sampler& sampler, const Rational& factor) {
    const Rational from(sampler.integer(1, 999), 1000);
    return bound(from, from * (1 - rigor::power_of_two(-sampler.integer(1, 40))), factor);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every absolutely continuous V_t with V' <= -M C for almost every t > t_0, M C > 0";
    const std::string factor = rigor::to_string(reading.factor);
    result.steps.carries(claim::cites(context, "yu-2025/eq-c.22"))
        .carries(claim::cites(context, "yu-2025/eq-c.24"))
        .carries(claim::identity<3>(
            "(-M C) t - (-M C) t_0, the integral of -M C from t_0 to t",
            [](const auto& MC, const auto& t, const auto& t0) { return -MC * t + MC * t0; },
            fmt::format("-{} M C (t - t_0)^{}", factor, reading.power),
            [&](const auto& MC, const auto& t, const auto& t0) {
                auto value = -reading.factor * MC;
                for (unsigned long k = 0; k < reading.power; ++k) value = value * (t - t0);
                return value;
            }))
        .carries(claim::written(context, "integral"))
        .supports(claim::instances(
            "V_1 <= V_0 - " + factor + " M C t along the exact solution for one point and a constant kernel, in balls",
            context.seed, 60, [&](claim::Sampler& sampler) { return bound_at_random(sampler, reading.factor); }))
        .carries(claim::written(context, "negative"))
        .supports(claim::exact(
            {fmt::format("V_0 - M C (t - t_0) at V_0 = 5, M C = {}, t - t_0 = 6", rigor::to_string(reading.rate)),
             5 - 6 * reading.rate},
            Relation::less, {"0", 0}));
    return result;
}

rc::Gen<Rational> fractions() {
    return rc::gen::map(claim::integers(1, 999), [](long p) { return Rational(p, 1000); });
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-c.25", check)
        .control("V_t <= V_(t_0) - (1 + 1e-20) M C (t - t_0)",
                 [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .control("V_t <= V_(t_0) - M C (t - t_0)^2", [](Reading& r) { r.power = 2; })
        .control("M C = 0: no limit -infinity", [](Reading& r) { r.rate = 0; })
        .property(claim::property(
            "u_1 < u_0: the bound on a random stretch of the exact solution",
            [](const Rational& from, const Rational& ratio) { return bound(from, from * ratio, 1); },
            claim::Input{"u_0", fractions()}, claim::Input{"u_1/u_0", fractions()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_c_25
