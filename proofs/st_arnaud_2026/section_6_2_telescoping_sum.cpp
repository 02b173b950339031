#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/depth/depth_asymptotics.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "proofs/st_arnaud_2026/common/depth_map_steps.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::section_6_2_telescoping_sum {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// V_(L+1) - V_2 = L coefficient sqrt(2)/pi + sum_(k=2)^L O(e_k^(halves/2)).
struct Reading {
    Rational coefficient{1, 3};
    long halves = 1;
};

/// sum_(k=2)^L (V_(k+1) - V_k) = V_(L+1) - V_2.
claim::Step telescoping() {
    claim::Steps base, step;
    base.carries(claim::identity<2>(
        "the sum at L = 2", [](const auto& V2, const auto& V3) { return V3 - V2; }, "V_3 - V_2",
        [](const auto& V2, const auto& V3) { return V3 - V2; }));
    step.carries(claim::identity<3>(
        "(V_(L+1) - V_2) + (V_(L+2) - V_(L+1))",
        [](const auto& V2, const auto& now, const auto& next) { return (now - V2) + (next - now); }, "V_(L+2) - V_2",
        [](const auto& V2, const auto&, const auto& next) { return next - V2; }));
    return claim::induction("L", base, step);
}

/// sqrt(2) (V_(L+1) - V_L) = R/(t (1 + t)) = R (1/2 + (3/8) v R + …): the order in v of the first term after R(0)/2.
long order_of_the_error() { return Rational(3, 8) * pi_R_at_zero() * pi_R_at_zero() == 0 ? 2 : 1; }

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all z in [-1, 1), all L >= 2; the constant of the O depends on z";
    result.steps.carries(telescoping())
        .carries(claim::cites(context, "st-arnaud-2026/section-6.2-v-recurrence"))
        .carries(claim::exact({"pi R(0)/4, the limit of V_(L+1) - V_L in units of sqrt(2)/pi", pi_R_at_zero() / 4},
                              Relation::equal, {"the printed coefficient of L", reading.coefficient}))
        .carries(claim::exact({"the power of e_k^(1/2) in the printed error", reading.halves}, Relation::at_most,
                              {"that of V_(k+1) - V_k - sqrt(2)/(3 pi)", order_of_the_error()}))
        .carries(claim::written(context, "terms"))
        .carries(claim::cites(context, "st-arnaud-2026/figure-3-increasing"))
        .carries(claim::written(context, "missing"));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
    result.values = {{"sqrt(2)/(3 pi)", (rigor::sqrt(Ball(2)) / (Ball(3) * Ball::pi())).enclosure(context.digits)}};
    return result;
}

/// 0 <= V_(L+1) - V_2 - (L - 1) sqrt(2)/(3 pi) <= 0.11 sum_(k=2)^L e_k^(1/2).
Truth sum_of_errors(const Rational& z, long L) {
    const rigor::Precision precision(600);
    ntk::NormalizedKernelIteration<Ball> walk(z);
    walk.advance_to(2);
    const auto root = [&] { return rigor::sqrt(Ball(1) - walk.correlation()); };
    const Ball first = Ball(1) / root();
    Ball sum(0);
    for (long k = 2; k <= L; ++k) {
        sum += root();
        walk.advance();
    }
    const Ball error = Ball(1) / root() - first - Ball(L - 1) * rigor::sqrt(Ball(2)) / (Ball(3) * Ball::pi());
    return rigor::certainly_nonnegative(error) && rigor::certainly_at_most(error, Ball(Rational(11, 100)) * sum);
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational small = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/section-6.2-telescoping-sum", check)
        .control("the coefficient (1/3 + 1e-20) sqrt(2)/pi", [=](Reading& r) { r.coefficient += small; })
        .control("the coefficient (1/3 - 1e-20) sqrt(2)/pi", [=](Reading& r) { r.coefficient -= small; })
        .control("errors O(e_k), whose sum is bounded", [](Reading& r) { r.halves = 2; })
        .property(claim::property(
            "0 <= V_(L+1) - V_2 - (L - 1) sqrt(2)/(3 pi) <= 0.11 sum_(k=2)^L e_k^(1/2), z in [-1, 1), L <= 120",
            sum_of_errors, claim::Input{"z", claim::correlations_below_one()},
            claim::Input{"L", claim::integers(2, 120)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_2_telescoping_sum
