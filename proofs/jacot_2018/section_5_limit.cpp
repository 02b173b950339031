#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/training/kernel_flow.hpp"
#include "proofs/jacot_2018/common/least_squares.hpp"
#include "rigor/matrix/rational_inverse.hpp"
#include "rigor/number/ball_functions.hpp"

#include <algorithm>

namespace proofs::jacot_2018::section_5_limit {
namespace {

using rigor::Ball, rigor::BallVector, rigor::Rational, rigor::RationalMatrix, rigor::Truth;
using Function = LeastSquares::Function;

/// kappa^T (G + ridge)^-1 (goal y* + start y_0) + value f_0(x).
struct Reading {
    Rational goal = 1, start = -1, value = 1, ridge = 0;
};

/// kappa^T (G + ridge)^-1 y for two values on the data, G = [a, b; b, c].
template <class T>
T regression(const T& a, const T& b, const T& c, const Rational& ridge, const T& k1, const T& k2, const T& y1,
             const T& y2) {
    const T p = a + T(ridge), q = c + T(ridge);
    return (k1 * (q * y1 - b * y2) + k2 * (p * y2 - b * y1)) / (p * q - b * b);
}

/// At all values, on the data and off, where kappa^T is a row of G or of across G.
Function limit(const Reading& reading, const LeastSquares& sample) {
    const auto n = static_cast<std::size_t>(sample.on_data());
    Function data(n);
    for (std::size_t i = 0; i < n; ++i) data[i] = reading.goal * sample.goal[i] + reading.start * sample.start[i];
    Function change = sample.gram() * (rigor::inverse(sample.gram().shifted(-reading.ridge)) * data);
    const Function off = sample.across * change;
    change.insert(change.end(), off.begin(), off.end());
    for (std::size_t i = 0; i < change.size(); ++i) change[i] += reading.value * sample.start[i];
    return change;
}
/// At rest, and with no part of f_0 - f in the null-space of Pi: there is one such function, and e^(-t Pi)(f_0 - f) ->
/// 0.
Truth is_limit(const Function& f, const LeastSquares& sample) {
    const Function zero(f.size());
    return rigor::truth(sample.map(combination(sample.goal, -1, f)) == zero &&
                        sample.components(combination(sample.start, -1, f)).back().part == zero);
}
LeastSquares drawn(claim::Sampler& sampler) {
    const long points = sampler.integer(1, 3), outputs = sampler.integer(1, 2);  // free: sizes
    return least_squares(points, outputs, 0, sampler.integer(0, 1'000'000));     // free: sizes
}
/// The flow itself at a late time, off the data, by the matrix exponential in balls.
Truth reached(claim::Sampler& sampler, const Reading& reading) {
    const rigor::Precision precision(2048);  // free: precision
    const LeastSquares sample = drawn(sampler);
    const Function f = limit(reading, sample);
    const auto n = sample.start.begin() + sample.on_data();
    const ntk::KernelFlow flow(rigor::BallMatrix(sample.gram()), BallVector(sample.start.begin(), n),
                               BallVector(sample.goal.begin(), sample.goal.begin() + sample.on_data()),
                               Rational(1, sample.points));
    const BallVector a = flow.coefficients(Ball(2000));  // free: a late time
    const RationalMatrix rows = sample.across * sample.gram();
    Truth all = Truth::yes;
    for (long i = 0; i < rows.rows(); ++i) {
        const auto k = static_cast<std::size_t>(sample.on_data() + i);
        Ball value(sample.start[k]);
        for (long j = 0; j < rows.columns(); ++j) value += Ball(rows(i, j)) * a[static_cast<std::size_t>(j)];
        const Ball gap = rigor::abs(value - Ball(f[k]));
        all = all && rigor::certainly_less(gap, Ball::dyadic(1, -60));  // free: tolerance
    }
    return all;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all kernels that are positive definite on the data, finite data sets, n_L, x, f_0 and f*";
    result.steps.carries(claim::cites(context, "jacot-2018/section-5-solution"))
        .carries(claim::written(context, "on-data"))
        .carries(claim::identity<7>(
            "d/dt (f_t(x) - kappa^T G^-1 f_t(X)) along the flow, G = [a, b; b, c], r = y* - f_t(X)",
            [](const auto& a, const auto& b, const auto& c, const auto& k1, const auto& k2, const auto& r1,
               const auto& r2) {
                const auto v1 = (a * r1 + b * r2) / 2, v2 = (b * r1 + c * r2) / 2;
                return (k1 * r1 + k2 * r2) / 2 - regression(a, b, c, 0, k1, k2, v1, v2);
            },
            "0",
            [](const auto& a, const auto&, const auto&, const auto&, const auto&, const auto&, const auto&) {
                return a - a;
            }))
        .carries(claim::written(context, "conserved"))
        .carries(claim::identity<10>(
            "the printed f_infinity(x) at two values on the data",
            [&](const auto& a, const auto& b, const auto& c, const auto& k1, const auto& k2, const auto& y1,
                const auto& y2, const auto& z1, const auto& z2, const auto& start) {
                return reading.goal * regression(a, b, c, reading.ridge, k1, k2, y1, y2) +
                       (reading.value * start + reading.start * regression(a, b, c, reading.ridge, k1, k2, z1, z2));
            },
            "kappa^T G^-1 y* plus what is conserved, at t = 0",
            [](const auto& a, const auto& b, const auto& c, const auto& k1, const auto& k2, const auto& y1,
               const auto& y2, const auto& z1, const auto& z2, const auto& start) {
                return regression(a, b, c, 0, k1, k2, y1, y2) + (start - regression(a, b, c, 0, k1, k2, z1, z2));
            }))
        .carries(claim::identity<5>(
            "the second term at x_1, where kappa is a row of G",
            [&](const auto& a, const auto& b, const auto& c, const auto& z1, const auto& z2) {
                return reading.value * z1 + reading.start * regression(a, b, c, reading.ridge, a, b, z1, z2);
            },
            "0", [](const auto& a, const auto&, const auto&, const auto&, const auto&) { return a - a; }))
        .carries(claim::written(context, "variance"))
        .supports(
            claim::instances("the formula is at rest and f_0 minus it has no part in the null-space of Pi; 1 to 3 "
                             "points, 1 and 2 outputs, on the data and off, exactly",
                             context.seed, 30,  // free: how many
                             [&](claim::Sampler& s) {
                                 const LeastSquares sample = drawn(s);
                                 return is_limit(limit(reading, sample), sample);
                             }))
        .supports(claim::instances("off the data the flow is within 2^-60 of the formula at t = 2000, by the matrix "
                                   "exponential in balls",
                                   context.seed, 4,  // free: how many
                                   [&](claim::Sampler& s) { return reached(s, reading); }));
    if (context.verdict_only) return result;
    const LeastSquares sample = least_squares(3, 1, 0, 1);                          // free: an example
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);  // free: precision
    const auto off = static_cast<std::size_t>(sample.on_data());
    result.values = {{"a sample with 3 points: f_infinity at a point off the data",
                      Ball(limit(reading, sample)[off]).enclosure(context.digits)},
                     {"f_0 there", Ball(sample.start[off]).enclosure(context.digits)}};
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-5-limit", check)
        .control("+ kappa^T G^-1 y_0", [](Reading& r) { r.start = 1; })
        .control("without y_0", [](Reading& r) { r.start = 0; })
        .control("without f_0(x)", [](Reading& r) { r.value = 0; })
        .control("- kappa^T G^-1 y*", [](Reading& r) { r.goal = -1; })
        .control("ridge regression with the ridge 1e-20", [](Reading& r) { r.ridge = rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "the formula for a sample of the seed is where the flow goes, and the targets on the data, exactly",
            [](long seed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                const LeastSquares sample = drawn(sampler);
                const Function f = limit({}, sample);
                return is_limit(f, sample) &&
                       rigor::truth(std::equal(f.begin(), f.begin() + sample.on_data(), sample.goal.begin()));
            },
            claim::Input{"seed", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_5_limit
