#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/kernel/polynomial_dual.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numbers>
#include <random>

namespace proofs::jacot_2018::a_1_first_part {
namespace {

using rigor::Rational, rigor::Truth;

/// The limit factor dotSigma^(L+1) delta_kk' (with the delta or without), over Theta_infinity^(L); the sum is divided
/// by n_L^power.
struct Reading {
    bool delta = true;
    double factor = 1;
    long power = 1;
};

/// E W_ik W_ik' and E (W_ik W_ik')^2 for standard normal entries.
struct Moments {
    Rational first, second;
    explicit Moments(bool same) : first(same ? moment(2) : Rational(0)), second(same ? moment(4) : Rational(1)) {}
    static Rational moment(long k) {
        ntk::RationalPolynomial power(static_cast<std::size_t>(k), Rational(0));
        power.push_back(1);
        return ntk::gaussian_mean(power, 1);
    }
};

/// For slopes u_i = sigma'(…) sigma'(…) that are given: mean and variance over W of n^(-power) sum_i u_i W_ik W_ik', by
/// the double sum; the mean is that of u times delta_kk', the variance (1 + delta_kk')/n^2 sum u_i^2.
Truth over_the_weights(const std::vector<Rational>& u, bool same, const Reading& reading) {
    const Moments w(same);
    Rational scale = 1;
    for (long k = 0; k < reading.power; ++k) scale /= static_cast<long>(u.size());
    Rational sum = 0, squares = 0, mean = 0, square = 0;
    for (const Rational& a : u) {
        sum += a / static_cast<long>(u.size());
        squares += a * a;
        mean += scale * a * w.first;
        for (const Rational& b : u) square += scale * scale * a * b * (&a == &b ? w.second : w.first * w.first);
    }
    const Rational claimed = same || !reading.delta ? sum : Rational(0), n = static_cast<long>(u.size());
    return rigor::truth(mean == claimed && square - mean * mean == (same ? 2 : 1) * squares / (n * n));
}

/// A layer of n_L neurons of the ReLU, preactivations of variance 1 and correlation 1/2: the sum without Theta.
claim::Step wide_layer(std::uint64_t seed, bool same, const Reading& reading) {
    constexpr long n = 400'000;  // free: how wide the layer is
    const double root = std::sqrt(0.75);
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal;
    double sum = 0, squares = 0;
    for (long i = 0; i < n; ++i) {
        const double f = normal(random), g = 0.5 * f + root * normal(random), w = normal(random), v = normal(random);
        const double term = f > 0 && g > 0 ? w * (same ? w : v) : 0;
        sum += term;
        squares += term * term;
    }
    const double mean = sum / n, error = std::sqrt((squares / n - mean * mean) / n);
    const double slope = 0.25 + std::asin(0.5) / (2 * std::numbers::pi);  // the probability that both are positive
    return claim::simulated(
        fmt::format("the sum at n_L = {}, ReLU, correlation 1/2, {}, is {} times {} Theta_infinity^(L)", n,
                    same ? "k = k'" : "k != k'", reading.factor, same || !reading.delta ? "dotSigma^(L+1)" : "0"),
        mean, error, same || !reading.delta ? reading.factor * slope : 0);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all Lipschitz sigma, beta > 0, n_L to infinity after n_1, …, n_(L-1)";
    result.steps.carries(claim::cites(context, "jacot-2018/a.1-split"))
        .carries(claim::written(context, "total-variation"))
        .carries(claim::cites(context, "jacot-2018/a.1-conditional"))
        .carries(claim::cites(context, "jacot-2018/a.1-large-numbers"))
        .carries(claim::cites(context, "jacot-2018/a.4-step-2"))
        .carries(claim::written(context, "replaced"))
        .carries(claim::written(context, "large-numbers"))
        .supports(claim::instances(
            "given slopes u_i, up to six neurons: mean and variance over W of (1/n_L) sum u_i W_ik W_ik' by the double "
            "sum are the mean of u times delta_kk' and (1 + delta_kk')/n_L^2 sum u_i^2, exactly",
            context.seed, 60,
            [&](claim::Sampler& sampler) {
                std::vector<Rational> u;
                for (long n = sampler.integer(2, 6); n > 0; --n) u.push_back(sampler.nonzero_rational());
                return over_the_weights(u, sampler.coin(), reading);
            }))
        .supports(wide_layer(context.seed, true, reading))
        .supports(wide_layer(context.seed, false, reading));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.1-first-part", check)
        .control("without delta_kk'", [](Reading& r) { r.delta = false; })
        .control("the limit 2 Theta_infinity^(L) dotSigma^(L+1)", [](Reading& r) { r.factor = 2; })
        .control("without 1/n_L", [](Reading& r) { r.power = 0; })
        .property(claim::property_where(
            "slopes in [-1, 1], not all 0: the variance over W is positive, at most 2/n_L for k = k' and at most 1/n_L "
            "for k != k'",
            [](const std::vector<Rational>& u) {
                bool any = false;
                for (const Rational& a : u) any = any || a != 0;
                return rigor::truth(any);
            },
            [](const std::vector<Rational>& u) {
                const auto n = static_cast<long>(u.size());
                bool right = true;
                for (const bool same : {true, false}) {
                    const Moments w(same);
                    Rational variance = 0;
                    for (const Rational& a : u) variance += a * a * (w.second - w.first * w.first) / (n * n);
                    right = right && variance > 0 && variance <= Rational(same ? 2 : 1, n);
                }
                return rigor::truth(right);
            },
            claim::Input{"u", rc::gen::mapcat(claim::integers(1, 6), [](long n) {
                             return rc::gen::container<std::vector<Rational>>(static_cast<std::size_t>(n),
                                                                              claim::correlations());
                         })}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_1_first_part
