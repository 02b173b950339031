#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/kernel/two_point_kernel.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// Theta^(L+1) = dotSigma^(L + offset) Theta^(L) + Sigma^(L+1), and the pair of unit vectors of the example.
struct Reading {
    long offset = 0;
    Rational z = 0;
};

/// dotSigma^(l), Theta^(l) and Sigma^(l) of the ReLU, beta = 1/10, n_0 = 2, up to layer 5; index 0 is not used.
struct Layers {
    std::vector<Ball> slope{Ball(0), Ball(0)}, tangent{Ball(0)}, covariance{Ball(0)};
    explicit Layers(const Rational& z) {
        ntk::TwoPointKernelIteration<Ball> walk({1, z, 1}, ntk::FullyConnectedKernel::jacot(2, Rational(1, 10)));
        for (long l = 1; l <= 5; ++l) {  // free: more than are used
            tangent.push_back(walk.tangent_kernel());
            covariance.push_back(walk.covariance());
            slope.push_back(walk.derivative_covariance());
            walk.advance();
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

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false at L = 2";
    const auto L = 2L;
    result.steps.carries(claim::witness<Rational>(
        fmt::format("L = 2, the ReLU, beta = 1/10, n_0 = 2, unit vectors with <x, x'> = {}",
                    rigor::to_string(reading.z)),
        reading.z,
        {fmt::format("dotSigma^({}) Theta^(2) + Sigma^(3)", L + reading.offset),
         [=](const Rational& z) { return Layers(z).right_side(L, reading.offset); }},
        Relation::equal, {"Theta^(3)", [=](const Rational& z) { return Layers(z).sum_over_layers(L + 1); }},
        {64, 512}));
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
                        "dotSigma^(l+1) … dotSigma^(L+1), ReLU, to 2^-200",
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
        .control("x' = x, where dotSigma of the ReLU is 1/2 in every layer", [](Reading& r) { r.z = 1; })
        .corrected(check_correction, {.offset = 1})
        .correction_control("dotSigma^(L)", [](Reading& r) { r.offset = 0; })
        .property(claim::property_where(
            "different unit vectors, ReLU, L = 2, 3, 4: the two sides differ with dotSigma^(L)",
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
}  // namespace proofs::jacot_2018
