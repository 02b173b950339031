#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/simulation.hpp"
#include "ntk/network/initial_kernel.hpp"
#include "ntk/network/network_batch.hpp"
#include "ntk/network/network_limit.hpp"
#include "ntk/network/random_network.hpp"
#include "proofs/yu_2025/common/initial_expectation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace proofs::yu_2025::figure_2 {
namespace {

using rigor::Rational, rigor::Truth;

/// The limit is that of network (2.1), or (3.4)-(3.7) as printed.
struct Reading {
    bool printed_limit = false;
};

struct Plan {
    std::array<long, 3> widths;
    long networks;
};
Plan plan_for(const claim::Context& context) {
    return context.thorough ? Plan{{200, 1000, 2000}, 400} : Plan{{25, 75, 225}, 1500};
}

constexpr long angles = 12;

/// x = (1, 0), then points at the angles -pi + 2 pi k/12.
ntk::DenseMatrix<double> points() {
    ntk::DenseMatrix<double> x(2, angles + 1);
    x.col(0) << 1, 0;
    for (long k = 1; k <= angles; ++k) {
        const double angle = -std::numbers::pi + 2 * std::numbers::pi * static_cast<double>(k) / angles;
        x.col(k) << std::cos(angle), std::sin(angle);
    }
    return x;
}
std::vector<double> limit(bool printed) {
    const ntk::DenseMatrix<double> x = points();
    std::vector<double> values;
    for (long k = 1; k <= angles; ++k) {
        const ntk::PairInnerProducts p{1, Rational(std::clamp(x(0, k), -1.0, 1.0)), 1};
        ntk::TwoPointKernelIteration<double> walk(p, ntk::FullyConnectedKernel::yu_as_printed());
        walk.advance_to(4);
        values.push_back(printed ? walk.tangent_kernel() : ntk::yu_fully_connected_limit<double>(p, 3));
    }
    return values;
}

/// Mean over networks of the root of the mean square of K_0 - limit on the circle.
ntk::Estimate distance(long width, long networks, std::uint64_t seed, const std::vector<double>& expected) {
    const ntk::DenseMatrix<double> x = points();
    double sum = 0, squares = 0;
    for (long sample = 0; sample < networks; ++sample) {
        auto network = ntk::yu_fully_connected<double>(2, std::vector<long>(3, width));
        ntk::initialize(network, seed + static_cast<std::uint64_t>(width), static_cast<std::uint64_t>(sample));
        const ntk::DenseMatrix<double> k = ntk::approx_empirical_kernel(network, x);
        double square = 0;
        for (long i = 1; i <= angles; ++i)
            square += std::pow(k(0, i) - expected[static_cast<std::size_t>(i - 1)], 2) / angles;
        sum += std::sqrt(square);
        squares += square;
    }
    const auto n = static_cast<double>(networks);
    return {sum / n, std::sqrt((squares / n - sum * sum / (n * n)) / (n - 1))};
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const Plan plan = plan_for(context);
    claim::Result result;
    result.scope = fmt::format(
        "L = 3, {} networks at each of the widths {}, {}, {}, 12 angles, seed {} + width; with --thorough the paper's "
        "widths 200, 1000, 2000",
        plan.networks, plan.widths[0], plan.widths[1], plan.widths[2], context.seed);
    const std::vector<double> expected = limit(reading.printed_limit);
    std::vector<ntk::Estimate> found;
    for (const long width : plan.widths) {
        found.push_back(distance(width, plan.networks, context.seed, expected));
        if (!context.verdict_only)
            result.values.push_back(
                claim::estimated_value(fmt::format("width {}, distance of K_0 from its limit on the circle", width),
                                       found.back().mean, found.back().standard_error));
    }
    // The distance falls like 1/sqrt(m): by 1/sqrt(3), sqrt(1/5) and the like.
    for (std::size_t k = 0; k + 1 < found.size(); ++k)
        result.steps.carries(claim::simulated_below(
            fmt::format("mean distance of K_0 from its limit at width {}, less that at width {}", plan.widths[k + 1],
                        plan.widths[k]),
            found[k + 1].mean - found[k].mean, std::hypot(found[k + 1].standard_error, found[k].standard_error), 0));
    result.steps.carries(
        claim::simulated_below(fmt::format("mean distance at width {}, less half of that at width {}",
                                           plan.widths.back(), plan.widths.front()),
                               found.back().mean - found.front().mean / 2,
                               std::hypot(found.back().standard_error, found.front().standard_error / 2), 0));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/figure-2", check)
        .control("(3.4)-(3.7) as printed for the limit", [](Reading& r) { r.printed_limit = true; })
        .property(claim::property(
            "E K_0(x, x) is the same at all widths and at L = 3 it is 4 |x|^2 + 9, exactly",
            [](const Rational& size, long a, long b) {
                const Rational q = abs(size);
                const auto network =
                    ntk::yu_fully_connected<Rational>(1, std::vector<long>{2 * a * a, 2 * b * b, 2 * a * a});
                return rigor::truth(expected_kernel(network, q) == 4 * q + 9);
            },
            claim::Input{"|x|^2", claim::positive_rationals()}, claim::Input{"a", claim::integers(1, 4)},
            claim::Input{"b", claim::integers(1, 4)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::figure_2
