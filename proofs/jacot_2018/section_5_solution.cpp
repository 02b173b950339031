#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/training/kernel_flow.hpp"
#include "proofs/jacot_2018/common/least_squares.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::jacot_2018::section_5_solution {
namespace {

using rigor::Ball, rigor::BallVector, rigor::Rational, rigor::Truth;
using Function = LeastSquares::Function;

/// f* + sign sum_k (-speed t)^k/(k!)^factorial Pi^k (f_0 - f*).
struct Reading {
    Rational sign = 1, speed = 1;
    long factorial = 1;
};

/// What (-speed t)^k/(k!)^factorial adds to the coefficient of t^k.
Rational coefficient(const Reading& reading, long k) {
    Rational c = 1;
    for (long i = 1; i <= k; ++i) {
        c *= -reading.speed;
        for (long p = 0; p < reading.factorial; ++p) c /= i;
    }
    return c;
}

/// The coefficients of t^0 … t^order.
std::vector<Function> series(const Reading& reading, const LeastSquares& sample, long order) {
    Function power = combination(sample.start, -1, sample.goal);  // Pi^k (f_0 - f*)
    std::vector<Function> all;
    for (long k = 0; k <= order; ++k) {
        if (k > 0) power = sample.map(power);
        all.push_back(
            combination(k == 0 ? sample.goal : Function(power.size()), reading.sign * coefficient(reading, k), power));
    }
    return all;
}
LeastSquares drawn(claim::Sampler& sampler) {
    const long points = sampler.integer(1, 3), outputs = sampler.integer(1, 2), zeros = sampler.integer(0, 1);
    return least_squares(points, outputs, zeros, sampler.integer(0, 1'000'000));  // free: which sample
}
Truth solves(claim::Sampler& sampler, const Reading& reading) {
    const LeastSquares sample = drawn(sampler);
    constexpr long order = 8;  // free: how far
    return rigor::truth(series(reading, sample, order) == sample.flow(order));
}

/// At a time t on the data: the exponential of the matrix -t G/N in balls, against the sum over eigenvectors.
Truth agrees_with_exponential(claim::Sampler& sampler, const Reading& reading) {
    const rigor::Precision precision(256);  // free: precision
    const LeastSquares sample = drawn(sampler);
    const Rational t = sampler.positive_rational(9, 3);  // free: which times
    const long n = sample.on_data();
    const ntk::KernelFlow flow(rigor::BallMatrix(sample.gram()),
                               BallVector(sample.start.begin(), sample.start.begin() + n),
                               BallVector(sample.goal.begin(), sample.goal.begin() + n), Rational(1, sample.points));
    const BallVector values = flow.values(Ball(t));
    const auto parts = sample.components(combination(sample.start, -1, sample.goal));
    Truth all = Truth::yes;
    for (std::size_t i = 0; i < static_cast<std::size_t>(n); ++i) {
        Ball sum(sample.goal[i]);
        for (const auto& [eigenvalue, part] : parts)
            sum += Ball(reading.sign) * rigor::exp(Ball(Rational(-reading.speed * t * eigenvalue))) * Ball(part[i]);
        const Ball gap = rigor::abs(sum - values[i]);
        all = all && rigor::certainly_less(gap, Ball::dyadic(1, -100));  // free: tolerance
    }
    return all;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all kernels K, finite data sets, n_L, t, f_0 and f*";
    // One data point and one place off the data: Pi (u, v) = (k u, m u).
    constexpr long order = 3;
    const auto by_formula = [&](const auto& k, const auto& m, const auto& u, const auto& v, bool off) {
        auto a = u, b = v;
        for (long i = 0; i < order; ++i) {
            const auto before = a;
            a = k * before;
            b = m * before;
        }
        return reading.sign * coefficient(reading, order) * (off ? b : a);
    };
    const auto by_equation = [](const auto& k, const auto& m, const auto& u, const auto& v, bool off) {
        auto a = u, b = v;  // the coefficient of t^i in f_t - f*
        for (long i = 1; i <= order; ++i) {
            const auto before = a;
            a = -(k * before) / i;
            b = -(m * before) / i;
        }
        return off ? b : a;
    };
    for (const bool off : {false, true})
        result.steps.carries(claim::identity<4>(
            fmt::format("the formula's coefficient of t^{}, N = 1, {}", order, off ? "off the data" : "on the data"),
            [&](const auto& k, const auto& m, const auto& u, const auto& v) { return by_formula(k, m, u, v, off); },
            "what the equation makes of f_0 - f*",
            [&](const auto& k, const auto& m, const auto& u, const auto& v) { return by_equation(k, m, u, v, off); }));
    result.steps
        .carries(claim::identity<2>(
            fmt::format("f* + ({}) (f_0 - f*), the formula at t = 0", rigor::to_string(reading.sign)),
            [&](const auto& start, const auto& goal) { return goal + reading.sign * (start - goal); }, "f_0",
            [](const auto& start, const auto&) { return start; }))
        .carries(claim::written(context, "series"))
        .carries(claim::written(context, "equation"))
        .carries(claim::written(context, "unique"))
        .supports(claim::instances("the formula has the coefficients of t^0 … t^8 that the equation determines, on the "
                                   "data and off; 1 to 3 points, 1 and 2 outputs, singular kernels among them, exactly",
                                   context.seed, 30,  // free: how many
                                   [&](claim::Sampler& s) { return solves(s, reading); }))
        .supports(claim::instances("on the data e^(-t G/N) from the eigenvectors is within 2^-100 of the matrix "
                                   "exponential in balls",
                                   context.seed, 10,  // free: how many
                                   [&](claim::Sampler& s) { return agrees_with_exponential(s, reading); }));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);  // free: precision
    const LeastSquares sample = least_squares(3, 1, 0, 1);                          // free: an example
    const ntk::KernelFlow flow(
        rigor::BallMatrix(sample.gram()), BallVector(sample.start.begin(), sample.start.begin() + sample.on_data()),
        BallVector(sample.goal.begin(), sample.goal.begin() + sample.on_data()), Rational(1, sample.points));
    result.values = {{"a sample with 3 points: f_0(x_1)", Ball(sample.start[0]).enclosure(context.digits)},
                     {"f_1(x_1)", flow.values(Ball(1))[0].enclosure(context.digits)},
                     {"f*(x_1)", Ball(sample.goal[0]).enclosure(context.digits)}};
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-5-solution", check)
        .control("f* - e^(-t Pi)(f_0 - f*)", [](Reading& r) { r.sign = -1; })
        .control("e^(-(1 + 1e-20) t Pi)", [](Reading& r) { r.speed = 1 + rigor::parse_rational("1e-20"); })
        .control("e^(t Pi)", [](Reading& r) { r.speed = -1; })
        .control("the series without k!", [](Reading& r) { r.factorial = 0; })
        .property(claim::property(
            "formula and equation agree to order 8 in t for a sample of the seed, and with the matrix exponential",
            [](long seed) {
                claim::Sampler first(static_cast<std::uint64_t>(seed), 0), second = first;
                return solves(first, {}) && agrees_with_exponential(second, {});
            },
            claim::Input{"seed", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_5_solution
