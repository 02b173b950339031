// Figure 2: Theta_bar^(L) against the depth for rho^(1) = 0, 0.5, 0.9, 0.99, beside 1/4; and L (Theta_bar^(L) - 1/4)
// beside (3/8) log L, the true rate, and a constant, the printed one. Certified values. (The caption prints Theta^(L),
// which tends to 0 like L/2^L.)
#include "experiments/common/pieces.hpp"
#include "experiments/st_arnaud_2026/certified_kernels.hpp"
#include "experiments/st_arnaud_2026/experiments.hpp"

#include <fmt/format.h>

#include <cmath>

namespace experiments::st_arnaud_2026 {
namespace {

constexpr const char* starts[] = {"0", "0.5", "0.9", "0.99"};

class Figure2 : public Pieces {
public:
    explicit Figure2(const experiment::Settings& settings) : Pieces(1), steps_(settings.steps) {
        tables_ = {{"kernel", {"depth", "limit"}, {}}};
        for (const char* z : starts) tables_[0].columns.push_back(fmt::format("rho_{}", z));
        tables_.push_back({"rate", {"depth", "three_eighths_log", "constant"}, {}});
        for (const char* z : starts) tables_[1].columns.push_back(fmt::format("excess_{}", z));
    }
    experiment::Outcome outcome() const override {
        experiment::Outcome result;
        result.tables = tables_;
        experiment::Plot plot{"kernel", "Theta_bar^(L) from different rho^(1)", "L", "", true};
        int color = 1;
        std::string last;
        for (const char* z : starts) {
            plot.curves.push_back({"kernel", "depth", fmt::format("rho_{}", z), fmt::format("rho = {}", z),
                                   experiment::Style::line, color++});
            last += fmt::format("{}{:.4f}", last.empty() ? "" : ", ",
                                tables_[0].rows.back()[static_cast<std::size_t>(color)]);
        }
        plot.curves.push_back({"kernel", "depth", "limit", "1/4", experiment::Style::dashed_line, 0});
        experiment::Plot rate{"rate", "L (Theta_bar^(L) - 1/4): O(1/L) would be bounded", "L", "", true};
        color = 1;
        for (const char* z : starts)
            rate.curves.push_back({"rate", "depth", fmt::format("excess_{}", z), fmt::format("rho = {}", z),
                                   experiment::Style::line, color++});
        rate.curves.push_back({"rate", "depth", "three_eighths_log", "(3/8) log L", experiment::Style::dashed_line, 0});
        rate.curves.push_back(
            {"rate", "depth", "constant", "1/L, the printed rate", experiment::Style::dashed_line, 2});
        result.plots = {plot, rate};
        result.shows = "Theta_bar^(L) comes down or up to 1/4 with growing depth, later when rho^(1) is nearer to 1.";
        result.found = fmt::format(
            "At depth {} the values are {}. The distance from 1/4 is not O(1/L): it is (3/8) log L/L + O(1/L) (claim st-arnaud-2026/theorem-2): the second plot grows for ever, like the dashed line (3/8) log L, where a rate 1/L would keep it bounded.",
            steps_, last);
        result.numbers =
            "Every number is within 1e-12 of the truth (ball arithmetic). The column three_eighths_log is rounded.";
        result.left_out = fmt::format(
            "The depths of the plots (here: 1 to {}). The caption prints Theta^(L), which tends to 0; Theta_bar^(L) is meant.",
            steps_);
        return result;
    }

protected:
    void piece(long) override {
        const rigor::Precision precision(64 + ntk::guard_bits_for_depth(steps_));
        std::vector<ntk::NormalizedKernelIteration<rigor::Ball>> walks;
        for (const char* z : starts) walks.emplace_back(rigor::parse_rational(z));
        for (long depth = 1; depth <= steps_; ++depth) {
            std::vector<double> row{static_cast<double>(depth), 0.25},
                rate{static_cast<double>(depth), 0.375 * std::log(static_cast<double>(depth)), 1};
            for (auto& walk : walks) {
                walk.advance_to(depth);
                row.push_back(certified(walk.value()));
                rate.push_back(certified(rigor::Ball(depth) * (walk.value() - rigor::Ball(rigor::Rational(1, 4)))));
            }
            tables_[0].add(std::move(row));
            tables_[1].add(std::move(rate));
        }
    }

private:
    long steps_;
};

}  // namespace

experiment::Experiment figure_2() {
    experiment::Experiment e{"st-arnaud-2026-figure-2", "St-Arnaud, Carvalho and Farnadi (2026), section 6, figure 2",
                             "The normalized kernel and its limit 1/4"};
    e.defaults.steps = 1000;
    e.make = [](const experiment::Settings& settings) { return std::make_unique<Figure2>(settings); };
    return e;
}

}  // namespace experiments::st_arnaud_2026
