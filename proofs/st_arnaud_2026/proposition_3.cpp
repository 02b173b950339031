#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/gram/gram_matrix.hpp"
#include "proofs/st_arnaud_2026/common/exact_flow.hpp"
#include "proofs/st_arnaud_2026/common/section_4.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::st_arnaud_2026::proposition_3 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// f_infinity = f_0 + k(x, X) factor (K + shift I)^-1 (y* - y_0).
struct Reading {
    Rational factor = 1, shift = 0;
};

/// (1 - E)/lambda, the component of a(t) over that of y* - y_0; E stands for e^(-c lambda t).
template <class T>
T component(const T& lambda, const T& E) {
    return (1 - E) / lambda;
}
claim::Step solves_the_flow() {
    return claim::identity<3>(
        "d/dt (1 - E)/lambda with E' = -c lambda E",
        [](const auto& lambda, const auto& E, const auto& c) { return -(-c * lambda * E) / lambda; },
        "c (1 - lambda (1 - E)/lambda)",
        [](const auto& lambda, const auto& E, const auto& c) { return c * (1 - lambda * component(lambda, E)); });
}
claim::Step limit_is(const Reading& r) {
    return claim::identity<1>(
        "(1 - E)/lambda at E = 0", [](const auto& lambda) { return component(lambda, lambda - lambda); },
        fmt::format("{}/(lambda + {})", rigor::to_string(r.factor), rigor::to_string(r.shift)),
        [&](const auto& lambda) { return r.factor / (lambda + r.shift); });
}

/// K a = y* - y_0 for the coefficients a of the formula, exactly: the values at the data become y*.
bool fits(const Reading& r, const ExactFlow& flow) {
    const rigor::RationalMatrix inverse = flow.kernel.function(std::function<Rational(const Rational&)>(
        [&](const Rational& lambda) { return Rational(r.factor / (lambda + r.shift)); }));
    std::vector<Rational> gap;
    for (const Rational& q : flow.residual) gap.push_back(-q);
    return flow.kernel.matrix() * (inverse * gap) == gap;
}

/// The flow at time t against its limit, between the two bounds.
Truth between_the_bounds(const ExactFlow& flow, const Rational& rate, long t) {
    const rigor::Precision precision(2048);
    const ntk::KernelFlow balls(rigor::BallMatrix(flow.kernel.matrix()),
                                rigor::BallVector(flow.residual.begin(), flow.residual.end()),
                                rigor::BallVector(flow.residual.size()), rate);
    const rigor::BallVector now = balls.coefficients(Ball(t)), limit = balls.limit_coefficients();
    Ball gap(0), r(0);
    for (std::size_t i = 0; i < now.size(); ++i) {
        gap += rigor::square(now[i] - limit[i]);
        r += rigor::square(balls.residual()[i]);
    }
    const auto [least, largest] = std::minmax_element(flow.kernel.eigenvalues.begin(), flow.kernel.eigenvalues.end());
    const auto size = [&](const Rational& lambda) {
        return rigor::sqrt(r) * rigor::exp(-Ball(Rational(rate * t * lambda))) / Ball(lambda);
    };
    // Up to a relative 2^-40, for the case of equality (all eigenvalues equal).
    const Ball slack = Ball(1) + Ball::dyadic(1, -40);
    return rigor::certainly_at_most(rigor::sqrt(gap), size(*least) * slack) &&
           rigor::certainly_at_most(size(*largest), rigor::sqrt(gap) * slack);
}

