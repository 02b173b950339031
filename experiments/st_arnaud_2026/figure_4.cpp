// Figures 4 and 5: Theta_bar^(L), rho^(L) and eta^(L) for pairs of points and for a further point with each of them, L
// = 1 … 30; points drawn from the sphere (n0 = 128), or the user's images. eta^(1) = <x, x'>, eta^(L+1) = (1 +
// e^(-eta^(L)))^(-2), section 6.4 (which prints kappa on the right).
#include "experiments/common/mnist.hpp"
#include "experiments/common/pieces.hpp"
#include "experiments/st_arnaud_2026/certified_kernels.hpp"
#include "experiments/st_arnaud_2026/experiments.hpp"

#include <fmt/format.h>

#include <cmath>

namespace experiments::st_arnaud_2026 {
namespace {

constexpr long points_drawn = 12;

class Figure4 : public Pieces {
    static constexpr long depths = 30;

public:
    Figure4(ntk::DenseMatrix<double> points, std::string described)
        : Pieces(1),
          points_(std::move(points)),
          described_(std::move(described)) {
        require_at_least(3, points_.cols(), "points");
        tables_ = {{"kernels", {"depth", "pair", "with_x", "theta_bar", "rho", "eta"}, {}}};
    }
    experiment::Outcome outcome() const override {
        experiment::Outcome result;
        experiment::Table curves{"curves", {"depth"}, {}};
        for (long depth = 1; depth <= depths; ++depth) curves.rows.push_back({static_cast<double>(depth)});
        const std::vector<std::string> names{"theta_bar", "rho", "eta"};
        std::array<double, 3> low{}, high{};
        for (std::size_t k = 0; k < 3; ++k) {
            experiment::Plot plot{names[k], k == 0 ? "Theta_bar^(L)" : k == 1 ? "rho^(L)" : "eta^(L)", "L", ""};
            low[k] = INFINITY, high[k] = -INFINITY;
            const long pairs = static_cast<long>(tables_[0].rows.size()) / depths;
            bool seen[2] = {false, false};
            for (long p = 0; p < pairs; ++p) {
                const auto& first = tables_[0].rows[static_cast<std::size_t>(p * depths)];
                const bool with_x = first[2] != 0;
                curves.columns.push_back(fmt::format("{}_{}", names[k], p + 1));
                for (long d = 0; d < depths; ++d)
                    curves.rows[static_cast<std::size_t>(d)].push_back(
                        tables_[0].rows[static_cast<std::size_t>(p * depths + d)][3 + k]);
                const double last = curves.rows.back().back();
                low[k] = std::min(low[k], last), high[k] = std::max(high[k], last);
                plot.curves.push_back({"curves", "depth", curves.columns.back(),
                                       seen[with_x] ? ""
                                       : with_x     ? "(x, x_i)"
                                                    : "(x_i, x_j)",
                                       experiment::Style::thin_line, with_x ? 2 : 1});
                seen[with_x] = true;
            }
            result.plots.push_back(std::move(plot));
        }
        result.tables = {curves};
        result.shows =
            "Curves of Theta_bar^(L), rho^(L) and eta^(L) against L = 1 … 30, one a pair of points: all curves of a kernel run together, rho and eta \"converge to a fixed value rather quickly\", Theta_bar slowly.";
        result.found = fmt::format(
            "{}. At L = {} the pairs have Theta_bar between {:.4f} and {:.4f} (limit 0.25), rho between {:.4f} and {:.4f} (limit 1), eta between {:.6f} and {:.6f}. "
            "1 - rho^(L) falls like 9 pi^2/(2 L^2), and is {:.3f} at L = {}: that is not yet small; eta converges geometrically.",
            described_, depths, low[0], high[0], low[1], high[1], low[2], high[2], 1 - low[1], depths);
        result.numbers = "Every number is within 1e-12 of the truth for the coordinates as drawn (ball arithmetic).";
        result.left_out = fmt::format(
            "What the three columns of the figure are (\"three different expressions dependent on an arbitrary kappa\"), how many points there are (here: {} and one more, x), the seed. Shown here: the kernels themselves.",
            points_.cols() - 1);
        return result;
    }

protected:
    void piece(long) override {
        const long n = points_.cols();
        CertifiedKernels kernels(points_);
        const rigor::Precision precision(128);
        std::vector<std::vector<std::vector<double>>> by_pair;
        std::vector<rigor::Ball> eta;
        for (long i = 0; i < n; ++i)
            for (long j = 0; j < i; ++j) eta.push_back(rigor::cos(angle_between(points_, i, points_, j)));
        for (long depth = 1; depth <= depths; ++depth) {
            kernels.advance_to(depth);
            const ntk::DenseMatrix<double> rho = kernels.correlation(), theta_bar = kernels.normalized_kernel();
            std::size_t pair = 0;
            for (long i = 0; i < n; ++i)
                for (long j = 0; j < i; ++j, ++pair) {
                    if (by_pair.size() <= pair) by_pair.emplace_back();
                    by_pair[pair].push_back({static_cast<double>(depth), static_cast<double>(pair + 1),
                                             i == n - 1 ? 1.0 : 0.0, theta_bar(i, j), rho(i, j), certified(eta[pair])});
                }
            for (rigor::Ball& value : eta)
                value = rigor::square(rigor::Ball(1) / (rigor::Ball(1) + rigor::exp(-value)));
        }
        for (auto& rows : by_pair)
            for (auto& row : rows) tables_[0].add(std::move(row));
    }

private:
    ntk::DenseMatrix<double> points_;
    std::string described_;
};

}  // namespace

experiment::Experiment figure_4() {
    experiment::Experiment e{"st-arnaud-2026-figure-4", "St-Arnaud, Carvalho and Farnadi (2026), section 6.4, figure 4",
                             "Deep kernels of points drawn from the sphere"};
    e.defaults.rows = points_drawn;
    e.make = [](const experiment::Settings& s) {
        return std::make_unique<Figure4>(uniform_sphere(128, s.rows + 1, s.seed),
                                         fmt::format("{} points and x from the sphere of R^128", s.rows));
    };
    return e;
}
experiment::Experiment figure_5() {
    experiment::Experiment e{"st-arnaud-2026-figure-5", "St-Arnaud, Carvalho and Farnadi (2026), section 6.4, figure 5",
                             "Deep kernels of MNIST images"};
    e.defaults.rows = points_drawn + 1;
    e.data_needed = mnist_images();
    e.make = [](const experiment::Settings& s) {
        return std::make_unique<Figure4>(normalized(s.data),
                                         s.data.described + ", divided by their norms; the last is x");
    };
    return e;
}

}  // namespace experiments::st_arnaud_2026
