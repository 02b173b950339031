// Figure 8: the depth bound max 1/sqrt(1 - h(x_i^T x_j)) as points are added, d = 128. Certified, for the coordinates
// as drawn; claim st-arnaud-2026/figure-8 is about integer vectors.
#include "experiments/common/mnist.hpp"
#include "experiments/common/pieces.hpp"
#include "experiments/st_arnaud_2026/certified_kernels.hpp"
#include "experiments/st_arnaud_2026/experiments.hpp"

#include <fmt/format.h>

namespace experiments::st_arnaud_2026 {
namespace {

class Figure8 : public Pieces {
public:
    explicit Figure8(const experiment::Settings& settings)
        : Pieces(1),
          points_(uniform_sphere(128, settings.rows, settings.seed)) {
        require_at_least(2, settings.rows, "points");
        tables_ = {{"bound", {"n", "depth_bound", "smallest_depth"}, {}}};
    }
    experiment::Outcome outcome() const override {
        experiment::Outcome result;
        result.tables = tables_;
        result.plots = {{"bound",
                         "Depth bound, d = 128",
                         "n",
                         "",
                         true,
                         false,
                         {{"bound", "n", "depth_bound", "max 1/sqrt(1 - h(x_i^T x_j))", experiment::Style::line, 1}}}};
        result.shows = "The depth bound L = max 1/sqrt(1 - h(x_i^T x_j)) increases with n.";
        result.found = fmt::format(
            "It goes from {:.4f} at n = 2 to {:.4f} at n = {:.0f}; the smallest depth above it is {:.0f} there.",
            tables_[0].rows.front()[1], tables_[0].rows.back()[1], tables_[0].rows.back()[0],
            tables_[0].rows.back()[2]);
        result.numbers = "Every bound is within 1e-12 of the truth for the coordinates as drawn (ball arithmetic).";
        result.left_out =
            "The sizes n, the seed, and whether the samples of different n are nested (here: yes, so that the bound cannot fall).";
        return result;
    }

protected:
    void piece(long) override {
        // The rounded cosines find the candidate; a new point changes the bound only if one of its cosines may exceed
        // the largest so far.
        const ntk::DenseMatrix<double> cosines = points_.transpose() * points_;
        const rigor::Precision precision(128);
        rigor::Ball largest(-1);
        for (long n = 2; n <= points_.cols(); ++n) {
            for (long i = 0; i + 1 < n; ++i)
                if (cosines(i, n - 1) > largest.approx_double() - 1e-9)
                    largest = rigor::maximum(largest, rigor::cos(angle_between(points_, i, points_, n - 1)));
            const double bound = certified(rigor::Ball(1) / rigor::sqrt(rigor::Ball(1) - ntk::depth_map(largest)));
            tables_[0].add({static_cast<double>(n), bound, std::ceil(bound)});
        }
    }

private:
    ntk::DenseMatrix<double> points_;
};

}  // namespace

experiment::Experiment figure_8() {
    experiment::Experiment e{"st-arnaud-2026-figure-8", "St-Arnaud, Carvalho and Farnadi (2026), section 6.4, figure 8",
                             "Depth bound against the size of the data set"};
    e.defaults.rows = 2000;
    e.make = [](const experiment::Settings& settings) { return std::make_unique<Figure8>(settings); };
    return e;
}

}  // namespace experiments::st_arnaud_2026
