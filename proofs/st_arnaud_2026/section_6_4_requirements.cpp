#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The kernel 1/(2 - z) at every depth, or its limit is this number off the diagonal (settles). Of the correction: off
/// the diagonal the limit c.
struct Reading {
    bool settles = false;
    Rational c{1, 4};
};

Rational kernel(const Reading& reading, const Rational& z) {
    if (reading.settles) return z == 1 ? Rational(1) : reading.c;
    return 1 / (2 - z);
}
/// At x_1^T x_2 = 1/2 and x_3 orthogonal to both.
Rational row_sum(const Reading& reading, long row) {
    const Rational half = kernel(reading, {1, 2}), zero = kernel(reading, 0);
    return kernel(reading, 1) + zero + (row == 3 ? zero : half);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "the kernel 1/(2 - x^T x') at every depth, n0 >= 3";
    result.steps
        .carries(claim::identity<1>(
            "1 - 1/(2 - z)", [](const auto& z) { return 1 - 1 / (2 - z); }, "(1 - z)/(2 - z)",
            [](const auto& z) { return (1 - z) / (2 - z); }))
        .carries(claim::identity<1>(
            "1/2 + (z/2) 1/(2 - z), by which each coefficient is half of the one before",
            [](const auto& z) { return Rational(1, 2) + z / 2 * (1 / (2 - z)); }, "1/(2 - z)",
            [](const auto& z) { return 1 / (2 - z); }))
        .carries(claim::written(context, "kernel"))
        .carries(claim::exact({"the limit off the diagonal at z = 1/2", kernel(reading, {1, 2})}, Relation::different,
                              {"at z = 0", kernel(reading, 0)}))
        .carries(claim::exact({"the sum of row 1", row_sum(reading, 1)}, Relation::different,
                              {"of row 3", row_sum(reading, 3)}))
        .carries(claim::written(context, "different"));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "fixed data of n >= 2 different points, L -> infinity";
    result.steps.carries(claim::exact({"0", 0}, Relation::less, {"c", reading.c}))
        .carries(claim::exact({"c", reading.c}, Relation::less, {"1", 1}))
        .carries(claim::exact({"the limit off the diagonal at z = 1/2", kernel(reading, {1, 2})}, Relation::equal,
                              {"at z = 0", kernel(reading, 0)}))
        .carries(claim::identity<1>(
            "1 + (n - 1) c - (1 - c), the gap",
            [&](const auto& n) { return 1 + (n - 1) * reading.c - (1 - reading.c); }, "n c",
            [&](const auto& n) { return n * reading.c; }))
        .carries(claim::cites(context, "st-arnaud-2026/theorem-3-projections"))
        .carries(claim::cites(context, "st-arnaud-2026/section-6-data-independent"))
        .carries(claim::written(context, "limit"));
    return result;
}

/// 1/(2 - z) is positive definite at different rational points of the circle.
Truth definite(long n, long shift) {
    RationalMatrix gram(n, n);
    const auto point = [&](long k) {
        const Rational t(k + shift, 5);
        const Rational d = 1 + t * t;
        return std::pair{Rational((1 - t * t) / d), Rational(2 * t / d)};
    };
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) {
            const auto [a, b] = point(i);
            const auto [c, d] = point(j);
            gram(i, j) = kernel({}, Rational(a * c + b * d));
        }
    return rigor::truth(rigor::inertia(gram).positive == n);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.4-requirements", check)
        .control("a kernel that tends to 1/4 off the diagonal", [](Reading& r) { r.settles = true; })
        .corrected(check_correction, Reading{.settles = true})
        .correction_control("c = 0: no gap", [](Reading& r) { r.c = 0; })
        .correction_control("c = 1: a singular limit", [](Reading& r) { r.c = 1; })
        .correction_control("the kernel 1/(2 - z)", [](Reading& r) { r.settles = false; })
        .property(claim::property("1/(2 - z) is positive definite at n points of the circle, exactly", definite,
                                  claim::Input{"n", claim::integers(1, 8)},
                                  claim::Input{"shift", claim::integers(-20, 20)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026
