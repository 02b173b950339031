#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::section_6_particles {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// Weights of this variance; the limit of the kernel off the diagonal.
struct Reading {
    Rational weights = 1, limit{1, 4};
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "fixed X of different points of the sphere, L -> infinity, t = infinity or fixed";
    result.steps.carries(claim::cites(context, "jacot-2018/proposition-1"))
        .carries(claim::cites(context, "st-arnaud-2026/proposition-1"))
        .carries(claim::exact({"the factor of Sigma^(L)(x, x) from layer to layer, half the variance of the weights",
                               Rational(reading.weights / 2)},
                              Relation::less, {"1", 1}))
        .carries(claim::written(context, "variance"))
        .carries(claim::cites(context, "st-arnaud-2026/proposition-3"))
        .carries(claim::cites(context, "st-arnaud-2026/theorem-2-limit"))
        .carries(claim::cites(context, "st-arnaud-2026/section-6-data-independent"))
        .carries(claim::identity<1>(
            "c/(1 + (n - 1) c) with the limit c off the diagonal",
            [&](const auto& n) { return reading.limit / (1 + (n - 1) * reading.limit); }, "1/(n + 3)",
            [](const auto& n) { return 1 / (n + 3); }))
        .carries(claim::written(context, "limit"));
    return result;
}

/// n = 1: n0 2^(L-1) times the variance of f_0(x) - Theta_bar f_0(x_1) is near 1 - 2/4 + 1/16 at these depths.
Truth variance_halved(const Rational& z, long L) {
    const rigor::Precision precision(300);
    ntk::NormalizedKernelIteration<Ball> walk(z);
    while (walk.layer() < L) walk.advance();
    const Ball b = theta_bar(z, L), rho = rigor::cos(walk.angle());
    const Ball scaled = Ball(1) - Ball(2) * b * rho + rigor::square(b);
    return rigor::certainly_less(rigor::abs(scaled - Ball(Rational(9, 16))), Ball(Rational(1, 10)));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6-particles", check)
        .control("weights of variance 2", [](Reading& r) { r.weights = 2; })
        .control("the limit 1/3 off the diagonal", [](Reading& r) { r.limit = Rational(1, 3); })
        .property(claim::property_where(
            "n = 1, x^T x_1 <= 1/2, L from 400 to 500: n0 2^(L-1) times the variance of f_infinity(x) differs from 9/16 "
            "by less than 1/10, in balls",
            [](const Rational& z, long) { return rigor::truth(z <= Rational(1, 2)); }, variance_halved,
            claim::Input{"z", claim::correlations()}, claim::Input{"L", claim::integers(400, 500)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_particles
