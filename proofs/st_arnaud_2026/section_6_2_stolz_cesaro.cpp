#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/depth/depth_asymptotics.hpp"
#include "ntk/kernel/normalized_kernel.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::section_6_2_stolz_cesaro {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// sum_(k=2)^L O(e_k^(halves/2))/L^power -> 0.
struct Reading {
    long halves = 1;
    long power = 1;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all z in [-1, 1), L -> infinity; the constants depend on z";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/lemma-1"))
        .carries(claim::exact({"the power of e_k^(1/2), so that the terms tend to 0", reading.halves},
                              Relation::greater, {"0", 0}))
        .carries(claim::identity<1>(
            "the increment of the denominator",
            [&](const auto& L) {
                auto now = L / L, next = L / L;
                for (long i = 0; i < reading.power; ++i) {
                    now = now * L;
                    next = next * (L + 1);
                }
                return next - now;
            },
            "1", [](const auto& L) { return L / L; }))
        .carries(claim::written(context, "stolz"));
    return result;
}

/// (1/L) sum_(k=2)^L e_k^(1/2) <= (3 pi/sqrt 2) (1/U_2 + log L)/L, as U_k >= U_2 + k - 2.
Truth mean_is_small(const Rational& z, long L) {
    const rigor::Precision precision(400);
    ntk::NormalizedKernelIteration<Ball> walk(z);
    walk.advance_to(2);
    const Ball first = ntk::depth_coordinate(walk.angle());
    Ball sum(0);
    for (long k = 2; k <= L; ++k) {
        sum += rigor::sqrt(Ball(1) - walk.correlation());
        walk.advance();
    }
    return rigor::certainly_less(
        sum,
        Ball(3) * Ball::pi() / rigor::sqrt(Ball(2)) * (Ball(1) / first + rigor::log(Ball(L))) + Ball::dyadic(1, -100));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.2-stolz-cesaro", check)
        .control("without the division by L: the sum grows like log L", [](Reading& r) { r.power = 0; })
        .control("terms O(1), e_k^0 in place of e_k^(1/2)", [](Reading& r) { r.halves = 0; })
        .property(claim::property(
            "sum_(k=2)^L e_k^(1/2) <= (3 pi/sqrt 2) (1/U_2 + log L), z in [-1, 1), L <= 120, so that the mean tends to 0",
            mean_is_small, claim::Input{"z", claim::correlations_below_one()},
            claim::Input{"L", claim::integers(2, 120)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_2_stolz_cesaro
