// Figure 3: the function h beside the identity.
#include "experiments/common/pieces.hpp"
#include "experiments/st_arnaud_2026/certified_kernels.hpp"
#include "experiments/st_arnaud_2026/experiments.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"

#include <fmt/format.h>

namespace experiments::st_arnaud_2026 {
namespace {

class Figure3 : public Pieces {
public:
    Figure3() : Pieces(1) { tables_ = {{"h", {"z", "h"}, {}}}; }
    experiment::Outcome outcome() const override {
        experiment::Outcome result;
        result.tables = tables_;
        result.plots = {{"h",
                         "h and the identity",
                         "z",
                         "",
                         false,
                         false,
                         {{"h", "z", "h", "h(z)", experiment::Style::line, 1},
                          {"h", "z", "z", "z", experiment::Style::dashed_line, 2}}}};
        result.shows = "h lies above the identity on [-1, 1), increases, and meets it at 1.";
        result.found = fmt::format(
            "h(-1) = {:.3g}, h(0) = {:.6f} (1/pi), h(1) = {:.6f}. Claims st-arnaud-2026/figure-3-increasing and figure-3-limit prove what the text says of it.",
            tables_[0].rows.front()[1], tables_[0].rows[100][1], tables_[0].rows.back()[1]);
        result.numbers = "Every number is within 1e-12 of the truth (ball arithmetic).";
        result.left_out = "Nothing.";
        return result;
    }

protected:
    void piece(long) override {
        const rigor::Precision precision(128);
        for (long i = -100; i <= 100; ++i)
            tables_[0].add(
                {static_cast<double>(i) / 100, certified(ntk::depth_map(rigor::Ball(rigor::Rational(i, 100))))});
    }
};

}  // namespace

experiment::Experiment figure_3() {
    experiment::Experiment e{"st-arnaud-2026-figure-3", "St-Arnaud, Carvalho and Farnadi (2026), section 6.1, figure 3",
                             "The depth map h"};
    e.make = [](const experiment::Settings&) { return std::make_unique<Figure3>(); };
    return e;
}

}  // namespace experiments::st_arnaud_2026
