// Two sentences that Jacot et al., section 3, and Le, section 3.4, both have: kernel gradient descent converges to a
// critical point of C, and for convex C that is bounded from below to a global minimum. The example that refutes both,
// and the examples at which their corrections are tight.
#pragma once

#include "proofs/common/cross_entropy.hpp"

namespace proofs {

/// One data point, K(x_1, x_1) = kernel, f_0 = 0, the cross-entropy with the weight `other_label` of the other label.
struct CrossEntropyExample {
    rigor::Rational kernel = 1, other_label = 0;

    std::string name() const {
        return "one data point, K = " + rigor::to_string(kernel) + ", C = " + cross_entropy_name(other_label);
    }
    claim::Step definite() const {
        rigor::RationalMatrix on_data(1, 1);
        on_data(0, 0) = kernel;
        return claim::exact_inertia({"K on the data", on_data}, {.positive = 1});
    }
    /// C is convex, by a dual number through C', and positive.
    claim::Steps convex_and_positive() const {
        const rigor::Rational& q = other_label;
        const auto second = [&](const auto& E) {
            using T = std::decay_t<decltype(E)>;
            return cross_entropy_slope(q, rigor::Dual<T>(E, E)).derivative;
        };
        return claim::Steps()
            .carries(claim::identity<1>(
                "C''(f) (1 + E)^2, by dual numbers (C is convex)",
                [&](const auto& E) { return second(E) * (1 + E) * (1 + E); }, "(1 + q) E",
                [&](const auto& E) { return (1 + q) * E; }))
            .carries(claim::identity<1>(
                "1 - e^-log(1 + 1/E) (so log(1 + e^-f) > 0)", [](const auto& E) { return 1 - 1 / (1 + 1 / E); },
                "1/(1 + E)", [](const auto& E) { return 1 / (1 + E); }));
    }
    /// C has fewer critical points, and so fewer minima, than the conclusion asks for.
    claim::Step too_few(const std::string& which, long asked) const {
        return claim::witness<rigor::Rational>(
            name(), other_label, {"the number of " + which + " in C'(f) (1 + E))", cross_entropy_critical_points},
            claim::Relation::at_least,
            {"what the conclusion asks for", [asked](const rigor::Rational&) { return asked; }});
    }
};

/// d/dt C = (1/2) sum_i d_i f_i' < 0 for f' = sign grad_K C at two points with K = [1, k; k, 1], |k| <= correlation,
/// and d = (cos a, sin a).
inline claim::Step cost_falls(const rigor::Rational& correlation, long sign) {
    const claim::Domain all{{{"a", {0, 7}}, {"k", {-correlation, correlation}}}};  // a: more than a turn
    return claim::everywhere(all,
                             {"d/dt C at two points with K = [1, k; k, 1] and d = (cos a, sin a)",
                              [sign](const rigor::Point& p) {
                                  const rigor::Ball& k = p[1];
                                  rigor::Ball sine, cosine;
                                  rigor::sin_cos(p[0], sine, cosine);
                                  const rigor::Ball first = (cosine + k * sine) / rigor::Ball(2),
                                                    second = (k * cosine + sine) / rigor::Ball(2);  // grad_K C
                                  return rigor::Ball(sign) * (cosine * first + sine * second) / rigor::Ball(2);
                              }},
                             claim::Relation::less, claim::constant(0));
}

/// C(f_t) - C(z) <= constant (f_0 - z)^T G^-1 (f_0 - z)/t^power for C(f) = f, K = 1, f_0 = 0, z = -s: f_t = -t, and the
/// bound says s - t <= constant s^2/t^power.
inline claim::Step cost_is_bounded(const rigor::Rational& constant, unsigned long power) {
    return claim::everywhere(
        {{{"s", {0, 20}}, {"t", {1, 10}}}},
        {"C(f) = f, f_0 = 0, z = -s: C(f_t) - C(z)", [](const rigor::Point& p) { return p[0] - p[1]; }},
        claim::Relation::at_most,
        {fmt::format("{} s^2/t^{}", rigor::to_string(constant), power), [constant, power](const rigor::Point& p) {
             return rigor::Ball(constant) * rigor::square(p[0]) / rigor::power(p[1], power);
         }});
}

}  // namespace proofs
