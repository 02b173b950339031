#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/common/random_networks.hpp"
#include "proofs/jacot_2018/common/exponential_training.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::theorem_2 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// int_0^T |d_t| dt grows like n^(growth/2); the output is scaled by n^(-output_power/2), time by n^(output_power - 1).
struct Reading {
    unsigned long growth = 0, output_power = 1;
};

/// factor u^2/2 up to 1, factor (|u| - 1/2) beyond: |sigma'| <= factor, sigma' is Lipschitz with the constant factor.
struct Smooth {
    Rational factor;
    Rational operator()(const Rational& u) const {
        return factor * (abs(u) <= 1 ? Rational(u * u / 2) : Rational(abs(u) - Rational(1, 2)));
    }
    Rational slope(const Rational& u) const { return factor * (u > 1 ? Rational(1) : u < -1 ? Rational(-1) : u); }
};

/// The page, {#kernel}: some neurons at two points with two outputs, before and after a move; a symmetric kernel in
/// place of Theta_infinity. No entry of the sums moves by more than the bound.
Truth kernel_moves_at_most(claim::Sampler& sampler) {
    const Smooth sigma{Rational(sampler.integer(1, 4), 2)};
    const Rational c = sigma.factor, c2 = sigma.factor;
    const Rational step(1, sampler.integer(1, 7));
    const long n = sampler.integer(1, 5);
    Rational kernel[2][2], theta = 0;
    for (long x = 0; x < 2; ++x)
        for (long y = 0; y < 2; ++y) {
            kernel[x][y] = x > y ? kernel[y][x] : sampler.rational();
            theta = std::max(theta, Rational(abs(kernel[x][y])));
        }
    Rational bound = 0, moved[2][2][2][2];  // of K_jj'(x, x')
    for (long i = 0; i < n; ++i) {
        Rational z[2], w[2], z_then[2], w_then[2], distance = 0, shift = 0, start = 0, size = 0;
        for (long k = 0; k < 2; ++k) {
            z[k] = sampler.rational(3);
            w[k] = sampler.rational(3);
            z_then[k] = z[k] + step * sampler.rational(3);
            w_then[k] = w[k] + step * sampler.rational(3);
            distance = std::max(distance, Rational(abs(z_then[k] - z[k])));
            start = std::max(start, Rational(abs(sigma(z[k]))));
            shift += abs(w_then[k] - w[k]);  // at least the Euclidean norm
            size += abs(w[k]);
        }
        const Rational e = c * distance + shift, a = start + size;
        bound += ((1 + c * c * theta) * e * (2 * a + e) + 2 * c2 * theta * a * a * e) / n;
        for (long x = 0; x < 2; ++x)
            for (long y = 0; y < 2; ++y)
                for (long j = 0; j < 2; ++j)
                    for (long k = 0; k < 2; ++k) {
                        const auto summand = [&](const Rational* at, const Rational* by) {
                            const Rational last = j == k ? Rational(sigma(at[x]) * sigma(at[y])) : Rational(0);
                            return Rational(last +
                                            by[j] * by[k] * sigma.slope(at[x]) * sigma.slope(at[y]) * kernel[x][y]);
                        };
                        moved[x][y][j][k] += (summand(z_then, w_then) - summand(z, w)) / n;
                    }
    }
    for (const auto& a : moved)
        for (const auto& b : a)
            for (const auto& row : b)
                for (const Rational& entry : row)
                    if (abs(entry) > bound) return Truth::no;
    return Truth::yes;
}

/// A product of four factors moves by a sum in which one factor at a time has moved.
claim::Step one_factor_at_a_time() {
    return claim::identity<8>(
        "a b c d - p q r s",
        [](const auto& a, const auto& b, const auto& c, const auto& d, const auto& p, const auto& q, const auto& r,
           const auto& s) { return a * b * c * d - p * q * r * s; },
        "(a - p) b c d + p (b - q) c d + p q (c - r) d + p q r (d - s)",
        [](const auto& a, const auto& b, const auto& c, const auto& d, const auto& p, const auto& q, const auto& r,
           const auto& s) {
            return (a - p) * b * c * d + p * (b - q) * c * d + p * q * (c - r) * d + p * q * r * (d - s);
        });
}

Sizes sizes_at(long depth) {
    return depth == 3 ? Sizes{{32, 64, 128, 256}, 96, depth} : Sizes{{16, 32, 64, 128}, 160, depth};
}

