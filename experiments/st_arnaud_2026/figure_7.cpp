// Figure 7: the smallest eigenvalue of Theta_bar^(L)(X, X) for L = 1 … 30 and growing n, n0 = 128. Proved bounds:
// entries in balls, eigenvalues by a verified Cholesky factorisation.
#include "experiments/common/mnist.hpp"
#include "experiments/common/pieces.hpp"
#include "experiments/st_arnaud_2026/certified_kernels.hpp"
#include "experiments/st_arnaud_2026/experiments.hpp"
#include "rigor/matrix/verified_cholesky.hpp"

#include <fmt/format.h>

namespace experiments::st_arnaud_2026 {
namespace {

class Figure7 : public Pieces {
    static constexpr long depths = 30;

public:
    explicit Figure7(const experiment::Settings& settings)
        : Pieces(1),
          points_(uniform_sphere(128, settings.rows, settings.seed)) {
        require_at_least(4, settings.rows, "points");
        for (long n = settings.rows; n >= 4; n /= 2) sizes_.insert(sizes_.begin(), n);
        tables_ = {{"eigenvalues", {"depth"}, {}}};
        for (const long n : sizes_) tables_[0].columns.push_back(fmt::format("n_{}", n));
        for (const long n : sizes_) tables_[0].columns.push_back(fmt::format("upper_n_{}", n));
    }
    experiment::Outcome outcome() const override {
        experiment::Outcome result;
        result.tables = tables_;
        experiment::Plot plot{"eigenvalues", "Smallest eigenvalue of Theta_bar^(L)(X, X), n0 = 128", "L", ""};
        int color = 1;
        std::string decreasing;
        for (std::size_t k = 0; k < sizes_.size(); ++k) {
            plot.curves.push_back({"eigenvalues", "depth", fmt::format("n_{}", sizes_[k]),
                                   fmt::format("n = {}", sizes_[k]), experiment::Style::line, color++});
            for (std::size_t d = 1; d < tables_[0].rows.size(); ++d)
                if (tables_[0].rows[d][k + 1] <= tables_[0].rows[d - 1][k + 1 + sizes_.size()])
                    decreasing += fmt::format("{}n = {}, L = {}", decreasing.empty() ? "" : "; ", sizes_[k], d + 1);
        }
        result.plots = {plot};
        result.shows =
            "For L in {1, …, 30} the smallest eigenvalue increases with the depth, also for larger n; a depth of 5 stabilizes it.";
        result.found = fmt::format(
            "From L = 1 to L = {} it goes from {:.4f} to {:.4f} for n = {}, and from {:.4g} to {:.4f} for n = {} (limit 3/4). {}",
            depths, tables_[0].rows.front()[1], tables_[0].rows.back()[1], sizes_.front(),
            tables_[0].rows.front()[sizes_.size()], tables_[0].rows.back()[sizes_.size()], sizes_.back(),
            decreasing.empty()
                ? "It increased at every layer here (proved: the lower bound of each layer exceeds the upper bound of the one before); for n = 2 it need not (claim st-arnaud-2026/figure-7)."
                : "It was not seen to increase at " + decreasing + ".");
        result.numbers =
            "Proved: columns n_… are lower bounds of the smallest eigenvalue, upper_n_… upper bounds, for the coordinates as drawn (entries in balls, verified Cholesky factorisation).";
        result.left_out =
            "The sizes n and the seed. The text speaks of Theta_bar, the caption of Theta^(L), whose eigenvalues decay like L/2^L.";
        return result;
    }

protected:
    void piece(long) override {
        CertifiedKernels kernels(points_);
        for (long depth = 1; depth <= depths; ++depth) {
            kernels.advance_to(depth);
            const ntk::DenseMatrix<double> kernel = kernels.normalized_kernel();
            std::vector<double> row{static_cast<double>(depth)};
            std::vector<double> upper;
            for (const long n : sizes_) {
                const rigor::VerifiedEigenvalue bounds = rigor::verified_smallest_eigenvalue(
                    rigor::DoubleMatrix(kernel.topLeftCorner(n, n)), rigor::UniformRadius{0, CertifiedKernels::radius});
                row.push_back(bounds.lower);
                upper.push_back(bounds.upper);
            }
            row.insert(row.end(), upper.begin(), upper.end());
            tables_[0].add(std::move(row));
        }
    }

private:
    ntk::DenseMatrix<double> points_;
    std::vector<long> sizes_;
};

}  // namespace

experiment::Experiment figure_7() {
    experiment::Experiment e{"st-arnaud-2026-figure-7", "St-Arnaud, Carvalho and Farnadi (2026), section 6.4, figure 7",
                             "Smallest eigenvalue against depth"};
    e.defaults.rows = 256;
    e.make = [](const experiment::Settings& settings) { return std::make_unique<Figure7>(settings); };
    return e;
}

}  // namespace experiments::st_arnaud_2026
