#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

namespace proofs::st_arnaud_2026::section_6_3_v1_display {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// |v - w (w^T v)|^2 = |v|^2 + (w^T v)^2 |w|^2 - cross (w^T v)^2, which is 1 - (w^T v)^power for unit vectors.
struct Reading {
    Rational cross = 2;
    long power = 2;
};

/// The last member for unit vectors, where 1 + s^2 - cross s^2 is left.
claim::Step last_member(const Reading& reading) {
    return claim::identity<1>(
        "1 + s^2 - " + rigor::to_string(reading.cross) + " s^2, s = w^T v",
        [&](const auto& s) { return 1 + s * s - reading.cross * (s * s); }, "1 - s^" + std::to_string(reading.power),
        [&](const auto& s) {
            auto power = s;
            for (long k = 1; k < reading.power; ++k) power = power * s;
            return 1 - power;
        });
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all unit vectors of any dimension";
    result.steps
        .carries(claim::identity<6>(
            "|v - w (w^T v)|^2, v, w in R^3",
            [](const auto& a, const auto& b, const auto& c, const auto& d, const auto& e, const auto& f) {
                const auto s = a * d + b * e + c * f, x = a - d * s, y = b - e * s, z = c - f * s;
                return x * x + y * y + z * z;
            },
            "|v|^2 + (w^T v)^2 |w|^2 - " + rigor::to_string(reading.cross) + " (w^T v)^2",
            [&](const auto& a, const auto& b, const auto& c, const auto& d, const auto& e, const auto& f) {
                const auto s = a * d + b * e + c * f;
                return a * a + b * b + c * c + s * s * (d * d + e * e + f * f) - reading.cross * (s * s);
            }))
        .carries(last_member(reading))
        .carries(claim::written(context, "plane"));
    return result;
}

/// v v^T v - w w^T v by the matrices themselves, for rational unit vectors of R^n.
Truth by_matrices(long seed, long n) {
    claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
    const RationalMatrix points = sampler.points_on_sphere(2, n);
    RationalMatrix v(n, 1), P(n, n);
    Rational product = 0, square = 0;
    for (long i = 0; i < n; ++i) {
        v(i, 0) = points(0, i);
        product += points(0, i) * points(1, i);
        for (long j = 0; j < n; ++j) P(i, j) = points(0, i) * points(0, j) - points(1, i) * points(1, j);
    }
    const RationalMatrix difference = P * v;
    for (long i = 0; i < n; ++i) square += difference(i, 0) * difference(i, 0);
    return rigor::truth(square == 1 - product * product);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.3-v1-display", check)
        .control("- (v~_1^T v_1)^2 in place of - 2 (v~_1^T v_1)^2", [](Reading& r) { r.cross = 1; })
        .control("1 - v~_1^T v_1", [](Reading& r) { r.power = 1; })
        .corrected(Reading{})
        .correction_control("1 - (v~_1^T v_1)^3", [](Reading& r) { r.power = 3; })
        .property(claim::property(
            "|(v v^T - w w^T) v|^2 = 1 - (w^T v)^2 for rational unit vectors of R^n, by the matrices, exactly",
            by_matrices, claim::Input{"seed", claim::integers(1, 1'000'000)},
            claim::Input{"n", claim::integers(2, 6)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_3_v1_display
