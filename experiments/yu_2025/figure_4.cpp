// Figure 4: three entries of the empirical tangent kernel while a network learns the parity of handwritten digits with
// cross-entropy.
#include "experiments/common/mnist.hpp"
#include "experiments/common/training_series.hpp"
#include "experiments/yu_2025/experiments.hpp"

#include <fmt/format.h>

namespace experiments::yu_2025 {
namespace {

constexpr long watched = 3;

class Figure4 : public TrainingSeries {
public:
    explicit Figure4(const experiment::Settings& settings)
        : TrainingSeries(1, settings.steps, settings.threads),
          settings_(settings) {
        const experiment::Data& data = settings.data;
        require_at_least(watched, data.rows, "images");
        points_ = grey_images(data);
        labels_ = ntk::DenseVector<double>(data.rows);
        const std::vector<int> digit = digits(data);
        for (long i = 0; i < data.rows; ++i) labels_(i) = digit[static_cast<std::size_t>(i)] % 2;
        tables_ = {{"kernel", {"step"}, {}}};
        for (long i = 1; i <= watched; ++i) tables_[0].columns.push_back(fmt::format("kernel_{}", i));
        for (const char* name : {"cost", "errors", "largest_u"}) tables_[0].columns.push_back(name);
    }

    experiment::Outcome outcome() const override {
        experiment::Outcome result;
        result.tables = tables_;
        experiment::Plot plot{"kernel", fmt::format("K_t(x_i, x_i) for three images, width {}", settings_.width),
                              "step", "K_t(x_i, x_i)"};
        for (int i = 1; i <= watched; ++i)
            plot.curves.push_back({"kernel", "step", fmt::format("kernel_{}", i), fmt::format("image {}", i),
                                   experiment::Style::line, i});
        result.plots = {plot};
        result.shows =
            "The kernel values at three selected points over 100,000 epochs, the first ten left out: they keep changing.";
        if (const auto& rows = tables_[0].rows; !rows.empty()) {
            std::string changes;
            for (std::size_t i = 1; i <= watched; ++i)
                changes += fmt::format("{}{:.5g} to {:.5g}", i > 1 ? ", " : "", rows.front()[i], rows.back()[i]);
            result.found = fmt::format(
                "{}. In {:.0f} steps K_t(x_i, x_i) went from {}; the cost from {:.4g} to {:.4g} (sum over the images); {:.0f} of {} images are on the wrong side, the largest u_i is {:.3g}.",
                settings_.data.described, rows.back()[0], changes, rows.front()[4], rows.back()[4], rows.back()[5],
                settings_.data.rows, rows.back()[6]);
        }
        result.left_out = fmt::format(
            "Which images and how many, the batch size (here: full batch on the images read), which three points (here: the first three) and whether K_t(x_i, x_i) or K_t(x_i, x_j), the scaling of the pixels (here: 0 to 1), what \"four-layer\" counts (here: three hidden layers and the output). "
            "With the sum (2.3) over n images the learning rate 0.5 is n times that of the mean; here the step is the rate {} divided by n, as for the mean. The smoothing of the paper's red lines is not described.",
            settings_.rate);
        result.stopped = stopped();
        return result;
    }

protected:
    Training training(long) const override {
        return {three_hidden_layers(settings_.data.columns, settings_.width, settings_.seed), points_,
                ntk::TrainingObjective::cross_entropy(labels_),
                settings_.rate / static_cast<double>(settings_.data.rows), settings_.steps};
    }
    bool records_at(long step) const override { return on_a_curve(step, settings_.steps); }
    void record(long, ntk::GradientDescent<double>& descent) override {
        const ntk::DenseMatrix<double> kernel =
            ntk::approx_empirical_kernel(descent.network(), ntk::DenseMatrix<double>(points_.leftCols(watched)));
        const ntk::DenseVector<double> u = descent.objective().errors(descent.values());
        std::vector<double> row{static_cast<double>(descent.steps())};
        for (long i = 0; i < watched; ++i) row.push_back(kernel(i, i));
        row.push_back(descent.cost());
        row.push_back(static_cast<double>((u.array() >= 0.5).count()));
        row.push_back(u.maxCoeff());
        tables_[0].add(std::move(row));
    }

private:
    experiment::Settings settings_;
    ntk::DenseMatrix<double> points_;
    ntk::DenseVector<double> labels_;
};

}  // namespace

experiment::Experiment figure_4() {
    experiment::Experiment e{"yu-2025-figure-4", "Yu, Tian and Chen (2025), section 6.2, figure 4",
                             "The kernel of a network that learns the parity of MNIST digits"};
    e.defaults.width = 500;
    e.defaults.steps = 1000;
    e.defaults.rate = 0.5;
    e.defaults.rows = 256;
    e.data_needed = mnist_images_and_labels();
    e.labels_needed = true;
    e.make = [](const experiment::Settings& settings) { return std::make_unique<Figure4>(settings); };
    return e;
}

}  // namespace experiments::yu_2025
