#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/two_point_kernel.hpp"
#include "proofs/le_2025/common/kernel_flow.hpp"

#include <fmt/format.h>

namespace proofs::le_2025::corollary_4_6 {
namespace {

using claim::RationalVector, claim::Relation;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The network of the example: ReLU, L = depth, n_0 = 2, beta; f_0 times `start`. The datum (1, 0), a second point at
/// this angle, in degrees. Of the correction: f_0 has the mean `offset`.
struct Reading {
    long depth = 2, degrees = 90;  // free: wherever Sigma^L is definite
    Rational beta{1, 10};          // free: the same
    Rational start = 1, offset = 0;
};

/// Sigma^L at (1, 0), (1, 0) and at the two points: the covariance of f_0, for `start` = 1.
struct Covariance {
    Ball same, different;
};
Covariance covariance(const Reading& reading) {
    const auto at = [&](long degrees) {
        auto walk = ntk::TwoPointKernelIteration<Ball>::from_angle(Ball::pi() * Ball(Rational(degrees, 180)),
                                                                   ntk::FullyConnectedKernel::jacot(2, reading.beta));
        walk.advance_to(reading.depth);
        return walk.covariance();
    };
    return {at(0), at(reading.degrees)};
}
Ball determinant(const Reading& reading) {
    const Covariance c = covariance(reading);
    return (c.same * c.same - c.different * c.different) * Ball(Rational(reading.start * reading.start));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(128);
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "almost every initialisation, wherever Sigma^L is definite at the data and one point more";
    const std::string example = fmt::format(
        "ReLU, L = {}, n_0 = 2, beta = {}: det of the covariance of {}f_0 at (1, 0) and a point at {} degrees",
        reading.depth, rigor::to_string(reading.beta),
        reading.start == 1 ? std::string() : rigor::to_string(reading.start) + " ", reading.degrees);
    result.steps.carries(claim::cites_correction(context, "le-2025/proposition-4.5"))
        .carries(claim::exact({example, determinant(reading)}, Relation::greater, {"0", 0}))
        .carries(claim::written(context, "probability"));
    return result;
}

/// The mean of the limits for f_0 and -f_0 + 2 offset is the smallest interpolant, for one data point.
claim::Step mean_of_limits(int component, const Rational& offset) {
    return claim::identity<5>(
        fmt::format("one data point: the mean of the limits for w(0) = (u, v) and {}-(u, v), component {}",
                    offset == 0 ? std::string() : fmt::format("2 ({}, 0) ", rigor::to_string(offset)), component + 1),
        [=](const auto& p, const auto& q, const auto& y, const auto& u, const auto& v) {
            using T = std::decay_t<decltype(p)>;
            const auto c = static_cast<std::size_t>(component);
            const T one = OnePoint<T>{p, q, y, u, v}.at(T(0), T(1))[c],
                    other = OnePoint<T>{p, q, y, 2 * offset - u, 0 - v}.at(T(0), T(1))[c];
            return (one + other) / 2;
        },
        "y phi/|phi|^2, the smallest interpolant",
        [=](const auto& p, const auto& q, const auto& y, const auto&, const auto&) {
            return y * (component == 0 ? p : q) / (p * p + q * q);
        });
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "quadratic cost, invertible Gram matrix, the dynamics of the limit";
    result.steps.carries(claim::cites_correction(context, "le-2025/proposition-4.5"))
        .carries(mean_of_limits(0, reading.offset))
        .carries(mean_of_limits(1, reading.offset))
        .carries(claim::written(context, "mean"));
    return result;
}

RationalVector reflected(RationalVector a) {
    for (Rational& q : a) q = -q;
    return a;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/corollary-4.6", check)
        .control("f_0 = 0", [](Reading& r) { r.start = 0; })
        .control("the second point is the datum", [](Reading& r) { r.degrees = 0; })
        .corrected(check_correction, {.start = 0})
        .correction_control("f_0 with the mean 1e-20 x_1",
                            [](Reading& r) { r.offset = rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "1 to 4 points: the limits for f_0 and -f_0 have the smallest interpolant as their mean, exactly",
            [](long number) {
                claim::Sampler sampler(46, static_cast<std::uint64_t>(number));
                FlowSample s = FlowSample::draw(sampler, false);
                const RationalVector one = s.end(), smallest = rigor::pseudo_inverse(s.features) * s.targets;
                s.start = reflected(s.start);
                const RationalVector other = s.end();
                bool all = true;
                for (std::size_t i = 0; i < one.size(); ++i) all = all && (one[i] + other[i]) / 2 == smallest[i];
                return rigor::truth(all);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::corollary_4_6
