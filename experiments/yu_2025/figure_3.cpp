// Figure 3: the tangent kernel around the circle at different times of the training of figure 1.
#include "experiments/common/circle.hpp"
#include "experiments/common/training_series.hpp"
#include "experiments/yu_2025/experiments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace experiments::yu_2025 {
namespace {

class Figure3 : public TrainingSeries {
    static constexpr long angles = 181;

public:
    explicit Figure3(const experiment::Settings& settings)
        : TrainingSeries(1, settings.steps, settings.threads),
          settings_(settings) {
        tables_ = {{"kernel", {"step", "angle", "kernel"}, {}}};
    }

    experiment::Outcome outcome() const override {
        experiment::Outcome result;
        result.tables = tables_;
        experiment::Plot plot{"kernel",
                              fmt::format("K_t(x, x'), x = (1, 0), x' = (cos g, sin g), width {}", settings_.width),
                              "g", "K_t"};
        std::vector<double> steps, distance, at_0;
        for (const auto& row : tables_[0].rows)
            if (steps.empty() || steps.back() != row[0]) steps.push_back(row[0]);
        int color = 0;
        std::string distances;
        for (const double step : steps) {
            plot.curves.push_back({"kernel", "angle", "kernel", fmt::format("after {:.0f} steps", step),
                                   experiment::Style::line, color++, std::pair{std::string("step"), step}});
            double largest = 0;
            std::size_t i = 0;
            for (const auto& row : tables_[0].rows) {
                if (row[0] != step) continue;
                if (step == 0) at_0.push_back(row[2]);
                if (i < at_0.size()) largest = std::max(largest, std::abs(row[2] - at_0[i]));
                ++i;
            }
            if (step > 0)
                distances += fmt::format("{}{:.4g} after {:.0f} steps", distances.empty() ? "" : ", ", largest, step);
        }
        result.plots = {plot};
        result.shows =
            "K_t(x, x') at different epochs of the training of figure 1, width 2000: the curve moves away from that of t = 0.";
        result.found = fmt::format(
            "The largest change |K_t(x, x') - K_0(x, x')| over {} angles: {}. K_0(x, x) = {:.4g}.", angles,
            distances.empty() ? "nothing was recorded" : distances, at_0.empty() ? std::nan("") : at_0[angles / 2]);
        result.left_out =
            "The epochs that are drawn (here: 0, 10, 100, … and the last), the seed. Labels, points and steps as in figure 1.";
        result.stopped = stopped();
        return result;
    }

protected:
    Training training(long) const override {
        return {three_hidden_layers(2, settings_.width, settings_.seed), hexagon(),
                ntk::TrainingObjective::cross_entropy(hexagon_labels()), settings_.rate, settings_.steps};
    }
    bool records_at(long step) const override {
        if (step == 0 || step == settings_.steps) return true;
        for (long power = 10; power <= step; power *= 10)
            if (step == power) return true;
        return false;
    }
    void record(long, ntk::GradientDescent<double>& descent) override {
        const auto curve = kernel_on_circle(descent.network(), angles);
        for (long i = 0; i < angles; ++i)
            tables_[0].add(
                {static_cast<double>(descent.steps()), circle_angle(i, angles), curve[static_cast<std::size_t>(i)]});
    }

private:
    experiment::Settings settings_;
};

}  // namespace

experiment::Experiment figure_3() {
    experiment::Experiment e{"yu-2025-figure-3", "Yu, Tian and Chen (2025), section 6.1, figure 3",
                             "Divergence of the fully connected kernel in training"};
    e.defaults.width = 2000;
    e.defaults.steps = 10'000;
    e.defaults.rate = 0.1;
    e.make = [](const experiment::Settings& settings) { return std::make_unique<Figure3>(settings); };
    return e;
}

}  // namespace experiments::yu_2025
