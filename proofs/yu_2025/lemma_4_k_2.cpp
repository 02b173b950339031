#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"
#include "ntk/kernel/relu_expectation.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::lemma_4_k_2 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// E[relu relu'] = factor kappa_1.
struct Reading {
    Rational factor{1, 2};
};

/// |factor kappa_1(u) - expectation|, the latter by certified quadrature.
Ball gap(const Reading& reading, const Rational& u) {
    const rigor::Precision precision(160);
    return rigor::abs(Ball(reading.factor) * ntk::kappa_1(Ball(u)) -
                      ntk::relu_expectation_by_quadrature(ntk::angle_of<Ball>(u)));
}
const Ball& small() {
    static const Ball size = Ball::dyadic(1, -70);
    return size;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all x, x' of the open half sphere: all u = <x, x'> in (-1, 1]";
    const Rational factor = reading.factor;
    const std::vector<Rational> list{Rational(-999, 1000), Rational(-1, 2), 0, Rational(1, 3), 1};
    result.steps.carries(claim::written(context, "polar"))
        .carries(claim::identity<2>(
            "1/(2 pi) 2 (s/2), s = (pi - theta) cos theta + sin theta",
            [](const auto& s, const auto& pi) { return 1 / (2 * pi) * 2 * (s / 2); },
            fmt::format("{} s/pi", rigor::to_string(factor)),
            [=](const auto& s, const auto& pi) { return factor * s / pi; }))
        .supports(claim::exact_for_each<Rational>(
            "u = -999/1000, -1/2, 0, 1/3, 1", list,
            {fmt::format("|{} kappa_1(u) - E[sigma sigma'] by certified quadrature|", rigor::to_string(factor)),
             [&](const Rational& u) { return gap(reading, u); }},
            Relation::less, {"2^-70", [](const Rational&) { return small(); }}));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    result.values = {
        {"E[relu relu'] at u = 1/2 by quadrature",
         ntk::relu_expectation_by_quadrature(ntk::angle_of<Ball>(Rational(1, 2))).enclosure(context.digits)},
        {"kappa_1(1/2)/2", (ntk::kappa_1(Ball(Rational(1, 2))) / Ball(2)).enclosure(context.digits)}};
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/lemma-4-k-2", check)
        .control("kappa_1 without the half", [](Reading& r) { r.factor = 1; })
        .control("factor 1/2 + 1e-30", [](Reading& r) { r.factor += rigor::parse_rational("1e-30"); })
        .property(claim::property(
            "kappa_1(u)/2 is the expectation by certified quadrature to 2^-70, u in [-1, 1]",
            [](const Rational& u) { return rigor::certainly_less(gap({}, u), small()); },
            claim::Input{"u", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::lemma_4_k_2
