#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/kernel/neural_tangent_kernel.hpp"
#include "ntk/kernel/relu_expectation.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::proposition_1 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// x' = c x, c of the sign `correlation`. In units of |x||x'|/n0 the print says Sigma^(L) = 1/base^(L - first),
/// Sigma_dot = slope, Theta^(L+1) = factor Theta^(L) + 1/2^(L + delay) = (L + shift)/2^(L + delay).
struct Reading {
    claim::PiecewiseLinear activation{};
    int correlation = 1;
    Rational base = 2, slope{1, 2}, factor{1, 2}, shift = 1;
    long first = 1, delay = 0;
};

/// For a centred Gaussian f, whose sign is independent of |f|: E[act(f) act(c f)]/(|c| E[f^2]), c = 1 or -1, as the
/// mean over the two signs of f.
Rational second_moment(const Reading& reading) {
    const auto product = [&](long sign) {
        return reading.activation(Rational(sign)) * reading.activation(Rational(sign * reading.correlation));
    };
    return (product(1) + product(-1)) / 2;
}
Rational derivative_moment(const Reading& reading) {
    const auto product = [&](long sign) {
        return reading.activation.slope(Rational(sign)) *
               reading.activation.slope(Rational(sign * reading.correlation));
    };
    return (product(1) + product(-1)) / 2;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all L >= 1 (Sigma_dot: L >= 2), all n0, all x' = c x, c > 0";
    const Rational moment = second_moment(reading), slope = derivative_moment(reading);
    const Rational later = rigor::power_of_two(-reading.delay);
    // Theta^(L) as printed, power = 2^(L - 1).
    const auto kernel_at = [&](const auto& L, const auto& power) { return (L - 1 + reading.shift) * later / power; };
    claim::Steps base, step, kernel_base, kernel_step;
    const auto exponent = static_cast<unsigned long>(1 - reading.first);
    base.carries(claim::exact({fmt::format("1/{}^{}, printed for Sigma^(1)", rigor::to_string(reading.base), exponent),
                               1 / rigor::power(reading.base, exponent)},
                              Relation::equal,
                              {"<x, x'>/(|x| |x'|), which definition 1 says", Rational(reading.correlation)}));
    step.carries(claim::exact({"E[relu(f) relu(c f)]/(c E[f^2]), the factor of a layer", moment}, Relation::equal,
                              {"the printed factor", 1 / reading.base}));
    kernel_base.carries(claim::exact({"printed for Theta^(1)", kernel_at(Rational(1), Rational(1))}, Relation::equal,
                                     {"Sigma^(1)", Rational(reading.correlation)}));
    kernel_step.carries(claim::identity<2>(
        fmt::format("{} Theta^(L) + {}/2^(L-1) for the printed Theta^(L)", rigor::to_string(slope),
                    rigor::to_string(moment)),
        [&](const auto& L, const auto& power) { return slope * kernel_at(L, power) + moment / power; },
        "the printed Theta^(L+1)", [&](const auto& L, const auto& power) { return kernel_at(L + 1, 2 * power); }));
    result.steps.carries(claim::written(context, "moments"))
        .carries(
            claim::exact({"E[relu'(f) relu'(c f)]", slope}, Relation::equal, {"Sigma_dot, printed", reading.slope}))
        .carries(claim::induction("L, Sigma^(L)", base, step))
        .carries(claim::written(context, "covariance"))
        .carries(claim::identity<2>(
            "Sigma_dot Theta^(L) + Sigma^(L+1)",
            [&](const auto& kernel, const auto& power) { return slope * kernel + moment / power; },
            fmt::format("{} Theta^(L) + {}/2^L, as printed", rigor::to_string(reading.factor), rigor::to_string(later)),
            [&](const auto& kernel, const auto& power) { return reading.factor * kernel + later / (2 * power); }))
        .carries(claim::induction("L, Theta^(L)", kernel_base, kernel_step))
        .carries(claim::written(context, "kernel"))
        .supports(claim::exact(
            [&]() -> claim::Named {
                const Ball angle = reading.correlation > 0 ? Ball(0) : Ball::pi();
                return {"|E[relu(f) relu(c f)]/c by certified quadrature - 1/2|",
                        rigor::abs(ntk::relu_expectation_by_quadrature(angle) - Ball(Rational(1, 2)))};
            },
            Relation::at_most,
            [] {
                return claim::Named{"2^-100", rigor::power_of_two(-100)};
            }));
    return result;
}

/// The printed closed forms against the iteration in balls.
Truth agrees(long L, long n0) {
    const rigor::Precision precision(256);
    ntk::NeuralTangentKernelIteration<Ball> walk(Rational(1), {n0, 0});
    walk.advance_to(L);
    const Ball unit = Ball(Rational(rigor::power_of_two(1 - L) / n0));
    const Ball slack = unit * Ball::dyadic(1, -200);
    return rigor::certainly_less(rigor::abs(walk.covariance() - unit), slack) &&
           rigor::certainly_less(rigor::abs(walk.tangent_kernel() - Ball(L) * unit), Ball(L) * slack);
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational small = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/proposition-1", check)
        .control("perfectly negatively correlated", [](Reading& r) { r.correlation = -1; })
        .control("leaky ReLU", [](Reading& r) { r.activation.below = Rational(-1, 10); })
        .control("ReLU times 1 + 1e-20", [=](Reading& r) { r.activation.above += small; })
        .control("(2 + 1e-20)^(L-1) in place of 2^(L-1) in Sigma^(L)", [=](Reading& r) { r.base += small; })
        .control("2^L in place of 2^(L-1) in Sigma^(L)", [](Reading& r) { r.first = 0; })
        .control("Sigma_dot = 1/2 - 1e-20", [=](Reading& r) { r.slope -= small; })
        .control("factor 1/2 + 1e-20 of Theta^(L)", [=](Reading& r) { r.factor += small; })
        .control("2^(L+1) in place of 2^L in Theta^(L+1)", [](Reading& r) { r.delay = 1; })
        .control("L + 2 in place of L + 1 in Theta^(L+1)", [](Reading& r) { r.shift = 2; })
        .property(claim::property(
            "the ball iteration at z = 1 gives Sigma^(L) = 2^(1-L)/n0 and Theta^(L) = L 2^(1-L)/n0, for L <= 100 and "
            "random n0",
            agrees, claim::Input{"L", claim::integers(1, 100)}, claim::Input{"n0", claim::integers(1, 1000)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::proposition_1
