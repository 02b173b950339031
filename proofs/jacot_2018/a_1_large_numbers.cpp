#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/kernel/two_point_kernel.hpp"

#include <fmt/format.h>

#include <cmath>
#include <random>

namespace proofs::jacot_2018::a_1_large_numbers {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// The limit factor E[sigma sigma] + bias beta^2.
struct Reading {
    double factor = 1, bias = 1;
};

/// The variance of (1/n)(Y_1 + … + Y_n) for independent terms of mean m and second moment s: from n terms E Y_i^2 and
/// n (n - 1) terms E Y_i Y_j.
claim::Step variance_of_mean() {
    return claim::identity<3>(
        "(n s + n (n - 1) m^2)/n^2 - m^2",
        [](const auto& n, const auto& s, const auto& m) { return (n * s + n * (n - 1) * m * m) / (n * n) - m * m; },
        "(s - m^2)/n", [](const auto& n, const auto& s, const auto& m) { return (s - m * m) / n; });
}

/// tilde Sigma^(L+1)(x, x') of one wide layer, Sigma^(L) = [1, 1/2; 1/2, 1], beta = 1/2, the ReLU: the mean of n terms.
claim::Step wide_layer(std::uint64_t seed, const Reading& reading) {
    constexpr long n = 400'000;  // free: how wide the layer is
    const double square = 0.25, root = std::sqrt(0.75);
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal;
    double sum = 0, squares = 0;
    for (long i = 0; i < n; ++i) {
        const double f = normal(random), g = 0.5 * f + root * normal(random);
        const double term = f > 0 && g > 0 ? f * g : 0;
        sum += term;
        squares += term * term;
    }
    const double mean = sum / n, error = std::sqrt((squares / n - mean * mean) / n);
    // E relu relu' = kappa_1(1/2)/2, by the iteration of the kernel without bias: rho = 1/2, one layer.
    ntk::TwoPointKernelIteration<Ball> walk({1, Rational(1, 2), 1}, ntk::FullyConnectedKernel::jacot(1, 0));
    walk.advance();
    const double expectation = walk.covariance().approx_double();
    return claim::simulated(
        fmt::format(
            "(1/n_L) alpha^T alpha' + beta^2 at n_L = {}, ReLU, Sigma^(L) = [1, 1/2; 1/2, 1], beta = 1/2, is {} "
            "E[sigma sigma] + {} beta^2",
            n, reading.factor, reading.bias),
        mean + square, error, reading.factor * expectation + reading.bias * square);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all Lipschitz sigma, finitely many points, n_L to infinity after n_1, …, n_(L-1)";
    result.steps.carries(claim::written(context, "given"))
        .carries(variance_of_mean())
        .carries(claim::written(context, "chebyshev"))
        .carries(claim::written(context, "characteristic"))
        .supports(wide_layer(context.seed, reading));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.1-large-numbers", check)
        .control("the limit without beta^2", [](Reading& r) { r.bias = 0; })
        .control("the limit 2 E[sigma sigma] + beta^2", [](Reading& r) { r.factor = 2; })
        .property(claim::property(
            "sigma piecewise linear, sigma(f_i)^2 with f_i = ±1, ±2 equally likely, all 4^n cases: the variance of "
            "their mean is that of one over n, exactly",
            [](long n, long above, long below) {
                const claim::PiecewiseLinear sigma{Rational(above, 2), Rational(below, 3)};
                const Rational values[] = {-2, -1, 1, 2};
                Rational mean = 0, square = 0, one = 0, one_square = 0;
                long cases = 1;
                for (long i = 0; i < n; ++i) cases *= 4;
                for (long number = 0; number < cases; ++number) {
                    Rational sum = 0;
                    for (long i = 0, rest = number; i < n; ++i, rest /= 4) {
                        const Rational s = sigma(values[rest % 4]);
                        sum += s * s / n;
                    }
                    mean += sum / cases;
                    square += sum * sum / cases;
                }
                for (const Rational& u : values) {
                    const Rational s = sigma(u);
                    one += s * s / 4;
                    one_square += s * s * s * s / 4;
                }
                return rigor::truth(mean == one && square - mean * mean == (one_square - one * one) / n);
            },
            claim::Input{"n", claim::integers(2, 4)}, claim::Input{"2 a", claim::integers(-4, 4)},
            claim::Input{"3 b", claim::integers(-4, 4)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_1_large_numbers
