#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "proofs/st_arnaud_2026/common/depth_lemmas.hpp"
#include "proofs/st_arnaud_2026/common/gap_quotient.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::section_7_ordered_phase {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The quotient of successive gaps 1 - rho tends to a number that is less than 1 (ordered), or equal to 1 (critical);
/// the biases beta. Of the correction: the variance of the weights of whose kernel L Theta_bar^(L) is n0 times, and the
/// limit of L^2 (1 - rho^(L)) over pi^2.
struct Reading {
    Relation quotient = Relation::less;
    Rational beta = 0;
    Rational weight_variance = 2, limit{9, 2};
};
Reading corrected() { return {.quotient = Relation::equal}; }

/// Without biases the correlation is mapped by h, whatever the variance w of the weights is.
claim::Step map_is_h(const Reading& r) {
    const Rational b = r.beta * r.beta;
    return claim::identity<3>(
        fmt::format("(w q h/2 + b)/(w q/2 + b), the next rho, b = {}", rigor::to_string(b)),
        [b](const auto& w, const auto& q, const auto& h) { return (w * q * h / 2 + b) / (w * q / 2 + b); }, "h",
        [](const auto& w, const auto&, const auto& h) { return h + w - w; });
}
/// n0 Theta_w^(L) = c T_L is passed on with c' = (w/2) c: (w/2) (kappa_0 c T + c kappa_1), the next n0 Theta_w.
claim::Step kernel_scales() {
    return claim::identity<5>(
        "(w/2) (kappa_0 c T + c kappa_1)",
        [](const auto& w, const auto& c, const auto& T, const auto& k_0, const auto& k_1) {
            return w / 2 * (k_0 * c * T + c * k_1);
        },
        "(w/2) c (kappa_0 T + kappa_1)",
        [](const auto& w, const auto& c, const auto& T, const auto& k_0, const auto& k_1) {
            return w / 2 * c * (k_0 * T + k_1);
        });
}

/// L^2 (1 - rho^(L)) at x^T x' = 0, for L = 100, 1000, 10000.
std::vector<Ball> scaled_gaps() {
    ntk::NormalizedKernelIteration<Ball> walk(Rational(0));
    std::vector<Ball> list;
    for (const long L : {100L, 1000L, 10'000L}) {
        walk.advance_to(L);
        list.push_back(Ball(L) * Ball(L) * (Ball(1) - walk.correlation()));
    }
    return list;
}

claim::Steps power_law(const claim::Context& context, const Reading& reading) {
    claim::Steps steps;
    steps.carries(claim::written(context, "scaling")).carries(map_is_h(reading)).append(lemmas_a_and_b());
    steps.carries(claim::written(context, "power"));
    return steps;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "every x != x' of the sphere, no biases: the correlations tend to 1 like 9 pi^2/(2 L^2), not exponentially";
    result.steps = power_law(context, reading);
    // h'(1) = kappa_0(1) = 1 - theta/pi at theta = 0
    result.steps.carries(claim::exact({"the limit h'(1) of the quotient of successive gaps", 1 - Rational(0)},
                                      reading.quotient == Relation::less ? Relation::at_least : Relation::different,
                                      {"1", 1}));
    if (context.verdict_only) return result;
    result.steps.supports(claim::exact_for_each<Rational>(
        "x^T x' = -1, 0, 9/10, no biases", {-1, 0, Rational(9, 10)},
        {"(1 - rho^(201))/(1 - rho^(200))",
         [&](const Rational& z) {
             const rigor::Precision precision(500);
             return gap_quotient(z, 1, reading.beta, 200);
         }},
        Relation::greater, {"98/100", [](const Rational&) { return Rational(98, 100); }}));
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + ntk::guard_bits_for_depth(10'000));
    const std::vector<Ball> gaps = scaled_gaps();
    for (std::size_t i = 0; i < gaps.size(); ++i)
        result.values.push_back(
            {fmt::format("L^2 (1 - rho^(L)) at x^T x' = 0, L = 10^{}", i + 2), gaps[i].enclosure(context.digits)});
    const Ball limit = Ball(reading.limit) * rigor::square(Ball::pi());
    result.values.push_back({"9 pi^2/2", limit.enclosure(context.digits)});
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all x != x' of the sphere, L -> infinity";
    result.steps = power_law(context, reading);
    result.steps
        .carries(claim::exact({"the limit h'(1) of the quotient of successive gaps", 1 - Rational(0)}, reading.quotient,
                              {"1", 1}))
        .carries(kernel_scales())
        .carries(claim::exact({"w/2, by which n0 Theta_w^(L)/T_L grows with each layer, and chi_1",
                               Rational(reading.weight_variance / 2)},
                              Relation::equal, {"1", 1}))
        // 1 - rho = 2 sin(theta/2)^2 and sin(theta/2) = 3 pi/(2 U), U close to L
        .carries(claim::identity<1>(
            "2 (3 P/(2 U))^2 U^2/P^2", [](const auto& U) { return 2 * (3 / (2 * U)) * (3 / (2 * U)) * U * U; },
            rigor::to_string(reading.limit), [&](const auto& U) { return reading.limit + U - U; }))
        .carries(claim::cites(context, "st-arnaud-2026/section-2.2-ordered-phase"))
        .supports(claim::exact_for_each<Rational>(
            "x^T x' = 0, -1/2, 9/10 and n0 = 3", {0, Rational(-1, 2), Rational(9, 10)},
            {"|n0 Theta_w^(40) - T_40| for the weights named",
             [&](const Rational& z) {
                 const rigor::Precision precision(500);
                 ntk::TwoPointKernelIteration<Ball> weighted(
                     {1, z, 1}, {Rational(1, 3), 0, Rational(reading.weight_variance / 2), 0});
                 ntk::NormalizedKernelIteration<Ball> normalized(z);
                 weighted.advance_to(40);
                 normalized.advance_to(40);
                 return rigor::abs(Ball(3) * weighted.tangent_kernel() - normalized.unnormalized());
             }},
            Relation::less, {"2^-100", [](const Rational&) { return rigor::power_of_two(-100); }}));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational little = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/section-7-ordered-phase", check)
        .control("biases, beta = 1", [](Reading& r) { r.beta = 1; })
        .control("biases, beta = 1e-20", [=](Reading& r) { r.beta = little; })
        .corrected(check_correction, corrected())
        .correction_control("a quotient less than 1", [](Reading& r) { r.quotient = Relation::less; })
        .correction_control("biases, beta = 1", [](Reading& r) { r.beta = 1; })
        .correction_control("the kernel of weights of variance 2 + 1e-20",
                            [=](Reading& r) { r.weight_variance += little; })
        .correction_control("the limit (9/2 + 1e-20) pi^2", [=](Reading& r) { r.limit += little; })
        .property(claim::property(
            "no biases: (1 - rho^(L+1))/(1 - rho^(L)) > 1 - 3/L, in balls",
            [](const Rational& z, long L) {
                const rigor::Precision precision(500);
                return rigor::certainly_less(Ball(Rational(L - 3, L)), gap_quotient(z, 1, 0, L));
            },
            claim::Input{"z", claim::correlations_below_one()}, claim::Input{"L", claim::integers(1, 200)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_7_ordered_phase
