#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/divergence.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

claim::legacy::Argument argue(const Rational& c, bool absolute) {
    claim::legacy::Argument argument = divergence_argument(c);
    bool larger = true;
    for (const long y : {0, 1})
        for (const long f : {-3, 0, 2}) larger = larger && (absolute ? std::abs(f) : f) >= (2 * y - 1) * f;
    return argument.step("|f| >= (2 y - 1) f for y = 0 and 1, f of each sign", rigor::truth(larger));
}

/// Lemma 8's V' <= -C u^2 at the end of the passage bounds its time: k t <= (V_0 - V_1)/u_1^2.
Truth frozen_kernel(const Rational& larger, const Rational& ratio) {
    const rigor::Precision scope(256);
    const Rational smaller = larger * ratio;
    const auto v = [](const Rational& u) { return -rigor::log(Ball(Rational(1 - u))); };
    const Ball passage = frozen_passage(larger, smaller), bound = (v(larger) - v(smaller)) / Ball(Rational(smaller * smaller));
    return rigor::certainly_positive(passage) && rigor::certainly_less(passage, bound);
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue(Rational(1, 1000), true), claim::Evidence::proved,
                                      "every n, samples, labels, widths and depths, C > 0, every absolutely continuous solution of (2.7) on [0, infinity)");
    finding.remark = "It says nothing about a theta_0 from which no solution exists for all t, and such theta_0 have positive probability (yu-2025/eq-2.7-flow). "
                     "For Filippov solutions, which exist from every theta_0, the statement is false with K_t formed by 1(z > 0) (yu-2025/theorem-1-beyond-kinks); for gradient descent it is open (yu-2025/theorem-1-gradient-descent).";
    return finding;
}

rc::Gen<Rational> fractions() {
    return rc::gen::map(claim::integers(1, 999), [](long p) { return Rational(p, 1000); });
}

}  // namespace

claim::legacy::Check theorem_1() {
    return {
        .id = "yu-2025/theorem-1",
        .check = check,
        .controls = {{"C = 0", [](const claim::Context&) { return claim::verdict_of(argue(0, true).conclusion()); }},
                     {"f_t(x_i) -> +infinity whatever the label", [](const claim::Context&) { return claim::verdict_of(argue(Rational(1, 1000), false).conclusion()); }}},
        .property = claim::property("n = 1, constant kernel: the exact time from u_0 to u_1 < u_0 is below the bound of V", frozen_kernel, claim::Input{"u_0", fractions()},
                                    claim::Input{"u_1/u_0", fractions()}),
    };
}
const claim::legacy::Registered registered_theorem_1{theorem_1};

}  // namespace proofs::yu_2025
