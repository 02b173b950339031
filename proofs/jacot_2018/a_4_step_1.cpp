#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/kernel/dual_activation.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::a_4_step_1 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// Theta^(L+1) = dotSigma^(L + offset) Theta^(L) + Sigma^(L+1), the pair of unit vectors of the example and its
/// nonlinearity, sin or u.
struct Reading {
    long offset = 0;
    Rational z = 0;  // free: one of many pairs
    bool sine = true;
};

/// dotSigma^(l), Theta^(l) and Sigma^(l), beta = 1/10, n_0 = 2, up to layer 5; index 0 is not used. With variance v and
/// covariance c of the layer below E sin sin = e^-v sinh c and E cos cos = e^-v cosh c (E cos(X ± Y) = e^(-v ∓ c)); for
/// sigma = u they are c and 1.
struct Layers {
    std::vector<Ball> slope{Ball(0), Ball(0)}, tangent{Ball(0)}, covariance{Ball(0)};
    explicit Layers(const Rational& z, bool sine = true) {
        const Rational square(1, 100);
        const auto mean = [&](const Ball& v, const Ball& c, bool derivative) {
            if (!sine) return derivative ? Ball(1) : c;
            const Ball up = rigor::exp(c - v), down = rigor::exp(-c - v);
            return (derivative ? up + down : up - down) / Ball(2);
        };
        Ball v(Rational(Rational(1, 2) + square)), c(Rational(z / 2 + square));
        tangent.push_back(c);
        covariance.push_back(c);
        for (long l = 2; l <= 5; ++l) {  // free: more than are used
            slope.push_back(mean(v, c, true));
            c = mean(v, c, false) + Ball(square);
            v = mean(v, v, false) + Ball(square);
            covariance.push_back(c);
            tangent.push_back(slope.back() * tangent.back() + c);
        }
    }
    Ball right_side(long L, long offset) const {
        const auto l = static_cast<std::size_t>(L);
        return slope[static_cast<std::size_t>(L + offset)] * tangent[l] + covariance[l + 1];
    }
    /// Theta^(L) as a sum over the layers: sum_l Sigma^(l) dotSigma^(l+1) … dotSigma^(L).
    Ball sum_over_layers(long L) const {
        Ball sum(0);
        for (long l = 1; l <= L; ++l) {
            Ball term = covariance[static_cast<std::size_t>(l)];
            for (long m = l + 1; m <= L; ++m) term *= slope[static_cast<std::size_t>(m)];
            sum += term;
        }
        return sum;
    }
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = fmt::format("false at L = 2 for sigma = {}, beta = 1/10, n_0 = 2, <x, x'> = {}",
                               reading.sine ? "sin" : "u", rigor::to_string(reading.z));
    const auto L = 2L;
    result.steps.carries(claim::witness<Rational>(
        fmt::format("L = 2, sigma = {}, beta = 1/10, n_0 = 2, unit vectors with <x, x'> = {}",
                    reading.sine ? "sin" : "u", rigor::to_string(reading.z)),
        reading.z,
        {fmt::format("dotSigma^({}) Theta^(2) + Sigma^(3)", L + reading.offset),
         [=](const Rational& z) { return Layers(z, reading.sine).right_side(L, reading.offset); }},
        Relation::equal,
        {"Theta^(3)", [=](const Rational& z) { return Layers(z, reading.sine).sum_over_layers(L + 1); }}, {64, 512}));
    if (!context.verdict_only) {
        const rigor::Precision precision(64);
        const Layers layers(reading.z);
        const Rational v = Rational(1, 2) + Rational(1, 100), c = reading.z / 2 + Rational(1, 100);
        result.steps.supports(
            claim::exact({"|Sigma^(2) of sin in closed form - Sigma^(2) by certified quadrature in the plane|",
                          rigor::abs(layers.covariance[2] - Ball(Rational(1, 100)) -
                                     ntk::dual_by_quadrature(ntk::SmoothActivation::sine, v, c / v))},
                         claim::Relation::less, {"1e-8", rigor::parse_rational("1e-8")}));
    }
    return result;
}

Truth recursion_holds(const Rational& z, long L, long offset) {
    const rigor::Precision precision(256);
    const Layers layers(z);
    return rigor::certainly_less(rigor::abs(layers.right_side(L, offset) - layers.sum_over_layers(L + 1)),
                                 Ball::dyadic(1, -200));
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every L >= 1, every sigma, beta";
    result.steps.carries(claim::written(context, "definition"))
        .supports(claim::instances(
            fmt::format("dotSigma^(L + {}) Theta^(L) + Sigma^(L+1) is the sum over the layers sum_l Sigma^(l) "
                        "dotSigma^(l+1) … dotSigma^(L+1), sin, to 2^-200",
                        reading.offset),
            context.seed, 30,  // free: how many
            [&](claim::Sampler& sampler) {
                const Rational z(sampler.integer(-9, 9), 10);
                return recursion_holds(z, sampler.integer(2, 4), reading.offset);
            }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.4-step-1", check)
        .control("dotSigma^(L+1)", [](Reading& r) { r.offset = 1; })
        .control("sigma = u, whose dotSigma is 1 in every layer", [](Reading& r) { r.sine = false; })
        .corrected(check_correction, {.offset = 1})
        .correction_control("dotSigma^(L)", [](Reading& r) { r.offset = 0; })
        .property(claim::property_where(
            "different unit vectors, sin, L = 2, 3, 4: the two sides differ with dotSigma^(L)",
            [](const Rational& z, long) { return rigor::truth(abs(z) <= Rational(9, 10)); },
            [](const Rational& z, long L) {
                const rigor::Precision precision(256);
                const Layers layers(z);
                return rigor::certainly_less(Ball::dyadic(1, -60),
                                             rigor::abs(layers.right_side(L, 0) - layers.sum_over_layers(L + 1)));
            },
            claim::Input{"z", claim::interior_correlations()}, claim::Input{"L", claim::integers(2, 4)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_4_step_1
