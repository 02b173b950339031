#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "proofs/st_arnaud_2026/common/depth_lemmas.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::lemma_1 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Point, rigor::Rational, rigor::Truth;

/// rho^(L) -> limit under the iteration of h, where h(cos theta) = cos theta + theta^3 (A(theta) - lowered)/pi and A is
/// (sin theta - theta cos theta)/theta^3.
struct Reading {
    Rational limit = 1;
    Rational lowered = 0;
};

/// h(cos theta) - cos theta.
Ball excess(const Reading& reading, const Ball& theta) {
    const Ball cube = rigor::power(theta, 3UL);
    return (ntk::sin_minus_x_cos(theta) - cube * Ball(reading.lowered)) / Ball::pi();
}

/// 9 pi^2/(2 (U_1 + L - 1)^2), which bounds 1 - rho^(L).
Ball rate_bound(const Rational& z, long L) {
    const Ball U = ntk::depth_coordinate(ntk::angle_of<Ball>(z)) + Ball(L - 1);
    return Ball(Rational(9, 2)) * rigor::square(Ball::pi() / U);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    const std::string lowered = reading.lowered == 0 ? "" : " - " + rigor::to_string(reading.lowered);
    claim::Result result;
    result.scope = "all rho^(1) in [-1, 1], the ends included";
    result.steps
        .carries(claim::exact_for_each<Rational>("z = -1, -9/10, 0, 1/2, 99/100", {-1, {-9, 10}, 0, {1, 2}, {99, 100}},
                                                 {"|h(z) - z - (sin theta - theta cos theta)/pi|",
                                                  [&](const Rational& z) {
                                                      return rigor::abs(ntk::depth_map_as_printed(Ball(z)) - Ball(z) -
                                                                        excess(reading, ntk::angle_of<Ball>(z)));
                                                  }},
                                                 Relation::less,
                                                 {"2^-100", [](const Rational&) { return Ball::dyadic(1, -100); }}))
        .carries(claim::everywhere(
            {{{"theta", ntk::all_angles()[0]}}},
            {"(sin theta - theta cos theta)/theta^3" + lowered,
             [&](const Point& x) { return claim::Quantity(ntk::sine_remainder(x[0]) - Ball(reading.lowered)); }},
            Relation::greater, claim::constant(0)))
        .carries(claim::exact({fmt::format("h(c) - c at c = {}", rigor::to_string(reading.limit)),
                               excess(reading, ntk::angle_of<Ball>(reading.limit))},
                              Relation::equal, {"0", 0}))
        .carries(claim::cites(context, "st-arnaud-2026/definition-5"))
        .carries(claim::cites(context, "st-arnaud-2026/figure-3-increasing"))
        .carries(claim::written(context, "limit"));
    if (context.verdict_only) return result;
    const claim::Steps lemmas = lemmas_a_and_b();
    for (const claim::Step& lemma : lemmas.list()) result.steps.supports(lemma);
    result.steps.supports(claim::written(context, "rate"));
    result.values = {{"1 - rho^(1000) at z = 0", (Ball(1) - ntk::correlation<Ball>(0, 1000)).enclosure(context.digits)},
                     {"its bound 9 pi^2/(2 (U_1 + 999)^2)", rate_bound(0, 1000).enclosure(context.digits)}};
    return result;
}

Truth within_rate(const Rational& z, long L) {
    const rigor::Precision precision(600);
    const Ball gap = Ball(1) - ntk::correlation<Ball>(z, L);
    return rigor::certainly_less(Ball(0), gap) && rigor::certainly_at_most(gap, rate_bound(z, L));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/lemma-1", check)
        .control("the limit 1 - 1e-30", [](Reading& r) { r.limit = 1 - rigor::parse_rational("1e-30"); })
        .control("the limit 0", [](Reading& r) { r.limit = 0; })
        .control("h lowered so that it meets the identity (A - 1/9)", [](Reading& r) { r.lowered = Rational(1, 9); })
        .control("h lowered below the identity next to 1 (A - 1/3)", [](Reading& r) { r.lowered = Rational(1, 3); })
        .property(claim::property("0 < 1 - rho^(L) <= 9 pi^2/(2 (U_1 + L - 1)^2) for z in [-1, 1), 2 <= L <= 400",
                                  within_rate, claim::Input{"z", claim::correlations_below_one()},
                                  claim::Input{"L", claim::integers(2, 400)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::lemma_1
