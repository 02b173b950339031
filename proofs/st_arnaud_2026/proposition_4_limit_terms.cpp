#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "claim/simulation.hpp"
#include "ntk/network/random_network.hpp"
#include "proofs/st_arnaud_2026/common/feature_flow.hpp"
#include "rigor/number/ball.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace proofs::st_arnaud_2026::proposition_4_limit_terms {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// n0 = 4, L = 2, one datum, s = 0. The mean square of the claimed limit of d_i Theta, over Theta^2: of h_(0,i) as
/// printed. Of the correction: E[(d_i Theta)^2]/Theta^2 = (m (1 + excess/n) + f*^2)/n, m = E h^2, and `factor` in the
/// sum over the neurons.
struct Reading {
    Rational limit_square{1, 8};  // free: any but 0
    Rational excess = 2, factor = 1;
};
Reading corrected() { return {.limit_square = 0}; }

constexpr long inputs = 4;
/// E relu(z)^2, z normal of variance 1/n0.
Rational feature_square() { return Rational(1, 2 * inputs); }

template <class T>
T second_moment(const Reading& r, const T& n, const T& m, const T& y) {
    return (m * (1 + r.excess / n) + y * y) / n;
}
/// n - 1 terms with E W_i^2 E W_j^2 = 1 and one with E W_i^4 = 3.
claim::Step moment_is(const Reading& r) {
    return claim::identity<3>(
        "(((n - 1) m + 3 m)/n + y^2)/n",
        [](const auto& n, const auto& m, const auto& y) { return (((n - 1) * m + 3 * m) / n + y * y) / n; },
        fmt::format("(m (1 + {}/n) + y^2)/n", rigor::to_string(r.excess)),
        [&](const auto& n, const auto& m, const auto& y) { return second_moment(r, n, m, y); });
}
/// (3 m + y^2)/n - the mean square is (n - 1) m times a factor that is not negative, m >= 0 and n >= 1.
claim::Step moment_is_bounded() {
    return claim::identity<3>(
        "(3 m + y^2)/n - (m (1 + 2/n) + y^2)/n",
        [](const auto& n, const auto& m, const auto& y) {
            return (3 * m + y * y) / n - second_moment(Reading{}, n, m, y);
        },
        "2 (n - 1) m/n^2",
        [](const auto& n, const auto& m, const auto& y) { return 2 * (n - 1) * m / (n * n) + y - y; });
}

/// E[(d_i Theta)^2]/Theta^2 for n <= 3 by enumeration. Only E W = E W^3 = 0, E W^2 = 1, E W^4 = 3 and E h^2 matter: W
/// in {0, ±sqrt(3)} with probabilities 2/3, 1/6, 1/6 and h in {0, 1/2} have the moments of the Gaussian ones. What is
/// odd in W has mean 0 and is left out, which keeps everything rational.
Rational enumerated_second_moment(long n, const Rational& target) {
    const Rational probability[3] = {Rational(1, 6), Rational(2, 3), Rational(1, 6)};
    Rational sum(0);
    const auto states = static_cast<long>(std::lround(std::pow(6.0, static_cast<double>(n))));
    for (long state = 0; state < states; ++state) {
        Rational weight(1), f(0), first(0);
        long rest = state;
        for (long j = 0; j < n; ++j, rest /= 6) {
            const long sign = rest % 3 - 1, active = (rest / 3) % 2;
            weight *= probability[sign + 1] / 2;
            f += Rational(sign * active, 2);
            if (j == 0) first = sign * sign;
        }
        sum += weight * 3 * first * (3 * f * f / n + target * target);
    }
    return sum / n;
}
Truth enumeration_agrees(const Reading& r, long n, const Rational& target) {
    return rigor::truth(enumerated_second_moment(n, target) == second_moment<Rational>(r, n, feature_square(), target));
}

