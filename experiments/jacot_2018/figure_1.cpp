// Figure 1: "Convergence of the NTK to a fixed limit for two widths n and two times t": Theta^(4)(x0, x) around the
// circle, ten networks a width, at initialisation and after 200 steps of least squares on f* = x1 x2.
#include "experiments/common/circle.hpp"
#include "experiments/common/jacot_limit.hpp"
#include "experiments/common/mnist.hpp"
#include "experiments/common/training_series.hpp"
#include "experiments/jacot_2018/experiments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace experiments::jacot_2018 {
namespace {

class Figure1 : public TrainingSeries {
    static constexpr long angles = 121, draws = 10, inputs = 32;

public:
    explicit Figure1(const experiment::Settings& settings)
        : TrainingSeries(2 * draws, settings.steps, settings.threads),
          settings_(settings),
          widths_{std::max(1L, settings.width / 20), settings.width} {
        require_width(settings.width, 20);
        tables_ = {{"kernel", {"width", "network", "step", "angle", "kernel"}, {}}};
    }

    experiment::Outcome outcome() const override {
        experiment::Outcome result;
        ntk::DenseMatrix<double> x0(2, 1);
        x0 << 1, 0;
        const ntk::DenseMatrix<double> limit = approx_jacot_limit(x0, circle(angles), depth, beta()).tangent;
        experiment::Table limits{"limit", {"angle", "kernel"}, {}}, curves{"curves", {"angle"}, {}};
        for (long i = 0; i < angles; ++i) limits.add({circle_angle(i, angles), limit(i)});

        // One column a network and time; and the means over angles and networks.
        const auto rows = static_cast<long>(tables_[0].rows.size()) / angles;
        std::array<std::array<double, 2>, 2> mean{}, square{};
        std::array<std::array<long, 2>, 2> count{};
        std::vector<std::vector<double>> by_angle(static_cast<std::size_t>(angles));
        for (long i = 0; i < angles; ++i) by_angle[static_cast<std::size_t>(i)] = {circle_angle(i, angles)};
        experiment::Plot plot{"kernel", "Theta^(4)(x0, x), x0 = (1, 0), x = (cos g, sin g)", "g", ""};
        for (long r = 0; r < rows; ++r) {
            const auto& first = tables_[0].rows[static_cast<std::size_t>(r * angles)];
            const std::size_t wide = first[0] == static_cast<double>(widths_[1]) ? 1 : 0, late = first[2] > 0 ? 1 : 0;
            const std::string column = fmt::format("n{}_{}_t{}", first[0], first[1], first[2]);
            curves.columns.push_back(column);
            const bool labelled = count[wide][late] == 0;
            plot.curves.push_back({"curves", "angle", column,
                                   labelled ? fmt::format("n = {}, t = {}", first[0], first[2]) : "",
                                   experiment::Style::thin_line, static_cast<int>(1 + 2 * wide + late)});
            for (long i = 0; i < angles; ++i) {
                const double value = tables_[0].rows[static_cast<std::size_t>(r * angles + i)][4];
                by_angle[static_cast<std::size_t>(i)].push_back(value);
                mean[wide][late] += value;
                square[wide][late] += (value - limit(i)) * (value - limit(i));
                ++count[wide][late];
            }
        }
        for (auto& row : by_angle) curves.add(std::move(row));
        plot.curves.push_back({"limit", "angle", "kernel", "limit", experiment::Style::line, 0});
        result.tables = {curves, limits};
        result.plots = {plot};
        result.shows =
            "Theta^(4)(x0, x) for n = 500 and n = 10000, ten networks each, at t = 0 and after 200 steps: the wide networks show less variance and smoother curves, the means are close, and the kernel \"tends to inflate\" in training, much less for the wide ones.";
        for (std::size_t w = 0; w < 2; ++w) {
            const auto at = [&](std::size_t late) { return mean[w][late] / static_cast<double>(count[w][late]); };
            const auto spread = [&](std::size_t late) {
                return std::sqrt(square[w][late] / static_cast<double>(count[w][late]));
            };
            if (count[w][0] == 0 || count[w][1] == 0) continue;
            result.found += fmt::format(
                "n = {}: mean over angles and networks {:.4f} at t = 0 and {:.4f} after {} steps ({:+.1f} %), root mean square distance from the limit {:.4f} and {:.4f}. ",
                widths_[w], at(0), at(1), settings_.steps, 100 * (at(1) / at(0) - 1), spread(0), spread(1));
        }
        result.found += fmt::format("The mean of the limit over the angles is {:.4f}.", limit.mean());
        result.left_out = fmt::format(
            "How many random inputs there were (here: {}, drawn anew for each network and then fixed, full batch), the seeds. The cost is the mean (1/2N) sum (f - f*)^2 of section 5, the learning rate {}. "
            "The widths here are {} and {} unless --width says otherwise (--width 10000 gives the paper's 500 and 10000; the weights of one such network are 1.6 GB).",
            inputs, settings_.rate, widths_[0], widths_[1]);
        result.stopped = stopped();
        return result;
    }

protected:
    Training training(long i) const override {
        ntk::NormalStream normal(settings_.seed, 1'000'000 + static_cast<std::uint64_t>(i));
        ntk::DenseMatrix<double> points(2, inputs);
        for (long k = 0; k < points.size(); ++k) points.data()[k] = normal();
        const ntk::DenseVector<double> targets = points.row(0).cwiseProduct(points.row(1)).transpose();
        return {network(2, widths_[static_cast<std::size_t>(i / draws)], settings_.seed, static_cast<std::uint64_t>(i)),
                points, ntk::TrainingObjective::least_squares(targets), settings_.rate, settings_.steps};
    }
    bool records_at(long step) const override { return step == 0 || step == settings_.steps; }
    void record(long i, ntk::GradientDescent<double>& descent) override {
        const auto curve = kernel_on_circle(descent.network(), angles);
        for (long k = 0; k < angles; ++k)
            tables_[0].add({static_cast<double>(widths_[static_cast<std::size_t>(i / draws)]),
                            static_cast<double>(i % draws + 1), static_cast<double>(descent.steps()),
                            circle_angle(k, angles), curve[static_cast<std::size_t>(k)]});
    }

private:
    experiment::Settings settings_;
    std::array<long, 2> widths_;
};

}  // namespace

experiment::Experiment figure_1() {
    experiment::Experiment e{"jacot-2018-figure-1", "Jacot, Gabriel and Hongler (2018), section 6.1, figure 1",
                             "Convergence of the tangent kernel, and its inflation in training"};
    e.defaults.width = 1000;
    e.defaults.steps = 200;
    e.defaults.rate = 1;
    e.make = [](const experiment::Settings& settings) { return std::make_unique<Figure1>(settings); };
    return e;
}

}  // namespace experiments::jacot_2018
