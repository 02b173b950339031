#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/feature_deviation.hpp"
#include "rigor/number/ball.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace proofs::st_arnaud_2026::section_5_neuron_deviations {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// Table 1, second row: mean of max_i |h_(t,i) - h_(0,i)| at widths 10,000 and 30,000. Of the correction: the sign of
/// the exponent of the width in this mean, or in that of the norm |h_t - h_0|_2.
struct Reading {
    Rational at_narrow = rigor::parse_rational("0.0955"), at_wide = rigor::parse_rational("0.1375");
    SampleMean DeviationSummary::*quantity = &DeviationSummary::largest;
    long steps = 40;  // free: of the simulation
};
Reading corrected() {
    Reading reading;
    std::swap(reading.at_narrow, reading.at_wide);  // a fall
    return reading;
}

constexpr long narrow = 64, wide = 512;
constexpr int samples = 12;

struct Simulation {
    DeviationSummary at_narrow, at_wide;
    SampleMean exponent_of(SampleMean DeviationSummary::*quantity) const {
        return exponent(narrow, at_narrow.*quantity, wide, at_wide.*quantity);
    }
    /// max_i |dh_i| (n/log n)^(1/2): should not depend on n.
    SampleMean scaled_exponent() const {
        const auto scaled = [](const DeviationSummary& s) {
            const double factor = std::sqrt(static_cast<double>(s.width) / std::log(static_cast<double>(s.width)));
            return SampleMean{s.largest.mean * factor, s.largest.standard_error * factor};
        };
        return exponent(narrow, scaled(at_narrow), wide, scaled(at_wide));
    }
};
Simulation simulate(const claim::Context& context, long steps) {
    DeviationSetting setting;
    setting.training_words = 4;
    setting.steps = static_cast<int>(steps);
    return {summarize(setting, narrow, samples, context.seed), summarize(setting, wide, samples, context.seed)};
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "the printed numbers of table 1, which are all the evidence that the paper gives";
    struct Row {};
    result.steps.carries(claim::witness<Row>(
        "the second row of table 1", {}, {"the mean at width 30,000", [&](const Row&) { return reading.at_wide; }},
        Relation::less, {"that at width 10,000", [&](const Row&) { return reading.at_narrow; }}));
    if (context.verdict_only) return result;
    const Simulation s = simulate(context, reading.steps);
    const SampleMean power = s.exponent_of(&DeviationSummary::largest), scaled = s.scaled_exponent();
    result.values = {{"table 1, second row, ratio of the entries at 30,000 and 10,000",
                      Ball(Rational(reading.at_wide / reading.at_narrow)).enclosure(6)},
                     claim::estimated_value(fmt::format("simulation, width {}: mean of max_i |dh_i|", narrow),
                                            s.at_narrow.largest.mean, s.at_narrow.largest.standard_error),
                     claim::estimated_value(fmt::format("simulation, width {}", wide), s.at_wide.largest.mean,
                                            s.at_wide.largest.standard_error),
                     claim::estimated_value("exponent of the width in max_i |dh_i|", power.mean, power.standard_error),
                     claim::estimated_value("exponent of the width in max_i |dh_i| (n/log n)^(1/2)", scaled.mean,
                                            scaled.standard_error)};
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = fmt::format(
        "two hidden layers, 8 one-hot words, 4 of them trained to +-1 (half the sum of the squares, rate 2, {} steps), "
        "widths {} and {}, {} networks each, seed {}",
        reading.steps, narrow, wide, samples, context.seed);
    const SampleMean power = simulate(context, reading.steps).exponent_of(reading.quantity);
    result.steps.carries(claim::simulated_below(
        fmt::format("the exponent of the width in the mean deviation between widths {} and {}", narrow, wide),
        power.mean, power.standard_error, 0));
    return result;
}

/// One hidden layer: sum over words and three networks of max_i |dh_i|.
double total_of_largest(long width, long seed) {
    DeviationSetting setting;
    setting.hidden_layers = 1;
    setting.words = setting.training_words = 4;
    setting.rate = 1;
    setting.steps = 25;
    double sum = 0;
    for (std::uint64_t sample = 0; sample < 3; ++sample)
        for (const double v : feature_deviation(setting, width, static_cast<std::uint64_t>(seed),
                                                sample + static_cast<std::uint64_t>(width) * 10)
                                  .largest)
            sum += v;
    return sum;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-5-neuron-deviations", check)
        .control("the columns exchanged", [](Reading& r) { std::swap(r.at_narrow, r.at_wide); })
        .control("0.0954 at width 30,000", [](Reading& r) { r.at_wide = rigor::parse_rational("0.0954"); })
        .corrected(check_correction, corrected())
        .correction_control("the norm |dh|_2", [](Reading& r) { r.quantity = &DeviationSummary::euclidean; })
        .property(claim::property(
            "max_i |dh_i| at width 256 is below that at width 16, mean over the words, one hidden layer, random seeds",
            [](long seed) { return rigor::truth(total_of_largest(256, seed) < total_of_largest(16, seed)); },
            claim::Input{"seed", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_5_neuron_deviations
