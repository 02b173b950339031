#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/feature_deviation.hpp"

#include <fmt/format.h>

#include <cmath>

namespace proofs::st_arnaud_2026::section_5_aggregate_deviation {
namespace {

using rigor::Truth;

/// The exponent of the width in this mean lies above the bound; at the start of training this ratio, of |h_t - h_0|_2^2
/// to a limit, is 1 up to the factor.
struct Reading {
    SampleMean DeviationSummary::*quantity = &DeviationSummary::euclidean;
    double above = -0.25;
    SampleMean DeviationSummary::*ratio = &DeviationSummary::ratio;
    double factor = 1;
};

constexpr long narrow = 128, wide = 512, at_start = 256;
constexpr int narrow_samples = 16, wide_samples = 10, early_samples = 60;

struct Simulation {
    DeviationSummary at_narrow, at_wide;
    SampleMean exponent_of(SampleMean DeviationSummary::*quantity) const {
        return exponent(narrow, at_narrow.*quantity, wide, at_wide.*quantity);
    }
};
Simulation simulate(const claim::Context& context) {
    DeviationSetting setting;
    setting.training_words = 4;
    return {summarize(setting, narrow, narrow_samples, context.seed),
            summarize(setting, wide, wide_samples, context.seed)};
}
/// One step of rate 1e-3 on all eight words: the velocity at t = 0, up to a factor that the ratio does not see.
DeviationSummary early(const claim::Context& context) {
    DeviationSetting setting;
    setting.rate = 1e-3;
    setting.steps = 1;
    return summarize(setting, at_start, early_samples, context.seed + 1);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = fmt::format(
        "two hidden layers, 8 one-hot words, 4 of them trained to +-1 (half the sum of the squares, rate 2, 40 steps), "
        "widths {} and {}, {} and {} networks, seed {}; at the start of training one step of rate 1e-3, all 8 words, width "
        "{}, {} networks",
        narrow, wide, narrow_samples, wide_samples, context.seed, at_start, early_samples);
    const Simulation s = simulate(context);
    const DeviationSummary start = early(context);
    const SampleMean power = s.exponent_of(reading.quantity), ratio = start.*(reading.ratio);
    result.steps
        .carries(claim::simulated_above(
            fmt::format("the exponent of the width in the mean deviation, widths {} and {}", narrow, wide), power.mean,
            power.standard_error, reading.above))
        .carries(claim::simulated("|h_t - h_0|_2^2 over its limit, which is positive, at the start of training",
                                  ratio.mean, ratio.standard_error, reading.factor));
    if (context.verdict_only) return result;
    const auto value = [&](const std::string& name, const SampleMean& mean) {
        result.values.push_back(claim::estimated_value(name, mean.mean, mean.standard_error));
    };
    value(fmt::format("mean of |h_t - h_0|_2 over the words, width {}", narrow), s.at_narrow.euclidean);
    value(fmt::format("the same, width {}", wide), s.at_wide.euclidean);
    value("exponent of the width in |h_t - h_0|_2", power);
    value("exponent of the width in max_i |h_(t,i) - h_(0,i)|", s.exponent_of(&DeviationSummary::largest));
    value(fmt::format("|h_t - h_0|_2^2 over its limit for equal widths at the start of training, width {}", at_start),
          start.ratio);
    value("the same over its limit if the first width grows first", start.ratio_sequential);
    value("over its limit for equal widths after training, extrapolated in n^(-1/2)",
          extrapolated(s.at_narrow.ratio, s.at_wide.ratio));
    return result;
}

/// One hidden layer, one word, one step of rate 1: dh_i = n^(-1/2) W_i a/n0 on the active half of the neurons, so
/// |dh|_2 -> |a|/(n0 sqrt(2)), and the error 1 - f has been reduced by the factor 1 - K, K about 1/n0 = 1/4.
Deviation one_step(long seed) {
    DeviationSetting setting;
    setting.hidden_layers = 1;
    setting.words = 4;
    setting.training_words = 1;
    setting.rate = 1;
    setting.steps = 1;
    return feature_deviation(setting, 400, static_cast<std::uint64_t>(seed), 0);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-5-aggregate-deviation", check)
        .control("max_i |h_(t,i) - h_(0,i)|", [](Reading& r) { r.quantity = &DeviationSummary::largest; })
        .control("an exponent above 1/4", [](Reading& r) { r.above = 0.25; })
        .control("the limit in which the first width grows first, for equal widths",
                 [](Reading& r) { r.ratio = &DeviationSummary::ratio_sequential; })
        .control("the limit times 1.25", [](Reading& r) { r.factor = 1.25; })
        .property(claim::property_where(
            "one hidden layer, one word, width 400, an error of at least 1/100: |h_t - h_0|_2 lies between half and twice "
            "its limit |a|/(n0 sqrt(2)), random seeds",
            [](long seed) { return rigor::truth(one_step(seed).training_error >= 0.01); },
            [](long seed) {
                const Deviation d = one_step(seed);
                const double a = d.training_error / 0.75, expected = a / 4 / std::sqrt(2.0);
                return rigor::truth(d.euclidean[0] > expected / 2 && d.euclidean[0] < 2 * expected);
            },
            claim::Input{"seed", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_5_aggregate_deviation
