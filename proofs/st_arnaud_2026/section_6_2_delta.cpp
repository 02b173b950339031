#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/st_arnaud_2026/common/harmonic.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::st_arnaud_2026::section_6_2_delta {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// sum_k (1/k) exp(-sum_(k' = k+1)^(L+1) weight/k') + eps_2 exp(-sum_(k' = 2)^(L+1) weight/k')
///   <= e^(4 delta) (sum_k (1/k) (k/(L+1))^4 + eps_2/(L+1)^4), k from 2 to L + 1, with delta = factor/L^power.
struct Reading {
    long weight = 4;
    Rational factor = 1;
    unsigned long power = 1;
};

/// Both sides but for e^(4 delta).
struct Sides {
    Ball left, right;
};
Sides sides(const Reading& reading, long L, const Rational& epsilon) {
    const Ball end(harmonic(L + 1)), weight(reading.weight);
    Sides total{Ball(epsilon) * rigor::exp(-weight * (end - Ball(1))), Ball(epsilon) / rigor::power(Ball(L + 1), 4UL)};
    Rational H = 1;
    for (long k = 2; k <= L + 1; ++k) {
        H += Rational(1, k);
        total.left += rigor::exp(-weight * (end - Ball(H))) / Ball(k);
        total.right += rigor::power(Ball(Rational(k, L + 1)), 4UL) / Ball(k);
    }
    return total;
}
/// ln(left/right)/4, the least delta.
Ball least_delta(const Reading& reading, long L, const Rational& epsilon) {
    const Sides both = sides(reading, L, epsilon);
    return rigor::log(both.left / both.right) / Ball(4);
}
Ball delta(const Reading& reading, long L) { return Ball(reading.factor) / rigor::power(Ball(L), reading.power); }

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(128);
    claim::Result result;
    result.scope = "L -> infinity, all z in [-1, 1); the inequality between the sums, with their last terms";
    const long w = reading.weight;
    const std::string rate = fmt::format("{}/L^{}", rigor::to_string(reading.factor), reading.power);
    result.steps.carries(claim::cites_correction(context, "st-arnaud-2026/section-6.2-harmonic-sum"))
        .carries(claim::exact({fmt::format("1/{}, the limit of the left side", w), Rational(1, w)}, Relation::at_most,
                              {"1/4, that of the right side", Rational(1, 4)}))
        .carries(claim::exact({"least delta at L = 1000, eps_2 = 0", least_delta(reading, 1000, 0)}, Relation::less,
                              {rate, delta(reading, 1000)}))
        .carries(claim::written(context, "terms"))
        .carries(claim::written(context, "sums"))
        .supports(claim::instances("the inequality with delta = " + rate + " for |eps_2| <= 1, 5 <= L <= 300",
                                   context.seed, 30, [&](claim::Sampler& sampler) {
                                       const long L = sampler.integer(5, 300);
                                       const Rational epsilon = sampler.correlation();
                                       return rigor::certainly_less(least_delta(reading, L, epsilon),
                                                                    delta(reading, L));
                                   }));
    if (context.verdict_only) return result;
    const long digits = std::min(context.digits, 12L);
    result.values = {
        {"least delta for the sums at L = 1000, eps_2 = 0", least_delta(reading, 1000, 0).enclosure(digits)},
        {"least delta for k = 2 alone at L = 1000", needed_delta(2, 1000).enclosure(digits)},
        {"least delta for k = 100 alone at L = 1000", needed_delta(100, 1000).enclosure(digits)}};
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.2-delta", check)
        .control("3/k' in place of 4/k'", [](Reading& r) { r.weight = 3; })
        .control("delta = 1/L^2", [](Reading& r) { r.power = 2; })
        .control("delta = 1/(7 L)", [](Reading& r) { r.factor = Rational(1, 7); })
        .property(claim::property(
            "ln((L+1)/k) - (H_(L+1) - H_k) < 1/(2k), in balls",
            [](long k, long more) {
                const rigor::Precision precision(128);
                return rigor::certainly_less(needed_delta(k, k + more), Ball(Rational(1, 2 * k)));
            },
            claim::Input{"k", claim::integers(1, 300)}, claim::Input{"L - k", claim::integers(0, 300)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_2_delta
