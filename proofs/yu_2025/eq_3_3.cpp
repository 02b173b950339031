#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/network/network_batch.hpp"
#include "ntk/network/network_limit.hpp"
#include "ntk/network/random_network.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

#include <cmath>

namespace proofs::yu_2025::eq_3_3 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// (2.1) has the factor sqrt(2) m^-(layer_power/2), (2.2) alpha m^-(stream_power/2), both powers 1 as printed; K is
/// limit_factor times the kernel that the suite computes.
struct Reading {
    long layer_power = 1, stream_power = 1;
    Rational limit_factor = 1;
};

template <class T>
T power_of(const T& m, long exponent) {
    T product = m / m;
    for (long k = 0; k < exponent; ++k) product = product * m;
    return product;
}
/// The sums over the neurons are means: no width is left in their expectations.
claim::Steps width_cancels(const Reading& reading) {
    const long layer = reading.layer_power, stream = reading.stream_power;
    claim::Steps steps;
    steps
        .carries(claim::identity<2>(
            fmt::format("2 m^-{} times the sum over m neurons of E[relu(z)^2], E z^2 = c", layer),
            [=](const auto& c, const auto& m) { return 2 / power_of(m, layer) * m * c / 2; }, "c",
            [](const auto& c, const auto&) { return c; }))
        .carries(claim::identity<3>(
            fmt::format("alpha^2 m^-{} times the sum over m rows of E[(V alpha~)_k^2]", stream),
            [=](const auto& alpha, const auto& c, const auto& m) {
                return alpha * alpha / power_of(m, stream) * m * c;
            },
            "alpha^2 |alpha~|^2", [](const auto& alpha, const auto& c, const auto&) { return alpha * alpha * c; }));
    return steps;
}
/// K_0(x, x) at L = 1, q = |x|^2 + 1: a mean of m independent terms 2 relu(z)^2 + 2 V^2 1(z > 0) q, E z^2 = q.
claim::Steps moments_of_one_layer(const Reading& reading) {
    claim::Steps steps;
    steps
        .supports(claim::identity<1>(
            "2 q/2 + 2 q/2, the mean of a term at L = 1", [](const auto& q) { return 2 * q / 2 + 2 * q / 2; },
            fmt::format("{} 2 q, K(x, x)", rigor::to_string(reading.limit_factor)),
            [=](const auto& q) { return reading.limit_factor * 2 * q; }))
        .supports(claim::identity<2>(
            "(4 (3 q^2 + 2 q^2 + 3 q^2)/2 - (2 q)^2)/m, the variance of K_0(x, x) at L = 1",
            [](const auto& q, const auto& m) { return (4 * (3 * q * q + 2 * q * q + 3 * q * q) / 2 - 4 * q * q) / m; },
            "12 q^2/m", [](const auto& q, const auto& m) { return 12 * q * q / m; }));
    return steps;
}
/// 81^m e^(-t^2 m/8) tends to 0 at t = 8.
claim::Step norms_are_bounded() {
    constexpr long net = 9, t = 8;
    return claim::exact(
        [] {
            return claim::Named{"2 ln 9", Ball(2) * rigor::log(Ball(net))};
        },
        Relation::less,
        [] {
            return claim::Named{"8^2/8", Rational(t * t, 8)};
        });
}

