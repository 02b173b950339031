#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/st_arnaud_2026/common/toy_network.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::example_1_density {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// A layer, and how many weights the second one has. Of the correction: the sums of the squares of the weights.
struct Reading {
    long layer = 2;
    Monomial second_count{0, 2, 0};
    Monomial first_sum{0, -1, -2}, second_sum{0, 1, 0};
};
Reading corrected() { return {.layer = 1}; }

/// 2 E_l: the number of weights of layer l times the square of one.
Monomial twice_energy(long layer, const Monomial& second_count) {
    return layer == 1 ? toy_inputs() * toy_width() * first_weight().raised(2)
                      : second_count * second_weight().raised(2);
}

/// The sum of the squares of the weights of a layer of an exact network.
Rational sum_of_squares(long layer, long a, long b, long alpha) {
    const auto network = toy_network(a, b, alpha);
    Rational sum(0);
    const auto& weights = network.maps[static_cast<std::size_t>(layer - 1)].weights;
    for (long i = 0; i < weights.size(); ++i) sum += weights.data()[i] * weights.data()[i];
    return sum;
}
Truth networks_have(const Reading& r, long a, long b, long alpha) {
    return rigor::truth(sum_of_squares(1, a, b, alpha) == r.first_sum.value(a, b, alpha) &&
                        sum_of_squares(2, a, b, alpha) == r.second_sum.value(a, b, alpha));
}
claim::Step networks_in_samples(const claim::Context& context, const Reading& reading) {
    return claim::instances(
        "the sums of the squares of the weights in exact networks, n0 <= 9, 4 <= n <= 16, alpha <= 2", context.seed, 24,
        [&](claim::Sampler& sampler) {
            const long a = sampler.integer(1, 3), b = sampler.integer(2, 4);
            return networks_have(reading, a, b, sampler.integer(0, 2));
        });
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "false for every alpha >= 0: the density at the weights of the second layer is e^(-n/2) of its maximum";
    const Monomial energy = twice_energy(reading.layer, reading.second_count);
    result.steps
        .carries(
            claim::exact({fmt::format("the exponent of n in the sum of w^2 over layer {} at alpha = 0", reading.layer),
                          energy.power},
                         Relation::greater, {"0", 0}))
        .carries(claim::exact({"its growth with alpha", energy.alpha_power}, Relation::at_least, {"0", 0}))
        .carries(claim::written(context, "energy"));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    result.steps.supports(networks_in_samples(context, reading));
    for (const long n : {100L, 10'000L})
        result.values.push_back({fmt::format("e^(-n/2), the second layer, n = {}", n),
                                 rigor::exp(Ball(Rational(-n, 2))).enclosure(context.digits)});
    result.values.push_back(
        {"the footnote's expression for it, e^(-1/2)", rigor::exp(Ball(Rational(-1, 2))).enclosure(context.digits)});
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n0, n, alpha >= 0";
    const auto exponent = [&](const std::string& name, const Rational Monomial::*part) {
        return claim::exact_for_each<long>(
            "layers 1 and 2", {1, 2},
            {fmt::format("the exponent of {} in the sum of w^2", name),
             [=](const long& layer) { return twice_energy(layer, Reading{}.second_count).*part; }},
            Relation::equal, {"the printed one", [=](const long& layer) {
                                  return (layer == 1 ? reading.first_sum : reading.second_sum).*part;
                              }});
    };
    result.steps.carries(exponent("n0", &Monomial::n0_power))
        .carries(exponent("n without alpha", &Monomial::power))
        .carries(exponent("n that alpha multiplies", &Monomial::alpha_power))
        .carries(claim::exact({"the exponent of n in the second sum", reading.second_sum.power}, Relation::greater,
                              {"0", 0}))
        .carries(claim::written(context, "energy"));
    if (context.verdict_only) return result;  // exact networks have no powers that are not integers
    result.steps.supports(networks_in_samples(context, reading));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational little = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/example-1-density", check)
        .control("n weights in layer 2, as the footnote has it", [](Reading& r) { r.second_count = toy_width(); })
        .control("layer 1", [](Reading& r) { r.layer = 1; })
        .corrected(check_correction, corrected())
        .correction_control("the sum of w^2 over layer 2 is n^(1 + 1e-20)",
                            [=](Reading& r) { r.second_sum.power += little; })
        .correction_control("the sum of w^2 over layer 2 is 1, as the footnote has it",
                            [](Reading& r) { r.second_sum = unit_monomial(); })
        .correction_control("the sum of w^2 over layer 1 is n^(-1 - alpha)",
                            [](Reading& r) { r.first_sum.alpha_power = -1; })
        .property(claim::property(
            "alpha >= 0: the sums of w^2 over the layers of exact networks",
            [](long a, long b, long alpha) { return networks_have({}, a, b, alpha); },
            claim::Input{"sqrt(n0)", claim::integers(1, 4)}, claim::Input{"sqrt(n)", claim::integers(1, 5)},
            claim::Input{"alpha", claim::integers(0, 5)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::example_1_density
