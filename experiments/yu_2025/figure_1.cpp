// Figure 1: "Divergence of the Fully Connected Network Function": the values at the six training points while the
// network is trained with cross-entropy.
#include "experiments/common/kink_report.hpp"
#include "experiments/common/training_series.hpp"
#include "experiments/yu_2025/experiments.hpp"

#include <fmt/format.h>

namespace experiments::yu_2025 {
namespace {

using ntk::DenseMatrix, ntk::DenseVector;

class Figure1 : public TrainingSeries {
public:
    explicit Figure1(const experiment::Settings& settings)
        : TrainingSeries(1, settings.steps, settings.threads),
          settings_(settings) {
        experiment::Table table{"training", {"step", "time"}, {}};
        for (int i = 1; i <= 6; ++i) table.columns.push_back(fmt::format("f_{}", i));
        for (const char* name : {"cost", "largest_u", "smallest_eigenvalue", "smallest_kernel_diagonal",
                                 "largest_kernel_diagonal", "kernel_change"})
            table.columns.push_back(name);
        tables_ = {table,
                   {"kinks",
                    {"step", "rate", "steps", "chattering_pairs", "pairs", "value_change", "value_gap", "cost_change",
                     "cost_gap"},
                    {}}};
    }

    experiment::Outcome outcome() const override {
        experiment::Outcome result;
        result.tables = tables_;
        experiment::Plot values{"values", fmt::format("f at the six training points, width {}", settings_.width),
                                "step", "f(x_i)"};
        for (int i = 1; i <= 6; ++i)
            values.curves.push_back({"training", "step", fmt::format("f_{}", i),
                                     fmt::format("x_{}, y = {}", i, (i + 1) % 2), experiment::Style::line, i});
        experiment::Plot kernel{"kernel", "The empirical tangent kernel on the training points", "step", "", true,
                                true};
        kernel.curves = {
            {"training", "step", "largest_kernel_diagonal", "largest K_t(x_i, x_i)", experiment::Style::line, 1},
            {"training", "step", "smallest_kernel_diagonal", "smallest K_t(x_i, x_i)", experiment::Style::line, 2},
            {"training", "step", "smallest_eigenvalue", "smallest eigenvalue of K_t(X, X)", experiment::Style::line, 3},
            {"training", "step", "cost", "V(u) = cost", experiment::Style::dashed_line, 0}};
        result.plots = {values, kernel};
        result.shows =
            "The values f_t(x_i) at the six training points move away from 0, to both sides, as training goes on (figure 1; theorem 1 says that |f_t(x_i)| tends to infinity as long as the smallest eigenvalue of K_t(X, X) stays above a positive constant).";
        const auto& rows = tables_[0].rows;
        if (!rows.empty()) {
            const auto& first = rows.front();
            const auto& last = rows.back();
            std::string values_now;
            int right = 0;
            for (std::size_t i = 0; i < 6; ++i) {
                values_now += fmt::format("{}{:.3f}", i ? ", " : "", last[2 + i]);
                right += (i % 2 == 1) == (last[2 + i] > 0);
            }
            result.found = fmt::format(
                "After {:.0f} steps the values are {}; {} of 6 have the sign of their label. The cost (2.3), which is V(u) of appendix C, went from {:.4g} to {:.4g}, the largest u_i is {:.3g}. "
                "The smallest eigenvalue of K_t(X, X) went from {:.4g} to {:.4g}; the largest change of an entry of K_t(X, X) since the start is {:.4g}. "
                "Where all u_i are small, d/dt f = K_t(X, .) (2y - 1) u makes |f| grow like the logarithm of the time: a finite run shows growth and cannot show divergence.",
                last[0], values_now, right, first[8], last[8], last[9], first[10], last[10], last[13]);
            if (last[12] == 0)
                result.found +=
                    " **The network is dead**: at the end every neuron of some layer is off at all six points, K_t(X, X) = 0, and nothing moves any more; the learning rate is too large.";
        }
        if (!tables_[1].rows.empty()) {
            result.found +=
                "\n\nKinks: from some moments on the network made 40 more steps, and 160 of a quarter of the rate. A pair (neuron, point) chatters if its preactivation changed its sign four times or more. \"Off (3.2)\" is the largest difference between the change of an f(x_i) and the sum of rate K_t(x_i, X) c over the steps, "
                "\"off (C.22)\" the same for V(u); for a smooth flow the smaller rate would leave about a quarter of either.\n\n| after step | rate | chattering of all pairs | change of f | off (3.2) | change of V | off (C.22) |\n|---|---|---|---|---|---|---|\n";
            for (const auto& row : tables_[1].rows)
                result.found += fmt::format("| {:.0f} | {} | {:.0f} of {:.0f} | {:.3g} | {:.3g} | {:.3g} | {:.3g} |\n",
                                            row[0], row[1], row[3], row[4], row[5], row[6], row[7], row[8]);
        }
        result.left_out =
            "The seed and the number of runs; whether one step is one epoch (here: yes, full batch); floating-point format (here: double). The labels are read as y_1, …, y_6 = 0, 1, 0, 1, 0, 1 at the angles i pi/3, i = 1 … 6.";
        result.stopped = stopped();
        return result;
    }

protected:
    Training training(long) const override {
        return {three_hidden_layers(2, settings_.width, settings_.seed), hexagon(),
                ntk::TrainingObjective::cross_entropy(hexagon_labels()), settings_.rate, settings_.steps};
    }
    bool records_at(long step) const override { return on_a_curve(step, settings_.steps); }
    void record(long, ntk::GradientDescent<double>& descent) override {
        const DenseMatrix<double> kernel = descent.kernel();
        // K_0 is not part of the state: it is made again from the seed when a resumed run needs it.
        if (start_.size() == 0)
            start_ = descent.steps() == 0 ? kernel : ntk::approx_empirical_kernel(training(0).network, hexagon());
        const DenseVector<double> f = descent.values();
        std::vector<double> row{static_cast<double>(descent.steps()),
                                static_cast<double>(descent.steps()) * settings_.rate};
        for (const double value : f) row.push_back(value);
        row.push_back(descent.cost());
        row.push_back(descent.objective().errors(f).maxCoeff());
        row.push_back(ntk::approx_smallest_eigenvalue(kernel));
        row.push_back(kernel.diagonal().minCoeff());
        row.push_back(kernel.diagonal().maxCoeff());
        row.push_back((kernel - start_).cwiseAbs().maxCoeff());
        tables_[0].add(std::move(row));
        if (is_power_of_ten(descent.steps()) || descent.steps() == settings_.steps)
            for (const KinkReport& r : look_for_kinks(descent, hexagon(), 40, &pool()))
                tables_[1].add({static_cast<double>(descent.steps()), r.rate, static_cast<double>(r.steps),
                                static_cast<double>(r.chattering), static_cast<double>(r.pairs), r.value_change,
                                r.value_gap, r.cost_change, r.cost_gap});
    }

private:
    static bool is_power_of_ten(long step) {
        while (step > 1 && step % 10 == 0) step /= 10;
        return step == 1;
    }

    experiment::Settings settings_;
    DenseMatrix<double> start_;
};

}  // namespace

experiment::Experiment figure_1() {
    experiment::Experiment e{"yu-2025-figure-1", "Yu, Tian and Chen (2025), section 6.1, figure 1",
                             "Divergence of the fully connected network function"};
    e.defaults.width = 2000;
    e.defaults.steps = 10'000;
    e.defaults.rate = 0.1;
    e.make = [](const experiment::Settings& settings) { return std::make_unique<Figure1>(settings); };
    return e;
}

}  // namespace experiments::yu_2025
