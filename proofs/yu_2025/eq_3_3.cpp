#include "claim/generators.hpp"
#include "claim/simulation.hpp"
#include "ntk/network/initial_kernel.hpp"
#include "ntk/network/network_limit.hpp"
#include "claim/legacy.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

constexpr long samples = 600;
const std::vector<long> widths{4, 16, 64};

ntk::FiniteNetwork<double> network(bool residual, long depth, long width) {
    return residual ? ntk::yu_residual<double>(2, width, depth, Rational(1, 2)) : ntk::yu_fully_connected<double>(2, std::vector<long>(static_cast<std::size_t>(depth), width));
}
/// |x|^2 = 1 and 5/4, <x, x'> = 1/2.
ntk::DenseMatrix<double> points() {
    ntk::DenseMatrix<double> x(2, 2);
    x << 1, 0.5, 0, 1;
    return x;
}
double limit(bool residual, long depth, const ntk::PairInnerProducts& p) {
    return residual ? ntk::yu_residual_limit<double>(p, depth, Rational(1, 2)) : ntk::yu_fully_connected_limit<double>(p, depth);
}

/// A fall of the spread like 1/sqrt(m) is a factor 2 from one width to the next, more where narrow networks are heavy-tailed; the standard deviation estimated from
/// 600 samples is itself known to some 10 %. Not `widening`: the same width at every step.
claim::legacy::Argument argue(const claim::Context& context, double shift, bool widening, long depths = 3, std::vector<claim::Value>* values = nullptr) {
    claim::legacy::Argument argument;
    const ntk::PairInnerProducts same{Rational(5, 4), Rational(5, 4), Rational(5, 4)};
    for (const bool residual : {false, true})
        for (long depth = 1; depth <= depths; ++depth) {
            std::vector<double> spread;
            Truth mean = Truth::yes;
            for (const long width : widths) {
                const auto moments = ntk::initial_kernel(network(residual, depth, widening ? width : 4), points(), context.seed + static_cast<std::uint64_t>(width), samples, 1);
                const ntk::Estimate on = moments.tangent_estimate(1, 1), off = moments.tangent_estimate(0, 1);
                mean = mean && claim::compatible(on.z_score(limit(residual, depth, same) * (1 + shift)));
                spread.push_back(off.standard_error * std::sqrt(static_cast<double>(samples)));
                if (values && width == widths.back() && depth == 3)
                    values->push_back(claim::estimated_value(fmt::format("{}, L = 3, width {}: mean of K_0(x, x), |x|^2 = 5/4, limit {:.2f}", residual ? "residual" : "fully connected", width, limit(residual, depth, same)), on.mean, on.standard_error));
            }
            Truth falls = Truth::yes;
            for (std::size_t k = 0; k + 1 < spread.size(); ++k) {
                const double ratio = spread[k] / spread[k + 1];
                falls = falls && (ratio > 1.4 ? Truth::yes : ratio < 1.15 ? Truth::no : Truth::unknown);
            }
            argument.step(fmt::format("{}, L = {}: the mean of K_0(x, x) is compatible with the limit at widths 4, 16, 64", residual ? "residual" : "fully connected", depth), mean)
                .step("and the standard deviation of K_0(x, x') falls by more than 1.4 with every fourfold width (a fall like 1/sqrt(m) is 2)", falls);
        }
    return argument;
}

/// 12 q^2/m: the second moment at L = 1, from the moments of N(0, q) and N(0, 1).
Truth exact_variance(const Rational& square, long width) {
    const Rational q = square + 1, z2 = q, z4 = 3 * q * q, v2 = 1, v4 = 3;
    const Rational half(1, 2);
    const Rational first = 2 * half * z2 + 2 * half * v2 * q, second = 4 * half * (z4 + 2 * z2 * v2 * q + v4 * q * q);
    return rigor::truth(first == 2 * q && (second - first * first) / Rational(width) == 12 * q * q / Rational(width));
}

claim::legacy::Finding check(const claim::Context& context) {
    std::vector<claim::Value> values;
    claim::legacy::Finding finding = conclude(argue(context, 0, true, 3, &values), claim::Evidence::simulated,
                                      fmt::format("networks (2.1) and (2.2) with alpha = 1/2, L = 1, 2, 3, two points in R^2, widths 4, 16, 64, {} samples each, seeds {} + width; for (2.1) with L = 1 and all x, x' it is the law of large numbers", samples, context.seed));
    finding.values = std::move(values);
    finding.remark = "For (2.1) with L = 1 the spread is exact at x = x': Var K_0(x, x) = 12 (|x|^2 + 1)^2/m. K is the limit of the networks, which differs from (3.4)-(3.7) and (3.9) as printed (yu-2025/eq-3.6, yu-2025/eq-3.9). The whole training process: yu-2025/section-3-whole-training.";
    return finding;
}

}  // namespace

claim::legacy::Check eq_3_3() {
    return {
        .id = "yu-2025/eq-3.3",
        .check = check,
        .controls = {{"a limit larger by a half", [](const claim::Context& context) { return claim::verdict_of(argue(context, 0.5, true, 1).conclusion()); }},
                     {"the spread at a fixed width", [](const claim::Context& context) { return claim::verdict_of(argue(context, 0, false, 1).conclusion()); }}},
        .property = claim::property("L = 1: Var K_0(x, x) = 12 (|x|^2 + 1)^2/m from the moments of the normal law, exactly", exact_variance, claim::Input{"|x|^2", claim::positive_rationals()}, claim::Input{"m", claim::integers(1, 100'000)}),
    };
}
const claim::legacy::Registered registered_eq_3_3{eq_3_3};

}  // namespace proofs::yu_2025
