#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/st_arnaud_2026/common/toy_network.hpp"
#include "rigor/number/ball.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::example_1_norm {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The p-norm of both hidden layers is this power of n; a width b^2 where that is looked at, alpha = 0. Of the
/// correction besides the 1-norm.
struct Reading {
    long p = 2;
    Monomial norm{0, 0, -1};  // free: any power but -1/2, of which the correction has controls
    Monomial one_norm{0, 0, -1};
    long root_n = 2;
};
Reading corrected() { return {.norm = {0, Rational(-1, 2), -1}}; }

/// The p-norm of n equal activations.
Monomial norm_of(long p, const Monomial& activation) {
    return (toy_width() * activation.raised(p)).raised(Rational(1, p));
}
/// |h|_p^p of a layer of an exact network with n0 = 4, n = b^2.
Rational power_sum(long p, long layer, long root_n, long alpha) {
    const auto trace = ntk::forward(toy_network(2, root_n, alpha), toy_point(2));
    const auto& h = trace.inputs[static_cast<std::size_t>(layer)];
    Rational sum(0);
    for (long i = 0; i < h.size(); ++i) sum += rigor::power(h(i), static_cast<unsigned long>(p));
    return sum;
}
Truth networks_have(long p, const Monomial& claimed, long root_n, long alpha) {
    const Rational value = claimed.raised(p).value(2, root_n, alpha);
    return rigor::truth(power_sum(p, 1, root_n, alpha) == value && power_sum(p, 2, root_n, alpha) == value);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "false for the Euclidean norm (and the maximum) at every n >= 2 and alpha >= 0, as the page shows; true for the "
        "1-norm";
    result.steps.carries(claim::witness<long>(
        fmt::format("layer 2 of the network with n0 = 4, n = {}, alpha = 0", reading.root_n * reading.root_n),
        reading.root_n,
        {fmt::format("|h|_{0}^{0}", reading.p), [&](const long& b) { return power_sum(reading.p, 2, b, 0); }},
        Relation::equal, {"the printed norm to this power", [&](const long& b) {
                              return reading.norm.raised(reading.p).value(2, b, 0);
                          }}));
    if (context.verdict_only) return result;
    result.values = {{"Euclidean norm of a hidden layer, n = 10,000, alpha = 0",
                      Ball(norm_of(2, first_activation()).value(1, 100, 0)).enclosure(context.digits)},
                     {"as printed", Ball(reading.norm.value(1, 100, 0)).enclosure(context.digits)}};
    return result;
}

claim::Steps norm_is(long p, const Monomial& claimed) {
    const auto exponent = [&](const std::string& name, const Rational Monomial::*part) {
        return claim::exact_for_each<long>(
            "layers 1 and 2", {1, 2},
            {fmt::format("the exponent of {} in |h|_{}", name, p),
             [=](const long& layer) { return norm_of(p, activation(layer)).*part; }},
            Relation::equal, {rigor::to_string(claimed.*part), [=](const long&) { return claimed.*part; }});
    };
    claim::Steps steps;
    steps.carries(exponent("n0", &Monomial::n0_power))
        .carries(exponent("n without alpha", &Monomial::power))
        .carries(exponent("n that alpha multiplies", &Monomial::alpha_power));
    return steps;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n, alpha >= 0";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/example-1"))
        .append(norm_is(reading.p, reading.norm))
        .append(norm_is(1, reading.one_norm))
        .carries(claim::exact({"the exponent of n in the Euclidean norm at alpha = 0", reading.norm.power},
                              Relation::less, {"0", 0}))
        .carries(claim::written(context, "exponents"))
        .supports(claim::instances("|h|_p^p = n^(1 - p (1 + alpha)) in exact networks, n <= 16, p <= 4", context.seed,
                                   30, [](claim::Sampler& sampler) {
                                       const long p = sampler.integer(1, 4), b = sampler.integer(1, 4);
                                       return networks_have(p, norm_of(p, first_activation()), b,
                                                            sampler.integer(0, 2));
                                   }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational little = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/example-1-norm", check)
        .control("the 1-norm", [](Reading& r) { r.p = 1; })
        .control("n = 1", [](Reading& r) { r.root_n = 1; })
        .corrected(check_correction, corrected())
        .correction_control("Euclidean norm n^(-alpha)", [](Reading& r) { r.norm.power = 0; })
        .correction_control("Euclidean norm n^(-1/2 - (1 + 1e-20) alpha)",
                            [=](Reading& r) { r.norm.alpha_power -= little; })
        .correction_control("3-norm n^(-1/2 - alpha)", [](Reading& r) { r.p = 3; })
        .correction_control("1-norm n^(-1e-20 - alpha)", [=](Reading& r) { r.one_norm.power -= little; })
        .property(claim::property(
            "alpha >= 0: |h|_p^p = n^(1 - p (1 + alpha)) in exact networks",
            [](long p, long b, long alpha) {
                return networks_have(p, {0, Rational(1, p) - 1, -1}, b, alpha);
            },
            claim::Input{"p", claim::integers(1, 4)}, claim::Input{"sqrt(n)", claim::integers(1, 4)},
            claim::Input{"alpha", claim::integers(0, 5)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::example_1_norm
