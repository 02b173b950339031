#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/divergence.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// While u falls from u_0 to u_1: M = u_1^2, C = k; k times the time is frozen_passage. Is V_1 <= V_0 - factor M C t?
Truth bound(const Rational& from, const Rational& to, const Rational& factor) {
    const rigor::Precision scope(256);
    const Ball fall = rigor::log(Ball(Rational((1 - to) / (1 - from))));  // V_0 - V_1
    return rigor::certainly_at_most(Ball(Rational(factor * to * to)) * frozen_passage(from, to), fall);
}

claim::legacy::Argument argue(const Rational& factor) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (long k = 1; k <= 30; ++k) all = all && bound(Rational(k, 31), Rational(k, 31) * (1 - rigor::power_of_two(-k)), factor);
    argument.step("the integral: V_t <= V_(t_0) - M C (t - t_0) on 30 stretches of the exact solution for one point and a constant kernel, in balls", all);
    bool negative = true;
    for (long p = 1; p <= 5; ++p) {
        const Rational v(p, 3), mc(p, 1000), time = v / mc + 1;
        negative = negative && v - mc * time < 0;
    }
    return argument.step("V_(t_0) - M C (t - t_0) is linear in t and negative after t_0 + V_(t_0)/(M C)", rigor::truth(negative));
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue(1), claim::Evidence::proved, "every absolutely continuous V_t with V' <= -M C for almost every t > t_0, M C > 0");
    finding.remark = "V_t is absolutely continuous because theta_t is and f(x_i; .) is locally Lipschitz; for a continuous function with the bound almost everywhere and no more the conclusion would not follow.";
    return finding;
}

}  // namespace

claim::legacy::Check eq_c_25() {
    return {
        .id = "yu-2025/eq-c.25",
        .check = check,
        .controls = {{"V_t <= V_(t_0) - (1 + 1e-6) M C (t - t_0)", [](const claim::Context&) { return claim::verdict_of(argue(1 + rigor::parse_rational("1e-6")).conclusion()); }}},
        .property = claim::property("the bound on a random stretch of the exact solution", [](const Rational& from, const Rational& ratio) { return bound(from, from * ratio, 1); },
                                    claim::Input{"u_0", rc::gen::map(claim::integers(1, 999), [](long p) { return Rational(p, 1000); })},
                                    claim::Input{"u_1/u_0", rc::gen::map(claim::integers(1, 999), [](long p) { return Rational(p, 1000); })}),
    };
}
const claim::legacy::Registered registered_eq_c_25{eq_c_25};

}  // namespace proofs::yu_2025
