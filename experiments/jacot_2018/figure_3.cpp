// Figure 3: training along a principal component. The goal is f* = f_0 + 0.5 f^(2), f^(2) the second kernel principal
// component of the images with respect to Theta_infinity^(4) (norm 1 in p_in, the mean over the N images). f_t - f* =
// g_t + h_t, g_t along f^(2); in the limit of wide networks |g_t| = 0.5 e^(-lambda_2 t), h_t = 0.
#include "experiments/common/jacot_limit.hpp"
#include "experiments/common/mnist.hpp"
#include "experiments/common/training_series.hpp"
#include "experiments/jacot_2018/experiments.hpp"

#include <fmt/format.h>
#include <Eigen/Eigenvalues>

#include <algorithm>
#include <array>

namespace experiments::jacot_2018 {
namespace {

constexpr long trials = 2;

class Figure3 : public TrainingSeries {
public:
    explicit Figure3(const experiment::Settings& settings)
        : TrainingSeries(3 * trials, settings.steps, settings.threads),
          settings_(settings),
          widths_{std::max(1L, settings.width / 100), std::max(1L, settings.width / 10), settings.width} {
        require_width(settings.width, 100);
        const experiment::Data& data = settings.data;
        require_at_least(3, data.rows, "images");
        points_ = grey_images(data);
        const Eigen::SelfAdjointEigenSolver<ntk::DenseMatrix<double>> solver(
            approx_jacot_limit(points_, points_, depth, beta()).tangent / static_cast<double>(data.rows));
        const double root = std::sqrt(static_cast<double>(data.rows));
        for (long k = 1; k <= 3; ++k) {
            eigenvalues_.push_back(solver.eigenvalues()(data.rows - k));
            ntk::DenseVector<double> component = solver.eigenvectors().col(data.rows - k) * root;
            if (component.sum() < 0) component = -component;  // an eigenvector has no sign of its own
            components_.push_back(component);
        }
        tables_ = {{"training", {"width", "trial", "step", "g", "h"}, {}}};
    }

    experiment::Outcome outcome() const override {
        experiment::Outcome result;
        experiment::Table components{"components", {"first", "second", "third"}, {}}, limit{"limit", {"step", "g"}, {}};
        for (long i = 0; i < points_.cols(); ++i)
            components.add({components_[0](i), components_[1](i), components_[2](i)});
        for (long k = 0; k <= 200; ++k) {
            const double t = static_cast<double>(settings_.steps) * static_cast<double>(k) / 200;
            limit.add({t, 0.5 * std::exp(-eigenvalues_[1] * settings_.rate * t)});
        }
        // One table a training, so that each is a curve of its own.
        result.tables = {components, limit};
        experiment::Plot scatter{"components",
                                 "The images along the 2nd and 3rd principal component",
                                 "f^(2)(x)",
                                 "f^(3)(x)",
                                 false,
                                 false,
                                 {{"components", "second", "third", "", experiment::Style::points, 1}}};
        experiment::Plot away{"deviation", "Deviation from the straight line", "step", "|h|"},
            along{"component", "Along the 2nd principal component", "step", "|g|"};
        for (std::size_t w = 0; w < 3; ++w)
            for (long trial = 1; trial <= trials; ++trial) {
                experiment::Table one{fmt::format("training_n{}_{}", widths_[w], trial), {"step", "g", "h"}, {}};
                double deviation = 0;
                for (const auto& row : tables_[0].rows)
                    if (row[0] == static_cast<double>(widths_[w]) && row[1] == static_cast<double>(trial)) {
                        one.add({row[2], row[3], row[4]});
                        deviation = std::max(deviation, row[4]);
                    }
                if (one.rows.empty()) continue;
                const std::string label = trial == 1 ? fmt::format("n = {}", widths_[w]) : "";
                away.curves.push_back({one.name, "step", "h", label, experiment::Style::line, static_cast<int>(w) + 1});
                along.curves.push_back(
                    {one.name, "step", "g", label, experiment::Style::line, static_cast<int>(w) + 1});
                result.found += fmt::format("n = {}, trial {}: |g| from {:.3f} to {:.4f}, largest |h| {:.4f}. ",
                                            widths_[w], trial, one.rows.front()[1], one.rows.back()[1], deviation);
                result.tables.push_back(std::move(one));
            }
        along.curves.push_back({"limit", "step", "g", "limit", experiment::Style::dashed_line, 0});
        result.plots = {scatter, away, along};
        result.shows =
            "The batch of 512 digits along its 2nd and 3rd principal components (eigenvalues 0.0457, 0.00108 and 0.00078); the wider the network, the less it leaves the straight line to f* and the closer |g_t| is to 0.5 e^(-lambda_2 t); narrow networks converge faster.";
        result.found = fmt::format("{}. Eigenvalues {:.5f}, {:.6f}, {:.6f}. ", settings_.data.described,
                                   eigenvalues_[0], eigenvalues_[1], eigenvalues_[2]) +
                       result.found + fmt::format("The limit has |g| = {:.4f} at the end.", limit.rows.back()[1]);
        result.left_out = fmt::format(
            "Which digits, the scaling of the pixels (here: 0 to 1), the learning rate (here: {}). The paper estimates the principal components by a network of width 10,000 and power iteration; here Theta_infinity^(4) and its eigenvectors are computed. "
            "Its widths are 100, 1000 and 10,000 with N = 512 and 4000 steps: --width 10000 --rows 512 --steps 4000.",
            settings_.rate);
        result.stopped = stopped();
        return result;
    }

protected:
    Training training(long i) const override {
        auto start = network(points_.rows(), widths_[static_cast<std::size_t>(i / trials)], settings_.seed,
                             static_cast<std::uint64_t>(i));
        ntk::NetworkBatch<double> batch(start, points_);
        batch.forward(start);
        const ntk::DenseVector<double> goal = batch.outputs().transpose() + 0.5 * components_[1];
        return {std::move(start), points_, ntk::TrainingObjective::least_squares(goal), settings_.rate,
                settings_.steps};
    }
    bool records_at(long step) const override { return on_a_curve(step, settings_.steps); }
    void record(long i, ntk::GradientDescent<double>& descent) override {
        const ntk::DenseVector<double> gap = descent.values() - descent.objective().targets();
        const auto n = static_cast<double>(gap.size());
        const double along = gap.dot(components_[1]) / n;
        const ntk::DenseVector<double> rest = gap - along * components_[1];
        tables_[0].add({static_cast<double>(widths_[static_cast<std::size_t>(i / trials)]),
                        static_cast<double>(i % trials + 1), static_cast<double>(descent.steps()), std::abs(along),
                        std::sqrt(rest.squaredNorm() / n)});
    }

private:
    experiment::Settings settings_;
    std::array<long, 3> widths_;
    ntk::DenseMatrix<double> points_;
    std::vector<double> eigenvalues_;
    std::vector<ntk::DenseVector<double>> components_;
};

}  // namespace

experiment::Experiment figure_3() {
    experiment::Experiment e{"jacot-2018-figure-3", "Jacot, Gabriel and Hongler (2018), section 6.3, figure 3",
                             "Training along a principal component of MNIST"};
    e.defaults.width = 1000;
    e.defaults.steps = 1000;
    e.defaults.rate = 1;
    e.defaults.rows = 128;
    e.data_needed = mnist_images();
    e.make = [](const experiment::Settings& settings) { return std::make_unique<Figure3>(settings); };
    return e;
}

}  // namespace experiments::jacot_2018
