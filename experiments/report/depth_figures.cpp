// The functions of one layer, and what many layers make of them (St-Arnaud et al., definitions 3 to 5 and theorem 2):
// ball arithmetic throughout.
#include "experiments/report/report_figures.hpp"
#include "experiments/st_arnaud_2026/certified_kernels.hpp"
#include "ntk/kernel/depth_map.hpp"
#include "ntk/kernel/normalized_kernel.hpp"

#include <fmt/format.h>

#include <cmath>

namespace experiments {
namespace {

using experiment::Figure, experiment::Plot, experiment::Style, experiment::Table;
using rigor::Ball, rigor::Rational;
using st_arnaud_2026::certified;

constexpr const char* certified_numbers =
    "Every number drawn was computed in ball arithmetic and lies within 1e-12 of the truth.";

/// 1, 2, …, 10, 12, …, `most`: about `each` values in a power of ten.
std::vector<long> depths_to(long most, double each) {
    std::vector<long> depths;
    for (double exponent = 0;; exponent += 1 / each) {
        const long depth = std::min(most, std::lround(std::pow(10, exponent)));
        if (depths.empty() || depth > depths.back()) depths.push_back(depth);
        if (depth == most) return depths;
    }
}

}  // namespace

Figure arc_cosine_functions() {
    Table table{"kappa", {"u", "kappa_0", "kappa_1", "diagonal"}, {}};
    const rigor::Precision precision(100);
    for (long k = -100; k <= 100; ++k) {
        const Ball u{Rational(k, 100)};
        table.add({certified(u), certified(ntk::kappa_0(u)), certified(ntk::kappa_1(u)), certified(u)});
    }
    Plot plot{"kappa", "Arc-cosine functions", "u = cosine of the angle between the inputs", "value"};
    plot.curves = {{"kappa", "u", "kappa_0", "kappa_0 = h'", Style::line, 2},
                   {"kappa", "u", "kappa_1", "kappa_1 = h", Style::line, 1},
                   {"kappa", "u", "diagonal", "u", Style::dashed_line, 0}};
    return {
        plot,
        {table},
        std::string(
            "The arc-cosine functions: kappa_1 is the depth map h of one ReLU layer, kappa_0 its derivative. The graph "
            "of h touches the diagonal at 1, where h' = 1: that is why the convergence over the layers is slow. ") +
            certified_numbers,
        {"yu-2025/section-3.1-kappa-0", "yu-2025/section-3.1-kappa-1", "st-arnaud-2026/definition-5"}};
}

Figure depth_map_iterates() {
    Table graph{"depth-map", {"z", "h", "diagonal"}, {}}, paths{"depth-map-path", {"start", "x", "y"}, {}};
    const rigor::Precision precision(100);
    for (long k = -100; k <= 100; ++k) {
        const Ball z{Rational(k, 100)};
        graph.add({certified(z), certified(ntk::depth_map(z)), certified(z)});
    }
    Plot plot{"depth-map", "The depth map h and its iterates", "correlation of a layer, rho^(L)",
              "correlation of the next layer, h(rho^(L))"};
    plot.curves = {{"depth-map", "z", "h", "h", Style::line, 0},
                   {"depth-map", "z", "diagonal", "diagonal", Style::dashed_line, 0}};
    int color = 1;
    for (const long start : {-9L, 3L}) {
        ntk::NormalizedKernelIteration<Ball> walk{Rational(start, 10)};
        const double number = 0.1 * static_cast<double>(start);
        double at = certified(walk.correlation());
        paths.add({number, at, at});
        for (long layer = 2; layer <= 40; ++layer) {
            walk.advance_to(layer);
            const double next = certified(walk.correlation());
            paths.add({number, at, next});
            paths.add({number, next, next});
            at = next;
        }
        plot.curves.push_back({"depth-map-path", "x", "y", fmt::format("from {:g}", number), Style::thin_line, color++,
                               std::pair{std::string("start"), number}});
    }
    return {plot,
            {graph, paths},
            std::string("Each layer maps the correlation rho of two inputs to h(rho). From any start below 1 the "
                        "correlations rise to the fixed point 1, where the graph touches the diagonal (two starts, 40 "
                        "layers), so that 1 - rho^(L) decays only like a constant times L^(-2). ") +
                certified_numbers,
            {"st-arnaud-2026/lemma-1", "st-arnaud-2026/figure-3-increasing", "st-arnaud-2026/figure-3-limit"}};
}

Figure rate_of_convergence() {
    constexpr const char* starts[] = {"-1", "0", "1/2", "9/10"};
    const long deepest = 100'000;
    Table table{"rate", {"depth", "three_eighths_log", "bounded"}, {}};
    for (const char* z : starts) table.columns.push_back(fmt::format("excess_{}", z));
    const rigor::Precision precision(100 + ntk::guard_bits_for_depth(deepest));
    std::vector<ntk::NormalizedKernelIteration<Ball>> walks;
    for (const char* z : starts) walks.emplace_back(rigor::parse_rational(z));
    for (const long depth : depths_to(deepest, 20)) {
        std::vector<double> row{static_cast<double>(depth), certified(Ball(Rational(3, 8)) * log(Ball(depth))), 2.0};
        for (auto& walk : walks) {
            walk.advance_to(depth);
            row.push_back(certified(Ball(depth) * (walk.value() - Ball(Rational(1, 4))), 1e-11));
        }
        table.add(std::move(row));
    }
    Plot plot{"rate", "Theorem 2 of St-Arnaud et al.: the rate is log L/L, not 1/L", "depth L (logarithmic)",
              "L (Theta_bar^(L) - 1/4)", true};
    int color = 1;
    for (const char* z : starts)
        plot.curves.push_back(
            {"rate", "depth", fmt::format("excess_{}", z), fmt::format("z = {}", z), Style::line, color++});
    plot.curves.push_back({"rate", "depth", "three_eighths_log", "(3/8) log L", Style::dashed_line, 0});
    plot.curves.push_back({"rate", "depth", "bounded", "a rate O(1/L)", Style::dashed_line, 8});
    return {plot,
            {table},
            "The difference between the normalized kernel and 1/4, times L, for inputs of cosine z. At a rate O(1/L), "
            "as printed, every curve would stay between two horizontal lines, one of which is drawn. All grow without "
            "bound, with the asymptotic slope 3/8 in log L (natural), which is proved for every z in [-1, 1). Every "
            "number drawn was computed in ball arithmetic "
            "and lies within 1e-11 of the truth.",
            {"st-arnaud-2026/theorem-2", "st-arnaud-2026/corollary-1"}};
}

Figure normalized_kernel_over_depth() {
    constexpr const char* starts[] = {"0", "0.5", "0.9", "0.99"};
    const long deepest = 10'000;
    Table table{"theta-bar", {"depth", "limit"}, {}};
    for (const char* z : starts) table.columns.push_back(fmt::format("rho_{}", z));
    const rigor::Precision precision(100 + ntk::guard_bits_for_depth(deepest));
    std::vector<ntk::NormalizedKernelIteration<Ball>> walks;
    for (const char* z : starts) walks.emplace_back(rigor::parse_rational(z));
    for (const long depth : depths_to(deepest, 20)) {
        std::vector<double> row{static_cast<double>(depth), 0.25};
        for (auto& walk : walks) {
            walk.advance_to(depth);
            row.push_back(certified(walk.value()));
        }
        table.add(std::move(row));
    }
    Plot plot{"theta-bar", "The normalized kernel over the depth", "depth L (logarithmic)", "Theta_bar^(L)", true};
    int color = 1;
    for (const char* z : starts)
        plot.curves.push_back({"theta-bar", "depth", fmt::format("rho_{}", z),
                               fmt::format("{} ({:.1f}°)", z, std::acos(std::atof(z)) * 180 / M_PI), Style::line,
                               color++});
    plot.curves.push_back({"theta-bar", "depth", "limit", "limit 1/4", Style::dashed_line, 0});
    return {plot,
            {table},
            std::string(
                "The normalized kernel for the four starting correlations of figure 2 of St-Arnaud et al., and its "
                "limit 1/4 (proved for all of them). The closer the inputs, the later the kernel comes near 1/4. ") +
                certified_numbers + " Beside the lines: rho^(1), and its angle, rounded.",
            {"st-arnaud-2026/figure-2", "st-arnaud-2026/theorem-2-limit"}};
}

}  // namespace experiments
