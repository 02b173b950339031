#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"
#include "ntk/kernel/residual_kernel.hpp"
#include "proofs/yu_2025/common/residual_formula.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::yu_2025::eq_3_10 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// The terms of the biases, and a factor of C_L = alpha^2.
struct Reading {
    FormulaTerms terms;
    Rational factor = 1;
};

/// The suite's r^(L) in balls against the printed sum. Near u = 1 arccos in a ball of u loses half of its digits a
/// layer.
Truth agrees(const Rational& u, long depth, const Rational& alpha, const Reading& reading) {
    const rigor::Precision scope(192);
    const auto parts = residual_parts(
        Ball(u), depth, Rational(alpha * alpha), [](const Ball& w) { return ntk::kappa_0(w); },
        [](const Ball& w) { return ntk::kappa_1(w); }, reading.terms);
    const Ball printed = Ball(reading.factor) * (parts.layers + parts.biases);
    const Ball suite = ntk::residual_kernel(ntk::angle_of<Ball>(u), depth, alpha).correction;
    return rigor::certainly_less(rigor::abs(printed - suite), Ball::dyadic(1, -40) * (Ball(1) + rigor::abs(suite)));
}
/// 2 a L (1 + a)^(L-1) + 2 ((1 + a)^L - 1).
Rational closed_form(long depth, const Rational& a) {
    const Rational power = rigor::power(Rational(1 + a), static_cast<unsigned long>(depth));
    return 2 * a * depth * power / (1 + a) + 2 * (power - 1);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::nothing;
    result.scope = "a definition: that (3.9) with it is the kernel of network (2.2) is another claim";
    result.steps.carries(claim::written(context, "defined"))
        .carries(claim::range("L", 1, 20, "u = 1, alpha^2 = 2/3: the printed sum is its closed form, exactly",
                              [&](long depth) {
                                  const Rational a(2, 3);
                                  const auto parts = residual_parts_at_one(depth, a, reading.terms);
                                  const Rational sum = reading.factor * (parts.layers + parts.biases);
                                  return rigor::truth(sum == closed_form(depth, a));
                              }))
        .carries(claim::instances("the printed sum and r^(L) of the suite, by another route, agree to 2^-40 in balls, "
                                  "|u| <= 9/10, L = 1 to 8",
                                  context.seed, 60,
                                  [&](claim::Sampler& sampler) {
                                      const Rational u = Rational(9, 10) * sampler.correlation();
                                      const long depth = sampler.integer(1, 8);
                                      const Rational alpha = sampler.rational(3, 5);
                                      return agrees(u, depth, alpha, reading);
                                  }))
        .carries(claim::written(context, "code"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-3.10", check)
        .control("without kappa_0 from \"+ 1\"", [](Reading& r) { r.terms.inner = 0; })
        .control("without the last 1", [](Reading& r) { r.terms.outer = 0; })
        .control("C_L = (1 + 1e-12) alpha^2", [](Reading& r) { r.factor += rigor::parse_rational("1e-12"); })
        .property(claim::property(
            "the printed sum and r^(L) of the suite agree to 2^-40 in balls, |u| <= 9/10",
            [](const Rational& u, const Rational& alpha, long depth) {
                return agrees(Rational(9, 10) * u, depth, alpha, {});
            },
            claim::Input{"u", claim::correlations()}, claim::Input{"alpha", claim::correlations()},
            claim::Input{"L", claim::integers(1, 10)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_3_10
