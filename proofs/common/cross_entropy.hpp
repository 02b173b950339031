// The cross-entropy of one data point as an example of a convex cost without a minimum: C(f) = log(1 + e^-f) for the
// label 1, and q log(1 + e^f) more where the other label has the weight q. Everything is a rational function of
// E = e^f once it is differentiated, so identities settle it for all f.
#pragma once

#include "claim/decided_steps.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/number/complex_ball.hpp"
#include "rigor/number/dual_number.hpp"
#include "rigor/proof/integral.hpp"

#include <fmt/format.h>

namespace proofs {

/// C'(f) at E = e^f, by dual numbers through the two logarithms: d/df E = E, d/df log u = u'/u.
template <class T>
T cross_entropy_slope(const rigor::Rational& other_label, const T& E) {
    const rigor::Dual<T> e(E, E);
    const auto slope_of_log = [](const rigor::Dual<T>& u) { return u.derivative / u.value; };
    return slope_of_log(1 + 1 / e) + T(other_label) * slope_of_log(1 + e);
}

inline std::string cross_entropy_name(const rigor::Rational& q) {
    return q == 0 ? "log(1 + e^-f)" : fmt::format("log(1 + e^-f) + {} log(1 + e^f)", rigor::to_string(q));
}

/// C'(f)(1 + e^f) = q e^f - 1. For q = 0 this is -1: along f' = -C'(f) the sum f + e^f grows with speed 1.
inline claim::Step cross_entropy_differentiated(const rigor::Rational& q) {
    return claim::identity<1>(
        fmt::format("C'(f) (1 + E), C = {} differentiated by dual numbers, E = e^f", cross_entropy_name(q)),
        [&](const auto& E) { return cross_entropy_slope(q, E) * (1 + E); },
        q == 0 ? "-1" : fmt::format("{} E - 1", rigor::to_string(q)), [&](const auto& E) { return q * E - 1; });
}

/// How many f have C'(f) = 0, at most: the positive roots of q E - 1 are no more than its changes of sign (Descartes).
inline long cross_entropy_critical_points(const rigor::Rational& q) {
    long changes = 0, sign = 0;
    for (const rigor::Rational& coefficient : {rigor::Rational(-1), q}) {
        const long s = coefficient.sign();
        if (s != 0 && sign != 0 && s != sign) ++changes;
        if (s != 0) sign = s;
    }
    return changes;
}

/// A second computation for q = 0: the time that the flow takes from 0 to k, int_0^k df/(-C'(f)), by certified
/// quadrature, against e^k + k - 1.
inline claim::Step cross_entropy_times() {
    const auto miss = [](long k) {
        const rigor::Precision precision(256);
        const rigor::Ball time = rigor::integral(
            [](const rigor::ComplexBall& f) {
                return rigor::ComplexBall(-1) / cross_entropy_slope(rigor::Rational(0), exp(f));
            },
            rigor::Ball(0), rigor::Ball(k));
        return rigor::abs(time / (rigor::exp(rigor::Ball(k)) + rigor::Ball(k) - rigor::Ball(1)) - rigor::Ball(1));
    };
    return claim::exact_for_each<long>(
        "k = 1, 10, 50", {1, 10, 50},
        {"the time from f = 0 to f = k, by quadrature, divided by e^k + k - 1, minus 1", miss}, claim::Relation::less,
        {"1e-30", [](long) { return rigor::parse_rational("1e-30"); }});
}

}  // namespace proofs
