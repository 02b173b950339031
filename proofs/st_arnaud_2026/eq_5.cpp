#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::eq_5 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// t n >= time, and the least gain is Omega(1/n^power).
struct Reading {
    Rational time = 1;
    long power = 1;
};

Ball gain(const Ball& lambda, const Ball& t) { return (Ball(1) - rigor::exp(-t * lambda)) / lambda; }

/// |A u|^2 >= lambda^2 |u|^2 where A - lambda I is positive semidefinite, lambda >= 0, exactly.
Truth least_gain(claim::Sampler& sampler) {
    const long n = sampler.integer(1, 4);  // free: sizes of the samples
    RationalMatrix A = sampler.positive_matrix(n);
    const Rational lambda = sampler.positive_rational();
    RationalMatrix u(n, 1);
    for (long i = 0; i < n; ++i) {
        A(i, i) += lambda;  // A A^T + lambda I: no eigenvalue below lambda
        u(i, 0) = sampler.rational();
    }
    const RationalMatrix image = A * u;
    Rational left = 0, right = 0;
    for (long i = 0; i < n; ++i) {
        left += image(i, 0) * image(i, 0);
        right += u(i, 0) * u(i, 0);
    }
    return rigor::truth(left >= lambda * lambda * right);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(128);
    claim::Result result;
    result.scope = "all X with K invertible, all x, x', t >= 1/n";
    result.steps.carries(claim::written(context, "spectral"))
        .supports(claim::instances("|A u|^2 >= lambda^2 |u|^2 for A = B B^T + lambda I of up to 4 rows, exactly",
                                   context.seed, 50, least_gain))  // free: how many
        .carries(claim::cites(context, "st-arnaud-2026/definition-4"))
        .carries(claim::exact({fmt::format("1 - e^(-tau), tau = {}", rigor::to_string(reading.time)),
                               Ball(1) - rigor::exp(-Ball(reading.time))},
                              Relation::greater, {"0", 0}))
        .carries(claim::identity<2>(
            fmt::format("n^{} (1 - E)/n, E = e^(-tau)", reading.power),
            [&](const auto& n, const auto& E) {
                auto scaled = (1 - E) / n;
                for (long k = 0; k < reading.power; ++k) scaled = scaled * n;
                return scaled;
            },
            "1 - E", [](const auto&, const auto& E) { return 1 - E; }))
        .carries(claim::written(context, "gain"));
    return result;
}

/// The gains of two points, lambda = 1 ± Theta_bar, are at least (1 - e^(-2t))/2.
Truth two_points(const Rational& z, const Rational& t, long L) {
    const rigor::Precision precision(400);
    const Ball b = theta_bar(z, L), least = gain(Ball(2), Ball(t));
    return rigor::certainly_at_most(least, gain(Ball(1) + b, Ball(t))) &&
           rigor::certainly_at_most(least, gain(Ball(1) - b, Ball(t)));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/eq-5", check)
        .control("t >= 0 only", [](Reading& r) { r.time = 0; })
        .control("Omega(1) in place of Omega(1/n)", [](Reading& r) { r.power = 0; })
        .corrected(Reading{})
        .correction_control("Omega(1/n^2), which this does not show to be the order", [](Reading& r) { r.power = 2; })
        .property(claim::property(
            "two points with z in (-1, 1), L <= 60: both gains (1 - e^(-t lambda))/lambda are at least (1 - e^(-2 t))/2, "
            "in balls",
            two_points, claim::Input{"z", claim::interior_correlations()},
            claim::Input{"t", claim::positive_rationals()}, claim::Input{"L", claim::integers(1, 60)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::eq_5
