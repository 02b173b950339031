// Figure 2: "Networks function near convergence for two widths n and 10th, 50th and 90th percentiles of the asymptotic
// Gaussian distribution". Section 5: with f_0 ~ N(0, Sigma) and k = Theta_infinity(x, X) Theta_infinity(X, X)^-1,
// f_infinity(x) is Gaussian with
//   mean k y*   and variance Sigma(x, x) - 2 k Sigma(X, x) + k Sigma(X, X) k^T.
#include "experiments/common/circle.hpp"
#include "experiments/common/jacot_limit.hpp"
#include "experiments/common/mnist.hpp"
#include "experiments/common/training_series.hpp"
#include "experiments/jacot_2018/experiments.hpp"

#include <fmt/format.h>
#include <Eigen/Cholesky>

#include <algorithm>
#include <array>

namespace experiments::jacot_2018 {
namespace {

constexpr double upper_decile = 1.2815515655446004;  // of the standard normal distribution
constexpr std::array<double, 4> data_angles{-2.5, -1.0, 0.5, 2.0};

ntk::DenseMatrix<double> data() {
    ntk::DenseMatrix<double> points(2, 4);
    for (long i = 0; i < 4; ++i)
        points.col(i) << std::cos(data_angles[static_cast<std::size_t>(i)]),
            std::sin(data_angles[static_cast<std::size_t>(i)]);
    return points;
}
ntk::DenseVector<double> goal() { return data().row(0).cwiseProduct(data().row(1)).transpose(); }

class Figure2 : public TrainingSeries {
    static constexpr long angles = 121, draws = 10;

public:
    explicit Figure2(const experiment::Settings& settings)
        : TrainingSeries(2 * draws, settings.steps, settings.threads),
          settings_(settings),
          widths_{std::max(1L, settings.width / 20), settings.width} {
        require_width(settings.width, 20);
        tables_ = {{"functions", {"width", "network", "angle", "value", "cost"}, {}}};
    }

