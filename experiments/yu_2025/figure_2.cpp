// Figure 2: the tangent kernel at initialisation, x = (1, 0), x' around the circle, for three widths, beside the limit:
// (3.4)-(3.7) as printed, and what network (2.1) really tends to (claim yu-2025/eq-3.6).
#include "experiments/common/circle.hpp"
#include "experiments/common/mnist.hpp"
#include "experiments/yu_2025/experiments.hpp"
#include "ntk/network/network_limit.hpp"

#include <fmt/format.h>

#include <array>

namespace experiments::yu_2025 {
namespace {

class Figure2 : public experiment::Run {
    static constexpr long angles = 181;
    static constexpr long draws = 5;  // networks a width

public:
    explicit Figure2(const experiment::Settings& settings)
        : settings_(settings),
          widths_{std::max(1L, settings.width / 10), std::max(1L, settings.width / 2), settings.width} {
        require_width(settings.width, 10);
        curves_.columns.emplace_back("angle");
        for (const long width : widths_)
            for (long k = 1; k <= draws; ++k) curves_.columns.push_back(fmt::format("m{}_{}", width, k));
        for (const char* limit : {"limit_as_printed", "limit"}) curves_.columns.emplace_back(limit);
        curves_.name = "kernel";
    }

    bool advance() override {
        const long total = draws * static_cast<long>(widths_.size());
        const long width = widths_[static_cast<std::size_t>(done_ / draws)];
        samples_.push_back(kernel_on_circle(
            three_hidden_layers(2, width, settings_.seed + static_cast<std::uint64_t>(done_)), angles));
        return ++done_ < total;
    }
    double progress() const override {
        return static_cast<double>(done_) / static_cast<double>(draws * static_cast<long>(widths_.size()));
    }
    void save(experiment::StateWriter& to) const override {
        to.integer(done_);
        for (const auto& sample : samples_) to.numbers(sample);
    }
    void load(experiment::StateReader& from) override {
        done_ = from.integer();
        samples_.assign(static_cast<std::size_t>(done_), std::vector<double>(static_cast<std::size_t>(angles)));
        for (auto& sample : samples_) from.numbers(sample);
    }

    experiment::Outcome outcome() const override {
        experiment::Table table = curves_;
        std::array<double, 3> square{};
        std::vector<double> limits;
        for (long i = 0; i < angles; ++i) {
            const double angle = circle_angle(i, angles);
            // The inner products are those of the exact points only up to rounding: exact doubles, cut to [-1, 1].
            const ntk::PairInnerProducts p{1, rigor::Rational(std::clamp(std::cos(angle), -1.0, 1.0)), 1};
            ntk::TwoPointKernelIteration<double> printed(p, ntk::FullyConnectedKernel::yu_as_printed());
            printed.advance_to(4);
            const double limit = ntk::yu_fully_connected_limit<double>(p, 3);
            std::vector<double> row{angle};
            for (std::size_t k = 0; k < samples_.size(); ++k) {
                const double value = samples_[k][static_cast<std::size_t>(i)];
                row.push_back(value);
                square[k / draws] += (value - limit) * (value - limit) / static_cast<double>(angles * draws);
            }
            row.push_back(printed.tangent_kernel());
            row.push_back(limit);
            table.add(std::move(row));
        }
        experiment::Outcome result;
        result.tables = {table};
        experiment::Plot plot{"kernel", "K_0(x, x'), x = (1, 0), x' = (cos g, sin g)", "g", "K_0"};
        for (std::size_t w = 0; w < widths_.size(); ++w)
            for (long k = 1; k <= draws; ++k)
                plot.curves.push_back({"kernel", "angle", fmt::format("m{}_{}", widths_[w], k),
                                       k == 1 ? fmt::format("m = {}", widths_[w]) : "", experiment::Style::thin_line,
                                       static_cast<int>(w) + 1});
        plot.curves.push_back({"kernel", "angle", "limit", "limit of network (2.1)", experiment::Style::line, 0});
        plot.curves.push_back(
            {"kernel", "angle", "limit_as_printed", "(3.4)-(3.7) as printed", experiment::Style::dashed_line, 0});
        result.plots = {plot};
        result.shows =
            "K_0(x, x') of networks with three hidden layers at initialisation, x = (1, 0), x' around the circle, for m = 200, 1000 and 2000: with growing width the curve becomes smooth and settles.";
        result.found = fmt::format(
            "Root mean square distance from the limit of network (2.1), over {} angles and {} networks: {:.3f} at m = {}, {:.3f} at m = {}, {:.3f} at m = {}; for an error of order m^(-1/2) the first would be {:.2f} times the last. "
            "The kernel (3.4)-(3.7) as printed lies 7 above that limit at every angle (dashed; claim yu-2025/eq-3.6): the networks do not tend to it.",
            angles, draws, std::sqrt(square[0]), widths_[0], std::sqrt(square[1]), widths_[1], std::sqrt(square[2]),
            widths_[2], std::sqrt(static_cast<double>(widths_[2]) / static_cast<double>(widths_[0])));
        result.left_out =
            "The number of networks for each width (here 5, the paper's legend has one a width), the seed. The paper does not draw the limit beside the networks.";
        return result;
    }

private:
    experiment::Settings settings_;
    std::array<long, 3> widths_;
    experiment::Table curves_;
    std::vector<std::vector<double>> samples_;
    long done_ = 0;
};

}  // namespace

experiment::Experiment figure_2() {
    experiment::Experiment e{"yu-2025-figure-2", "Yu, Tian and Chen (2025), section 6.1, figure 2",
                             "Convergence of the fully connected kernel at initialisation"};
    e.defaults.width = 2000;
    e.make = [](const experiment::Settings& settings) { return std::make_unique<Figure2>(settings); };
    return e;
}

}  // namespace experiments::yu_2025