/// Five points of S^2, two of them antipodal, and the kernel of the paper: the flow ends at targets (1, 0, -1, 2, 3)
/// from values 0.
Truth network_kernel_fits(long depth) {
    const rigor::Precision precision(256);
    rigor::RationalMatrix points(5, 3);
    const Rational rows[5][3] = {{1, 0, 0},
                                 {0, 1, 0},
                                 {Rational(3, 5), Rational(4, 5), 0},
                                 {Rational(2, 3), Rational(-2, 3), Rational(1, 3)},
                                 {-1, 0, 0}};
    for (long i = 0; i < 5; ++i)
        for (long j = 0; j < 3; ++j) points(i, j) = rows[i][j];
    const rigor::BallMatrix k = ntk::gram_matrix(points, ntk::FullyConnectedKernel::without_bias(), depth);
    const rigor::BallVector targets{Ball(1), Ball(0), Ball(-1), Ball(2), Ball(3)};
    const rigor::BallVector image = k * ntk::KernelFlow(k, rigor::BallVector(5), targets).limit_coefficients();
    Truth all = certified_definite(points, depth);
    for (std::size_t i = 0; i < 5; ++i)
        all = all && rigor::certainly_less(rigor::abs(image[i] - targets[i]), Ball::dyadic(1, -120));
    return all;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all n, x, y_0, y*, all invertible kernel matrices: the flow of the frozen kernel, sum or mean of the squares";
    result.steps.carries(claim::written(context, "definite"))
        .carries(claim::written(context, "flow"))
        .carries(solves_the_flow())
        .carries(claim::written(context, "limit"))
        .carries(limit_is(reading));
    if (context.verdict_only) return result;
    result.steps
        .supports(claim::instances("K a = y* - y_0 for the coefficients a of the formula, exactly, n <= 6",
                                   context.seed, 60,
                                   [&](claim::Sampler& sampler) {
                                       const long n = sampler.integer(1, 6);
                                       return rigor::truth(fits(reading, exact_flow(n, sampler.integer(0, 999'999))));
                                   }))
        .supports(claim::instances(
            "|a(t) - a(infinity)| lies between its bounds, n <= 4, c = 1 and 1/n, t <= 60, in balls", context.seed, 12,
            [](claim::Sampler& sampler) {
                const long n = sampler.integer(1, 4), number = sampler.integer(0, 999'999);
                const Rational rate = sampler.coin() ? Rational(1) : Rational(1, n);
                return between_the_bounds(exact_flow(n, number), rate, sampler.integer(0, 60));
            }))
        .supports(claim::range("L", 2, 5,
                               "the kernel of the paper at five points of S^2, two of them antipodal, is positive "
                               "definite, and the limit of its flow fits the data, to 2^-120",
                               network_kernel_fits));
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    const ExactFlow sample = exact_flow(2, 40);
    const ntk::KernelFlow flow(rigor::BallMatrix(sample.kernel.matrix()),
                               rigor::BallVector(sample.residual.begin(), sample.residual.end()), rigor::BallVector(2));
    for (const long t : {1L, 10L})
        result.values.push_back({fmt::format("first sample with 2 points: a_1(t) at t = {}", t),
                                 flow.coefficients(Ball(t))[0].enclosure(context.digits)});
    result.values.push_back(
        {"and its limit, the first entry of K^-1 (y* - y_0)", flow.limit_coefficients()[0].enclosure(context.digits)});
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/proposition-3", check)
        .control("y_0 - y* for y* - y_0", [](Reading& r) { r.factor = -1; })
        .control("a factor 1 + 1e-20", [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .control("(K + 1e-20 I)^-1, a ridge", [](Reading& r) { r.shift = rigor::parse_rational("1e-20"); })
        .property(claim::property_where(
            "K with positive eigenvalues: the formula fits the data exactly, and the flow is within its bounds of it",
            [](long n, long number, long) {
                const std::vector<Rational> list = exact_flow(n, number).kernel.eigenvalues;
                return rigor::truth(*std::min_element(list.begin(), list.end()) > 0);
            },
            [](long n, long number, long t) {
                const ExactFlow flow = exact_flow(n, number);
                return rigor::truth(fits({}, flow)) && between_the_bounds(flow, Rational(1, n), t);
            },
            claim::Input{"n", claim::integers(1, 5)}, claim::Input{"sample", claim::integers(0, 1'000'000)},
            claim::Input{"t", claim::integers(0, 40)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::proposition_3