/// Trainings of networks with this activation and depth: exponents of n in means. The theorem claims no rate.
claim::Steps trainings(Activation activation, long depth, std::uint64_t seed, std::vector<claim::Value>& values) {
    const Sizes sizes = sizes_at(depth);
    const auto means = train_at_widths(activation, sizes, {}, seed);
    const std::string name = fmt::format("{}, L = {}", activation == Activation::relu ? "ReLU" : "erf", depth);
    claim::Steps steps;
    const auto add = [&](const std::string& what, Mean TrainingMeans::*which, double bound) {
        const ntk::Estimate e = exponent(at_widths(sizes, means, which));
        const std::string says = fmt::format("{}, exponent of n in the mean of {}", name, what);
        steps.supports(claim::simulated_below(says, e.mean, e.standard_error, bound));
        values.push_back(claim::estimated_value(says, e.mean, e.standard_error));
    };
    add("int_0^T |d_t| dt", &TrainingMeans::direction, 0.25);
    add("sup_t max|Theta(t) - Theta(0)|", &TrainingMeans::kernel_change,
        activation == Activation::erf ? -0.5 : -0.25);  // -0.5: the rate of the printed proof
    add("sup_t max|Theta(t) - Theta_infinity|", &TrainingMeans::kernel_gap, 0);
    add("sup_t |f_t - g_t|, g the same steps with Theta_infinity", &TrainingMeans::function_gap, 0);
    for (const std::size_t end : {std::size_t{0}, means.size() - 1}) {
        const ntk::Estimate e = means[end].kernel_change.estimate();
        values.push_back(claim::estimated_value(
            fmt::format("{}, mean of sup|Theta(t) - Theta(0)| at n = {}", name, sizes.widths[end]), e.mean,
            e.standard_error));
    }
    return steps;
}

/// How much of the change is that of the flow: half the step, twice as many of them.
void add_half_steps(claim::Result& result, std::uint64_t seed) {
    const Sizes narrow{{32}, 16, 3};
    for (const auto& [step, steps] : {std::pair{0.5, 40L}, {0.25, 80L}}) {
        const ntk::Estimate e =
            train_at_widths(Activation::erf, narrow, {.step = step, .steps = steps}, seed)[0].kernel_change.estimate();
        result.values.push_back(claim::estimated_value(
            fmt::format("erf, L = 3, n = 32, mean of sup|Theta(t) - Theta(0)| with Euler steps of {}", step), e.mean,
            e.standard_error));
    }
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all sigma of the theorem, L, n_0, n_L, beta > 0, T, directions with int_0^T |d_t| dt stochastically "
        "bounded, pairs of points on the data and off them; n_1 -> infinity, then n_2, and so on";
    result.steps.carries(claim::cites(context, "jacot-2018/theorem-1"))
        .carries(claim::cites(context, "jacot-2018/proposition-1"))
        .carries(claim::cites(context, "jacot-2018/a.3-evolution"))
        .carries(claim::cites_correction(context, "jacot-2018/a.3-subnetwork-kernels"))
        .carries(claim::written(context, "claim"))
        .carries(claim::written(context, "stopping"))
        .carries(claim::written(context, "neurons"))
        .carries(claim::written(context, "start"))
        .carries(claim::written(context, "time"))
        .carries(one_factor_at_a_time())
        .carries(claim::written(context, "kernel"))
        .carries(claim::written(context, "end"))
        .carries(claim::cites(context, "jacot-2018/section-4-evolution"))
        .carries(claim::written(context, "consequence"));
    const rigor::Precision precision(256);  // free: how precisely
    result.steps.carries(claim::exact_for_each<long>(
        "n = 1, 100, 10^4, 10^6", {1, 100, 10'000, 1'000'000},
        {fmt::format("E Theta^(2)(x, x) after int |d_t| dt = n^({}/2), sigma(u) = u, the output scaled by n^(-{}/2)",
                     reading.growth, reading.output_power),
         [&](long n) {
             const Ball root = rigor::sqrt(Ball(n));
             return ExponentialTraining{n, rigor::power(root, reading.growth), reading.output_power}.mean_kernel();
         }},
        Relation::at_most, {"Theta_infinity^(2)(x, x) + 6/n", [](long n) {
                                return Ball(ExponentialTraining::limit_kernel() + Rational(6, n));
                            }}));
    if (context.verdict_only) return result;
    result.steps.supports(claim::instances(
        "how far the kernel moves, the bound of the page, exactly: 1 to 5 neurons, two points, two outputs, a random "
        "move; sigma(u) = c u^2/2 up to 1, c |u| - c/2 beyond, c = 1/2 to 2",
        context.seed, 60, kernel_moves_at_most));  // free: how many
    for (const long depth : {2L, 3L, 4L})
        result.steps.append(trainings(Activation::erf, depth, context.seed, result.values));
    add_half_steps(result, context.seed);
    bool all = true;
    const claim::Steps outside = trainings(Activation::relu, 3, context.seed, result.values);
    for (const claim::Step& step : outside.list()) all = all && step.truth() == Truth::yes;
    result.limits = fmt::format(
        "With the ReLU, outside the hypotheses (for gradient flow jacot-2018/footnote-1 shows the same), the "
        "same comparisons at L = 3 {}.",
        all ? "all come out yes" : "do not all reach 5 standard errors");
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/theorem-2", check)
        .control("int |d_t| dt grows like n^(1/2)", [](Reading& r) { r.growth = 1; })
        .control("output scaled by 1/n, time by n", [](Reading& r) { r.output_power = 2; })
        .property(claim::property(
            "how far the kernel moves, the bound of the page, exactly: random neurons, weights, kernels and moves",
            [](long number) {
                claim::Sampler sampler(2018, static_cast<std::uint64_t>(number));  // free: a seed
                return kernel_moves_at_most(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: random inputs
}};

}  // namespace
}  // namespace proofs::jacot_2018::theorem_2
