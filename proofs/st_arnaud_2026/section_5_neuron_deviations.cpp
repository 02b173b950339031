#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/feature_deviation.hpp"
#include "rigor/number/ball.hpp"

#include <fmt/format.h>

#include <cmath>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// Does the second number show a decrease from the first?
Truth decreases(const char* narrow, const char* wide) { return rigor::truth(rigor::parse_rational(wide) < rigor::parse_rational(narrow)); }

constexpr long narrow = 64, wide = 512;
constexpr int samples = 12;

/// A negative exponent: by 6 standard errors.
Truth falls(const SampleMean& exponent) {
    const double z = exponent.mean / exponent.standard_error;
    return z <= -6 ? Truth::yes : z >= 6 ? Truth::no : Truth::unknown;
}
struct Simulation {
    DeviationSummary at_narrow, at_wide;
    SampleMean largest() const { return exponent(narrow, at_narrow.largest, wide, at_wide.largest); }
    SampleMean euclidean() const { return exponent(narrow, at_narrow.euclidean, wide, at_wide.euclidean); }
    /// max_i |dh_i| (n/log n)^(1/2): should not depend on n.
    SampleMean scaled_exponent() const {
        const auto scaled = [](const DeviationSummary& s) {
            const double factor = std::sqrt(static_cast<double>(s.width) / std::log(static_cast<double>(s.width)));
            return SampleMean{s.largest.mean * factor, s.largest.standard_error * factor};
        };
        return exponent(narrow, scaled(at_narrow), wide, scaled(at_wide));
    }
};
Simulation simulate(const claim::Context& context) {
    DeviationSetting setting;
    setting.training_words = 4;
    return {summarize(setting, narrow, samples, context.seed), summarize(setting, wide, samples, context.seed)};
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Argument printed;
    printed.step("the second row of table 1 decreases from width 10,000 to width 30,000", decreases("0.0955", "0.1375"));
    claim::legacy::Finding finding = conclude(printed, claim::Evidence::proved, "the printed numbers of table 1, which are all the evidence that the paper gives; exact comparison");
    const Simulation s = simulate(context);
    finding.values = {{"table 1, second row, ratio of the entries at 30,000 and 10,000", Ball(Rational(rigor::parse_rational("0.1375") / rigor::parse_rational("0.0955"))).enclosure(6)},
                      claim::estimated_value(fmt::format("simulation, width {}: mean of max_i |dh_i|", narrow), s.at_narrow.largest.mean, s.at_narrow.largest.standard_error),
                      claim::estimated_value(fmt::format("simulation, width {}", wide), s.at_wide.largest.mean, s.at_wide.largest.standard_error),
                      claim::estimated_value("exponent of the width in max_i |dh_i|", s.largest().mean, s.largest().standard_error),
                      claim::estimated_value("exponent of the width in max_i |dh_i| (n/log n)^(1/2)", s.scaled_exponent().mean, s.scaled_exponent().standard_error)};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "Table 1, second row: 0.0955 (0.0189) at width 10,000 and 0.1375 (0.0286) at width 30,000. The mean of the largest deviation is 1.44 times as large in the wider network.";
        finding.pari = "print(0.1375/0.0955, \"  \", log(0.1375/0.0955)/log(3))";
        finding.harm = "The abstract's sentence has no support in the table. The fact itself is true in the lazy scaling, and so is the other half, that the norm of the deviations does not vanish (section-5-aggregate-deviation); the table as printed would suggest features that move more and more as the width grows, for single neurons too.";
        claim::legacy::Argument corrected;
        corrected.step(fmt::format("simulation: the exponent of max_i |dh_i| between widths {} and {} is negative by 6 standard errors", narrow, wide), falls(s.largest()));
        finding.correction = {
            R"(In the scaling $1/\sqrt{n_l}$, trained to the same loss at every width, the mean of $\max_i|h_{t,i}-h_{0,i}|$ over the words decreases with the width.)",
            claim::verdict_of(corrected.conclusion()), claim::Evidence::simulated,
            fmt::format("two hidden layers, 8 one-hot words, 4 of them trained to +-1 (half the sum of the squares, rate 2, 40 steps), widths {} and {}, {} networks each, seed {}", narrow, wide, samples, context.seed)};
        std::vector<claim::legacy::Line> all = printed.steps();
        all.insert(all.end(), corrected.steps().begin(), corrected.steps().end());
        finding.argument = std::move(all);
    }
    finding.remark = "Leading-order theory says (log n/n)^(1/2) for the largest deviation. At the widths of the simulation the fall is slower than that (last value: an exponent 0 would be the law); it decides the direction, not the law.";
    return finding;
}

}  // namespace

claim::legacy::Check section_5_neuron_deviations() {
    return {
        .id = "st-arnaud-2026/section-5-neuron-deviations",
        .check = check,
        .controls = {{"the first row decreases", [](const claim::Context&) { return claim::verdict_of(decreases("4.8989", "10.5614")); }},
                     {"the correction's test, applied to the norm |dh|_2", [](const claim::Context& c) { return claim::verdict_of(falls(simulate(c).euclidean())); }}},
        .property = claim::property("max_i |dh_i| at width 256 is below that at width 16, mean over the words, one hidden layer, random seeds", [](long seed) {
            DeviationSetting setting;
            setting.hidden_layers = 1;
            setting.words = setting.training_words = 4;
            setting.rate = 1;
            setting.steps = 25;
            const auto mean = [&](long width) {
                double sum = 0;
                for (std::uint64_t sample = 0; sample < 3; ++sample)
                    for (const double v : feature_deviation(setting, width, static_cast<std::uint64_t>(seed), sample + static_cast<std::uint64_t>(width) * 10).largest) sum += v;
                return sum;
            };
            return rigor::truth(mean(256) < mean(16));
        }, claim::Input{"seed", claim::integers(0, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_section_5_neuron_deviations{section_5_neuron_deviations};

}  // namespace proofs::st_arnaud_2026