ntk::FiniteNetwork<double> network(bool residual, long depth, long width) {
    return residual ? ntk::yu_residual<double>(2, width, depth, Rational(1, 2))
                    : ntk::yu_fully_connected<double>(2, std::vector<long>(static_cast<std::size_t>(depth), width));
}
/// |x|^2 = 1, |x'|^2 = 5/4, <x, x'> = 1/2: off the diagonal.
double limit(bool residual, long depth) {
    const ntk::PairInnerProducts p{.xx = Rational(1), .xy = Rational(1, 2), .yy = Rational(5, 4)};
    return residual ? ntk::yu_residual_limit<double>(p, depth, Rational(1, 2))
                    : ntk::yu_fully_connected_limit<double>(p, depth);
}
struct Distances {
    double mean = 0, mean_error = 0;  ///< of K_0(x, x')
    double far = 0, far_error = 0;    ///< the share of the networks with |K_0(x, x') - K(x, x')| > K(x, x')/2
};
Distances distances(bool residual, long depth, long width, double kernel, std::uint64_t seed) {
    constexpr long samples = 1000;
    ntk::DenseMatrix<double> points(2, 2);
    points << 1, 0.5, 0, 1;
    ntk::FiniteNetwork<double> net = network(residual, depth, width);
    double sum = 0, squares = 0, far = 0;
    for (long k = 0; k < samples; ++k) {
        ntk::NormalStream normal(seed + static_cast<std::uint64_t>(width), static_cast<std::uint64_t>(k));
        ntk::initialize(net, normal);
        const double value = ntk::approx_empirical_kernel(net, points)(0, 1);
        sum += value;
        squares += value * value;
        far += std::abs(value - kernel) > kernel / 2;
    }
    const double n = samples, mean = sum / n, share = far / n;
    return {mean, std::sqrt((squares / n - mean * mean) / n), share, std::sqrt((share * (1 - share) + 1 / n) / n)};
}
/// Off the diagonal: at L = 1 the mean is K at every width; at every depth fewer wide networks are far from K.
claim::Steps simulated_off_the_diagonal(const Reading& reading, std::uint64_t seed) {
    constexpr long narrow_width = 8, wide_width = 128;
    claim::Steps steps;
    for (const bool residual : {false, true})
        for (const long depth : {1L, 2L, 3L}) {
            const std::string name = fmt::format("{} L = {}", residual ? "(2.2), alpha = 1/2," : "(2.1),", depth);
            const double kernel = static_cast<double>(reading.limit_factor) * limit(residual, depth);
            const Distances narrow = distances(residual, depth, narrow_width, kernel, seed),
                            wide = distances(residual, depth, wide_width, kernel, seed);
            if (!residual && depth == 1)
                steps.supports(claim::simulated(fmt::format("{}, width {}: mean of K_0(x, x')", name, wide_width),
                                                wide.mean, wide.mean_error, kernel));
            steps.supports(claim::simulated_below(
                fmt::format("{}: share of networks with |K_0(x, x') - K(x, x')| > K(x, x')/2 at width {}, less half of "
                            "that at width {}",
                            name, wide_width, narrow_width),
                wide.far - narrow.far / 2, std::hypot(wide.far_error, narrow.far_error / 2), 0));
        }
    return steps;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "at t = 0: networks (2.1) and (2.2), every L >= 1, every alpha, all x, x'";
    result.steps.carries(claim::written(context, "layer"))
        .append(width_cancels(reading))
        .carries(claim::written(context, "forward"))
        .carries(norms_are_bounded())
        .carries(claim::written(context, "norms"))
        .carries(claim::written(context, "fresh"))
        .carries(claim::written(context, "backward"))
        .carries(claim::written(context, "sum"))
        .carries(claim::written(context, "residual"))
        .append(moments_of_one_layer(reading));
    if (reading.layer_power == 1 && reading.stream_power == 1)
        result.steps.append(simulated_off_the_diagonal(reading, context.seed));
    return result;
}

/// Var K_0(x, x) = 12 q^2/m from the moments of N(0, q) and N(0, 1).
Truth exact_variance(const Rational& square, long width) {
    const Rational q = square + 1, z2 = q, z4 = 3 * q * q, v2 = 1, v4 = 3, half(1, 2);
    const Rational first = 2 * half * z2 + 2 * half * v2 * q, second = 4 * half * (z4 + 2 * z2 * v2 * q + v4 * q * q);
    return rigor::truth(first == 2 * q && (second - first * first) / Rational(width) == 12 * q * q / Rational(width));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-3.3", check)
        .control("sqrt(2) in place of sqrt(2/m_l)", [](Reading& r) { r.layer_power = 0; })
        .control("alpha in place of alpha sqrt(1/m_l) in (2.2)", [](Reading& r) { r.stream_power = 0; })
        .control("a limit larger by the factor 3/2", [](Reading& r) { r.limit_factor = Rational(3, 2); })
        .property(claim::property(
            "L = 1: Var K_0(x, x) = 12 (|x|^2 + 1)^2/m from the moments of the normal law, exactly", exact_variance,
            claim::Input{"|x|^2", claim::positive_rationals()}, claim::Input{"m", claim::integers(1, 100'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_3_3
