#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/matrix/rational_inverse.hpp"
#include "rigor/number/dual_number.hpp"

#include <array>

namespace proofs::le_2025::section_3_1_convergence {
namespace {

using claim::RationalVector, claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The example: one data point, phi = 1, y = 0, the rate eta, w(0) = start. Of the correction: a part of the error that
/// belongs to the eigenvalue lambda tends to 0 for eta lambda/m in (0, threshold), and to infinity beyond.
struct Reading {
    Rational eta = 2, start = 1, threshold = 1;
};

/// w - eta grad C(w) for two data points with one feature, C the mean of (w phi_i - y_i)^2, by dual numbers.
template <class T>
T step(const T& w, const T& eta, const std::array<T, 2>& phi, const std::array<T, 2>& y) {
    const rigor::Dual<T> moving(w, T(1));
    const auto first = moving * rigor::Dual<T>(phi[0]) - rigor::Dual<T>(y[0]),
               second = moving * rigor::Dual<T>(phi[1]) - rigor::Dual<T>(y[1]);
    return w - eta * (first * first + second * second).derivative / 2;
}
claim::Step error_of_a_step() {
    return claim::identity<6>(
        "two data points, one feature: w(t+1) - w*, w* = sum phi_i y_i/lambda, the gradient by dual numbers",
        [](const auto& w, const auto& eta, const auto& p, const auto& q, const auto& y, const auto& z) {
            using T = std::decay_t<decltype(w)>;
            const T lambda = p * p + q * q;
            return step<T>(w, eta, {p, q}, {y, z}) - (p * y + q * z) / lambda;
        },
        "(1 - 2 eta lambda/m)(w(t) - w*), lambda = |phi|^2, m = 2",
        [](const auto& w, const auto& eta, const auto& p, const auto& q, const auto& y, const auto& z) {
            const auto lambda = p * p + q * q;
            return (1 - eta * lambda) * (w - (p * y + q * z) / lambda);
        });
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "an example; every data set with K != 0, every eta > m/lambda_max(K), from almost every w(0), by the correction";
    result.steps.carries(error_of_a_step())
        .carries(claim::exact(
            {"|w(0) - w*|, w(0) = " + rigor::to_string(reading.start) + ", w* = 0", Rational(abs(reading.start))},
            Relation::greater, {"0", 0}))
        .carries(claim::written(context, "modes"))
        .carries(claim::exact({"one data point, phi = 1, y = 0, eta = " + rigor::to_string(reading.eta) +
                                   ": |w(t + 1)|/|w(t)| = |1 - 2 eta|",
                               Rational(abs(1 - 2 * reading.eta))},
                              Relation::greater, {"1", 1}))
        .carries(claim::written(context, "threshold"));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all data sets with K != 0";
    result.steps.carries(error_of_a_step())
        .carries(claim::written(context, "modes"))
        .carries(claim::identity<1>(
            "1 - (1 - 2 x)^2, x = eta lambda/m", [](const auto& x) { return 1 - (1 - 2 * x) * (1 - 2 * x); },
            "4 x (1 - x)", [](const auto& x) { return 4 * x * (1 - x); }))
        .carries(claim::exact({"(1 - 2 x)^2 at the threshold x = " + rigor::to_string(reading.threshold),
                               (1 - 2 * reading.threshold) * (1 - 2 * reading.threshold)},
                              Relation::equal, {"1", 1}))
        .carries(claim::exact({"the threshold", reading.threshold}, Relation::greater, {"0", 0}))
        .carries(claim::written(context, "threshold"));
    return result;
}

/// A data set with one feature, where lambda_max(K) = sum phi_i^2 is rational, or (1, 0), (0, 1) scaled.
struct Drawn {
    RationalMatrix features;
    RationalVector targets, start;
    Rational largest, eta;

    explicit Drawn(long number) : features(0, 0) {
        claim::Sampler sampler(31, static_cast<std::uint64_t>(number));
        const long m = sampler.integer(1, 3);
        features = sampler.matrix(m, 1);
        targets = sampler.vector(m);
        start = sampler.vector(1);
        for (long i = 0; i < m; ++i) largest += features(i, 0) * features(i, 0);
        eta = sampler.positive_rational(2, 3);
    }
    long points() const { return features.rows(); }
    /// |w(1) - w*|^2 and |w(0) - w*|^2.
    std::pair<Rational, Rational> distances() const {
        const RationalVector end = rigor::pseudo_inverse(features) * targets, values = features * start;
        Rational w = start[0];
        for (long i = 0; i < points(); ++i)
            w -= 2 * eta / points() * features(i, 0) *
                 (values[static_cast<std::size_t>(i)] - targets[static_cast<std::size_t>(i)]);
        return {Rational((w - end[0]) * (w - end[0])), Rational((start[0] - end[0]) * (start[0] - end[0]))};
    }
};

const claim::Registered registered{[]() -> claim::Check {
    const Rational little = rigor::parse_rational("1e-20");
    return claim::checked("le-2025/section-3.1-convergence", check)
        .control("eta = 1/2", [](Reading& r) { r.eta = Rational(1, 2); })
        .control("eta = 1 - 1e-20", [=](Reading& r) { r.eta = 1 - little; })
        .control("w(0) = 0, the minimiser", [](Reading& r) { r.start = 0; })
        .corrected(check_correction, {.eta = Rational(1, 2)})
        .correction_control("0 < eta < (1 + 1e-20) m/lambda_max(K)", [=](Reading& r) { r.threshold += little; })
        .correction_control("divergence from (1 - 1e-20) m/lambda_max(K) on",
                            [=](Reading& r) { r.threshold -= little; })
        .property(claim::property_where(
            "one feature, K != 0, w(0) != w*: a step comes nearer to w* if and only if eta < m/lambda_max(K), exactly",
            [](long n) {
                const Drawn d(n);
                return rigor::truth(d.largest > 0 && d.distances().second > 0);
            },
            [](long n) {
                const Drawn d(n);
                const auto [after, before] = d.distances();
                return rigor::truth((after < before) == (d.eta * d.largest < d.points()));
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::section_3_1_convergence
