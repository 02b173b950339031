// Tangent kernels of random finite networks (Jacot et al., section 2) around the circle, and the limit of theorem 1. A
// simulation but for the limit.
#include "experiments/report/report_figures.hpp"
#include "experiments/st_arnaud_2026/certified_kernels.hpp"
#include "ntk/network/finite_network.hpp"
#include "ntk/network/initial_kernel.hpp"

#include <fmt/format.h>

#include <cmath>

namespace experiments {

using experiment::Figure, experiment::Plot, experiment::Style, experiment::Table;

Figure finite_networks(std::uint64_t seed) {
    constexpr long angles = 37, depth = 4, samples = 400;
    constexpr double width_of_99_percent = 2.576;
    const std::vector<long> widths{4, 16, 64};
    const rigor::Rational beta(1, 10);
    ntk::DenseMatrix<double> points(2, angles);
    for (long k = 0; k < angles; ++k) {
        const double angle = M_PI * static_cast<double>(k) / (angles - 1);
        points.col(k) << std::cos(angle), std::sin(angle);
    }
    Table table{"finite-networks", {"width", "degrees", "lower", "upper"}, {}},
        limit{"finite-networks-limit", {"degrees", "limit"}, {}};
    const rigor::Precision precision(100);
    const auto kernel = ntk::FullyConnectedKernel::jacot(2, beta);
    const auto degrees = [](long k) { return 180.0 * static_cast<double>(k) / (angles - 1); };
    for (long k = 0; k < angles; ++k) {
        // cos and sin are rounded: the points that are meant are those of the table, which are off the unit circle by
        // less than 1e-15.
        const auto product = [&](long i, long j) {
            return rigor::Rational(rigor::Rational(points(0, i)) * rigor::Rational(points(0, j)) +
                                   rigor::Rational(points(1, i)) * rigor::Rational(points(1, j)));
        };
        ntk::TwoPointKernelIteration<rigor::Ball> walk({product(0, 0), product(0, k), product(k, k)}, kernel);
        walk.advance_to(depth);
        limit.add({degrees(k), st_arnaud_2026::certified(walk.tangent_kernel())});
    }
    Plot plot{"finite-networks", "Tangent kernels of finite networks and their limit",
              "angle between the inputs (degrees)", "Theta^(4)(x, x')"};
    int color = 1;
    for (const long width : widths) {
        const ntk::FiniteNetwork<double> shape =
            ntk::jacot_network<double>(std::vector<long>{2, width, width, width, 1}, beta);
        const ntk::InitialMoments moments =
            ntk::initial_kernel(shape, points, seed + static_cast<std::uint64_t>(width), samples);
        for (long k = 0; k < angles; ++k) {
            const ntk::Estimate mean = moments.tangent_estimate(0, k);
            table.add({static_cast<double>(width), degrees(k), mean.lower(width_of_99_percent),
                       mean.upper(width_of_99_percent)});
        }
        plot.curves.push_back({"finite-networks", "degrees", "lower", fmt::format("width {}", width), Style::band,
                               color++, std::pair{std::string("width"), static_cast<double>(width)}, "upper"});
    }
    plot.curves.push_back({"finite-networks-limit", "degrees", "limit", "limit", Style::line, 0});
    return {
        plot,
        {table, limit},
        fmt::format(
            "The tangent kernel at initialisation of ReLU networks of Jacot et al. with L = {} and beta = 1/10, between (1, 0) and the point of the circle at the given angle, for three widths: pointwise 99 % confidence bands of the mean over {} networks (simulation, seed {}; the bands suppose normal errors and are no proof). At small widths the mean itself differs from the limit, which then lies outside of the band. "
            "The limit is computed in ball arithmetic, within 1e-12 of the truth.",
            depth, samples, seed),
        {"jacot-2018/theorem-1", "jacot-2018/section-6.1-inflation"}};
}

}  // namespace experiments