    experiment::Outcome outcome() const override {
        const ntk::DenseMatrix<double> on_circle = circle(angles), points = data();
        const JacotLimit inside = approx_jacot_limit(points, points, depth, beta()),
                         across = approx_jacot_limit(on_circle, points, depth, beta());
        const ntk::DenseMatrix<double> k = inside.tangent.ldlt().solve(across.tangent.transpose()).transpose();
        const ntk::DenseVector<double> mean = k * goal();
        experiment::Table table{"curves", {"angle", "limit_p10", "limit_p50", "limit_p90"}, {}},
            targets{"data", {"angle", "value"}, {}};
        for (long i = 0; i < 4; ++i) targets.add({data_angles[static_cast<std::size_t>(i)], goal()(i)});
        std::vector<double> deviation;
        for (long i = 0; i < angles; ++i) {
            ntk::DenseMatrix<double> x = on_circle.col(i);
            const double own = approx_jacot_limit(x, x, depth, beta()).covariance(0, 0);
            const double variance =
                own - 2 * k.row(i).dot(across.covariance.row(i)) + (k.row(i) * inside.covariance).dot(k.row(i));
            deviation.push_back(std::sqrt(std::max(0.0, variance)));
            table.rows.push_back({circle_angle(i, angles), mean(i) - upper_decile * deviation.back(), mean(i),
                                  mean(i) + upper_decile * deviation.back()});
        }
        experiment::Outcome result;
        experiment::Plot plot{"functions", fmt::format("f after {} steps on 4 points of the circle", settings_.steps),
                              "g", "f(cos g, sin g)"};
        const auto curves = static_cast<long>(tables_[0].rows.size()) / angles;
        std::array<long, 2> inside_band{}, count{};
        std::array<double, 2> error{}, cost{};
        for (long r = 0; r < curves; ++r) {
            const auto& first = tables_[0].rows[static_cast<std::size_t>(r * angles)];
            const std::size_t wide = first[0] == static_cast<double>(widths_[1]) ? 1 : 0;
            const std::string column = fmt::format("n{}_{}", first[0], first[1]);
            table.columns.push_back(column);
            plot.curves.push_back({"curves", "angle", column, count[wide] == 0 ? fmt::format("n = {}", first[0]) : "",
                                   experiment::Style::thin_line, static_cast<int>(wide) + 1});
            cost[wide] = std::max(cost[wide], first[4]);
            for (long i = 0; i < angles; ++i) {
                const double value = tables_[0].rows[static_cast<std::size_t>(r * angles + i)][3];
                table.rows[static_cast<std::size_t>(i)].push_back(value);
                const double gap = value - mean(i);
                inside_band[wide] += std::abs(gap) <= upper_decile * deviation[static_cast<std::size_t>(i)];
                error[wide] += gap;
                ++count[wide];
            }
        }
        plot.curves.push_back({"curves", "angle", "limit_p50", "limit, 50 %", experiment::Style::line, 0});
        plot.curves.push_back(
            {"curves", "angle", "limit_p10", "limit, 10 and 90 %", experiment::Style::dashed_line, 0});
        plot.curves.push_back({"curves", "angle", "limit_p90", "", experiment::Style::dashed_line, 0});
        plot.curves.push_back({"data", "angle", "value", "data", experiment::Style::points, 0});
        result.tables = {table, targets};
        result.plots = {plot};
        result.shows =
            "Trained networks of width 50 and 1000, ten each, after 1000 steps, beside the percentiles of the Gaussian f_infinity: mean and variance appear close to the limit's, even at n = 50.";
        for (std::size_t w = 0; w < 2; ++w)
            if (count[w] > 0)
                result.found += fmt::format(
                    "n = {}: {:.0f} % of the values lie between the 10th and the 90th percentile of the limit (80 % expected; the values of one network are far from independent), their mean distance from the median is {:+.4f}, the largest cost left is {:.2g}. ",
                    widths_[w], 100.0 * static_cast<double>(inside_band[w]) / static_cast<double>(count[w]),
                    error[w] / static_cast<double>(count[w]), cost[w]);
        result.left_out = fmt::format(
            "The four points and the goal (here: the angles -2.5, -1, 0.5, 2, and f* = x1 x2 as in section 6.1), the seeds. The paper estimates Theta_infinity^(4) and Sigma^(4) by one network of width 10,000; here they are computed. "
            "The limit is that of t = infinity, the networks have made {} steps of rate {}.",
            settings_.steps, settings_.rate);
        result.stopped = stopped();
        return result;
    }

protected:
    Training training(long i) const override {
        return {network(2, widths_[static_cast<std::size_t>(i / draws)], settings_.seed, static_cast<std::uint64_t>(i)),
                data(), ntk::TrainingObjective::least_squares(goal()), settings_.rate, settings_.steps};
    }
    bool records_at(long step) const override { return step == settings_.steps; }
    void record(long i, ntk::GradientDescent<double>& descent) override {
        ntk::NetworkBatch<double> batch(descent.network(), circle(angles));
        batch.forward(descent.network());
        const double cost = descent.cost();
        for (long k = 0; k < angles; ++k)
            tables_[0].add({static_cast<double>(widths_[static_cast<std::size_t>(i / draws)]),
                            static_cast<double>(i % draws + 1), circle_angle(k, angles), batch.outputs()(k), cost});
    }

private:
    experiment::Settings settings_;
    std::array<long, 2> widths_;
};

}  // namespace

experiment::Experiment figure_2() {
    experiment::Experiment e{"jacot-2018-figure-2", "Jacot, Gabriel and Hongler (2018), section 6.2, figure 2",
                             "Trained networks beside the Gaussian limit of kernel regression"};
    e.defaults.width = 1000;
    e.defaults.steps = 1000;
    e.defaults.rate = 1;
    e.make = [](const experiment::Settings& settings) { return std::make_unique<Figure2>(settings); };
    return e;
}

}  // namespace experiments::jacot_2018