/// d_i Theta/Theta at s = 0 in floating point, one network a sample: mean square, with standard error.
struct Sampled {
    double mean, error;
};
Sampled sampled(long n, double target, int samples, std::uint64_t seed) {
    double mean = 0, square = 0;
    for (int s = 0; s < samples; ++s) {
        ntk::NormalStream normal(seed, static_cast<std::uint64_t>(n * 100'000 + s));
        double f = 0, first = 0;
        for (long j = 0; j < n; ++j) {
            const double w = normal(), h = std::max(0.0, normal() / 2);
            f += w * h / std::sqrt(static_cast<double>(n));
            if (j == 0) first = w;
        }
        const double value = first * first * (f - target) * (f - target) / static_cast<double>(n);
        mean += value / samples;
        square += value * value / samples;
    }
    return {mean, std::sqrt((square - mean * mean) / samples)};
}

/// sum_i h_i(x) d_i(X)^T Theta(X x') = factor f(x) (f(X) - f*)^T Theta^(1)(X x'), d as printed, Theta^(1) = X x'/n0.
Truth sum_over_neurons(const ExactNetwork& network, const TrainingSet& data, const ExactPoint& x, const ExactPoint& y,
                       const Rational& factor) {
    const std::vector<Rational> r = residuals(network, data);
    const ExactPoint h = features(network, x);
    Rational theta(0), sum(0);
    for (std::size_t k = 0; k < r.size(); ++k)
        for (long i = 0; i < y.size(); ++i) theta += r[k] * data.points[k](i) * y(i) / inputs;
    const auto& top = network.maps.back();
    for (long i = 0; i < h.size(); ++i) sum += h(i) * top.weight_scale * top.weights(0, i) * theta;
    return rigor::truth(sum == factor * ntk::network_output(network, x)(0) * theta);
}
TrainingSet two_points(const Rational& target) {
    return {{one_hot(1), point({Rational(2, 3), Rational(1, 3), Rational(-2, 3), 0})},
            {target, -target},
            Loss::half_square};
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "L = 2, one datum, s = 0, every n0, every x' with x_1 . x' != 0, every f*: the left side tends to 0 in mean "
        "square, the claimed limit has a fixed law that is not 0";
    result.steps.carries(claim::written(context, "moment"))
        .carries(moment_is({}))
        .carries(moment_is_bounded())
        .carries(claim::exact({"the mean square of the claimed limit over Theta^2, n0 = 4", reading.limit_square},
                              Relation::different, {"0", 0}))
        .carries(claim::written(context, "law"));
    if (context.verdict_only) return result;
    result.steps.supports(
        claim::range("n", 1, 3,
                     "E[(d_i Theta)^2]/Theta^2 by enumeration with the moments of the Gaussian is the "
                     "closed form, n0 = 4, f* = 2/3",
                     [](long n) { return enumeration_agrees({}, n, Rational(2, 3)); }));
    for (const long n : {10L, 1000L, 100'000L})
        result.values.push_back({fmt::format("E[(d_i Theta)^2]/Theta^2 at width {}, n0 = 4, f* = 0", n),
                                 Ball(second_moment<Rational>({}, n, feature_square(), 0)).enclosure(context.digits)});
    result.values.push_back({"E[h_(0,i)^2] at every width", Ball(feature_square()).enclosure(context.digits)});
    const Sampled s = sampled(200, 0.5, 4000, context.seed);
    result.values.push_back(claim::estimated_value(
        "200 (the width) times the first, f* = 1/2, 4000 samples; exact 0.37625", 200 * s.mean, 200 * s.error));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "L = 2, s = 0, d_s as printed; all n0, n, f*, one datum (mean square); all data (the sum over the neurons)";
    result.steps.carries(claim::written(context, "moment"))
        .carries(moment_is(reading))
        .carries(moment_is_bounded())
        .carries(claim::exact({"the limit of the mean square", 0}, Relation::equal,
                              {"the claimed one", reading.limit_square}))
        .supports(claim::range("n", 1, 3, "the mean square by enumeration, n0 = 4, f* = 2/3",
                               [&](long n) { return enumeration_agrees(reading, n, Rational(2, 3)); }))
        .carries(claim::written(context, "sum"))
        .supports(claim::instances("the sum over the neurons, exactly; widths 1, 4, 9, two data points", context.seed,
                                   24, [&](claim::Sampler& sampler) {
                                       const long root = sampler.integer(1, 3), number = sampler.integer(0, 999'999);
                                       return sum_over_neurons(
                                           exact_network({4, root * root, 1}, number), two_points(sampler.rational()),
                                           point({Rational(3, 5), Rational(4, 5), 0, 0}), one_hot(1), reading.factor);
                                   }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/proposition-4-limit-terms", check)
        .control("the limit 0", [](Reading& r) { r.limit_square = 0; })
        .corrected(check_correction, corrected())
        .correction_control("the mean square tends to 1e-20",
                            [](Reading& r) { r.limit_square = rigor::parse_rational("1e-20"); })
        .correction_control("(1 + (2 + 1e-20)/n)/(2 n0)",
                            [](Reading& r) { r.excess += rigor::parse_rational("1e-20"); })
        .correction_control("(1 + 3/n)/(2 n0)", [](Reading& r) { r.excess = 3; })
        .correction_control("the sum times 1 + 1e-20", [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .property(claim::property_where(
            "some neuron active at x: the sum over the neurons is f_0(x) (f_0(X) - "
            "f*(X))^T Theta, and the mean square by enumeration is the closed form",
            [](long number, long root, const Rational&) {
                const ExactPoint h = features(exact_network({4, root * root, 1}, number), one_hot(2));
                for (long i = 0; i < h.size(); ++i)
                    if (h(i) > 0) return Truth::yes;
                return Truth::no;
            },
            [](long number, long root, const Rational& target) {
                return sum_over_neurons(exact_network({4, root * root, 1}, number), two_points(target), one_hot(2),
                                        one_hot(1), 1) &&
                       enumeration_agrees({}, 2, target);
            },
            claim::Input{"network", claim::integers(0, 1'000'000)}, claim::Input{"sqrt(width)", claim::integers(1, 3)},
            claim::Input{"f*", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::proposition_4_limit_terms
