#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/depth_map.hpp"
#include "ntk/kernel/relu_expectation.hpp"
#include "proofs/st_arnaud_2026/common/depth_map_steps.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::proposition_5_recurrence {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// Theta_bar^(L+1) = (L + above)/(L + below) h'(rho^(L)) Theta_bar^(L) + h(rho^(L))/(L + source), with
/// Theta_bar^(L) = n0 2^(L - halvings) Theta^(L)/L (definition 4) and the h of definition 5.
struct Reading {
    Rational above = 0, below = 1, source = 1;
    long halvings = 1;
    DepthMapPrint h;
};

/// "L" or "(L + shift)".
std::string shifted(const Rational& shift) {
    return shift == 0 ? "L" : fmt::format("(L + {})", rigor::to_string(shift));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all unit x, x' (antipodal and equal ones included), all L >= 1, all n0";
    const Rational halved = rigor::power_of_two(-reading.halvings);
    // power = 2^L, kernel = Theta^(L), slope = h'(rho^(L)), image = h(rho^(L)).
    const auto normalized = [&](const auto& n0, const auto& power, const auto& layer, const auto& kernel) {
        return n0 * power * halved * kernel / layer;
    };
    result.steps.carries(claim::cites(context, "st-arnaud-2026/proposition-1"))
        .carries(claim::cites(context, "st-arnaud-2026/proposition-2"))
        .carries(claim::cites(context, "st-arnaud-2026/figure-3-increasing"))
        .carries(derivative_in_arcsin(reading.h))
        .carries(claim::identity<2>(
            "half of the derivative of h, as a function of arcsin(rho) and pi",
            [&](const auto& arcsin, const auto& pi) { return (reading.h.arcsin * arcsin / pi + reading.h.linear) / 2; },
            "arcsin(rho)/(2 pi) + 1/4, which is Sigma_dot^(L+1) for rho < 1",
            [](const auto& arcsin, const auto& pi) { return arcsin / (2 * pi) + Rational(1, 4); }))
        .carries(claim::exact({"h'(1)/2", reading.h.slope_at(1) / 2}, Relation::equal,
                              {"Sigma_dot^(L+1) on the diagonal", Rational(1, 2)}))
        .carries(claim::exact({"h(1)", reading.h.at(1)}, Relation::equal,
                              {"n0 2^L Sigma^(L+1) on the diagonal", Rational(1)}))
        .carries(claim::written(context, "one-layer"))
        .carries(claim::identity<6>(
            "Theta_bar^(L+1) for Theta^(L+1) = h' Theta^(L)/2 + h/(n0 2^L)",
            [&](const auto& n0, const auto& power, const auto& L, const auto& kernel, const auto& slope,
                const auto& image) {
                return normalized(n0, 2 * power, L + 1, slope / 2 * kernel + image / (n0 * power));
            },
            fmt::format("{}/{} h' Theta_bar^(L) + h/{}", shifted(reading.above), shifted(reading.below),
                        shifted(reading.source)),
            [&](const auto& n0, const auto& power, const auto& L, const auto& kernel, const auto& slope,
                const auto& image) {
                return (L + reading.above) / (L + reading.below) * slope * normalized(n0, power, L, kernel) +
                       image / (L + reading.source);
            }))
        .carries(claim::written(context, "normalized"));
    return result;
}

/// The printed line from layer L to L + 1, both kernels by the definitions: Theta of theorem 1 with the expectation by
/// certified quadrature and h, h' as printed; nothing of what the check uses.
Truth agrees_with_definition(const Rational& z, long L, long n0) {
    const rigor::Precision precision(512);
    Ball angle = ntk::angle_of<Ball>(z), kernel = Ball(Rational(z / n0)), scale = Ball(Rational(1, n0));
    const auto normalized = [&](long l) { return Ball(n0) * Ball(rigor::power_of_two(l - 1)) * kernel / Ball(l); };
    const auto next_layer = [&] {
        const Ball both_positive = (Ball::pi() - angle) / (Ball(2) * Ball::pi());
        const Ball rho = Ball(2) * ntk::relu_expectation_by_quadrature(angle);
        scale = scale / Ball(2);
        kernel = both_positive * kernel + scale * rho;
        angle = rigor::acos_on_domain(rho);
    };
    for (long l = 1; l < L; ++l) next_layer();
    const Ball before = normalized(L), rho = rigor::cos(angle);
    const Ball arcsin = Ball::pi() / Ball(2) - angle;
    const Ball h = (rho * arcsin + rigor::sin(angle)) / Ball::pi() + rho / Ball(2);
    const Ball slope = arcsin / Ball::pi() + Ball(Rational(1, 2));
    const Ball printed = (Ball(L) * slope * before + h) / Ball(L + 1);
    next_layer();
    const Ball after = normalized(L + 1);
    if (!after.is_finite()) return Truth::unknown;
    if (!after.overlaps(printed)) return Truth::no;
    return rigor::certainly_less(rigor::abs(after - printed), Ball::dyadic(1, -40));
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational small = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/proposition-5-recurrence", check)
        .control("factor (L - 1)/(L + 1) of the kernel", [](Reading& r) { r.above = -1; })
        .control("factor L/(L + 1 + 1e-20) of the kernel", [=](Reading& r) { r.below += small; })
        .control("factor (L - 1)/L of the kernel",
                 [](Reading& r) {
                     r.above = -1;
                     r.below = 0;
                 })
        .control("factor 1/L of h", [](Reading& r) { r.source = 0; })
        .control("factor 1/(L + 1 + 1e-20) of h", [=](Reading& r) { r.source += small; })
        .control("2^L in place of 2^(L-1) in definition 4", [](Reading& r) { r.halvings = 0; })
        .control("z (1/2 + 1e-20) in place of z/2 in h", [=](Reading& r) { r.h.linear += small; })
        .control("arcsin with the factor 1 + 1e-20 in h", [=](Reading& r) { r.h.arcsin += small; })
        .control("the root with the factor 1 + 1e-20 in h", [=](Reading& r) { r.h.root += small; })
        .property(claim::property(
            "the printed line holds for the kernels of definition 4 evaluated by quadrature, to 2^-40, z in [-1, 1], "
            "1 <= L <= 4",
            agrees_with_definition, claim::Input{"z", claim::correlations()}, claim::Input{"L", claim::integers(1, 4)},
            claim::Input{"n0", claim::integers(1, 800)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::proposition_5_recurrence
