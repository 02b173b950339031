// The smallest eigenvalue of Theta_bar^(L)(X X^T) for points drawn uniformly from the sphere: verified Cholesky bounds.
#include "experiments/report/report_figures.hpp"
#include "experiments/st_arnaud_2026/certified_kernels.hpp"
#include "experiments/st_arnaud_2026/experiments.hpp"
#include "rigor/matrix/verified_cholesky.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace experiments {

using experiment::Figure, experiment::Plot, experiment::Style, experiment::Table;
using st_arnaud_2026::CertifiedKernels;

namespace {

/// Outward, to six digits: still bounds, and nearly always the same on machines whose BLAS adds in another order.
double outward(double bound, bool up) {
    if (!(std::abs(bound) > 1e-300) || !std::isfinite(bound)) return bound;
    const double scale = std::pow(10, 5 - std::floor(std::log10(std::abs(bound)))), scaled = bound * scale,
                 slack = std::abs(scaled) * 1e-15;
    return (up ? std::ceil(scaled + slack) : std::floor(scaled - slack)) / scale;
}

}  // namespace

std::vector<Figure> smallest_eigenvalues() {
    const std::vector<long> sizes{2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96}, shown_sizes{4, 16, 64},
        depths{2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128}, shown_depths{3, 8, 32, 128};
    const ntk::DenseMatrix<double> points = st_arnaud_2026::uniform_sphere(3, sizes.back(), 20180620);
    CertifiedKernels kernels(points);
    Table table{"smallest-eigenvalue", {"depth", "n", "lower", "upper", "limit"}, {}};
    double widest = 0;
    for (const long depth : depths) {
        kernels.advance_to(depth);
        const ntk::DenseMatrix<double> kernel = kernels.normalized_kernel();
        for (const long n : sizes) {
            const rigor::VerifiedEigenvalue bounds = rigor::verified_smallest_eigenvalue(
                rigor::DoubleMatrix(kernel.topLeftCorner(n, n)), rigor::UniformRadius{0, CertifiedKernels::radius});
            table.add({static_cast<double>(depth), static_cast<double>(n), outward(bounds.lower, false),
                       outward(bounds.upper, true), 0.75});
            if (bounds.lower > 0) widest = std::max(widest, (bounds.upper - bounds.lower) / bounds.lower);
        }
    }
    if (!(widest < 1e-5)) throw std::runtime_error("the bounds of an eigenvalue are too far apart for a line");
    const std::string certified = fmt::format(
        "Drawn are proved lower bounds (verified Cholesky factorisation of a matrix whose entries are within 1e-12 of the kernel's); the proved upper bounds, in the table beside, exceed them by less than one part in 100,000. The points are one sample of {} on the sphere in R^3; what is drawn holds for these "
        "points, not for all samples.",
        sizes.back());
    Plot depth{"smallest-eigenvalue-depth",
               "Smallest eigenvalue of the normalized kernel matrix over the depth",
               "depth L (logarithmic)",
               "smallest eigenvalue (logarithmic)",
               true,
               true};
    Plot size{"smallest-eigenvalue-size",
              "Smallest eigenvalue of the normalized kernel matrix over the number of points",
              "number of points n (logarithmic)",
              "smallest eigenvalue (logarithmic)",
              true,
              true};
    int color = 1;
    for (const long n : shown_sizes)
        depth.curves.push_back({"smallest-eigenvalue", "depth", "lower", fmt::format("n = {}", n), Style::line, color++,
                                std::pair{std::string("n"), static_cast<double>(n)}});
    depth.curves.push_back({"smallest-eigenvalue", "depth", "limit", "limit 3/4", Style::dashed_line, 0,
                            std::pair{std::string("n"), 4.0}});
    color = 1;
    for (const long l : shown_depths)
        size.curves.push_back({"smallest-eigenvalue", "n", "lower", fmt::format("L = {}", l), Style::line, color++,
                               std::pair{std::string("depth"), static_cast<double>(l)}});
    return {
        {depth,
         {table},
         "For the sets drawn the smallest eigenvalue rises towards 3/4, the smallest eigenvalue of the limit matrix (1 on the diagonal, 1/4 elsewhere); the closer the points, the later. That it rises for every set is false (st-arnaud-2026/figure-7). " +
             certified,
         {"st-arnaud-2026/figure-7", "st-arnaud-2026/section-6.3-omega"}},
        {size,
         {table},
         "At a fixed depth the smallest eigenvalue falls as points are added (each set contains the one before, so that it cannot rise), since some pair gets ever closer. " +
             certified,
         {"st-arnaud-2026/section-6-smallest-eigenvalue"}}};
}

}  // namespace experiments
