#include "verify/verbs/spectrum_plot.hpp"

#include "verify/verbs/plot_option.hpp"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <functional>

namespace verify {

std::vector<double> eigenvalue_estimates(const Eigen::MatrixXd& matrix) {
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(matrix, Eigen::EigenvaluesOnly);
    return {solver.eigenvalues().begin(), solver.eigenvalues().end()};
}

void plot_spectrum(const std::string& file, std::vector<double> eigenvalues, const services::GramReport& answer,
                   const std::string& kernel) {
    std::sort(eigenvalues.begin(), eigenvalues.end(), std::greater<>());
    experiment::Table table{"spectrum", {"number", "eigenvalue"}, {}},
        bounds{"bounds", {"number", "lower", "upper"}, {}};
    for (std::size_t i = 0; i < eigenvalues.size(); ++i)
        table.rows.push_back({static_cast<double>(i + 1), eigenvalues[i]});
    if (answer.smallest && answer.largest)
        for (const double number : {1.0, static_cast<double>(std::max<std::size_t>(2, eigenvalues.size()))})
            bounds.rows.push_back(
                {number, answer.smallest->lower.lower_double(), answer.largest->upper.upper_double()});
    using experiment::Style;
    write_plot(file,
               {.name = "spectrum",
                .title = "Eigenvalues of the kernel matrix, " + kernel + " (estimates; dashed: proved bounds)",
                .x_label = "number, largest first",
                .y_label = "eigenvalue (logarithmic)",
                .log_y = true,
                .curves = {{"spectrum", "number", "eigenvalue", "", Style::points, 1},
                           {"bounds", "number", "lower", "least", Style::dashed_line, 2},
                           {"bounds", "number", "upper", "greatest", Style::dashed_line, 3}}},
               {table, bounds});
}

}  // namespace verify
